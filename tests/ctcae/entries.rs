//! Entries of a visit: the result of a laboratory row, and what is known of
//! an adverse event.

use dermscore::ctcae::Version;
use dermscore::ctcae::fact::{Fact, Flag, Scale};
use dermscore::ctcae::known::Truth::{self, No, Open, Yes};
use dermscore::visit::events::Event;
use dermscore::visit::labs::{Lab, result_of_lab};
use dermscore::visit::rows::Row;
use serde_json::{Value, json};

use crate::short::{criteria, said};

fn row(value: &Value) -> Row {
    value.as_object().expect("an object").clone()
}

fn result(version: Version, lab: &Value) -> Value {
    result_of_lab(Lab(&row(lab)), criteria(version))
}

/// The `grades` of a result.
fn grades(version: Version, lab: &Value) -> Value {
    result(version, lab)["grades"].clone()
}

#[test]
fn the_example_of_the_file_s_description() {
    let l1 = json!({ "id": "l1", "date": "2018-09-20", "analyte": "alt", "value": "105", "unit": "U/L",
        "lowerLimit": "7", "upperLimit": "50", "baseline": "38", "baselineStatus": "normal",
        "result": { "ctcae": "5.0", "grades": [ { "term": "Alanine aminotransferase increased", "outcome": "graded", "grade": 1 } ] } });
    let row = row(&l1);
    assert_eq!(Lab(&row).version(), Some(Version::V5));
    let found = result_of_lab(Lab(&row), criteria(Version::V5));
    assert_eq!(found.to_string(), l1["result"].to_string());
}

#[test]
fn every_outcome_of_a_laboratory_row() {
    let sodium = |value: &str, more: Value| {
        let mut lab =
            row(&json!({ "id": "l", "analyte": "sodium", "value": value, "unit": "mmol/L" }));
        lab.extend(row(&more));
        grades(Version::V5, &Value::Object(lab))
    };
    let limits = json!({ "lowerLimit": "135", "upperLimit": "145" });
    // Two sides, two terms.
    assert_eq!(
        sodium("140", limits.clone()),
        json!([{ "term": "Hyponatremia", "outcome": "noGrade" }, { "term": "Hypernatremia", "outcome": "noGrade" }])
    );
    assert_eq!(
        sodium("124.5", limits.clone())[0],
        json!({ "term": "Hyponatremia", "outcome": "graded", "grade": 3, "decision": "D7" })
    );
    assert_eq!(
        sodium("127", limits)[0],
        json!({ "term": "Hyponatremia", "outcome": "between", "possible": [2, 3], "ask": ["symptoms"] })
    );
    assert_eq!(
        sodium("131", json!({}))[0],
        json!({ "term": "Hyponatremia", "outcome": "between", "possible": [0, 1], "ask": ["lowerLimit"] })
    );
    assert_eq!(
        sodium(
            "127",
            json!({ "lowerLimit": "135", "facts": { "symptoms": "mild" } })
        )[0],
        json!({ "term": "Hyponatremia", "outcome": "graded", "grade": 3 })
    );
    let crossed = sodium("140", json!({ "lowerLimit": "146", "upperLimit": "145" }));
    assert_eq!(crossed[0]["outcome"], "cannotGrade");
    assert_eq!(
        crossed[0]["why"],
        "The lower limit of sodium is above the upper one. Correct the limits."
    );
}

#[test]
fn questions_about_other_numbers_keep_their_path() {
    let lab = json!({ "id": "l", "analyte": "inr", "value": "3", "unit": "INR" });
    let asked = json!(["baseline", "anticoagulated"]);
    assert_eq!(grades(Version::V5, &lab)[0]["ask"], asked);
    let lab = json!({ "id": "l", "analyte": "alt", "value": "105" });
    assert_eq!(grades(Version::V5, &lab)[0]["ask"][0], "unit");
}

#[test]
fn the_version_decides_which_terms_there_are() {
    let lab = json!({ "id": "l", "analyte": "glucose", "value": "300", "unit": "mg/dL", "lowerLimit": "70", "upperLimit": "100" });
    let five = result(Version::V5, &lab);
    assert_eq!(five["ctcae"], "5.0");
    assert_eq!(five["grades"][1]["outcome"], "cannotGrade");
    let why = "This version grades the term by what follows from it and not by a value of glucose. Grade it as an adverse event.";
    assert_eq!(five["grades"][1]["why"], why);
    let six = result(Version::V6, &lab);
    assert_eq!(six["ctcae"], "6.0");
    assert_eq!(six["grades"][1]["grade"], 3);
    let lab = json!({ "id": "l", "analyte": "platelets", "value": "20", "unit": "10^9/L" });
    assert_eq!(
        grades(Version::V5, &lab),
        json!([{ "term": "Platelet count decreased", "outcome": "graded", "grade": 4 }])
    );
    assert_eq!(
        grades(Version::V6, &lab),
        json!([{ "term": "Thrombocytopenia", "outcome": "graded", "grade": 3 }])
    );
    let version = |row_of: Value| Lab(&row(&row_of)).version();
    assert_eq!(
        version(json!({ "ctcae": "6.0", "result": { "ctcae": "5.0" } })),
        Some(Version::V6)
    );
    assert_eq!(
        version(json!({ "ctcae": "7", "result": { "ctcae": "5.0" } })),
        Some(Version::V5)
    );
    assert_eq!(version(json!({})), None);
}

#[test]
fn a_test_that_is_not_graded_and_a_value_that_is_not_there() {
    for analyte in [
        "dDimer",
        "afp",
        "cea",
        "ca199",
        "ca724",
        "neutrophilShare",
        "unheard of",
    ] {
        for version in Version::ALL {
            let lab = json!({ "id": "l", "analyte": analyte, "value": "5", "unit": "%" });
            assert_eq!(grades(version, &lab), json!([]), "{analyte}");
        }
    }
    let lab = json!({ "id": "l", "analyte": "alt", "notAccepted": { "value": "<5" } });
    assert_eq!(grades(Version::V5, &lab), json!([]));
    // The row's own number goes before one that stands in its facts.
    let lab = json!({ "id": "l", "analyte": "ldh", "value": "200", "unit": "U/L", "upperLimit": "250",
        "facts": { "measured": { "ldh": { "value": "999", "unit": "U/L", "upperLimit": "250" } } } });
    assert_eq!(grades(Version::V5, &lab)[0]["outcome"], "noGrade");
}

#[test]
fn the_trial_s_tests_that_are_graded() {
    for (analyte, term) in [
        ("leukocytes", "White blood cell decreased"),
        ("alt", "Alanine aminotransferase increased"),
        ("ast", "Aspartate aminotransferase increased"),
        ("creatinine", "Creatinine increased"),
    ] {
        for version in Version::ALL {
            let terms = criteria(version).terms_of_lab(analyte);
            assert_eq!(terms.first().map(String::as_str), Some(term));
        }
    }
}

/// What is known of an event, of death, threat to life and hospital.
fn holds(event: &Value) -> [Truth; 3] {
    let row = row(event);
    let known = Event(&row).known();
    let stay = Fact::Level {
        scale: Scale::Hospital,
        word: "hospital",
        level: 1,
    };
    [
        known.says(&Fact::Flag(Flag::Death)),
        known.says(&Fact::Flag(Flag::LifeThreatening)),
        known.says(&stay),
    ]
}

#[test]
fn seriousness_and_outcome_are_facts() {
    for (event, expected) in [
        (json!({}), [Open, Open, Open]),
        (json!({ "outcome": "recovered" }), [Open, Open, Open]),
        (json!({ "outcome": "fatal" }), [Yes, Open, Open]),
        (json!({ "seriousness": [] }), [No, No, No]),
        (
            json!({ "seriousness": [], "outcome": "fatal" }),
            [Yes, No, No],
        ),
        (json!({ "seriousness": ["death"] }), [Yes, No, No]),
        (json!({ "seriousness": ["lifeThreatening"] }), [No, Yes, No]),
        (
            json!({ "seriousness": ["hospitalisation", "disability"] }),
            [No, No, Yes],
        ),
        // What the facts say goes first.
        (
            json!({ "seriousness": ["death"], "facts": { "death": false } }),
            [No, No, No],
        ),
        (
            json!({ "outcome": "fatal", "facts": { "death": false } }),
            [No, Open, Open],
        ),
        (
            json!({ "seriousness": [], "facts": { "hospital": "stay" } }),
            [No, No, Yes],
        ),
        (
            json!({ "seriousness": ["hospitalisation"], "facts": { "hospital": "none" } }),
            [No, No, No],
        ),
        (
            json!({ "seriousness": [], "facts": { "lifeThreatening": true } }),
            [No, Yes, No],
        ),
    ] {
        assert_eq!(holds(&event), expected, "{event}");
    }
    // A stay in hospital may have been one in intensive care.
    let event = row(&json!({ "seriousness": ["hospitalisation"] }));
    let span = Event(&event)
        .known()
        .level(&Scale::Hospital)
        .expect("a stay");
    assert_eq!((span.least, span.most), (1, 2));
}

#[test]
fn an_event_is_there_because_it_was_logged() {
    let known = |event: Value| Event(&row(&event)).known();
    assert_eq!(known(json!({})).present, Some(true));
    assert_eq!(
        known(json!({ "facts": { "present": false } })).present,
        Some(false)
    );
    let event = row(&json!({ "term": "Lymphopenia" }));
    assert_eq!(said(&Event(&event).outcome(criteria(Version::V6))), "1");
    let event = row(&json!({ "term": "Lymphopenia", "facts": { "present": false } }));
    assert_eq!(said(&Event(&event).outcome(criteria(Version::V6))), "0");
    let event = row(
        &json!({ "term": "Pharyngitis", "facts": { "present": false, "intervention": "oral" } }),
    );
    assert_eq!(
        said(&Event(&event).outcome(criteria(Version::V5))),
        "absent but found"
    );
    let event = row(&json!({ "term": "No term at all" }));
    assert_eq!(
        said(&Event(&event).outcome(criteria(Version::V5))),
        "no such term"
    );
}

#[test]
fn seriousness_closes_the_questions_it_answers() {
    let event = |more: Value| {
        let mut event = row(&json!({ "term": "Pharyngitis", "facts": { "intervention": "oral" } }));
        event.extend(row(&more));
        said(&Event(&event).outcome(criteria(Version::V5)))
    };
    assert_eq!(event(json!({})), "2|4|5? lifeThreatening, death");
    assert_eq!(event(json!({ "seriousness": [] })), "2");
    assert_eq!(event(json!({ "seriousness": ["hospitalisation"] })), "2");
    assert_eq!(event(json!({ "seriousness": ["lifeThreatening"] })), "4");
    assert_eq!(event(json!({ "outcome": "fatal" })), "5");
    assert_eq!(
        event(json!({ "seriousness": ["lifeThreatening"], "outcome": "fatal" })),
        "5"
    );
}

#[test]
fn what_an_entry_says_of_itself() {
    let event = row(
        &json!({ "id": "e1", "verbatim": "v", "term": "Fever", "ctcae": "6.0", "grade": 3,
        "gradeSetBy": "clinician", "relatedness": "possible" }),
    );
    let event = Event(&event);
    assert_eq!(
        (event.id(), event.term(), event.text("verbatim")),
        ("e1", "Fever", "v")
    );
    assert_eq!(
        (event.version(), event.grade()),
        (Some(Version::V6), Some(3))
    );
    assert!(event.is_set_by_clinician());
    assert_eq!(event.seriousness(), None);
    for (word, related) in [
        ("related", Some(true)),
        ("certain", Some(true)),
        ("probable", Some(true)),
        ("possible", Some(true)),
        ("unlikely", Some(false)),
        ("unrelated", Some(false)),
        ("conditional", None),
        ("unassessable", None),
        ("", None),
    ] {
        // Dose-limiting by the trial's rule: related, and of grade 3 to 5.
        for grade in 0..=5 {
            let event = row(&json!({ "relatedness": word, "grade": grade }));
            let event = Event(&event);
            assert_eq!(event.is_related(), related, "{word}");
            let limiting = if grade < 3 { Some(false) } else { related };
            assert_eq!(event.is_dose_limiting(), limiting, "{word} {grade}");
        }
        let event = row(&json!({ "relatedness": word }));
        let limiting = related.filter(|related| !related);
        assert_eq!(Event(&event).is_dose_limiting(), limiting, "{word}");
    }
}
