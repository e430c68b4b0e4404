//! The file's contents: the example of its description, what it must hold,
//! dates, baselines, and keys of other programs.

use dermscore::instruments::INSTRUMENTS;
use dermscore::visit::{Visit, file_name, read, write};
use serde_json::{Value, json};

use crate::kit::{BARE, WEEK_4, fault, readable, result, tree, week_4_with, writer};

/// The week-4 file as this version writes it.
const WRITTEN: &str = include_str!("../fixtures/week-4.written.json");

#[test]
fn the_example_reads_and_agrees() {
    let reading = readable(WEEK_4.as_bytes());
    assert_eq!(reading.disagreements, []);
    let present: Vec<&str> = reading
        .present
        .iter()
        .map(|at| INSTRUMENTS[*at].id)
        .collect();
    assert_eq!(present, ["pasi", "bsa", "itch", "dlqi"]);
    let visit = &reading.visit;
    assert_eq!(visit.id, "0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11");
    let about = [&visit.subject, &visit.date, &visit.label, &visit.assessor];
    assert_eq!(about, ["P3", "2018-06-21", "Week 4", "A1"]);
    assert_eq!(visit.extras.len(), 0);
    assert_eq!(visit.baseline, None);
}

#[test]
fn its_results_are_recomputed_equal() {
    let visit = readable(WEEK_4.as_bytes()).visit;
    for (id, assessment) in tree(WEEK_4)["assessments"].as_object().unwrap() {
        let stored = &assessment["result"];
        let recomputed = result(&visit, id);
        assert_eq!(recomputed["status"], stored["status"], "{id}");
        assert_eq!(
            recomputed["total"].to_string(),
            stored["total"].to_string(),
            "{id}"
        );
    }
    assert_eq!(
        result(&visit, "pasi")["regions"].to_string(),
        r#"{"head":0.5,"upperLimbs":2.0,"trunk":0.0,"lowerLimbs":8.4}"#
    );
    assert_eq!(result(&visit, "dlqi")["assumed"], json!(["items.10"]));
}

#[test]
fn its_export_is_the_golden_file_but_for_the_time() {
    let visit = readable(WEEK_4.as_bytes()).visit;
    assert_eq!(write(&visit, &writer()), WRITTEN);
    let mut later = writer();
    later.at = "2027-01-01T00:00:00Z".into();
    let mut file = tree(&write(&visit, &later));
    assert_eq!(file["writtenAt"], "2027-01-01T00:00:00Z");
    file["writtenAt"] = tree(WRITTEN)["writtenAt"].clone();
    assert_eq!(file, tree(WRITTEN));
}

#[test]
fn the_least_file_is_a_visit_without_anything() {
    let reading = readable(BARE.as_bytes());
    assert_eq!(reading.visit, Visit::default());
    assert_eq!(reading.present, [] as [usize; 0]);
    for bytes in ["", " ", "{}", "[]", "null", "\"dermscore.visit\"", "5"] {
        assert!(read(bytes.as_bytes()).is_err(), "{bytes}");
    }
}

#[test]
fn a_date_is_of_the_calendar() {
    for date in [
        "2018-06-21",
        "2024-02-29",
        "2000-02-29",
        "0001-01-01",
        "9999-12-31",
    ] {
        let text = json!(date).to_string();
        assert_eq!(week_4_with(&[("visit.date", &text)]).visit.date, date);
    }
    for date in [
        "2018-02-29",
        "1900-02-29",
        "2018-06-31",
        "2018-13-01",
        "2018-6-1",
        "21.06.2018",
        "",
    ] {
        let fault = fault(&[("visit.date", &json!(date).to_string())]);
        assert_eq!(fault.path, "visit.date");
        assert_eq!(fault.found.to_string(), format!("“{date}”"));
        assert!(fault.allowed.to_string().contains("2026-11-22"), "{fault}");
    }
}

#[test]
fn unknown_keys_are_written_back_with_their_digits() {
    let foreign = r#"{"b":0.10,"a":[1e+400,-0,null,12345678901234567890.50]}"#;
    let mut paths = crate::any::known_objects();
    paths.push("writtenBy".into());
    for path in paths {
        let at = if path.is_empty() {
            "x y".into()
        } else {
            format!("{path}.x y")
        };
        let empty = "{\"answers\":{}}";
        let others = ["pga", "pssi", "ipc"].map(|id| ["assessments.", id].concat());
        let mut edits: Vec<(&str, &str)> = others.iter().map(|at| (at.as_str(), empty)).collect();
        edits.push((&at, foreign));
        let reading = week_4_with(&edits);
        let written = tree(&write(&reading.visit, &writer()));
        let pointer = ["/", &at.replace('.', "/")].concat();
        let kept = written.pointer(&pointer).map(Value::to_string);
        assert_eq!(kept.as_deref(), Some(foreign), "{at}");
    }
}

#[test]
fn a_whole_assessment_of_another_program_is_kept() {
    let scorad = r#"{"answers":{"a":20},"result":{"total":33.10}}"#;
    let reading = week_4_with(&[("assessments.scorad", scorad)]);
    assert_eq!(reading.present.len(), 4);
    let written = tree(&write(&reading.visit, &writer()));
    assert_eq!(written["assessments"]["scorad"].to_string(), scorad);
}

#[test]
fn a_dot_in_a_key_makes_no_path_of_it() {
    for (id, key, value) in [
        ("pasi", "regions.head.area", "6"),
        ("pasi", "regions.head", "{\"area\": 6}"),
        ("dlqi", "items.1", "\"notAtAll\""),
        ("bsa", "palms.head", "10"),
    ] {
        let mut file = tree(WEEK_4);
        file["assessments"][id]["answers"][key] = tree(value);
        let reading = readable(file.to_string().as_bytes());
        assert_eq!(
            reading.disagreements,
            [],
            "{key} is a key of another program"
        );
        let written = tree(&write(&reading.visit, &writer()));
        assert_eq!(
            written["assessments"][id]["answers"][key],
            tree(value),
            "{key}"
        );
    }
}

#[test]
fn a_baseline_is_read_as_a_visit_is() {
    let edits = [
        ("baseline.visit.date", "\"2018-05-24\""),
        ("baseline.assessments.pasi.answers.total", "9.3"),
        ("baseline.assessments.x", "[1.50]"),
        ("baseline.baseline", "{\"visit\":5}"),
    ];
    let reading = week_4_with(&edits);
    assert_eq!(
        reading.present.len(),
        4,
        "of the visit, not of its baseline"
    );
    let baseline = reading.visit.baseline.clone().expect("a baseline");
    assert_eq!(baseline.date, "2018-05-24");
    assert_eq!(
        result(&baseline, "pasi").to_string(),
        r#"{"status":"transcribed","total":9.3}"#
    );
    let written = tree(&write(&reading.visit, &writer()));
    assert_eq!(
        written["baseline"]["assessments"]["x"].to_string(),
        "[1.50]"
    );
    assert_eq!(written["baseline"]["baseline"], json!({ "visit": 5 }));
}

/// A reader of the file sees which setting counted, and on what topics the
/// answers were given; beside a copied total neither says anything.
#[test]
fn settings_and_wording_that_count_are_written() {
    let answers = |id: &str, answers: &str| {
        let at = ["assessments.", id].concat();
        let text = format!("{{\"answers\":{answers}}}");
        let written = write(&week_4_with(&[(&at, &text)]).visit, &writer());
        tree(&written)["assessments"][id]["answers"].to_string()
    };
    let head = r#""regions":{"head":{"area":0}}"#;
    assert_eq!(
        answers("pasi", &format!("{{{head}}}")),
        format!(r#"{{"labels":"fredriksson",{head}}}"#)
    );
    assert_eq!(
        answers("pasi", &format!(r#"{{{head},"labels":"ema"}}"#)),
        format!(r#"{{"labels":"ema",{head}}}"#)
    );
    let topics = r#""wording":{"id":"built-in topics","language":"en","licensed":false}"#;
    assert_eq!(
        answers("dlqi", r#"{"items":{"1":"aLot"}}"#),
        format!(r#"{{"items":{{"1":"aLot"}},{topics}}}"#)
    );
    let licensed = r#"{"items":{"1":"aLot"},"wording":{"id":"site","licensed":true}}"#;
    assert_eq!(answers("dlqi", licensed), licensed);
    for id in ["pasi", "dlqi"] {
        assert_eq!(
            answers(id, r#"{"total":9}"#).replace("9.0", "9"),
            r#"{"total":9}"#
        );
    }
}

#[test]
fn labs_and_adverse_events_come_back_as_they_were() {
    let labs = r#"[{"id":"l1","analyte":"alt","value":"105","x":1.50}]"#;
    let events = r#"[{"id":"e1","grade":2,"seriousness":[]},{}]"#;
    let written = write(
        &week_4_with(&[("labs", labs), ("adverseEvents", events)]).visit,
        &writer(),
    );
    assert_eq!(tree(&written)["labs"].to_string(), labs);
    assert_eq!(tree(&written)["adverseEvents"].to_string(), events);
}

#[test]
fn a_file_is_named_after_subject_and_date() {
    for (subject, date, name) in [
        ("P3", "2018-06-21", "dermscore-P3-2018-06-21.json"),
        ("", "", "dermscore-visit.json"),
        ("../P 3", "", "dermscore-P-3.json"),
        ("P3", "../21/06", "dermscore-P3.json"),
    ] {
        let visit = Visit {
            subject: subject.into(),
            date: date.into(),
            ..Visit::default()
        };
        assert_eq!(file_name(&visit), name);
    }
}
