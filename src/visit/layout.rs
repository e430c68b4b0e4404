//! How paths and JSON trees meet.

use std::str::FromStr;

use serde_json::{Map, Number, Value};

/// Puts a value at a dotted path, making the objects on the way.
pub(super) fn put(map: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            map.insert(path.to_owned(), value);
        }
        Some((key, rest)) => {
            let inner = map.entry(key).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// The object at a dotted path, made where it does not stand; `None` where
/// something else stands there.
pub(super) fn object_at<'a>(
    map: &'a mut Map<String, Value>,
    path: &str,
) -> Option<&'a mut Map<String, Value>> {
    if path.is_empty() {
        return Some(map);
    }
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    match map.entry(key).or_insert_with(|| Value::Object(Map::new())) {
        Value::Object(inner) => object_at(inner, rest),
        _ => None,
    }
}

/// A JSON number with the digits of a text, which the program wrote itself.
pub(super) fn number(text: &str) -> Value {
    Number::from_str(text).map_or(Value::Null, Value::Number)
}

/// `at` + `.` + `key`, or `key` alone at the top.
pub(super) fn join(at: &str, key: &str) -> String {
    if at.is_empty() {
        key.to_owned()
    } else {
        [at, ".", key].concat()
    }
}
