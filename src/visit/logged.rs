//! A laboratory value as an adverse event.

use serde_json::{Map, Value};

use super::analytes;
use super::date::is_date;
use super::events::regraded;
use super::grades::version_of;
use super::labs::Lab;
use super::rows::{Field, List, Row, Rows};
use crate::ctcae::book::Book;

/// The adverse event that a laboratory value is, by one of the terms it can
/// lead to: the same reading among its facts, so that the criteria give it the
/// same grade. It begins on the row's day, or else on the visit's.
#[must_use]
pub fn as_event(row: &Row, term: &str, book: &Book, id: String, visit_date: &str) -> Row {
    let lab = Lab(row);
    let mut event = Row::new();
    event.insert("id".into(), id.into());
    event.insert("verbatim".into(), verbatim(book, lab).into());
    event.insert("term".into(), term.into());
    event.insert("ctcae".into(), version_of(row).name().into());
    event.insert("facts".into(), Value::Object(facts(row)));
    let date = [lab.text("date"), visit_date];
    if let Some(date) = date.into_iter().find(|date| is_date(date)) {
        event.insert("onset".into(), date.into());
    }
    regraded(event, book)
}

/// `ALT 105 U/L`; a ratio has no unit to be said.
fn verbatim(book: &Book, lab: Lab<'_>) -> String {
    let name = analytes::name_of(book, lab);
    let (value, unit) = (lab.text("value"), lab.text("unit"));
    let parts = [name, value, if unit == name { "" } else { unit }];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// The row's own facts, and what it measured.
fn facts(row: &Row) -> Map<String, Value> {
    let facts = row.get("facts").and_then(Value::as_object);
    let mut facts = facts.cloned().unwrap_or_default();
    let keys = List::Labs.fields().iter().filter(|(key, field)| {
        matches!(field, Field::Number) || ["unit", "baselineStatus"].contains(key)
    });
    let reading: Map<String, Value> = keys
        .filter_map(|(key, _)| Some(((*key).to_owned(), row.get(*key)?.clone())))
        .collect();
    let measured = facts
        .entry("measured")
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(measured) = measured {
        measured.insert(Lab(row).analyte().to_owned(), Value::Object(reading));
    }
    facts
}

/// Whether a value stands among the adverse events by a term: the same test,
/// value and unit, whatever else was said of it there.
#[must_use]
pub fn is_logged(row: &Row, term: &str, events: &Rows) -> bool {
    let lab = Lab(row);
    events.iter().any(|event| {
        let same_term = event.get("term").and_then(Value::as_str) == Some(term);
        same_term
            && reading_of(event, lab.analyte()).is_some_and(|reading| {
                ["value", "unit"]
                    .iter()
                    .all(|key| reading.get(key) == row.get(*key))
            })
    })
}

fn reading_of<'a>(event: &'a Row, analyte: &str) -> Option<&'a Value> {
    event.get("facts")?.get("measured")?.get(analyte)
}
