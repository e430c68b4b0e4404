//! The rows of a visit's two lists: what every key takes and refuses, with
//! the words of each refusal.

mod kinds;
mod typing;

use dermscore::visit::rows::{self, Field, List, Row};
use serde_json::{Value, json};

use self::kinds::{DATES, ENDS, kinds};

fn tree(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn row(value: &Value) -> Row {
    value.as_object().expect("an object").clone()
}

#[test]
fn every_key_takes_and_refuses() {
    for list in [List::Labs, List::Events] {
        let kinds = kinds(list);
        let mut keys: Vec<&str> = kinds.iter().flat_map(|kind| kind.keys).copied().collect();
        let mut known: Vec<&str> = list.fields().iter().map(|field| field.0).collect();
        keys.sort_unstable();
        known.sort_unstable();
        assert_eq!(keys, known, "every key has its row here");
        let path = format!("{}.3", list.key());
        for kind in &kinds {
            for key in kind.keys {
                for value in &kind.takes {
                    let faults = rows::faults(list, &path, &row(&json!({ *key: value })));
                    assert_eq!(faults, [], "{key}: {value}");
                }
                for value in &kind.refuses {
                    let faults = rows::faults(list, &path, &row(&json!({ *key: value })));
                    assert_eq!(faults.len(), 1, "{key}: {value}: {faults:?}");
                    assert_eq!(faults[0].path, format!("{path}.{key}"));
                    assert_eq!(faults[0].found.to_string(), value.to_string());
                    assert_eq!(faults[0].allowed.to_string(), kind.allowed, "{key}");
                }
            }
        }
    }
}

#[test]
fn every_fault_of_a_row_is_named_and_unknown_keys_are_free() {
    let wrong =
        row(&json!({ "id": 7, "date": "soon", "theirs": [null], "value": 105, "unit": "U/L" }));
    let paths: Vec<String> = rows::faults(List::Labs, "labs.0", &wrong)
        .into_iter()
        .map(|fault| fault.path)
        .collect();
    assert_eq!(paths, ["labs.0.id", "labs.0.date", "labs.0.value"]);
    assert!(List::Labs.field("theirs").is_none());
    assert!(List::Labs.field("verbatim").is_none() && List::Events.field("analyte").is_none());
    assert_eq!(
        (List::Labs.key(), List::Events.key()),
        ("labs", "adverseEvents")
    );
}

#[test]
fn faults_below_facts_and_changes_have_their_own_path() {
    let found = |value: Value| {
        let faults = rows::faults(List::Events, "adverseEvents.2", &row(&value));
        assert_eq!(faults.len(), 1, "{faults:?}");
        let fault = faults.into_iter().next().expect("a fault");
        (
            fault.path,
            fault.found.to_string(),
            fault.allowed.to_string(),
        )
    };
    let (path, wrong, allowed) = found(json!({ "facts": { "symptoms": "awful" } }));
    assert_eq!(path, "adverseEvents.2.facts.symptoms");
    assert_eq!(wrong, "\"awful\"");
    assert_eq!(allowed, "none, present, mild, moderate, severe");
    let (path, _, _) = found(json!({ "facts": { "measured": { "alt": { "value": 105 } } } }));
    assert_eq!(path, "adverseEvents.2.facts.measured.alt.value");
    let change =
        |second: Value| json!({ "gradeChanges": [{ "date": "2018", "grade": 1 }, second] });
    let (path, wrong, allowed) = found(change(json!({ "date": "soon", "grade": 2 })));
    assert_eq!(path, "adverseEvents.2.gradeChanges.1.date");
    assert_eq!((wrong.as_str(), allowed.as_str()), ("\"soon\"", DATES));
    let (path, wrong, allowed) = found(change(json!({ "date": "2018-05", "grade": 6 })));
    assert_eq!(path, "adverseEvents.2.gradeChanges.1.grade");
    assert_eq!(
        (wrong.as_str(), allowed.as_str()),
        ("6", "a grade from 0 to 5")
    );
    let (path, wrong, _) = found(change(json!({ "date": "2018-05" })));
    assert_eq!(
        (path.as_str(), wrong.as_str()),
        ("adverseEvents.2.gradeChanges.1.grade", "null")
    );
    let (path, _, allowed) = found(change(json!(2)));
    assert_eq!(path, "adverseEvents.2.gradeChanges.1");
    assert_eq!(allowed, "an object with date and grade");
}

#[test]
fn a_grade_is_a_whole_number_however_it_is_written() {
    for (text, grade) in [
        ("0", 0),
        ("5", 5),
        ("5.0", 5),
        ("1e0", 1),
        ("40e-1", 4),
        ("-0", 0),
    ] {
        assert_eq!(rows::grade_of(&tree(text)), Some(grade), "{text}");
    }
    for text in [
        "6", "0.5", "-1", "\"1\"", "null", "true", "5.01", "500", "1e400", "256", "2560",
    ] {
        assert_eq!(rows::grade_of(&tree(text)), None, "{text}");
    }
}

#[test]
fn what_a_field_takes_it_says_in_words() {
    let takes = |field, texts: &[&str]| texts.iter().all(|text| rows::accepts(field, text));
    assert!(takes(Field::Date, &["2018-06-21"]) && !takes(Field::Date, &["2018-06"]));
    assert!(takes(
        Field::Moment,
        &["2018", "2018-06", "2018-06-21T08:30"]
    ));
    assert!(!takes(Field::Moment, &["ongoing"]) && takes(Field::End, &["ongoing", "2018"]));
    assert!(takes(Field::Number, &["5", "-5", "5,5"]) && !takes(Field::Number, &["five"]));
    assert!(takes(Field::Text, &["", "anything"]));
    assert_eq!(rows::in_words(Field::Moment), DATES);
    assert_eq!(rows::in_words(Field::End), ENDS);
    assert_eq!(rows::in_words(Field::Text), "a text");
}
