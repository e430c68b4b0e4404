//! Everything of both versions in one place, read once.

use super::criteria::{Criteria, Version};
use super::mapping::Mapping;
use super::parse;
use super::search::Search;
use super::words;

/// The texts of which a [`Book`] is made, as the site serves them.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// What can be measured.
    pub quantities: &'a str,
    /// The criteria of version 5.0.
    pub v5: &'a str,
    /// The criteria of version 6.0.
    pub v6: &'a str,
    /// Everyday words for terms.
    pub words: &'a str,
    /// Which terms became which.
    pub mapping: &'a str,
}

impl Sources<'_> {
    /// The names of the files, in the order of the fields.
    pub const FILES: [&'static str; 5] = [
        "quantities.txt",
        "ctcae-5.0.txt",
        "ctcae-6.0.txt",
        "words.txt",
        "mapping.txt",
    ];
}

/// Both versions, with their searches and the mapping between them.
#[derive(Debug)]
pub struct Book {
    versions: [(Criteria, Search); 2],
    /// Which terms became which.
    pub mapping: Mapping,
}

impl Book {
    /// Reads the sources.
    ///
    /// # Errors
    /// What is wrong with them, for a person; a test holds that it is nothing.
    pub fn read(sources: &Sources<'_>) -> Result<Self, String> {
        let first = |mistakes: Vec<parse::Mistake>| {
            mistakes
                .first()
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        let mapping = Mapping::read(sources.mapping).map_err(first)?;
        let read = |version, text| {
            let criteria = parse::criteria(version, sources.quantities, text).map_err(first)?;
            let search = words::search(&criteria, &mapping, sources.words);
            Ok::<_, String>((criteria, search))
        };
        Ok(Self {
            versions: [
                read(Version::V5, sources.v5)?,
                read(Version::V6, sources.v6)?,
            ],
            mapping,
        })
    }

    /// The criteria of a version.
    #[must_use]
    pub fn criteria(&self, version: Version) -> &Criteria {
        &self.versions[version as usize].0
    }

    /// The search over a version's terms; a hit's target is the term's place.
    #[must_use]
    pub fn search(&self, version: Version) -> &Search {
        &self.versions[version as usize].1
    }
}
