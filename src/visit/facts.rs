//! The answers of an event: reading and changing one of its facts by path,
//! `["measured", "alt", "value"]` for `facts.measured.alt.value`. An answer
//! that is taken back leaves no key behind, nor an object emptied by it.

use serde_json::{Map, Value};

use super::rows::{Field, Row, accepts};
use crate::ctcae::answers;
use crate::ctcae::need::Need;

/// The fact at a path.
#[must_use]
pub fn fact<'a>(row: &'a Row, path: &[&str]) -> Option<&'a Value> {
    let mut found = row.get("facts")?;
    for key in path {
        found = found.as_object()?.get(*key)?;
    }
    Some(found)
}

/// Sets the fact at a path, or takes it back.
pub fn set(row: &mut Row, path: &[&str], value: Option<Value>) {
    let mut whole = vec!["facts"];
    whole.extend(path);
    set_in(row, &whole, value);
}

fn set_in(object: &mut Map<String, Value>, path: &[&str], value: Option<Value>) {
    let [key, rest @ ..] = path else { return };
    if rest.is_empty() {
        match value {
            Some(value) => {
                object.insert((*key).to_owned(), value);
            }
            None => {
                object.shift_remove(*key);
            }
        }
        return;
    }
    if value.is_none() && object.get(*key).is_none() {
        return;
    }
    let below = object
        .entry(*key)
        .or_insert_with(|| Value::Object(Map::new()));
    if !below.is_object() {
        *below = Value::Object(Map::new());
    }
    if let Value::Object(below) = below {
        set_in(below, rest, value);
        if below.is_empty() {
            object.shift_remove(*key);
        }
    }
}

/// What stands in a number's place as it was typed, allowed or not.
#[must_use]
pub fn typed<'a>(row: &'a Row, path: &[&str]) -> &'a str {
    refused(row, path)
        .or_else(|| fact(row, path)?.as_str())
        .unwrap_or("")
}

/// What was typed in a number's place and is not allowed there.
#[must_use]
pub fn refused<'a>(row: &'a Row, path: &[&str]) -> Option<&'a str> {
    row.get("notAccepted")?
        .as_object()?
        .get(&named(path))?
        .as_str()
}

/// Whether anything was typed in a fact's place that is not allowed there.
#[must_use]
pub fn any_refused(row: &Row) -> bool {
    row.get("notAccepted")
        .and_then(Value::as_object)
        .is_some_and(|wrong| wrong.keys().any(|path| path.starts_with("facts.")))
}

/// Takes what was typed in a number's place: what is no number is kept under
/// `notAccepted` by its path, and nothing leaves no key.
pub fn type_number(row: &mut Row, path: &[&str], text: &str) {
    let kept = text.trim();
    let right = accepts(Field::Number, kept);
    let wrong = (!kept.is_empty() && !right).then(|| text.into());
    set_in(row, &["notAccepted", &named(path)], wrong);
    set(row, path, right.then(|| kept.into()));
}

/// The path as the keys of `notAccepted` and the names of controls have it.
#[must_use]
pub fn named(path: &[&str]) -> String {
    ["facts.", &path.join(".")].concat()
}

/// The interventions that are noted; none noted is an empty list, and nothing
/// where nobody has said.
#[must_use]
pub fn needs(row: &Row) -> Option<Vec<Need>> {
    match fact(row, &["intervention"])? {
        Value::String(name) if name == "none" => Some(Vec::new()),
        Value::String(name) => Some(vec![answers::need(name)]),
        Value::Array(names) => {
            let names = names.iter().filter_map(Value::as_str);
            Some(names.map(answers::need).collect())
        }
        _ => None,
    }
}

/// Notes an intervention, or takes it back; without the last one the question
/// is open again, because taking back is not saying that there is none.
pub fn set_need(row: &mut Row, need: &Need, on: bool) {
    let mut noted = needs(row).unwrap_or_default();
    noted.retain(|known| known != need);
    if on {
        noted.push(need.clone());
    }
    let names: Vec<Value> = noted.iter().map(|need| need.key().into()).collect();
    let value = (!names.is_empty()).then_some(Value::Array(names));
    set(row, &["intervention"], value);
}
