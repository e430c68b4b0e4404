//! What reading notes on its way, and the checks of plain values.

use serde_json::{Map, Value};

use super::compare::Disagreement;
use crate::measure::shorten;
use crate::said::{Place, Said};
use crate::visit::{Extras, Fault};

/// Faults beyond this many are not listed.
const MOST_FAULTS: usize = 50;

/// What was noted so far.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
    pub(super) present: Vec<usize>,
    pub(super) disagreements: Vec<Disagreement>,
}

pub(super) type Object = Map<String, Value>;

impl Reader {
    pub(super) fn fault(
        &mut self,
        path: impl Into<String>,
        found: impl Into<Place>,
        allowed: impl Into<Place>,
    ) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault {
                path: path.into(),
                found: found.into(),
                allowed: allowed.into(),
            });
        }
    }

    pub(super) fn object(&mut self, path: &str, value: Value) -> Option<Object> {
        match value {
            Value::Object(object) => Some(object),
            other => {
                self.fault(path, found(&other), Said::plain("an object"));
                None
            }
        }
    }

    pub(super) fn string(&mut self, path: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => {
                self.fault(path, found(&other), Said::plain("a text"));
                None
            }
        }
    }
}

/// Keeps what is not known, for the path of the object that held it.
pub(super) fn keep(extras: &mut Extras, path: &str, keys: Object) {
    if !keys.is_empty() {
        extras.insert(path.to_owned(), keys);
    }
}

/// A text as a message names it.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", shorten(text))
}

/// A value as a message names it.
pub(super) fn found(value: &Value) -> Place {
    match value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string().into(),
        Value::Number(number) => shorten(number.as_str()).into(),
        Value::String(text) => quoted(text).into(),
        Value::Array(_) => Said::plain("a list").into(),
        Value::Object(_) => Said::plain("an object").into(),
    }
}
