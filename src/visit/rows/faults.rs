//! What is wrong with a row that was read.

use serde_json::Value;

use super::{Field, List, Named, Row, accepts, grade_of, in_words};
use crate::ctcae::{Version, answers};
use crate::said::{Place, Said, msg};
use crate::visit::fault::Fault;

/// Every fault of a row at a path.
#[must_use]
pub fn faults(list: List, path: &str, row: &Row) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, value) in row {
        if let Some(field) = list.field(key)
            && let Some(fault) = fault(field, &[path, ".", key].concat(), value)
        {
            faults.push(fault);
        }
    }
    faults
}

fn fault(field: Field, path: &str, value: &Value) -> Option<Fault> {
    let allowed = match field {
        Field::Facts => {
            let Some(facts) = value.as_object() else {
                return wrong(path, value, Said::plain("an object"));
            };
            let unreadable = answers::read(facts).err()?;
            let above = path.strip_suffix("facts").unwrap_or(path);
            return Some(Fault {
                path: [above, &unreadable.path].concat(),
                found: unreadable.found.into(),
                allowed: unreadable.allowed,
            });
        }
        Field::Changes => return changes(path, value),
        Field::Many(names) => {
            let known = |value: &Value| names.iter().any(|name| value.as_str() == Some(name.0));
            if value.as_array().is_some_and(|list| list.iter().all(known)) {
                return None;
            }
            Said::new("a list of {names}", [("names", listed(names))]).into()
        }
        other => allowed(other, value)?,
    };
    wrong(path, value, allowed)
}

/// What is allowed, where the value is not.
pub(super) fn allowed(field: Field, value: &Value) -> Option<Place> {
    let text = value.as_str();
    let (right, allowed) = match field {
        Field::Text => (text.is_some(), ours(msg("a text"))),
        Field::Object => (value.is_object(), ours(msg("an object"))),
        Field::Truth => (value.is_boolean(), ours(msg("true or false"))),
        Field::Grade => (grade_of(value).is_some(), ours(msg("a grade from 0 to 5"))),
        Field::Version => (
            text.and_then(Version::named).is_some(),
            ours(msg("“5.0” or “6.0”")),
        ),
        Field::One(names) => (
            names.iter().any(|name| text == Some(name.0)),
            listed(names).into(),
        ),
        _ => (
            text.is_some_and(|text| accepts(field, text)),
            ours(in_words(field)),
        ),
    };
    (!right).then_some(allowed)
}

fn changes(path: &str, value: &Value) -> Option<Fault> {
    let Some(list) = value.as_array() else {
        return wrong(path, value, Said::plain("a list"));
    };
    list.iter().enumerate().find_map(|(place, change)| {
        let path = format!("{path}.{place}");
        let Some(change) = change.as_object() else {
            return wrong(&path, change, Said::plain("an object with date and grade"));
        };
        let date = change.get("date").unwrap_or(&Value::Null);
        let grade = change.get("grade").unwrap_or(&Value::Null);
        fault(Field::Moment, &[&path, ".date"].concat(), date)
            .or_else(|| fault(Field::Grade, &[&path, ".grade"].concat(), grade))
    })
}

fn wrong(path: &str, found: &Value, allowed: impl Into<Place>) -> Option<Fault> {
    Some(Fault {
        path: path.to_owned(),
        found: found.to_string().into(),
        allowed: allowed.into(),
    })
}

fn ours(id: &'static str) -> Place {
    Said::plain(id).into()
}

fn listed(names: &[Named]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.0).collect();
    names.join(", ")
}
