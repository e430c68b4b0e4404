//! Every grade can be reached, by each of its clauses: answers from the clause,
//! with nothing else found, give that grade and no higher one.

use dermscore::ctcae::{Criteria, Version, wording};

use super::kit::{against, broken, entries, holds, says};
use super::witness::of_clause;

/// What cannot be reached exactly, a line each with the reason.
const KNOWN: &str = include_str!("../known_unreachable.txt");

/// The clauses whose answers never give their grade, and the grades of which
/// that is true of every clause: `version | term | grade | clause or “all”`.
fn found(criteria: &Criteria) -> Vec<String> {
    let mut found = Vec::new();
    for term in &criteria.terms {
        for criterion in &term.grades {
            let grade = criterion.grade;
            let mut never: Vec<String> = criterion
                .clauses
                .iter()
                .filter(|clause| of_clause(criteria, term, clause, grade).is_none())
                .map(|clause| wording::clause(criteria, clause))
                .collect();
            if never.len() == criterion.clauses.len() {
                never = vec!["all".to_owned()];
            }
            let version = criteria.version.name();
            let line = |clause| format!("{version} | {} | {grade} | {clause}", term.name);
            found.extend(never.into_iter().map(line));
        }
    }
    found
}

/// The lines of the list, without their reasons.
fn listed(version: Version) -> Vec<String> {
    entries(KNOWN)
        .filter(|line| line.starts_with(version.name()))
        .map(|line| {
            line.rsplit_once(" | ")
                .map_or(line, |(line, _)| line)
                .to_owned()
        })
        .collect()
}

#[test]
fn every_grade_is_given_by_answers_from_each_of_its_clauses() {
    holds(|criteria| against(&found(criteria), &listed(criteria.version)));
}

#[test]
fn a_grade_that_a_higher_one_swallows_is_found() {
    let swallowed = |version, term: &str, from: &str, to: &str| {
        let criteria = broken(version, term, from, to);
        against(&found(&criteria), &listed(version))
    };
    says(
        &swallowed(
            Version::V5,
            "Urticaria",
            "2 bodySurface [10, 30] %BSA | need oral",
            "2 need iv",
        ),
        "not in the list: 5.0 | Urticaria | 2 | all",
    );
    says(
        &swallowed(Version::V6, "Hyponatremia", "(, 120)", "(, 130)"),
        "not in the list: 6.0 | Hyponatremia | 3 | all",
    );
    says(
        &swallowed(
            Version::V5,
            "Lymph node pain",
            "2 moderate pain",
            "2 severe pain",
        ),
        "not in the list: 5.0 | Lymph node pain | 2 | severe pain",
    );
    says(
        &swallowed(
            Version::V5,
            "Urticaria",
            "need oral",
            "need iv antihistamine",
        ),
        "not in the list: 5.0 | Urticaria | 2 | intravenous antihistamine needed",
    );
}
