//! The example `rescore` on rows: what it prints of them, and its exit status.

use serde_json::json;

use crate::grades::{e1, file, l1, with};
use crate::rescore::{Folder, rescore};

#[test]
fn the_example_of_the_description_is_rescored_to_what_it_states() {
    let folder = Folder::new("rows");
    let (status, lines) = rescore(&[folder.file("example.json", &file(&[l1()], &[e1()]))]);
    assert_eq!(status, Some(0));
    assert_eq!(
        lines[0]["labs"],
        json!([{ "id": "l1", "result": l1()["result"] }])
    );
    assert_eq!(
        lines[0]["adverseEvents"].to_string(),
        r#"[{"id":"e1","outcome":"graded","grade":2}]"#
    );
    assert_eq!(lines[0]["disagreements"], json!([]));
    let keys: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "file",
            "assessments",
            "labs",
            "adverseEvents",
            "disagreements"
        ]
    );
}

#[test]
fn a_row_that_disagrees_is_named_and_makes_the_status_1() {
    let folder = Folder::new("rows-wrong");
    let lab = json!({ "result": { "ctcae": "5.0", "grades": [
        { "term": "Alanine aminotransferase increased", "outcome": "graded", "grade": 3 }
    ] } });
    let wrong = [
        folder.file("lab.json", &file(&[with(l1(), &lab)], &[])),
        folder.file(
            "event.json",
            &file(&[], &[with(e1(), &json!({ "grade": 3 }))]),
        ),
    ];
    let clinician = json!({ "grade": 3, "gradeSetBy": "clinician", "reason": "worse by far" });
    let right = folder.file("right.json", &file(&[], &[with(e1(), &clinician)]));
    for (file, said) in wrong.iter().zip([
        r#"[{"path":"labs.0.result.grades.0.grade","stored":3,"recomputed":1}]"#,
        r#"[{"path":"adverseEvents.0.grade","stored":3,"recomputed":2}]"#,
    ]) {
        let (status, lines) = rescore(&[&right, file]);
        assert_eq!(status, Some(1));
        assert_eq!(
            lines[0]["disagreements"],
            json!([]),
            "a clinician's grade never disagrees"
        );
        assert_eq!(lines[1]["disagreements"].to_string(), said);
    }
}

#[test]
fn every_row_has_its_entry_whatever_it_says() {
    let folder = Folder::new("rows-any");
    let labs = [
        json!({}),
        json!({ "id": "l2", "analyte": "sodium", "value": "127", "unit": "mmol/L",
                "lowerLimit": "135", "upperLimit": "145", "ctcae": "6.0" }),
    ];
    let events = [
        json!({ "id": "e1", "verbatim": "itch" }),
        json!({ "id": "e2", "term": "Hyponatremia", "facts": { "measured": { "sodium": {
            "value": "124.5", "unit": "mmol/L", "lowerLimit": "135" } } } }),
    ];
    let (status, lines) = rescore(&[folder.file("any.json", &file(&labs, &events))]);
    assert_eq!(status, Some(0));
    assert_eq!(
        lines[0]["labs"].to_string(),
        concat!(
            r#"[{"id":null,"result":{"ctcae":"5.0","grades":[]}},"#,
            r#"{"id":"l2","result":{"ctcae":"6.0","grades":["#,
            r#"{"term":"Hyponatremia","outcome":"between","possible":[2,3],"ask":["symptoms"]},"#,
            r#"{"term":"Hypernatremia","outcome":"noGrade"}]}}]"#
        )
    );
    let events = &lines[0]["adverseEvents"];
    assert_eq!(
        (&events[0]["id"], &events[0]["outcome"]),
        (&json!("e1"), &json!("cannotGrade"))
    );
    assert_eq!(
        events[1].to_string(),
        r#"{"id":"e2","outcome":"between","possible":[3,4,5],"ask":["lifeThreatening","death"]}"#
    );
}
