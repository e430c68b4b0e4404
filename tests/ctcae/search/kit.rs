//! Both versions' terms and searches, and what several tests want.

use dermscore::ctcae::mapping::Mapping;
use dermscore::ctcae::search::Search;
use dermscore::ctcae::{Criteria, Version, embedded, words};

pub const MAPPING: &str = include_str!("../../../assets/criteria/mapping.txt");
pub const WORDS: &str = include_str!("../../../assets/criteria/words.txt");

pub fn criteria(version: Version) -> Criteria {
    embedded::criteria(version).expect("the data has no mistakes")
}

pub fn mapping() -> Mapping {
    Mapping::read(MAPPING).expect("the mapping has no mistakes")
}

pub fn search(criteria: &Criteria) -> Search {
    words::search(criteria, &mapping(), WORDS)
}

/// Names found, nearest first.
pub fn found<'a>(criteria: &'a Criteria, search: &Search, query: &str) -> Vec<&'a str> {
    search
        .find(query, 20)
        .iter()
        .map(|hit| criteria.terms[hit.target].name.as_str())
        .collect()
}
