//! What each key of a row takes, what it refuses, and what it says then.

use dermscore::visit::rows::{
    self, ACTIONS, List, OUTCOMES, RELATEDNESS, SERIOUSNESS, SETTERS, STATES,
};
use serde_json::{Value, json};

use super::tree;

/// A kind of key: values it takes, values it refuses, and what it says then.
pub struct Kind {
    pub keys: &'static [&'static str],
    pub takes: Vec<Value>,
    pub refuses: Vec<Value>,
    pub allowed: &'static str,
}

pub const DATES: &str = "a date, as in 2026-11-22, a month 2026-11, a year 2026, or a date with a time 2026-11-22T08:30";
pub const ENDS: &str = "a date, as in 2026-11-22, a month 2026-11, a year 2026, a date with a time 2026-11-22T08:30, or “ongoing”";

pub fn kinds(list: List) -> Vec<Kind> {
    let others = |but: &str| -> Vec<Value> {
        let all = [
            json!(null),
            json!(true),
            json!(1),
            json!("x"),
            json!([]),
            json!({}),
        ];
        let kind = |value: &Value| match value {
            Value::String(_) => "text",
            Value::Object(_) => "object",
            Value::Bool(_) => "truth",
            Value::Number(_) => "number",
            Value::Array(_) => "list",
            Value::Null => "null",
        };
        all.into_iter().filter(|value| kind(value) != but).collect()
    };
    let with = |values: &[&str], mut rest: Vec<Value>| {
        rest.extend(values.iter().map(|value| json!(value)));
        rest
    };
    let texts = |values: &[&str]| values.iter().map(|value| json!(value)).collect();
    let shared = |texts_of: &'static [&'static str]| {
        vec![
            Kind {
                keys: texts_of,
                takes: texts(&["", "x", " é—\n"]),
                refuses: others("text"),
                allowed: "a text",
            },
            Kind {
                keys: &["ctcae"],
                takes: texts(&["5.0", "6.0"]),
                refuses: with(&["", "5", "4.03", "v5.0"], others("text")),
                allowed: "“5.0” or “6.0”",
            },
            Kind {
                keys: &["facts"],
                takes: vec![
                    json!({}),
                    json!({"symptoms": "mild", "of another program": [1]}),
                ],
                refuses: others("object"),
                allowed: "an object",
            },
            Kind {
                keys: &["notAccepted", "result"],
                takes: vec![json!({}), json!({"date": "soon"})],
                refuses: others("object"),
                allowed: "an object",
            },
        ]
    };
    let one = |keys: &'static [&'static str], names: &[rows::Named], allowed| Kind {
        keys,
        takes: names.iter().map(|name| json!(name.0)).collect(),
        refuses: with(&["", "Normal", "unheard of"], others("text")),
        allowed,
    };
    let mut kinds = match list {
        List::Labs => shared(&["id", "analyte", "unit", "note"]),
        List::Events => shared(&[
            "id",
            "verbatim",
            "subject",
            "term",
            "reason",
            "treatment",
            "note",
        ]),
    };
    if list == List::Labs {
        kinds.push(Kind {
            keys: &["date"],
            takes: texts(&["2018-09-20", "2024-02-29"]),
            refuses: with(
                &["", "2018", "2018-09", "2023-02-29", "ongoing", "20.9.2018"],
                others("text"),
            ),
            allowed: "a date of the calendar, as in 2026-11-22",
        });
        kinds.push(Kind {
            keys: &[
                "value",
                "lowerLimit",
                "upperLimit",
                "infarctionLimit",
                "baseline",
            ],
            takes: texts(&[
                "105",
                "0",
                "-2.5",
                "0.000",
                "9,5",
                ".5",
                "999999999999999999",
            ]),
            refuses: with(
                &["", " ", "<5", "1e3", "12 U/L", "1234567890123456789"],
                others("text"),
            ),
            allowed: "a number in digits, as in 5.2",
        });
        kinds.push(one(&["baselineStatus"], STATES, "normal, abnormal"));
        return kinds;
    }
    kinds.push(Kind {
        keys: &["onset"],
        takes: texts(&["2018", "2018-04", "2018-04-12", "2018-04-12T23:59"]),
        refuses: with(
            &[
                "",
                "ongoing",
                "2018-13",
                "2018-04-31",
                "2018-04-12T24:00",
                "April",
            ],
            others("text"),
        ),
        allowed: DATES,
    });
    kinds.push(Kind {
        keys: &["resolution"],
        takes: texts(&[
            "ongoing",
            "2018",
            "2018-04",
            "2018-04-12",
            "2018-04-12T00:00",
        ]),
        refuses: with(&["", "Ongoing", "2018-04-12T8:30", "never"], others("text")),
        allowed: ENDS,
    });
    kinds.push(Kind {
        keys: &["grade"],
        takes: vec![json!(0), json!(1), json!(5), tree("2.0"), tree("3e0")],
        refuses: [
            others("number"),
            vec![json!(6), json!(-1), tree("2.5"), tree("1e99")],
        ]
        .concat(),
        allowed: "a grade from 0 to 5",
    });
    kinds.push(Kind {
        keys: &["expected"],
        takes: vec![json!(true), json!(false)],
        refuses: others("truth"),
        allowed: "true or false",
    });
    kinds.push(Kind {
        keys: &["gradeChanges"],
        takes: vec![
            json!([]),
            json!([{ "date": "2018-04", "grade": 2 }, { "date": "2018-04-12T10:00", "grade": 0, "by": "A1" }]),
        ],
        refuses: others("list"),
        allowed: "a list",
    });
    kinds.push(Kind {
        keys: &["seriousness"],
        takes: vec![json!([]), json!(["death", "otherImportant"]), names(SERIOUSNESS)],
        refuses: [
            others("list"),
            vec![json!(["Death"]), json!(["death", 1]), json!([null])],
        ]
        .concat(),
        allowed: "a list of death, lifeThreatening, hospitalisation, disability, congenitalAnomaly, otherImportant",
    });
    kinds.push(one(&["gradeSetBy"], SETTERS, "criteria, clinician"));
    kinds.push(one(
        &["action"],
        ACTIONS,
        "doseNotChanged, doseReduced, doseIncreased, doseRateReduced, drugInterrupted, drugWithdrawn, notApplicable, unknown",
    ));
    kinds.push(one(
        &["relatedness"],
        RELATEDNESS,
        "related, unrelated, certain, probable, possible, unlikely, conditional, unassessable",
    ));
    kinds.push(one(
        &["outcome"],
        OUTCOMES,
        "recovered, recovering, notRecovered, recoveredWithSequelae, fatal, unknown",
    ));
    kinds
}

fn names(all: &[rows::Named]) -> Value {
    all.iter().map(|name| name.0).collect()
}
