//! As many terms and criteria as are published, class by class.

use dermscore::ctcae::embedded::{CODES_5, CODES_6};
use dermscore::ctcae::{Criteria, Version};

use super::kit::{broken, broken_text, holds, says, shipped, without};
use super::published::{self, Class};

fn faults(criteria: &Criteria) -> Vec<String> {
    let published: &[Class] = match criteria.version {
        Version::V5 => &published::V5,
        Version::V6 => &published::V6,
    };
    let mut faults = Vec::new();
    for class in &criteria.classes {
        if !published.iter().any(|row| row.0 == class) {
            faults.push(format!("“{class}” is no published class"));
        }
    }
    for (class, terms, grades) in published {
        let of_class: Vec<_> = criteria
            .terms
            .iter()
            .filter(|term| criteria.class_of(term) == *class)
            .collect();
        if of_class.len() != *terms {
            faults.push(format!(
                "{class}: {} terms, published {terms}",
                of_class.len()
            ));
        }
        for (grade, count) in (1..).zip(grades) {
            let coded = of_class
                .iter()
                .filter(|term| term.criterion(grade).is_some())
                .count();
            if coded != *count {
                faults.push(format!(
                    "{class}: grade {grade} {coded} times, published {count}"
                ));
            }
        }
    }
    faults
}

#[test]
fn every_class_has_the_terms_and_grades_that_are_published() {
    holds(faults);
}

#[test]
fn the_published_counts_add_up_to_those_of_the_whole() {
    for (rows, terms, criteria) in [(published::V5, 837, 3185), (published::V6, 850, 3235)] {
        assert_eq!(rows.iter().map(|row| row.1).sum::<usize>(), terms);
        assert_eq!(rows.iter().flat_map(|row| row.2).sum::<usize>(), criteria);
    }
}

/// What a file of codes says of terms that do not exist, or says twice.
fn of_codes(criteria: &Criteria, codes: &str) -> Vec<String> {
    let lines = codes.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
    let mut faults = Vec::new();
    for (place, (code, term)) in rows.iter().enumerate() {
        if criteria.term(term).is_none() {
            faults.push(format!("{code} is for “{term}”, which is no term"));
        }
        let before = &rows[..place];
        if before.iter().any(|row| row.0 == *code || row.1 == *term) {
            faults.push(format!("{code} or “{term}” stands twice"));
        }
    }
    for term in &criteria.terms {
        if !rows.iter().any(|row| row.1 == term.name) {
            faults.push(format!("{} has no code", term.name));
        }
    }
    faults
}

#[test]
fn every_term_has_one_code_of_its_own() {
    let codes = |version: Version| match version {
        Version::V5 => CODES_5,
        Version::V6 => CODES_6,
    };
    holds(|criteria| of_codes(criteria, codes(criteria.version)));
    let criteria = shipped(Version::V5);
    let wrong = CODES_5.replace(" Urticaria", " Hives");
    says(&of_codes(&criteria, &wrong), "“Hives”, which is no term");
    says(&of_codes(&criteria, &wrong), "Urticaria has no code");
    let wrong = format!("{CODES_5}1 Anemia\n");
    says(&of_codes(&criteria, &wrong), "1 or “Anemia” stands twice");
}

#[test]
fn a_lost_grade_a_lost_term_and_a_moved_one_are_found() {
    let lost = broken(Version::V5, "Anemia", "\n1 ", "\n# ");
    says(
        &faults(&lost),
        "Blood and lymphatic system disorders: grade 1 5 times, published 6",
    );
    let gone = without(Version::V6, "Lymph node pain");
    says(
        &faults(&gone),
        "Blood and lymphatic system disorders: 17 terms, published 18",
    );
    let moved = broken_text(Version::V5, |text| {
        text.replacen("\nclass Ear and labyrinth disorders", "\nclass Ears", 1)
    });
    says(&faults(&moved), "“Ears” is no published class");
    says(&faults(&moved), "Ear and labyrinth disorders: 0 terms");
}
