//! Every wrong type in the facts of an entry.

use dermscore::ctcae::answers;
use serde_json::{Value, json};

use super::read;

/// Every key with what it refuses, and what it says then.
#[test]
fn every_wrong_type_is_named() {
    let wrong = |but: fn(&Value) -> bool| {
        let all = [
            json!(null),
            json!(1),
            json!(true),
            json!("x"),
            json!(["x"]),
            json!({ "x": 1 }),
        ];
        all.into_iter().filter(move |value| !but(value))
    };
    let refused = |facts: Value, path: &str, found: &Value, allowed: &str| {
        let fault = read(&facts).expect_err("a fault");
        assert_eq!(fault.path, path, "{facts}");
        assert_eq!(
            (&fault.found.to_string(), fault.allowed.to_string().as_str()),
            (&found.to_string(), allowed),
            "{facts}"
        );
    };
    let truth = "true or false";
    let truths = ["present", "nothingElse", "anticoagulated"].into_iter();
    for key in truths.chain(answers::FLAGS.map(|row| row.0)) {
        for value in wrong(Value::is_boolean) {
            refused(
                json!({ key: value }),
                &format!("facts.{key}"),
                &value,
                truth,
            );
        }
    }
    let names = [
        ("ageGroup", "adult, adolescent, child, infant"),
        ("sex", "female, male"),
        ("symptoms", "none, present, mild, moderate, severe"),
        ("severity", "none, minimal, mild, moderate, marked, severe"),
        ("dailyLiving", "none, instrumental, selfCare"),
        ("childDailyLiving", "none, moderate, severe"),
        ("hospital", "none, stay, intensiveCare"),
        ("extent", "none, localized, widespread, generalized"),
    ];
    for (key, allowed) in names {
        for value in wrong(|_| false).chain([json!(""), json!("None")]) {
            refused(
                json!({ key: value }),
                &format!("facts.{key}"),
                &value,
                allowed,
            );
        }
    }
    for key in ["severityOf", "findings", "measured"] {
        for value in wrong(Value::is_object) {
            refused(
                json!({ key: value }),
                &format!("facts.{key}"),
                &value,
                "an object",
            );
        }
    }
    for value in wrong(|_| false) {
        let allowed = "none, minimal, mild, moderate, marked, severe";
        let facts = json!({ "severityOf": { "pain": value } });
        refused(facts, "facts.severityOf.pain", &value, allowed);
    }
    for value in wrong(Value::is_boolean) {
        let facts = json!({ "findings": { "a b": value } });
        refused(facts, "facts.findings.a b", &value, truth);
    }
    for value in wrong(Value::is_object) {
        let facts = json!({ "measured": { "alt": value } });
        refused(facts, "facts.measured.alt", &value, "an object");
    }
    let digits = "a string of decimal digits such as \"38.5\", at most 18 digits";
    for key in [
        "value",
        "lowerLimit",
        "upperLimit",
        "infarctionLimit",
        "baseline",
    ] {
        for value in wrong(|_| false).chain([json!(""), json!("1e3"), json!("1234567890123456789")])
        {
            let facts = json!({ "measured": { "alt": { key: value } } });
            refused(facts, &format!("facts.measured.alt.{key}"), &value, digits);
        }
    }
    for value in wrong(Value::is_string) {
        let facts = json!({ "measured": { "alt": { "unit": value } } });
        refused(facts, "facts.measured.alt.unit", &value, "a text");
    }
    for value in wrong(|_| false).chain([json!("Normal")]) {
        let facts = json!({ "measured": { "alt": { "baselineStatus": value } } });
        refused(
            facts,
            "facts.measured.alt.baselineStatus",
            &value,
            "normal, abnormal",
        );
    }
    let needs = "\"none\", the name of an intervention, or a list of names";
    for value in [
        json!(null),
        json!(1),
        json!(true),
        json!({}),
        json!(""),
        json!("  "),
    ] {
        refused(
            json!({ "intervention": value }),
            "facts.intervention",
            &value,
            needs,
        );
        let facts = json!({ "intervention": ["oral", value] });
        refused(facts, "facts.intervention", &value, needs);
    }
    refused(
        json!({ "intervention": ["none"] }),
        "facts.intervention",
        &json!("none"),
        needs,
    );
}
