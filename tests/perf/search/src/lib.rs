//! The search of CTCAE terms as JavaScript calls it, to be measured beside
//! other searches. Not part of the page.

use dermscore::ctcae::search::Search;
use wasm_bindgen::prelude::wasm_bindgen;

/// A search ready to be asked.
#[wasm_bindgen]
pub struct Finder(Search);

#[wasm_bindgen]
impl Finder {
    /// Of any names, one a line; a name's target is its line, counted from 0.
    #[wasm_bindgen(constructor)]
    pub fn new(names: &str) -> Self {
        let mut search = Search::default();
        for (target, name) in names.lines().enumerate() {
            search.add(target, name, false);
        }
        Self(search)
    }

    /// The nearest targets, at most `most`.
    pub fn find(&self, query: &str, most: usize) -> Vec<u32> {
        self.0
            .find(query, most)
            .iter()
            .filter_map(|hit| u32::try_from(hit.target).ok())
            .collect()
    }
}

/// The project's own terms, read.
#[cfg(feature = "shipped")]
#[wasm_bindgen]
pub struct Shipped(
    dermscore::ctcae::Criteria,
    dermscore::ctcae::mapping::Mapping,
);

#[cfg(feature = "shipped")]
#[wasm_bindgen]
impl Shipped {
    /// Reads a version's data.
    pub fn read(version: &str) -> Option<Self> {
        use dermscore::ctcae::{Version, embedded, mapping::Mapping};
        let text = include_str!("../../../../assets/criteria/mapping.txt");
        let criteria = embedded::criteria(Version::named(version)?).ok()?;
        Some(Self(criteria, Mapping::read(text).ok()?))
    }

    /// The search of its terms with all words, as the page has it.
    pub fn finder(&self) -> Finder {
        let text = include_str!("../../../../assets/criteria/words.txt");
        Finder(dermscore::ctcae::words::search(&self.0, &self.1, text))
    }
}
