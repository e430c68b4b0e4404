//! The same event in the other version: under which name, by which grade, and
//! what moves.

use super::book::Book;
use super::criteria::Version;
use super::grade::grade;
use super::known::Known;
use super::mapping::{Grades, Part};
use super::outcome::Outcome;

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
) -> String {
    let (here, other) = (version.name(), version.other().name());
    let names: Vec<&str> = there.iter().map(|one| one.term.as_str()).collect();
    let mut said = match (&there, &names[..]) {
        ([], _) => return format!("{other} has no such term."),
        ([one], [name]) if *name == term => compared(version, outcome, &one.outcome),
        (_, names) => {
            let listed = listed(names);
            match version {
                Version::V5 if !names.contains(&term) => {
                    format!("{other} has no such term: it is reported as {listed}.")
                }
                Version::V5 => format!("In {other} it is reported as {listed}."),
                Version::V6 => {
                    format!("In {other} it is reported as {listed}; {here} has one term.")
                }
            }
        }
    };
    if let (Version::V5, Some(grade)) = (version, outcome.grade())
        && let Some((name, becomes)) = mapped(there, grade)
        && (name != term || becomes != grade)
    {
        said.push_str(&format!(
            " By the mapping, grade {grade} of {here} is grade {becomes} of {name}."
        ));
    }
    if let Some(class) = book.mapping.moved_to(term) {
        said.push_str(&format!(" In 6.0 it stands under {class}."));
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

fn compared(version: Version, outcome: &Outcome, there: &Outcome) -> String {
    match (outcome.grade(), there.grade()) {
        (Some(here), Some(there)) if here == there => format!("Grade {here} in both versions."),
        (Some(here), Some(there)) => {
            let (five, six) = match version {
                Version::V5 => (here, there),
                Version::V6 => (there, here),
            };
            format!("The version matters: 5.0: grade {five}, 6.0: grade {six}.")
        }
        (Some(_), None) | (None, Some(_)) => "Decided in one version only.".to_owned(),
        (None, None) => "Decided in neither version yet.".to_owned(),
    }
}

/// For which grades of 5.0 a counterpart stands: `grades 1 to 3`, `grade 4 as
/// 3`; empty for all of them.
#[must_use]
pub fn grades_of(counterpart: &Counterpart) -> String {
    let said: Vec<String> = counterpart.grades.iter().map(range).collect();
    said.join(", ")
}

fn range(grades: &Grades) -> String {
    let mut said = if grades.from == grades.to {
        format!("grade {}", grades.from)
    } else {
        format!("grades {} to {}", grades.from, grades.to)
    };
    if let Some(becomes) = grades.becomes {
        said.push_str(&format!(" as {becomes}"));
    }
    said
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
