//! What helps to fill a laboratory row: the tests by their names, the limits
//! of the site's laboratory, and a value as an adverse event.

use std::rc::Rc;

use dermscore::ctcae::Version;
use dermscore::visit::analytes::{TRIAL_SET, all, find, missing_of_set, named, short};
use dermscore::visit::events::Event;
use dermscore::visit::limits::{self, Limits, offers};
use dermscore::visit::{Row, as_event, is_logged};
use serde_json::{Value, json};

use crate::grades::{book, l1, with};

fn row(row: &Value) -> Rc<Row> {
    Rc::new(row.as_object().expect("a row").clone())
}

fn alt(keys: &Value) -> Rc<Row> {
    row(&with(json!({ "analyte": "alt" }), keys))
}

#[test]
fn tests_are_found_by_name_id_abbreviation_and_everyday_name() {
    for (typed, id) in [
        ("alt", "alt"),
        ("ALT", "alt"),
        ("alanine", "alt"),
        ("aminotransferase alanine", "alt"),
        ("sgpt", "alt"),
        ("GOT", "ast"),
        ("wbc", "leukocytes"),
        ("leuko", "leukocytes"),
        ("leucocytes", "leukocytes"),
        ("white blood", "leukocytes"),
        ("neutrophils share", "neutrophilShare"),
        ("anc", "neutrophils"),
        ("hb", "hemoglobin"),
        ("haemoglobin", "hemoglobin"),
        ("hemoglobin", "hemoglobin"),
        ("na", "sodium"),
        ("K", "potassium"),
        ("d-dimer", "dDimer"),
        ("ddimer", "dDimer"),
        ("ca 19-9", "ca199"),
        ("CA19-9", "ca199"),
        ("ca199", "ca199"),
        ("CA 72-4", "ca724"),
        ("afp", "afp"),
        ("cea", "cea"),
        ("crea", "creatinine"),
        ("CPK", "ck"),
        ("calcium", "calcium"),
        ("ionised", "ionizedCalcium"),
        ("ionized", "ionizedCalcium"),
        ("vit d", "vitaminD"),
        ("tropo t", "troponinT"),
    ] {
        let found = find(book(), typed);
        let ids: Vec<&str> = found.iter().map(|quantity| quantity.id.as_str()).collect();
        assert_eq!(ids.first(), Some(&id), "{typed}: {ids:?}");
    }
    assert!(find(book(), "calprotectin").is_empty());
    assert!(find(book(), "sodium serum").is_empty());
    assert_eq!(find(book(), " ").len(), all(book()).len());
}

#[test]
fn a_test_is_named_outright_or_not_at_all() {
    for (typed, id) in [
        ("alt", Some("alt")),
        (" Alanine aminotransferase (ALT) ", Some("alt")),
        ("wbc", Some("leukocytes")),
        ("d-dimer", Some("dDimer")),
        ("sodium", Some("sodium")),
        ("sodi", None),
        ("", None),
        ("blood", None),
        ("CRP", None),
    ] {
        let found = named(book(), typed).map(|quantity| quantity.id.as_str());
        assert_eq!(found, id, "{typed}");
    }
    // No two tests are named by the same word.
    for quantity in all(book()) {
        let id = &quantity.id;
        for name in [id.as_str(), &quantity.name, short(&quantity.name)] {
            let found = named(book(), name).map(|found| &found.id);
            assert_eq!(found, Some(id), "{name}");
        }
    }
}

#[test]
fn every_laboratory_test_and_whatever_is_graded_may_be_named() {
    let ids: Vec<&str> = all(book())
        .iter()
        .map(|quantity| quantity.id.as_str())
        .collect();
    for id in TRIAL_SET {
        assert!(ids.contains(&id), "{id}");
    }
    for version in Version::ALL {
        for (id, _) in &book().criteria(version).labs {
            assert!(ids.contains(&id.as_str()), "{id}");
        }
    }
    assert!(!ids.contains(&"limbDifference"));
    let graded = |id: &str| !book().criteria(Version::V5).terms_of_lab(id).is_empty();
    let not_graded: Vec<&str> = TRIAL_SET.into_iter().filter(|id| !graded(id)).collect();
    assert_eq!(
        not_graded,
        ["neutrophilShare", "dDimer", "afp", "cea", "ca199", "ca724"],
        "these say so in the table"
    );
}

#[test]
fn the_trial_s_set_is_completed_and_not_doubled() {
    let rows = Rc::new(vec![alt(&json!({})), row(&json!({ "analyte": "cea" }))]);
    let missing = missing_of_set(&rows);
    assert_eq!(missing.len(), 8);
    assert!(!missing.contains(&"alt") && !missing.contains(&"cea"));
    assert_eq!(missing_of_set(&Rc::default()), TRIAL_SET);
}

#[test]
fn limits_are_offered_from_the_nearest_row_and_then_from_the_device() {
    let full = |upper: &str| alt(&json!({ "unit": "U/L", "lowerLimit": "7", "upperLimit": upper }));
    let said = |rows: &[Rc<Row>], place, kept: &[Limits]| -> Vec<String> {
        offers(rows, place, kept)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    let kept = limits::read("alt\tukat/L\t\t0.83\t\nast\tU/L\t5\t40\t");
    let rows = [
        full("50"),
        full("45"),
        alt(&json!({})),
        full("45"),
        full("60"),
    ];
    assert_eq!(
        said(&rows, 2, &kept),
        ["U/L, 7 to 45", "U/L, 7 to 50", "U/L, 7 to 60"],
        "the nearest above first, each once, three at most"
    );
    assert_eq!(said(&rows[2..3], 0, &kept), ["ukat/L, up to 0.83"]);
    assert_eq!(said(&rows, 0, &kept), [""; 0], "it has its own");
    let rows = [full("50"), alt(&json!({ "unit": "ukat/L" }))];
    assert_eq!(
        said(&rows, 1, &kept),
        ["ukat/L, up to 0.83"],
        "of its unit alone"
    );
    let rows = [
        full("50"),
        alt(&json!({ "unit": "U/L", "upperLimit": "55" })),
    ];
    assert_eq!(said(&rows, 1, &kept), [""; 0], "another limit stands there");
    let rows = [
        full("50"),
        alt(&json!({ "unit": "U/L", "upperLimit": "50" })),
    ];
    assert_eq!(
        said(&rows, 1, &kept),
        ["U/L, 7 to 50"],
        "what is still open"
    );
    let wrong = alt(&json!({ "notAccepted": { "upperLimit": "5o" } }));
    assert_eq!(
        said(&[full("50"), wrong], 1, &kept),
        [""; 0],
        "what was typed stands"
    );
    assert_eq!(
        said(&[full("50"), row(&json!({ "analyte": "ast" }))], 1, &[]),
        [""; 0]
    );
    assert_eq!(said(&[full("50"), row(&json!({}))], 1, &kept), [""; 0]);
    assert_eq!(said(&[], 0, &kept), [""; 0]);
}

#[test]
fn limits_are_filled_in_and_nothing_else() {
    let before = alt(&json!({ "id": "l2", "value": "80", "upperLimit": "50" }));
    let limits = Limits::of(&alt(
        &json!({ "unit": "U/L", "lowerLimit": "7", "upperLimit": "50" }),
    ));
    let after = limits.expect("limits").fill(&before);
    assert_eq!(
        Value::Object(after),
        json!({ "id": "l2", "analyte": "alt", "value": "80", "upperLimit": "50", "unit": "U/L", "lowerLimit": "7" })
    );
    for keys in [
        json!({}),
        json!({ "unit": "U/L" }),
        json!({ "upperLimit": "50" }),
        json!({ "unit": "U/L", "lowerLimit": "50", "upperLimit": "7" }),
        json!({ "unit": "U/L", "notAccepted": { "upperLimit": "5o" } }),
    ] {
        assert_eq!(Limits::of(&alt(&keys)), None, "{keys}");
    }
    let one_sided = Limits::of(&alt(&json!({ "unit": "U/L", "lowerLimit": "4" })));
    assert_eq!(
        one_sided.map(|limits| limits.to_string()).as_deref(),
        Some("U/L, from 4")
    );
    let infarction = json!({ "unit": "ng/L", "upperLimit": "14", "infarctionLimit": "52" });
    let infarction = Limits::of(&alt(&infarction)).map(|limits| limits.to_string());
    assert_eq!(
        infarction.as_deref(),
        Some("ng/L, up to 14, infarction from 52")
    );
}

#[test]
fn what_the_device_keeps_of_limits_is_read_again() {
    let of = |unit: &str, upper: &str| {
        Limits::of(&alt(&json!({ "unit": unit, "upperLimit": upper }))).expect("limits")
    };
    let mut kept = Vec::new();
    assert!(limits::keep(&mut kept, of("U/L", "50")));
    assert!(!limits::keep(&mut kept, of("U/L", "50")), "kept already");
    assert!(limits::keep(&mut kept, of("ukat/L", "0.83")));
    assert!(
        limits::keep(&mut kept, of("U/L", "45")),
        "in place of the older one"
    );
    assert_eq!(
        limits::text(&kept),
        "alt\tukat/L\t\t0.83\t\nalt\tU/L\t\t45\t"
    );
    assert_eq!(limits::read(&limits::text(&kept)), kept);
    for text in [
        "",
        "x",
        "alt\tU/L",
        "alt\tU/L\tx\t\t",
        "\tU/L\t\t5\t",
        "alt\tU/L\t\t5\t\t",
        "a\tb\tc\td\te\tf",
    ] {
        assert_eq!(limits::read(text), [], "{text:?}");
    }
    for place in 0..300 {
        limits::keep(&mut kept, of(&format!("U{place}"), "1"));
    }
    assert_eq!(limits::read(&limits::text(&kept)).len(), 200);
    assert!(kept.contains(&of("U299", "1")), "the oldest go first");
}

#[test]
fn a_value_becomes_an_event_with_the_same_reading_and_grade() {
    let before = row(&l1());
    let term = "Alanine aminotransferase increased";
    let event = as_event(&before, term, book(), "e7".into(), "2018-09-01");
    assert_eq!(
        Value::Object(event.clone()),
        json!({
            "id": "e7", "verbatim": "ALT 105 U/L", "term": term, "ctcae": "5.0",
            "facts": { "measured": { "alt": {
                "value": "105", "unit": "U/L", "lowerLimit": "7", "upperLimit": "50",
                "baseline": "38", "baselineStatus": "normal"
            } } },
            "onset": "2018-09-20", "grade": 1, "gradeSetBy": "criteria"
        })
    );
    assert_eq!(
        Event(&event).outcome(book().criteria(Version::V5)).grade(),
        Some(1)
    );
    let of_visit = as_event(
        &row(&with(l1(), &json!({ "date": null }))),
        term,
        book(),
        "e8".into(),
        "2018-09-01",
    );
    assert_eq!(of_visit["onset"], "2018-09-01");
    let undated = as_event(
        &row(&with(l1(), &json!({ "date": null }))),
        term,
        book(),
        "e9".into(),
        "soon",
    );
    assert_eq!(undated.get("onset"), None);
    // What the row was asked goes with it.
    let sodium = json!({
        "analyte": "sodium", "value": "127", "unit": "mmol/L", "lowerLimit": "135",
        "facts": { "symptoms": "none" }, "ctcae": "6.0"
    });
    let event = as_event(&row(&sodium), "Hyponatremia", book(), "e1".into(), "");
    assert_eq!(event["verbatim"], "Sodium 127 mmol/L");
    assert_eq!(event["ctcae"], "6.0");
    assert_eq!(event["facts"]["symptoms"], "none");
    assert_eq!(event["facts"]["measured"]["sodium"]["value"], "127");
    let inr = json!({ "analyte": "inr", "value": "2.8", "unit": "INR" });
    let event = as_event(&row(&inr), "INR increased", book(), "e1".into(), "");
    assert_eq!(event["verbatim"], "INR 2.8");
    assert_eq!(event.get("grade"), None, "not said while it is not known");
}

#[test]
fn a_value_in_the_log_is_not_offered_twice() {
    let term = "Alanine aminotransferase increased";
    let event = as_event(&row(&l1()), term, book(), "e1".into(), "");
    let events = Rc::new(vec![row(&json!({ "term": "Headache" })), Rc::new(event)]);
    assert!(is_logged(&row(&l1()), term, &events));
    assert!(!is_logged(&row(&l1()), "Headache", &events));
    for keys in [
        json!({ "value": "106" }),
        json!({ "unit": "ukat/L" }),
        json!({ "analyte": "ast" }),
    ] {
        assert!(
            !is_logged(&row(&with(l1(), &keys)), term, &events),
            "{keys}"
        );
    }
}
