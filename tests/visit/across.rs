//! The same event in the other version: its name, its grade, and what moves.

use dermscore::ctcae::across::{across, grades_of, told};
use dermscore::ctcae::book::Book;
use dermscore::ctcae::{Outcome, Version, answers, embedded, grade};
use dermscore::said::{Place, Said};
use serde_json::{Value, json};

/// What is said, and each counterpart with its grade.
fn said(book: &Book, version: Version, term: &str, facts: &Value) -> (String, Vec<String>) {
    let mut known = answers::read(facts.as_object().expect("an object")).expect("readable");
    known.present = Some(true);
    let criteria = book.criteria(version);
    let outcome = match criteria.term(term) {
        Some(term) => grade(criteria, term, &known),
        None => panic!("no term {term}"),
    };
    let there = across(book, version, term, &known);
    let said = told(book, version, term, &outcome, &there);
    let there = there.iter().map(|one| {
        let grade = match &one.outcome {
            Outcome::Between { .. } => "open".to_owned(),
            outcome => format!("{:?}", outcome.grade()),
        };
        let grades = Place::List(grades_of(one));
        format!("{} [{grades}] {grade}", one.term)
    });
    let said: Vec<String> = said.iter().map(Said::to_string).collect();
    (said.join(" "), there.collect())
}

#[test]
fn a_term_that_stays_is_graded_in_both() {
    let book = embedded::book().expect("readable");
    let fever =
        json!({"nothingElse": true, "measured": {"temperature": {"value": "39.5", "unit": "°C"}}});
    let (five, there) = said(&book, Version::V5, "Fever", &fever);
    assert_eq!(five, "Grade 2 in both versions.");
    assert_eq!(there, ["Fever [] Some(2)"]);
    let (six, _) = said(&book, Version::V6, "Fever", &fever);
    assert_eq!(six, five);
    let (open, _) = said(&book, Version::V5, "Fever", &json!({}));
    assert_eq!(open, "Decided in neither version yet.");
}

#[test]
fn what_the_versions_grade_differently_is_said_from_either_side() {
    let book = embedded::book().expect("readable");
    // 1,200 neutrophils are grade 2 in 5.0 (1,000 to 1,500) and less in 6.0.
    let facts = json!({"nothingElse": true, "measured":
        {"neutrophils": {"value": "1200", "unit": "/mm3", "lowerLimit": "2000"}}});
    let term = "Neutrophil count decreased";
    let (five, there) = said(&book, Version::V5, term, &facts);
    assert_eq!(there.len(), 1, "{there:?}");
    let (six, back) = said(&book, Version::V6, term, &facts);
    assert_eq!(back, ["Neutrophil count decreased [] Some(2)"]);
    assert_eq!(five, six);
    assert!(
        five.starts_with("The version matters: 5.0: grade 2, 6.0: grade "),
        "{five}"
    );
}

#[test]
fn a_removed_term_names_what_it_is_reported_as() {
    let book = embedded::book().expect("readable");
    let (said_of, there) = said(&book, Version::V5, "Thrush", &json!({}));
    assert_eq!(
        said_of,
        "6.0 has no such term: it is reported as Candidiasis."
    );
    assert_eq!(there.len(), 1);
    // The mapping's own grades are told where the grade is definite.
    let facts = json!({"nothingElse": true, "intervention": "urgent",
        "findings": {"vascular or respiratory impairment": true}});
    let (neck, there) = said(&book, Version::V5, "Neck edema", &facts);
    assert!(neck.contains("Edema face or General disorders"), "{neck}");
    assert!(
        neck.ends_with("By the mapping, grade 4 of 5.0 is grade 4 of General disorders and administration site conditions - Other, specify."),
        "{neck}"
    );
    assert!(
        there[0].starts_with("Edema face [grades 1 to 3]"),
        "{there:?}"
    );
    assert!(there[1].contains("[grade 4]"), "{there:?}");
}

#[test]
fn a_grade_that_the_mapping_changes_is_told() {
    let book = embedded::book().expect("readable");
    let facts = json!({"nothingElse": true, "measured":
        {"lymphocytes": {"value": "150", "unit": "/mm3", "lowerLimit": "1000"}}});
    let (told, there) = said(&book, Version::V5, "Lymphocyte count decreased", &facts);
    assert!(
        there[0].starts_with("Lymphopenia [grade 1, grades 2 to 4 as 1]"),
        "{there:?}"
    );
    assert!(
        told.ends_with("By the mapping, grade 4 of 5.0 is grade 1 of Lymphopenia."),
        "{told}"
    );
}

#[test]
fn a_new_term_says_what_stood_for_it_or_that_nothing_did() {
    let book = embedded::book().expect("readable");
    let (told, there) = said(&book, Version::V6, "Hematochezia", &json!({}));
    assert!(
        told.starts_with("In 5.0 it is reported as Anal hemorrhage, "),
        "{told}"
    );
    assert_eq!(there.len(), 4);
    let new = book.mapping.added.iter().find(|name| {
        book.mapping.to_five(name).is_empty() && book.criteria(Version::V6).term(name).is_some()
    });
    let new = new.expect("a term without a forerunner");
    assert_eq!(
        said(&book, Version::V6, new, &json!({})),
        ("5.0 has no such term.".into(), vec![])
    );
}

#[test]
fn another_class_is_told() {
    let book = embedded::book().expect("readable");
    let (term, class) = book.mapping.moved.first().expect("a moved term");
    let (told, _) = said(&book, Version::V5, term, &json!({}));
    assert!(
        told.ends_with(&format!(" In 6.0 it stands under {class}.")),
        "{told}"
    );
}

/// Every term of either version has its counterparts by name.
#[test]
fn every_term_goes_across() {
    let book = embedded::book().expect("readable");
    for version in Version::ALL {
        for term in &book.criteria(version).terms {
            let (told, there) = said(&book, version, &term.name, &json!({}));
            assert_eq!(
                there.is_empty(),
                told.contains("has no such term."),
                "{}",
                term.name
            );
            let lost = version == Version::V6 && book.mapping.is_added(&term.name);
            assert!(lost || !there.is_empty(), "{}: {told}", term.name);
        }
    }
}
