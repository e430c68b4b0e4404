//! The schema of the rows of a visit's two lists, from what their keys may
//! hold (`visit::rows`) and what a fact may be (`ctcae::answers`).

use serde_json::{Map, Value, json};

use crate::ctcae::need::WORDS;
use crate::ctcae::quantity::{Origin, Quantities};
use crate::ctcae::{Version, answers, embedded, parse};
use crate::visit::rows::{Field, List, Named};

/// The schema of a list: `labs` or `adverseEvents`.
pub(super) fn list(list: List) -> Value {
    let (description, row) = match list {
        List::Labs => (
            "Laboratory values, a row each. A unit is what was chosen, never inferred; limits are the site's laboratory's.",
            "lab",
        ),
        List::Events => ("Adverse events, a row each.", "adverseEvent"),
    };
    json!({
        "description": description,
        "type": "array",
        "items": { "$ref": (format!("#/$defs/{row}")) }
    })
}

/// The definitions that the two lists refer to.
pub(super) fn definitions() -> Map<String, Value> {
    let mut all = Map::new();
    for (name, made) in [
        ("lab", row(List::Labs)),
        ("adverseEvent", row(List::Events)),
        ("decimal", decimal()),
        ("reading", reading()),
        ("facts", facts()),
        ("grade", grade()),
        ("labResult", lab_result()),
        ("eventResult", event_result()),
    ] {
        all.insert(name.to_owned(), made);
    }
    all
}

fn row(list: List) -> Value {
    let mut properties = Map::new();
    for (key, field) in list.fields() {
        let mut schema = match (list, *key) {
            (List::Labs, "result") => json!({ "$ref": "#/$defs/labResult" }),
            (List::Events, "result") => json!({ "$ref": "#/$defs/eventResult" }),
            (List::Labs, "analyte") => analyte(),
            _ => of(*field),
        };
        if let Some(said) = said_of(list, key) {
            schema["description"] = said.into();
        }
        properties.insert((*key).to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties })
}

fn of(field: Field) -> Value {
    const MOMENT: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?)?";
    match field {
        Field::Text => json!({ "type": "string" }),
        Field::Date => json!({
            "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"
        }),
        Field::Moment => json!({ "type": "string", "pattern": (format!("^{MOMENT}$")) }),
        Field::End => json!({
            "type": "string", "pattern": (format!("^({MOMENT}|ongoing)$"))
        }),
        Field::Number => json!({ "$ref": "#/$defs/decimal" }),
        Field::Grade => json!({ "$ref": "#/$defs/grade" }),
        Field::Truth => json!({ "type": "boolean" }),
        Field::One(names) => one_of(names),
        Field::Many(names) => json!({ "type": "array", "items": one_of(names) }),
        Field::Version => json!({ "enum": Version::ALL.map(Version::name) }),
        Field::Facts => json!({ "$ref": "#/$defs/facts" }),
        Field::Changes => json!({
            "type": "array",
            "items": {
                "type": "object",
                "required": ["date", "grade"],
                "properties": { "date": of(Field::Moment), "grade": of(Field::Grade) }
            }
        }),
        Field::Object => json!({ "type": "object" }),
    }
}

fn one_of(names: &[Named]) -> Value {
    let names = names.iter();
    json!({ "oneOf": names.map(|(name, words)| json!({ "const": name, "title": words })).collect::<Vec<_>>() })
}

/// What is to be said of a key beyond what it may hold.
fn said_of(list: List, key: &str) -> Option<&'static str> {
    Some(match (list, key) {
        (_, "id") => "No other row of the list has it.",
        (List::Events, "subject") => {
            "Whose event it is, in a log of several patients. Absent: the visit's subject."
        }
        (List::Labs, "date") => "The visit's date where it is absent.",
        (List::Labs, "unit") => {
            "As it was chosen; a test of the register is graded in one of the register's units only."
        }
        (List::Labs, "infarctionLimit") => {
            "The assay's cut-off for a myocardial infarction; of troponin only."
        }
        (List::Labs, "baselineStatus") => {
            "Where it is absent it follows from baseline and limits, where both are given."
        }
        (_, "ctcae") => {
            "The version the row is graded by. Where it is absent: that of its result, else 5.0."
        }
        (_, "notAccepted") => "What was typed and is not allowed, by its key; never graded.",
        (List::Events, "gradeSetBy") => {
            "A grade that the clinician did not set is compared with the criteria on every read."
        }
        (List::Events, "reason") => "Why the clinician's grade is another than the criteria's.",
        (List::Events, "resolution") => "Absent while nobody has said.",
        (List::Events, "seriousness") => "Empty: assessed, and not serious. Absent: not assessed.",
        _ => return None,
    })
}

fn analyte() -> Value {
    json!({
        "description": "A quantity of the register, or a name of the site's own, which is not graded.",
        "type": "string",
        "examples": quantities(&[Origin::Lab])
    })
}

/// The ids of what can be measured.
fn quantities(origins: &[Origin]) -> Vec<String> {
    let read = parse::criteria(Version::V5, embedded::QUANTITIES, "");
    let Quantities(all) = read.map(|found| found.quantities).unwrap_or_default();
    all.into_iter()
        .filter(|quantity| origins.contains(&quantity.origin))
        .map(|quantity| quantity.id)
        .collect()
}

fn decimal() -> Value {
    json!({
        "description": "A number that is compared with limits: decimal digits as typed, at most 18 that count.",
        "type": "string",
        "pattern": "^\\s*[-+\\u2212]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)\\s*$"
    })
}

fn grade() -> Value {
    json!({ "description": "0 is no grade.", "type": "integer", "minimum": 0, "maximum": 5 })
}

/// A measurement among the facts, with the keys of a laboratory row.
fn reading() -> Value {
    let mut properties = Map::new();
    for (key, field) in List::Labs.fields() {
        if matches!(field, Field::Number) || ["unit", "baselineStatus"].contains(key) {
            properties.insert((*key).to_owned(), of(*field));
        }
    }
    json!({ "type": "object", "properties": properties })
}

fn facts() -> Value {
    fn names<T>(all: &[(&'static str, T)]) -> Value {
        json!({ "enum": all.iter().map(|(name, _)| *name).collect::<Vec<_>>() })
    }
    let truth = || json!({ "type": "boolean" });
    let mut properties = Map::new();
    let mut put = |key: &str, schema: Value| {
        properties.insert(key.to_owned(), schema);
    };
    put("present", truth());
    for (key, scale, levels) in &answers::SCALES {
        put(key, names(levels));
        if *key == "severity" {
            let levels = names(answers::levels(scale));
            put(
                "severityOf",
                json!({
                    "description": "How severe a named part of the event is.",
                    "type": "object",
                    "additionalProperties": levels
                }),
            );
        }
    }
    for (key, _) in &answers::FLAGS {
        put(key, truth());
    }
    let need = json!({ "type": "string", "pattern": "\\S" });
    let mut among = need.clone();
    among["not"] = json!({ "pattern": "^\\s*none\\s*$" });
    put(
        "intervention",
        json!({
            "description": (format!(
                "“none”, or what is indicated, one or several: these words, and behind them a kind of the term alone, “given” before it where it was started, “intervention” for any: {}.",
                WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
            )),
            "oneOf": [need, { "type": "array", "items": among }],
            "examples": ["none", "oral", "iv antimicrobial", ["urgent operative", "given steroid"]]
        }),
    );
    put("anticoagulated", truth());
    put("ageGroup", names(&answers::AGES));
    put("sex", names(&answers::SEXES));
    put(
        "findings",
        json!({
            "description": "Facts of the term alone, by their text in the criteria.",
            "type": "object",
            "additionalProperties": { "type": "boolean" }
        }),
    );
    put(
        "measured",
        json!({
            "description": "Measurements, by the id of their quantity.",
            "type": "object",
            "propertyNames": { "examples": quantities(&[Origin::Lab, Origin::Vital, Origin::Measure]) },
            "additionalProperties": { "$ref": "#/$defs/reading" }
        }),
    );
    put("nothingElse", truth());
    json!({
        "description": "What is known of the event, for the criteria. A fact that is absent is not known.",
        "type": "object",
        "properties": properties
    })
}

/// The keys of an outcome: a lab grade and an event's result share them.
fn outcome() -> Map<String, Value> {
    let Value::Object(keys) = json!({
        "outcome": { "enum": ["graded", "noGrade", "between", "cannotGrade"] },
        "grade": { "type": "integer", "minimum": 1, "maximum": 5 },
        "possible": { "type": "array", "items": { "$ref": "#/$defs/grade" } },
        "ask": {
            "description": "What would decide: keys of a laboratory row itself, and paths below facts.",
            "type": "array",
            "items": { "type": "string" }
        },
        "decision": {
            "description": "Where CTCAE leaves something open: the number in docs/ctcae-decisions.md.",
            "type": "string"
        },
        "why": { "description": "For a person.", "type": "string" }
    }) else {
        return Map::new();
    };
    keys
}

/// What each outcome has besides.
fn by_outcome() -> Value {
    let rules = [
        ("graded", json!(["grade"])),
        ("between", json!(["possible"])),
        ("cannotGrade", json!(["why"])),
    ];
    let rules = rules.into_iter().map(|(outcome, required)| {
        json!({
            "if": { "required": ["outcome"], "properties": { "outcome": { "const": outcome } } },
            "then": { "required": required }
        })
    });
    rules.collect()
}

fn lab_result() -> Value {
    let mut grade = outcome();
    grade.insert("term".to_owned(), json!({ "type": "string" }));
    json!({
        "description": "Written for readers and recomputed. One entry a term that a value of the test can lead to; none where the version does not grade the test.",
        "type": "object",
        "required": ["ctcae", "grades"],
        "properties": {
            "ctcae": of(Field::Version),
            "grades": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["term", "outcome"],
                    "properties": grade,
                    "allOf": by_outcome()
                }
            }
        }
    })
}

fn event_result() -> Value {
    let mut properties = outcome();
    properties.insert("ctcae".to_owned(), of(Field::Version));
    json!({
        "description": "What the criteria say of the event's facts. Written for readers and recomputed.",
        "type": "object",
        "required": ["ctcae", "outcome"],
        "properties": properties,
        "allOf": by_outcome()
    })
}
