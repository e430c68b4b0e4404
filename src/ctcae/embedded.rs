//! The criteria as the program ships them, for everything that runs without
//! the page. The page fetches the same files when they are first needed.

use super::book::{Book, Sources};
use super::criteria::{Criteria, Version};
use super::parse::{self, Mistake};

/// What can be measured.
pub const QUANTITIES: &str = include_str!("../../assets/criteria/quantities.txt");
/// Version 5.0.
pub const V5: &str = include_str!("../../assets/criteria/ctcae-5.0.txt");
/// Version 6.0.
pub const V6: &str = include_str!("../../assets/criteria/ctcae-6.0.txt");

/// Everyday words for terms.
pub const WORDS: &str = include_str!("../../assets/criteria/words.txt");
/// Which terms became which.
pub const MAPPING: &str = include_str!("../../assets/criteria/mapping.txt");

/// The criteria of a version.
///
/// # Errors
/// The mistakes in the data; a test holds that there are none.
pub fn criteria(version: Version) -> Result<Criteria, Vec<Mistake>> {
    let text = match version {
        Version::V5 => V5,
        Version::V6 => V6,
    };
    parse::criteria(version, QUANTITIES, text)
}

/// MedDRA codes of the terms of version 5.0; MedDRA has its own licence.
pub const CODES_5: &str = include_str!("../../assets/criteria/meddra-5.0.txt");
/// MedDRA codes of the terms of version 6.0; MedDRA has its own licence.
pub const CODES_6: &str = include_str!("../../assets/criteria/meddra-6.0.txt");

/// The MedDRA code of a term, where the file of codes has one.
#[must_use]
pub fn code(version: Version, term: &str) -> Option<&'static str> {
    let codes = match version {
        Version::V5 => CODES_5,
        Version::V6 => CODES_6,
    };
    codes
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(_, name)| *name == term)
        .map(|(code, _)| code)
}

/// Both versions with search and mapping, from what the program ships.
///
/// # Errors
/// What is wrong with the data; a test holds that it is nothing.
pub fn book() -> Result<Book, String> {
    Book::read(&Sources {
        quantities: QUANTITIES,
        v5: V5,
        v6: V6,
        words: WORDS,
        mapping: MAPPING,
    })
}
