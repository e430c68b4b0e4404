//! The search of one version's terms: their names, the other version's names
//! for them, and everyday words.

use super::criteria::{Criteria, Version};
use super::mapping::Mapping;
use super::search::Search;

/// A line of `assets/criteria/words.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// An everyday name and the terms it may mean, best first.
    Name(&'a str, Vec<&'a str>),
    /// Single words that are as good as each other.
    Same(Vec<&'a str>),
}

/// The lines that say something. What is neither kind is a name for nothing;
/// a test holds that there is none.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| match line.split_once(" = ") {
            Some((name, terms)) => Line::Name(name, terms.split("; ").collect()),
            None if line.contains(" ~ ") => Line::Same(line.split(" ~ ").collect()),
            None => Line::Name(line, Vec::new()),
        })
}

/// A search whose targets are places in [`Criteria::terms`].
#[must_use]
pub fn search(criteria: &Criteria, mapping: &Mapping, words: &str) -> Search {
    let mut search = Search::default();
    for (place, term) in criteria.terms.iter().enumerate() {
        search.add(place, &term.name, false);
    }
    let terms = Terms::new(criteria, mapping);
    let mut add = |name: &str, targets: &[&str]| {
        let mut places = terms.places(targets);
        places.retain(|place| criteria.terms[*place].name != name);
        if !places.is_empty() {
            search.add_all(&places, name, true);
        }
    };
    match criteria.version {
        Version::V5 => {
            for name in &mapping.added {
                add(name, &[name]);
            }
        }
        Version::V6 => {
            for changed in &mapping.changed {
                if mapping.is_removed(&changed.term) {
                    add(&changed.term, &[&changed.term]);
                }
            }
        }
    }
    let mut same = Vec::new();
    for line in lines(words) {
        match line {
            Line::Name(name, terms) => add(name, &terms),
            Line::Same(words) => same.push(words),
        }
    }
    for words in same {
        search.same(words);
    }
    search
}

/// One version's terms by name.
struct Terms<'a> {
    version: Version,
    mapping: &'a Mapping,
    /// With their places, in the order of the names.
    names: Vec<(&'a str, usize)>,
}

impl<'a> Terms<'a> {
    fn new(criteria: &'a Criteria, mapping: &'a Mapping) -> Self {
        let mut names: Vec<(&str, usize)> = criteria
            .terms
            .iter()
            .enumerate()
            .map(|(place, term)| (term.name.as_str(), place))
            .collect();
        names.sort_unstable();
        Self {
            version: criteria.version,
            mapping,
            names,
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        let found = self.names.binary_search_by(|(known, _)| (*known).cmp(name));
        found.ok().map(|at| self.names[at].1)
    }

    /// The places of terms, each once: one this version lacks leads to what
    /// the mapping puts in its place.
    fn places(&self, terms: &[&str]) -> Vec<usize> {
        let mut places = Vec::new();
        let mut take = |place: usize| {
            if !places.contains(&place) {
                places.push(place);
            }
        };
        for term in terms {
            if let Some(place) = self.place(term) {
                take(place);
                continue;
            }
            let instead = match self.version {
                Version::V5 => self.mapping.to_five(term),
                Version::V6 => self.mapping.to_six(term),
            };
            for place in instead.into_iter().filter_map(|name| self.place(name)) {
                take(place);
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ctcae::parse;

    const MAPPING: &str = "\
Platelet count decreased -> Thrombocytopenia
-> Thrombocytopenia
-> Melena
";
    const WORDS: &str = "\
# head
low platelets = Platelet count decreased
clots gone = Melena; Platelet count decreased
itch = Pruritus
platelet ~ thrombocyte
";

    fn first(version: Version, query: &str) -> Option<String> {
        let terms = match version {
            Version::V5 => "term Pruritus\n5 death\nterm Platelet count decreased\n5 death\n",
            Version::V6 => "term Thrombocytopenia\n5 death\nterm Melena\n5 death\n",
        };
        let criteria =
            parse::criteria(version, "", &format!("class Any\n{terms}")).expect("readable");
        let mapping = Mapping::read(MAPPING).expect("readable");
        let hits = search(&criteria, &mapping, WORDS).find(query, 1);
        hits.first()
            .map(|hit| criteria.terms[hit.target].name.clone())
    }

    #[test]
    fn a_word_leads_to_what_the_version_has() {
        let found = |version, query| first(version, query).unwrap_or_default();
        assert_eq!(found(Version::V5, "itch"), "Pruritus");
        assert_eq!(first(Version::V6, "itch"), None);
        assert_eq!(
            found(Version::V5, "low platelets"),
            "Platelet count decreased"
        );
        assert_eq!(found(Version::V6, "low platelets"), "Thrombocytopenia");
        assert_eq!(found(Version::V5, "clots gone"), "Platelet count decreased");
        assert_eq!(found(Version::V6, "clots gone"), "Melena");
        assert_eq!(
            found(Version::V5, "thrombocyte count"),
            "Platelet count decreased"
        );
    }

    #[test]
    fn the_other_versions_name_is_known() {
        let found = |version, query| first(version, query).unwrap_or_default();
        assert_eq!(
            found(Version::V5, "thrombocytopenia"),
            "Platelet count decreased"
        );
        assert_eq!(
            found(Version::V6, "platelet count decreased"),
            "Thrombocytopenia"
        );
    }

    #[test]
    fn lines_are_names_or_words_of_one_kind() {
        let read: Vec<Line> = lines("# no\na b = C; D\n\ne ~ f\ng\n").collect();
        assert_eq!(
            read,
            [
                Line::Name("a b", vec!["C", "D"]),
                Line::Same(vec!["e", "f"]),
                Line::Name("g", Vec::new()),
            ]
        );
    }
}
