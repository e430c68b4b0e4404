//! Units beside the questions: words in the language, symbols as they are.

use dermscore::ctcae::{Version, asking};

use crate::short::criteria;

/// Whether there is a word in a unit, as far as its letters tell.
fn has_word(unit: &str) -> bool {
    let words = unit.split(|letter: char| !letter.is_ascii_lowercase());
    let longest = words.map(str::len).max().unwrap_or(0);
    // “mol” and “kat” are no words, and a day may be a part of a symbol.
    let symbol = unit.contains("mol/") || unit.contains("kat/") || unit.contains("1.73m2");
    !symbol && (longest > 3 || unit.contains("day"))
}

#[test]
fn every_unit_that_is_a_word_is_said_in_the_language() {
    let quantities = criteria(Version::V5).quantities.0.iter();
    let units: Vec<&str> = quantities
        .flat_map(|quantity| &quantity.units)
        .map(|unit| unit.name.as_str())
        .collect();
    assert!(units.len() > 100, "expected the units, found {units:?}");
    for unit in units {
        assert_eq!(
            asking::unit(unit).is_some(),
            has_word(unit),
            "expected “{unit}” to be said in the language exactly if it is a word"
        );
    }
    assert_eq!(asking::unit("days"), Some("days"));
}
