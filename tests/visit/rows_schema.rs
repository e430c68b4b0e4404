//! The schema of the rows against the reader, as `schema` does for the rest.

use dermscore::ctcae::Version;
use dermscore::ctcae::answers;
use dermscore::visit::grades::with_results;
use dermscore::visit::{List, read, schema, write};
use jsonschema::{Validator, draft202012};
use serde_json::{Value, json};

use crate::grades::{book, e1, file, l1, with};
use crate::kit::{readable, tree, writer};

fn validator() -> Validator {
    draft202012::new(&schema()).expect("a schema")
}

/// A file with one row.
fn of(list: List, row: Value) -> Vec<u8> {
    match list {
        List::Labs => file(&[row], &[]),
        List::Events => file(&[], &[row]),
    }
}

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// Values of every kind, of which each field takes some.
fn values() -> Vec<Value> {
    let mut all: Vec<Value> = [
        "null",
        "true",
        "0",
        "1",
        "5",
        "6",
        "-1",
        "2.0",
        "20e-1",
        "1.5",
        "\"2\"",
        "[]",
        "{}",
        "[1]",
        "[\"none\"]",
        "[\"oral\"]",
        "[\"oral\", \"\"]",
        "[\"hospitalisation\"]",
        "[\"death\", \"x\"]",
        "[null]",
        "{\"x\": 5}",
        "{\"x\": true}",
        "{\"x\": \"severe\"}",
        "{\"x\": {}}",
        "{\"x\": {\"value\": \"1\"}}",
        "{\"x\": {\"value\": 1}}",
        "{\"x\": {\"unit\": 5}}",
        "{\"x\": {\"baselineStatus\": \"high\"}}",
        "[{\"date\": \"2018\", \"grade\": 2}]",
        "[{\"date\": \"2018\"}]",
        "[{\"grade\": 2}]",
        "[{\"date\": \"2018-04-31x\", \"grade\": 2}]",
        "[{\"date\": \"2018\", \"grade\": 6}]",
    ]
    .map(tree)
    .into();
    let texts = [
        "",
        " ",
        "x",
        "105",
        "-1",
        "+1",
        "1.",
        ".5",
        "9,5",
        " 7 ",
        "\u{2212}3",
        "--1",
        "1e3",
        "1 2",
        "5.0",
        "6.0",
        "4.0",
        "2018",
        "2018-04",
        "2018-04-12",
        "2018-04-12T08:30",
        "2018-4",
        "2018-04-12T8:30",
        "12.04.2018",
        "ongoing",
        "Ongoing",
        "normal",
        "abnormal",
        "criteria",
        "none",
        " none ",
        "oral",
        "given steroid",
        "mild",
        "adult",
        "female",
        "recovered",
        "related",
        "doseReduced",
        "stay",
        "localized",
        "selfCare",
        "severe",
    ];
    all.extend(texts.map(Value::from));
    all
}

#[test]
fn of_every_key_the_schema_takes_what_the_reader_takes() {
    let validator = validator();
    let mut checked = 0;
    for list in [List::Labs, List::Events] {
        for (key, _) in list.fields() {
            // Of a result the schema asks more.
            if *key == "result" {
                continue;
            }
            for value in values() {
                let mut row = json!({});
                row[*key] = value.clone();
                let bytes = of(list, row);
                let (reads, valid) = (read(&bytes).is_ok(), validator.is_valid(&parsed(&bytes)));
                assert_eq!(reads, valid, "{} {key}: {value}", list.key());
                checked += usize::from(reads);
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn of_every_fact_the_schema_takes_what_the_reader_takes() {
    let validator = validator();
    let scales = answers::SCALES.iter().map(|row| row.0);
    let flags = answers::FLAGS.iter().map(|row| row.0);
    let others = [
        "present",
        "nothingElse",
        "anticoagulated",
        "ageGroup",
        "sex",
        "intervention",
        "severityOf",
        "findings",
        "measured",
        "x",
    ];
    for key in scales.chain(flags).chain(others) {
        let mut both = [0, 0];
        for value in values() {
            let mut row = json!({ "facts": {} });
            row["facts"][key] = value.clone();
            for list in [List::Labs, List::Events] {
                let bytes = of(list, row.clone());
                let (reads, valid) = (read(&bytes).is_ok(), validator.is_valid(&parsed(&bytes)));
                assert_eq!(reads, valid, "{key}: {value}");
                both[usize::from(reads)] += 1;
            }
        }
        assert!(
            both[1] > 0 && (key == "x" || both[0] > 0),
            "{key}: {both:?}"
        );
    }
    // Every name of every scale, and of no other.
    for (key, _, levels) in &answers::SCALES {
        for (name, _) in *levels {
            let mut row = json!({ "facts": {} });
            row["facts"][*key] = json!(name);
            assert!(
                validator.is_valid(&parsed(&of(List::Events, row))),
                "{key} {name}"
            );
        }
    }
}

#[test]
fn the_days_of_the_calendar_and_the_most_digits_are_left_to_the_reader() {
    let validator = validator();
    for row in [
        json!({ "date": "2018-04-31" }),
        json!({ "value": "1234567890123456789" }),
        json!({ "id": "l1" }),
    ] {
        let twice = row["id"].is_string();
        let bytes = if twice {
            file(&[row.clone(), row], &[])
        } else {
            file(&[row], &[])
        };
        assert!(read(&bytes).is_err());
        assert!(validator.is_valid(&parsed(&bytes)));
    }
}

#[test]
fn of_a_row_s_result_the_schema_asks_more() {
    let validator = validator();
    let grade = json!({ "term": "x", "outcome": "graded", "grade": 1 });
    let lab = |grade: Value| (List::Labs, json!({ "ctcae": "5.0", "grades": [grade] }));
    let event = |keys: Value| (List::Events, with(json!({ "ctcae": "5.0" }), &keys));
    for (list, result) in [
        (List::Labs, json!({ "ctcae": "5.0" })),
        (List::Labs, json!({ "grades": [] })),
        (List::Labs, json!({ "ctcae": "4.0", "grades": [] })),
        lab(with(grade.clone(), &json!({ "term": null }))),
        lab(with(grade.clone(), &json!({ "outcome": "done" }))),
        lab(with(grade.clone(), &json!({ "grade": null }))),
        lab(with(grade.clone(), &json!({ "grade": 0 }))),
        lab(with(grade, &json!({ "grade": "1" }))),
        event(json!({ "grade": 1 })),
        event(json!({ "outcome": "graded" })),
        event(json!({ "outcome": "between" })),
        event(json!({ "outcome": "between", "possible": [6] })),
        event(json!({ "outcome": "cannotGrade" })),
    ] {
        let bytes = of(list, json!({ "result": result }));
        readable(&bytes);
        assert!(!validator.is_valid(&parsed(&bytes)), "{result}");
    }
}

#[test]
fn every_export_of_rows_is_valid() {
    let validator = validator();
    let criteria = book().criteria(Version::V5);
    let mut labs = vec![l1(), json!({})];
    for quantity in &criteria.quantities.0 {
        for (value, limits) in [("9", true), ("127", false), ("0.5", true)] {
            let mut row =
                json!({ "analyte": quantity.id, "value": value, "unit": quantity.units[0].name });
            if limits {
                row["lowerLimit"] = "4".into();
                row["upperLimit"] = "40".into();
            }
            labs.push(row);
        }
    }
    let mut events = vec![e1(), json!({ "term": "no such term" })];
    for term in criteria.terms.iter().step_by(7) {
        events.push(json!({ "term": term.name }));
        events.push(json!({ "term": term.name, "facts": { "nothingElse": true }, "seriousness": ["death"] }));
    }
    let visit = with_results(&readable(&file(&labs, &events)).visit, book());
    let tree = tree(&write(&visit, &writer()));
    if let Err(error) = validator.validate(&tree) {
        panic!("{error} at {}", error.instance_path());
    }
}

/// Names, and no others, are listed; analytes as examples, because a site may
/// have names of its own.
#[test]
fn the_schema_lists_the_program_s_names() {
    let schema = schema();
    let definitions = &schema["$defs"];
    let examples = definitions["lab"]["properties"]["analyte"]["examples"].to_string();
    for (id, _) in &book().criteria(Version::V6).labs {
        assert!(examples.contains(&format!("\"{id}\"")), "{id}");
    }
    let facts = &definitions["facts"]["properties"];
    for (key, _, levels) in &answers::SCALES {
        let names: Vec<&str> = levels.iter().map(|level| level.0).collect();
        assert_eq!(facts[*key]["enum"], json!(names), "{key}");
    }
    for list in [List::Labs, List::Events] {
        let row = if list == List::Labs {
            "lab"
        } else {
            "adverseEvent"
        };
        let keys: Vec<&String> = definitions[row]["properties"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        let fields: Vec<&str> = list.fields().iter().map(|field| field.0).collect();
        assert_eq!(keys, fields);
    }
}
