//! What typing leaves behind in a row.

use std::rc::Rc;

use dermscore::visit::rows::{self, Field, List, Row};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::row;
use crate::property::property;

#[test]
fn a_wrong_text_is_kept_until_it_is_right() {
    let mut entry = row(&json!({ "id": "l1", "value": "105", "unit": "U/L", "theirs": 1 }));
    rows::type_into(List::Labs, &mut entry, "value", " <5 ");
    let kept =
        json!({ "id": "l1", "unit": "U/L", "theirs": 1, "notAccepted": { "value": " <5 " } });
    assert_eq!(Value::Object(entry.clone()), kept);
    assert!(rows::is_refused(&entry, "value") && !rows::is_refused(&entry, "unit"));
    assert_eq!(rows::typed(&entry, "value"), " <5 ");
    rows::type_into(List::Labs, &mut entry, "date", "soon");
    assert_eq!(
        entry["notAccepted"],
        json!({ "value": " <5 ", "date": "soon" })
    );
    // Right at last: trimmed, in its place, and off the list.
    rows::type_into(List::Labs, &mut entry, "value", " 5,5 ");
    assert_eq!(entry["value"], "5,5");
    assert_eq!(entry["notAccepted"], json!({ "date": "soon" }));
    rows::type_into(List::Labs, &mut entry, "date", "  ");
    let left = json!({ "id": "l1", "unit": "U/L", "theirs": 1, "value": "5,5" });
    assert_eq!(Value::Object(entry.clone()), left);
    assert_eq!(rows::typed(&entry, "date"), "");
    // A text keeps its blanks; an emptied one leaves no key.
    rows::type_into(List::Labs, &mut entry, "note", " x ");
    assert_eq!(entry["note"], " x ");
    rows::type_into(List::Labs, &mut entry, "note", " ");
    assert_eq!(entry["note"], " ");
    rows::type_into(List::Labs, &mut entry, "note", "");
    assert!(!entry.contains_key("note"));
    // What is allowed on one list only.
    let mut entry = Row::new();
    rows::type_into(List::Events, &mut entry, "resolution", " ongoing ");
    rows::type_into(List::Events, &mut entry, "onset", "ongoing");
    assert_eq!(
        Value::Object(entry),
        json!({ "resolution": "ongoing", "notAccepted": { "onset": "ongoing" } })
    );
}

#[test]
fn a_changed_row_loses_its_stale_result_and_keeps_its_version() {
    let before =
        row(&json!({ "id": "l1", "value": "105", "result": { "ctcae": "6.0", "grades": [] } }));
    let mut after = before.clone();
    assert_eq!(*rows::settled(&before, Rc::new(after.clone())), before);
    rows::type_into(List::Labs, &mut after, "value", "106");
    let settled = rows::settled(&before, Rc::new(after.clone()));
    assert_eq!(
        Value::Object((*settled).clone()),
        json!({ "id": "l1", "value": "106", "ctcae": "6.0" })
    );
    // A version of its own stays, and a new result is not stale.
    after.insert("ctcae".into(), json!("5.0"));
    let settled = rows::settled(&before, Rc::new(after.clone()));
    assert_eq!(settled["ctcae"], "5.0");
    after.insert("result".into(), json!({ "ctcae": "5.0", "grades": [1] }));
    let settled = rows::settled(&before, Rc::new(after.clone()));
    assert_eq!(*settled, after);
}

/// Texts that are typed.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{1,4}[.,]?[0-9]{0,2}",
        "(19|20)[0-9]{2}(-[0-9]{2}){0,2}(T[0-9]{2}:[0-9]{2})?",
        Just(String::new()),
        Just("ongoing".to_owned()),
    ]
}

/// Whatever is typed into whatever field of text, date or number, it comes
/// back as typed, nothing else changes, and the row is without fault.
#[test]
fn typing_loses_nothing() {
    let steps = prop::collection::vec((0_usize..40, typed()), 1..8);
    property(2_000, steps, |steps| {
        for list in [List::Labs, List::Events] {
            let mut entry = row(&json!({ "theirs": { "notAccepted": 1 }, "grade": 3 }));
            for (place, text) in &steps {
                let before = entry.clone();
                let fields: Vec<_> = list
                    .fields()
                    .iter()
                    .filter(|field| is_typed(field.1))
                    .collect();
                let (key, field) = *fields[place % fields.len()];
                rows::type_into(list, &mut entry, key, text);
                comes_back(&entry, key, field, text)?;
                if !rows::faults(list, "row", &entry).is_empty() {
                    return Err(format!("{key}: a fault in {entry:?}"));
                }
                for other in list.fields().iter().map(|field| field.0) {
                    let same = rows::typed(&entry, other) == rows::typed(&before, other)
                        && entry.get(other) == before.get(other);
                    if other != key && other != "notAccepted" && !same {
                        return Err(format!("{key} changed {other}"));
                    }
                }
                if entry["theirs"] != before["theirs"] {
                    return Err(format!("{key} changed an unknown key"));
                }
            }
        }
        Ok(())
    });
}

fn is_typed(field: Field) -> bool {
    use Field::{Date, End, Moment, Number, Text};
    matches!(field, Text | Date | Moment | End | Number)
}

fn comes_back(entry: &Row, key: &str, field: Field, text: &str) -> Result<(), String> {
    let back = rows::typed(entry, key);
    let trimmed = !matches!(field, Field::Text) && back == text.trim();
    if back != text && !trimmed {
        return Err(format!("{key}: {text:?} came back as {back:?}"));
    }
    if entry.contains_key(key) && rows::is_refused(entry, key) {
        return Err(format!("{key} is allowed and refused"));
    }
    if entry.get("notAccepted") == Some(&Value::Object(Row::new())) {
        return Err("an empty list of what is refused".into());
    }
    Ok(())
}
