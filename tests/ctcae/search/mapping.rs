//! The official mapping against the terms of both versions.

use std::collections::BTreeSet;

use dermscore::ctcae::{Criteria, Version};

use super::kit;

fn both() -> [Criteria; 2] {
    Version::ALL.map(kit::criteria)
}

fn names(criteria: &Criteria) -> BTreeSet<&str> {
    criteria
        .terms
        .iter()
        .map(|term| term.name.as_str())
        .collect()
}

#[test]
fn it_names_exactly_the_terms_that_only_one_version_has() {
    let [five, six] = both();
    let mapping = kit::mapping();
    let removed: BTreeSet<&str> = mapping
        .changed
        .iter()
        .map(|changed| changed.term.as_str())
        .filter(|term| mapping.is_removed(term))
        .collect();
    let added: BTreeSet<&str> = mapping.added.iter().map(String::as_str).collect();
    assert_eq!(removed, &names(&five) - &names(&six));
    assert_eq!(added, &names(&six) - &names(&five));
    assert_eq!(
        (removed.len(), added.len(), mapping.moved.len()),
        (47, 60, 4)
    );
}

#[test]
fn it_names_exactly_the_terms_that_moved() {
    let [five, six] = both();
    let mapping = kit::mapping();
    for term in &five.terms {
        let Some(there) = six.term(&term.name) else {
            continue;
        };
        let moved = (five.class_of(term) != six.class_of(there)).then(|| six.class_of(there));
        assert_eq!(mapping.moved_to(&term.name), moved, "{}", term.name);
    }
}

#[test]
fn every_grade_of_a_changed_term_has_one_place_that_exists() {
    let [five, six] = both();
    for changed in &kit::mapping().changed {
        let old = five.term(&changed.term).expect("a term of 5.0");
        for grade in &old.grades {
            let places: Vec<(&str, u8)> = changed
                .parts
                .iter()
                .filter_map(|part| match part.grades {
                    None => Some((part.term.as_str(), grade.grade)),
                    Some(range) if (range.from..=range.to).contains(&grade.grade) => {
                        Some((part.term.as_str(), range.becomes.unwrap_or(grade.grade)))
                    }
                    Some(_) => None,
                })
                .collect();
            let [(term, becomes)] = places[..] else {
                panic!("{} {}: {places:?}", changed.term, grade.grade);
            };
            let new = six.term(term).expect("a term of 6.0");
            assert!(
                new.criterion(becomes).is_some(),
                "{} {} -> {term} {becomes}",
                changed.term,
                grade.grade
            );
        }
    }
}

#[test]
fn there_and_back_leads_home() {
    let [five, six] = both();
    let mapping = kit::mapping();
    for term in &five.terms {
        for there in mapping.to_six(&term.name) {
            assert!(six.term(there).is_some(), "{there}");
            let back = mapping.to_five(there);
            assert!(back.contains(&term.name.as_str()), "{}", term.name);
        }
    }
    for term in &six.terms {
        for there in mapping.to_five(&term.name) {
            assert!(five.term(there).is_some(), "{there}");
            let back = mapping.to_six(there);
            assert!(back.contains(&term.name.as_str()), "{}", term.name);
        }
    }
}
