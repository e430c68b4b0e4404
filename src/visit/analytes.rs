//! The tests that a laboratory row may name: which there are, by which names
//! they are found, and the trial's own set.

use std::collections::HashSet;

use super::labs::Lab;
use super::rows::Rows;
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::ctcae::quantity::{Origin, Quantity};

/// The tests of the trial's Table 3, in its order.
pub const TRIAL_SET: [&str; 10] = [
    "leukocytes",
    "neutrophilShare",
    "alt",
    "ast",
    "creatinine",
    "dDimer",
    "afp",
    "cea",
    "ca199",
    "ca724",
];

/// What laboratories call a test besides its name in the register.
const ALSO: &[(&str, &str)] = &[
    ("alt", "GPT, SGPT, ALAT"),
    ("ast", "GOT, SGOT, ASAT"),
    ("alp", "AP, ALKP"),
    ("ggt", "gamma GT"),
    ("ck", "CPK"),
    ("bilirubin", "TBIL"),
    ("creatinine", "crea, sCr"),
    ("creatinineClearance", "CrCl"),
    ("egfr", "GFR"),
    ("urineProteinDipstick", "proteinuria, urinalysis"),
    ("urineProtein24h", "proteinuria"),
    ("urineProteinCreatinine", "proteinuria, UPCR"),
    ("uricAcid", "urate"),
    ("hemoglobin", "Hb, Hgb"),
    (
        "leukocytes",
        "WBC, leucocytes, white blood cells, white cell count",
    ),
    ("neutrophils", "ANC"),
    ("neutrophilShare", "percent neutrophils"),
    ("lymphocytes", "ALC"),
    ("eosinophils", "eos"),
    ("platelets", "PLT, thrombocytes"),
    ("aptt", "PTT"),
    ("inr", "prothrombin"),
    ("dDimer", "DDimer"),
    ("bicarbonate", "HCO3"),
    ("sodium", "Na, natrium"),
    ("potassium", "K, kalium"),
    ("calcium", "Ca"),
    ("ionizedCalcium", "ionized"),
    ("magnesium", "Mg"),
    ("phosphate", "phosphorus, PO4"),
    ("glucose", "blood sugar"),
    ("triglycerides", "TG"),
    ("vitaminD", "25 OH"),
    ("ca199", "CA19 9, carbohydrate antigen 19 9"),
    ("ca724", "CA72 4, carbohydrate antigen 72 4"),
];

/// Every test that may be named: those of a laboratory, and what else either
/// version grades from a number of its own; by name.
#[must_use]
pub fn all(book: &Book) -> Vec<&Quantity> {
    let register = &book.criteria(Version::V5).quantities.0;
    let mut all: Vec<&Quantity> = register
        .iter()
        .filter(|quantity| quantity.origin == Origin::Lab || is_graded(book, &quantity.id))
        .collect();
    all.sort_by_key(|quantity| quantity.name.to_lowercase());
    all
}

/// Whether either version grades values of a test.
fn is_graded(book: &Book, id: &str) -> bool {
    let mut versions = Version::ALL.into_iter();
    versions.any(|version| !book.criteria(version).terms_of_lab(id).is_empty())
}

/// The test that a row names, where it is of the register.
#[must_use]
pub fn of<'a>(book: &'a Book, id: &str) -> Option<&'a Quantity> {
    book.criteria(Version::V5).quantities.get(id)
}

/// The tests that fit what is typed, best first: every word begins a word of
/// the test's names. All of them, where nothing is typed.
#[must_use]
pub fn find<'a>(book: &'a Book, typed: &str) -> Vec<&'a Quantity> {
    let asked = words(typed);
    let mut found: Vec<((u8, usize), &Quantity)> = all(book)
        .into_iter()
        .filter_map(|quantity| Some((rank(quantity, &asked)?, quantity)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, quantity)| quantity).collect()
}

/// The test whose name, id or abbreviation is just what is typed.
#[must_use]
pub fn named<'a>(book: &'a Book, typed: &str) -> Option<&'a Quantity> {
    let asked = words(typed);
    if asked.is_empty() {
        return None;
    }
    let mut exact = all(book)
        .into_iter()
        .filter(|quantity| rank(quantity, &asked).is_some_and(|rank| rank.0 == 0));
    exact.next()
}

/// How well a test fits: 0 where it is named outright, 1 where its name begins
/// like that; then how many words are only begun.
fn rank(quantity: &Quantity, asked: &[String]) -> Option<(u8, usize)> {
    let also = ALSO.iter().find(|row| row.0 == quantity.id);
    let also = also.map_or("", |row| row.1).split(", ");
    let names = [&quantity.name, &quantity.id, short(&quantity.name)];
    let names: Vec<Vec<String>> = names.into_iter().chain(also).map(words).collect();
    let begun = |asked: &&String| !names.iter().flatten().any(|word| word == *asked);
    let begins = |asked: &String| {
        let mut words = names.iter().flatten();
        words.any(|word| word.starts_with(asked.as_str()))
    };
    if !asked.iter().all(begins) {
        return None;
    }
    let first = names[0].first().zip(asked.first());
    let class = match first {
        _ if names.iter().any(|name| name == asked) => 0,
        Some((name, asked)) if name.starts_with(asked.as_str()) => 1,
        _ => 2,
    };
    Some((class, asked.iter().filter(begun).count()))
}

/// Letters and digits in small letters; what stands between them parts words.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A test's name as it is said in a line: its abbreviation, where the name
/// gives one in brackets.
#[must_use]
pub fn short(name: &str) -> &str {
    let inner = name
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(inner, _)| inner);
    let capitals = |text: &str| text.chars().filter(|letter| letter.is_uppercase()).count();
    inner
        .filter(|inner| !inner.contains(' ') && capitals(inner) > 1)
        .unwrap_or(name)
}

/// What a row measures, as it is said in a line; empty where it names nothing.
#[must_use]
pub fn name_of<'a>(book: &'a Book, lab: Lab<'a>) -> &'a str {
    of(book, lab.analyte()).map_or(lab.analyte(), |quantity| short(&quantity.name))
}

/// The tests of the trial's set that no row names yet.
#[must_use]
pub fn missing_of_set(rows: &Rows) -> Vec<&'static str> {
    let named: HashSet<&str> = rows.iter().map(|row| Lab(row).analyte()).collect();
    TRIAL_SET
        .into_iter()
        .filter(|id| !named.contains(id))
        .collect()
}
