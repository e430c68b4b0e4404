//! The same event in the other version: under which name, by which grade, and
//! what moves.

use super::asking::either;
use super::book::Book;
use super::criteria::Version;
use super::grade::grade;
use super::known::Known;
use super::mapping::{Grades, Part};
use super::outcome::Outcome;
use crate::said::{Place, Said, msg};

/// A term of the other version that the event is reported as there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// Its name.
    pub term: String,
    /// For which grades of 5.0, and as which; empty for all of them.
    pub grades: Vec<Grades>,
    /// What its criteria say of the same facts.
    pub outcome: Outcome,
}

/// The terms of the other version by the official mapping, graded by the same
/// facts; none where it has nothing of the kind.
#[must_use]
pub fn across(book: &Book, version: Version, term: &str, known: &Known) -> Vec<Counterpart> {
    let criteria = book.criteria(version.other());
    let mut found: Vec<Counterpart> = Vec::new();
    for (name, grades) in links(book, version, term) {
        if let Some(known) = found.iter_mut().find(|one| one.term == name) {
            known.grades.extend(grades);
        } else if let Some(there) = criteria.term(name) {
            found.push(Counterpart {
                term: name.to_owned(),
                grades: grades.into_iter().collect(),
                outcome: grade(criteria, there, known),
            });
        }
    }
    found
}

/// Names in the other version, with the grades that the mapping gives them.
fn links<'a>(book: &'a Book, version: Version, term: &'a str) -> Vec<(&'a str, Option<Grades>)> {
    let mapping = &book.mapping;
    match version {
        Version::V5 => match mapping.change(term) {
            None => vec![(term, None)],
            Some(changed) => {
                let parts = changed.parts.iter();
                parts
                    .map(|part| (part.term.as_str(), part.grades))
                    .collect()
            }
        },
        Version::V6 => {
            let mut links = Vec::new();
            for five in mapping.to_five(term) {
                let leads = |part: &&Part| part.term == term;
                match mapping.change(five) {
                    None => links.push((five, None)),
                    Some(changed) => links.extend(
                        changed
                            .parts
                            .iter()
                            .filter(leads)
                            .map(|part| (five, part.grades)),
                    ),
                }
            }
            links
        }
    }
}

/// What moves from one version to the other, in a sentence or a few.
#[must_use]
pub fn told(
    book: &Book,
    version: Version,
    term: &str,
    outcome: &Outcome,
    there: &[Counterpart],
) -> Vec<Said> {
    let (here, other) = (version.name(), version.other().name());
    let names: Vec<&str> = there.iter().map(|one| one.term.as_str()).collect();
    let reported = |id: &'static str| {
        Said::new(
            id,
            [
                ("version", other.into()),
                ("terms", either(&names)),
                ("own", here.into()),
            ],
        )
    };
    let mut said = vec![match (&there, version) {
        // tr: {version} is a version of CTCAE
        ([], _) => {
            return vec![Said::new(
                "{version} has no such term.",
                [("version", other)],
            )];
        }
        ([one], _) if one.term == term => compared(version, outcome, &one.outcome),
        (_, Version::V5) if !names.contains(&term) => reported(msg(
            "{version} has no such term: it is reported as {terms}.",
        )),
        (_, Version::V5) => reported(msg("In {version} it is reported as {terms}.")),
        (_, Version::V6) => reported(msg(
            "In {version} it is reported as {terms}; {own} has one term.",
        )),
    }];
    if let (Version::V5, Some(grade)) = (version, outcome.grade())
        && let Some((name, becomes)) = mapped(there, grade)
        && (name != term || becomes != grade)
    {
        said.push(Said::new(
            "By the mapping, grade {grade} of {version} is grade {becomes} of {term}.",
            [
                ("grade", Place::number(grade)),
                ("version", here.into()),
                ("becomes", Place::number(becomes)),
                ("term", name.into()),
            ],
        ));
    }
    if let Some(class) = book.mapping.moved_to(term) {
        said.push(Said::new(
            "In 6.0 it stands under {class}.",
            [("class", class)],
        ));
    }
    said
}

/// What the mapping makes of a grade of 5.0: the term and its grade.
fn mapped(there: &[Counterpart], grade: u8) -> Option<(&str, u8)> {
    there.iter().find_map(|one| {
        let range = one
            .grades
            .iter()
            .find(|grades| (grades.from..=grades.to).contains(&grade))?;
        Some((one.term.as_str(), range.becomes.unwrap_or(grade)))
    })
}

fn compared(version: Version, outcome: &Outcome, there: &Outcome) -> Said {
    match (outcome.grade(), there.grade()) {
        (Some(here), Some(there)) if here == there => Said::new(
            "Grade {grade} in both versions.",
            [("grade", Place::number(here))],
        ),
        (Some(here), Some(there)) => {
            let (five, six) = match version {
                Version::V5 => (here, there),
                Version::V6 => (there, here),
            };
            Said::new(
                "The version matters: 5.0: grade {five}, 6.0: grade {six}.",
                [("five", Place::number(five)), ("six", Place::number(six))],
            )
        }
        (Some(_), None) | (None, Some(_)) => Said::plain("Decided in one version only."),
        (None, None) => Said::plain("Decided in neither version yet."),
    }
}

/// For which grades of 5.0 a counterpart stands: `grades 1 to 3`, `grade 4 as
/// 3`; empty for all of them.
#[must_use]
pub fn grades_of(counterpart: &Counterpart) -> Vec<Said> {
    counterpart.grades.iter().map(range).collect()
}

fn range(grades: &Grades) -> Said {
    let sentence = match (grades.from == grades.to, grades.becomes) {
        (true, None) => msg("grade {from}"),
        (true, Some(_)) => msg("grade {from} as {becomes}"),
        (false, None) => msg("grades {from} to {to}"),
        (false, Some(_)) => msg("grades {from} to {to} as {becomes}"),
    };
    let becomes = grades.becomes.unwrap_or(grades.from);
    let places = [
        ("from", grades.from),
        ("to", grades.to),
        ("becomes", becomes),
    ];
    Said::new(
        sentence,
        places.map(|(name, grade)| (name, Place::number(grade))),
    )
}
