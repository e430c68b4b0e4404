//! What the criteria say of a visit's rows: results recomputed, and where a
//! file says something else.
//!
//! A row is graded by the version it names itself, else by the one its stored
//! result names, else by 5.0, which the trial used.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::events::Event;
use super::labs::{Lab, add_outcome, result_of_lab};
use super::read::Disagreement;
use super::rows::{Row, grade_of};
use super::{List, Visit};
use crate::ctcae::book::Book;
use crate::ctcae::{Outcome, Version};

/// The version a row is graded by.
#[must_use]
pub fn version_of(row: &Row) -> Version {
    let named = |value: Option<&Value>| Version::named(value?.as_str()?);
    named(row.get("ctcae"))
        .or_else(|| named(row.get("result")?.get("ctcae")))
        .unwrap_or(Version::V5)
}

/// The `result` of every laboratory row, in their order. Of a row without a
/// value, or of a test that is not graded, the list of grades is empty.
#[must_use]
pub fn lab_results(visit: &Visit, book: &Book) -> Vec<Value> {
    visit.labs.iter().map(|row| lab(row, book)).collect()
}

/// The `result` of every adverse event, in their order.
#[must_use]
pub fn event_results(visit: &Visit, book: &Book) -> Vec<Value> {
    let rows = visit.adverse_events.iter();
    rows.map(|row| event(row, book)).collect()
}

fn lab(row: &Row, book: &Book) -> Value {
    result_of_lab(Lab(row), book.criteria(version_of(row)))
}

fn event(row: &Row, book: &Book) -> Value {
    let version = version_of(row);
    let mut result = Map::new();
    result.insert("ctcae".into(), version.name().into());
    add_outcome(&mut result, &outcome_of_event(row, book), "");
    Value::Object(result)
}

fn outcome_of_event(row: &Row, book: &Book) -> Outcome {
    Event(row).outcome(book.criteria(version_of(row)))
}

/// The visit with the result of every row recomputed, as a file should have
/// it. A row that names no test, no value or no term has none.
#[must_use]
pub fn with_results(visit: &Visit, book: &Book) -> Visit {
    let mut next = visit.clone();
    for list in [List::Labs, List::Events] {
        if visit.rows(list).is_empty() {
            continue;
        }
        for row in next.rows_mut(list) {
            let result = match list {
                List::Labs if row.contains_key("analyte") && row.contains_key("value") => {
                    Some(lab(row, book))
                }
                List::Events if row.contains_key("term") => Some(event(row, book)),
                _ => None,
            };
            if row.get("result") == result.as_ref() {
                continue;
            }
            let row = Rc::make_mut(row);
            match result {
                Some(result) => row.insert("result".into(), result),
                None => row.shift_remove("result"),
            };
        }
    }
    next
}

/// Where what a visit's rows store differs from what the criteria say: their
/// results, and grades of events that the criteria are said to have set. A
/// clinician's grade never disagrees.
#[must_use]
pub fn disagreements(visit: &Visit, book: &Book) -> Vec<Disagreement> {
    let mut differs = Vec::new();
    for (place, row) in visit.labs.iter().enumerate() {
        if let Some(stored) = row.get("result").and_then(Value::as_object) {
            let at = format!("labs.{place}.result");
            compare_lab(&at, stored, &lab(row, book), &mut differs);
        }
    }
    for (place, row) in visit.adverse_events.iter().enumerate() {
        let at = format!("adverseEvents.{place}");
        if let Some(stored) = row.get("result").and_then(Value::as_object) {
            let at = [&at, ".result"].concat();
            let recomputed = event(row, book);
            compare_version(&at, stored, &recomputed, &mut differs);
            compare_outcome(&at, stored, &recomputed, &mut differs);
        }
        compare_grade(&at, row, book, &mut differs);
    }
    differs
}

/// A grade that the criteria are said to have set has to be theirs, or one of
/// those that are possible.
fn compare_grade(at: &str, row: &Row, book: &Book, differs: &mut Vec<Disagreement>) {
    let event = Event(row);
    let Some(stored) = row.get("grade") else {
        return;
    };
    if event.is_set_by_clinician() || event.term().is_empty() {
        return;
    }
    let grade = grade_of(stored);
    let recomputed = match outcome_of_event(row, book) {
        Outcome::Between { possible, .. } => {
            if grade.is_some_and(|grade| possible.contains(&grade)) {
                return;
            }
            possible.into()
        }
        outcome => {
            if grade.is_some() && grade == outcome.grade() {
                return;
            }
            outcome.grade().map_or(Value::Null, Value::from)
        }
    };
    differs.push(Disagreement {
        path: [at, ".grade"].concat(),
        stored: stored.clone(),
        recomputed,
    });
}

/// Terms are compared by name, whatever their order.
fn compare_lab(
    at: &str,
    stored: &Map<String, Value>,
    recomputed: &Value,
    differs: &mut Vec<Disagreement>,
) {
    compare_version(at, stored, recomputed, differs);
    let none = Vec::new();
    let ours = recomputed["grades"].as_array().unwrap_or(&none);
    let theirs = match stored.get("grades") {
        None => &none,
        Some(Value::Array(theirs)) => theirs,
        Some(other) => {
            return differs.push(Disagreement {
                path: [at, ".grades"].concat(),
                stored: other.clone(),
                recomputed: recomputed["grades"].clone(),
            });
        }
    };
    for (place, entry) in theirs.iter().enumerate() {
        let at = format!("{at}.grades.{place}");
        let term = entry.get("term");
        let same_term = |ours: &&Value| term.is_some() && ours.get("term") == term;
        match (entry.as_object(), ours.iter().find(same_term)) {
            (Some(entry), Some(ours)) => compare_outcome(&at, entry, ours, differs),
            _ => differs.push(Disagreement {
                path: at,
                stored: entry.clone(),
                recomputed: Value::Null,
            }),
        }
    }
    let missing = ours.iter().filter(|ours| {
        let same_term = |entry: &Value| entry.get("term") == ours.get("term");
        !theirs.iter().any(same_term)
    });
    for (place, ours) in missing.enumerate() {
        differs.push(Disagreement {
            path: format!("{at}.grades.{}", theirs.len() + place),
            stored: Value::Null,
            recomputed: ours.clone(),
        });
    }
}

fn compare_version(
    at: &str,
    stored: &Map<String, Value>,
    recomputed: &Value,
    differs: &mut Vec<Disagreement>,
) {
    let version = &recomputed["ctcae"];
    if let Some(stored) = stored.get("ctcae").filter(|stored| *stored != version) {
        differs.push(Disagreement {
            path: [at, ".ctcae"].concat(),
            stored: stored.clone(),
            recomputed: version.clone(),
        });
    }
}

/// The outcome and its grades have to be there and be the same; what is asked
/// and what was decided, where it is stored; of a reason the words are free.
fn compare_outcome(
    at: &str,
    stored: &Map<String, Value>,
    recomputed: &Value,
    differs: &mut Vec<Disagreement>,
) {
    for key in ["outcome", "grade", "possible", "ask", "decision"] {
        let (theirs, ours) = (stored.get(key), recomputed.get(key));
        let optional = matches!(key, "ask" | "decision");
        if (optional && theirs.is_none()) || same(theirs, ours) {
            continue;
        }
        differs.push(Disagreement {
            path: [at, ".", key].concat(),
            stored: theirs.cloned().unwrap_or_default(),
            recomputed: ours.cloned().unwrap_or_default(),
        });
    }
}

/// 1 and 1.0 are one grade, and the order of a list says nothing.
fn same(theirs: Option<&Value>, ours: Option<&Value>) -> bool {
    match (theirs, ours) {
        (Some(Value::Array(theirs)), Some(Value::Array(ours))) => {
            let within =
                |one: &Value, list: &[Value]| list.iter().any(|other| same(Some(one), Some(other)));
            theirs.len() == ours.len()
                && theirs.iter().all(|one| within(one, ours))
                && ours.iter().all(|one| within(one, theirs))
        }
        (Some(theirs @ Value::Number(_)), Some(ours @ Value::Number(_))) => {
            grade_of(theirs).is_some() && grade_of(theirs) == grade_of(ours)
        }
        (theirs, ours) => theirs == ours,
    }
}
