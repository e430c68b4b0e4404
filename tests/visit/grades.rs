//! Rows graded again: the example of the file's description, the version a row
//! is graded by, results for export, and where a stored grade differs.

use std::rc::Rc;
use std::sync::OnceLock;

use dermscore::ctcae::book::Book;
use dermscore::ctcae::embedded;
use dermscore::session::{Action, Session, Target};
use dermscore::visit::grades::{
    disagreements, event_results, lab_results, version_of, with_results,
};
use dermscore::visit::{List, Row, Visit, write};
use serde_json::{Value, json};

use crate::kit::{BARE, edited, readable, tree, writer};

/// The criteria that the program ships.
pub fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| embedded::book().expect("the criteria"))
}

/// The laboratory row of the file's description.
pub fn l1() -> Value {
    json!({
        "id": "l1", "date": "2018-09-20", "analyte": "alt", "value": "105", "unit": "U/L",
        "lowerLimit": "7", "upperLimit": "50", "baseline": "38", "baselineStatus": "normal",
        "result": { "ctcae": "5.0", "grades": [
            { "term": "Alanine aminotransferase increased", "outcome": "graded", "grade": 1 }
        ] }
    })
}

/// Its adverse event.
pub fn e1() -> Value {
    json!({
        "id": "e1", "verbatim": "Pharyngitis for 4 days", "term": "Pharyngitis", "ctcae": "5.0",
        "facts": { "intervention": "oral" }, "grade": 2, "gradeSetBy": "criteria",
        "onset": "2018-04-12", "resolution": "2018-04-16", "treatment": "antiviral drug",
        "action": "doseNotChanged", "relatedness": "unrelated", "seriousness": [],
        "expected": true, "outcome": "recovered", "note": ""
    })
}

/// A row with keys put in; null takes one out.
pub fn with(row: Value, keys: &Value) -> Value {
    let mut row = row;
    for (key, value) in keys.as_object().expect("keys") {
        if value.is_null() {
            row.as_object_mut().expect("a row").shift_remove(key);
        } else {
            row[key] = value.clone();
        }
    }
    row
}

/// The bytes of a file with these rows.
pub fn file(labs: &[Value], events: &[Value]) -> Vec<u8> {
    let [labs, events] = [labs, events].map(|rows| json!(rows).to_string());
    edited(BARE, &[("labs", &labs), ("adverseEvents", &events)])
}

fn visit(labs: &[Value], events: &[Value]) -> Visit {
    readable(&file(labs, events)).visit
}

fn sodium(value: &str) -> Value {
    json!({ "analyte": "sodium", "value": value, "unit": "mmol/L", "lowerLimit": "135", "upperLimit": "145" })
}

/// What differs, as text: path, stored, recomputed.
fn differs(labs: &[Value], events: &[Value]) -> Vec<(String, String, String)> {
    disagreements(&visit(labs, events), book())
        .into_iter()
        .map(|found| {
            (
                found.path,
                found.stored.to_string(),
                found.recomputed.to_string(),
            )
        })
        .collect()
}

fn one(path: &str, stored: &str, recomputed: &str) -> Vec<(String, String, String)> {
    vec![(path.into(), stored.into(), recomputed.into())]
}

#[test]
fn the_example_is_graded_as_it_states() {
    let visit = visit(&[l1()], &[e1()]);
    assert_eq!(lab_results(&visit, book()), [l1()["result"].clone()]);
    assert_eq!(
        event_results(&visit, book()),
        [json!({ "ctcae": "5.0", "outcome": "graded", "grade": 2 })]
    );
    assert_eq!(disagreements(&visit, book()), []);
}

#[test]
fn a_row_is_graded_by_its_own_version_then_its_results_then_5_0() {
    let platelets = json!({
        "analyte": "platelets", "value": "60", "unit": "10^9/L", "lowerLimit": "150"
    });
    let six = json!({ "result": { "ctcae": "6.0", "grades": [] } });
    for (keys, version, term, grade) in [
        (json!({}), "5.0", "Platelet count decreased", 2),
        (json!({ "ctcae": "6.0" }), "6.0", "Thrombocytopenia", 2),
        (six.clone(), "6.0", "Thrombocytopenia", 2),
        (
            with(six, &json!({ "ctcae": "5.0" })),
            "5.0",
            "Platelet count decreased",
            2,
        ),
        (
            json!({ "result": { "ctcae": "4.03" } }),
            "5.0",
            "Platelet count decreased",
            2,
        ),
        (
            json!({ "result": {} }),
            "5.0",
            "Platelet count decreased",
            2,
        ),
    ] {
        let row = with(platelets.clone(), &keys);
        assert_eq!(
            version_of(row.as_object().unwrap()).name(),
            version,
            "{row}"
        );
        let result = json!({ "ctcae": version, "grades": [
            { "term": term, "outcome": "graded", "grade": grade }
        ] });
        assert_eq!(lab_results(&visit(&[row], &[]), book()), [result]);
    }
    let event = json!({ "term": "Thrombocytopenia", "result": { "ctcae": "6.0" } });
    let result = &event_results(&visit(&[], &[event]), book())[0];
    assert_eq!(
        (&result["ctcae"], &result["outcome"]),
        (&json!("6.0"), &json!("between"))
    );
}

#[test]
fn what_5_0_leaves_open_is_said_and_what_decides_is_asked() {
    let visit = visit(
        &[
            sodium("124.5"),
            sodium("127"),
            with(sodium("127"), &json!({ "facts": { "symptoms": "none" } })),
            with(
                sodium("127"),
                &json!({ "upperLimit": null, "lowerLimit": null }),
            ),
            json!({ "analyte": "cea", "value": "2.1", "unit": "ng/mL" }),
            json!({ "analyte": "calprotectin", "value": "210", "unit": "µg/g" }),
            json!({ "analyte": "sodium", "value": "127" }),
            with(sodium("127"), &json!({ "unit": "mg/dL" })),
            json!({ "analyte": "sodium", "unit": "mmol/L" }),
            json!({}),
        ],
        &[],
    );
    let results = lab_results(&visit, book());
    let low = |row: usize| results[row]["grades"][0].to_string();
    assert_eq!(
        low(0),
        r#"{"term":"Hyponatremia","outcome":"graded","grade":3,"decision":"D7"}"#
    );
    assert_eq!(
        low(1),
        r#"{"term":"Hyponatremia","outcome":"between","possible":[2,3],"ask":["symptoms"]}"#
    );
    assert_eq!(
        low(2),
        r#"{"term":"Hyponatremia","outcome":"graded","grade":2}"#
    );
    assert_eq!(
        results[3]["grades"][1].to_string(),
        r#"{"term":"Hypernatremia","outcome":"between","possible":[0,1],"ask":["upperLimit"]}"#
    );
    assert_eq!(
        low(6),
        r#"{"term":"Hyponatremia","outcome":"between","possible":[0,1,2,3,4],"ask":["unit","symptoms"]}"#
    );
    assert!(
        low(7).contains("cannotGrade") && low(7).contains("mg/dL"),
        "{}",
        low(7)
    );
    for row in [4, 5, 8, 9] {
        assert_eq!(
            results[row],
            json!({ "ctcae": "5.0", "grades": [] }),
            "{row}"
        );
    }
}

#[test]
fn a_stored_lab_grade_that_differs_is_named_by_path() {
    let at = "labs.0.result.grades.0";
    let stored = |grades: Value| {
        with(
            l1(),
            &json!({ "result": { "ctcae": "5.0", "grades": grades } }),
        )
    };
    let alt = |keys: Value| {
        let mut entry = with(l1()["result"]["grades"][0].clone(), &keys);
        if entry["outcome"] != "graded" {
            entry = with(entry, &json!({ "grade": null }));
        }
        stored(json!([entry]))
    };
    assert_eq!(
        differs(&[alt(json!({ "grade": 2 }))], &[]),
        one(&format!("{at}.grade"), "2", "1")
    );
    assert_eq!(
        differs(&[sodium("124.5"), alt(json!({ "grade": 2 }))], &[]),
        one("labs.1.result.grades.0.grade", "2", "1"),
        "by its place in the file"
    );
    assert_eq!(
        differs(&[alt(json!({ "outcome": "noGrade" }))], &[]),
        [
            one(&format!("{at}.outcome"), "\"noGrade\"", "\"graded\""),
            one(&format!("{at}.grade"), "null", "1")
        ]
        .concat()
    );
    assert_eq!(
        differs(&[alt(json!({ "term": "GGT increased" }))], &[]),
        [
            one(
                at,
                r#"{"term":"GGT increased","outcome":"graded","grade":1}"#,
                "null"
            ),
            one(
                "labs.0.result.grades.1",
                "null",
                r#"{"term":"Alanine aminotransferase increased","outcome":"graded","grade":1}"#
            )
        ]
        .concat()
    );
    assert_eq!(differs(&[stored(json!([]))], &[]).len(), 1);
    assert_eq!(differs(&[stored(json!([5]))], &[])[0].0, at);
    assert_eq!(
        differs(&[stored(json!("1"))], &[])[0].0,
        "labs.0.result.grades"
    );
    let other_version = with(l1(), &json!({ "ctcae": "6.0" }));
    assert_eq!(
        differs(&[other_version], &[]),
        one("labs.0.result.ctcae", "\"5.0\"", "\"6.0\"")
    );
    // Nothing is stored: nothing differs.
    assert_eq!(
        differs(&[with(l1(), &json!({ "result": null })), sodium("1")], &[]),
        []
    );
}

#[test]
fn what_is_the_same_said_otherwise_does_not_differ() {
    let graded = |grades: Value| {
        let between = with(sodium("127"), &json!({ "upperLimit": null }));
        with(between, &json!({ "result": { "grades": grades, "x": 5 } }))
    };
    let low = json!({ "term": "Hyponatremia", "outcome": "between", "possible": [3, 2] });
    let high = json!({ "term": "Hypernatremia", "outcome": "between", "possible": [0, 1], "ask": ["upperLimit"] });
    assert_eq!(differs(&[graded(json!([low, high]))], &[]), []);
    assert_eq!(
        differs(&[graded(json!([high, low]))], &[]),
        [],
        "in any order"
    );
    let points = with(
        low.clone(),
        &json!({ "possible": [tree("2.0"), tree("30e-1")], "y": 1 }),
    );
    assert_eq!(differs(&[graded(json!([high, points]))], &[]), []);
    let fewer = with(low.clone(), &json!({ "possible": [2] }));
    assert_eq!(
        differs(&[graded(json!([high, fewer]))], &[]),
        one("labs.0.result.grades.1.possible", "[2]", "[2,3]")
    );
    let asks = with(low, &json!({ "ask": ["sex"] }));
    assert_eq!(
        differs(&[graded(json!([high, asks]))], &[]),
        one("labs.0.result.grades.1.ask", "[\"sex\"]", "[\"symptoms\"]")
    );
    let unit = with(
        sodium("127"),
        &json!({ "unit": "x", "result": { "grades": [
        { "term": "Hyponatremia", "outcome": "cannotGrade", "why": "as another program says it" },
        { "term": "Hypernatremia", "outcome": "cannotGrade" }
    ] } }),
    );
    assert_eq!(differs(&[unit], &[]), []);
}

#[test]
fn a_grade_set_by_the_criteria_is_theirs_or_one_that_is_possible() {
    let path = "adverseEvents.0.grade";
    let graded = |grade: Value| with(e1(), &json!({ "grade": grade }));
    assert_eq!(differs(&[], &[graded(json!(3))]), one(path, "3", "2"));
    assert_eq!(differs(&[], &[graded(tree("2.0"))]), []);
    assert_eq!(differs(&[], &[graded(json!(null))]), []);
    for set_by in [json!("clinician"), json!(null)] {
        let row = with(graded(json!(3)), &json!({ "gradeSetBy": set_by }));
        let expected = if set_by.is_null() { 1 } else { 0 };
        assert_eq!(differs(&[], &[row]).len(), expected, "{set_by}");
    }
    // Nobody has said whether there are symptoms, or what they need.
    let open = with(
        e1(),
        &json!({ "term": "Headache", "facts": {}, "grade": 1 }),
    );
    assert_eq!(differs(&[], std::slice::from_ref(&open)), []);
    let beyond = with(open.clone(), &json!({ "grade": 4 }));
    assert_eq!(differs(&[], &[beyond]), one(path, "4", "[0,1,2,3]"));
    // Pharyngitis has no grade 1 in 5.0.
    assert_eq!(differs(&[], &[graded(json!(1))]), one(path, "1", "2"));
    let nothing = with(e1(), &json!({ "facts": { "nothingElse": true } }));
    assert_eq!(
        differs(&[], std::slice::from_ref(&nothing)),
        one(path, "2", "0")
    );
    assert_eq!(differs(&[], &[with(nothing, &json!({ "grade": 0 }))]), []);
    let unknown = with(e1(), &json!({ "term": "Sore throats" }));
    assert_eq!(differs(&[], &[unknown]), one(path, "2", "null"));
    assert_eq!(differs(&[], &[with(e1(), &json!({ "term": null }))]), []);
}

#[test]
fn a_stored_result_of_an_event_is_compared_as_that_of_a_lab() {
    let stored = |result: Value| with(e1(), &json!({ "result": result }));
    for right in [
        json!({ "ctcae": "5.0", "outcome": "graded", "grade": 2 }),
        json!({ "outcome": "graded", "grade": 2, "x": [] }),
    ] {
        assert_eq!(differs(&[], &[stored(right)]), []);
    }
    let wrong = stored(json!({ "outcome": "graded", "grade": 3 }));
    let wrong = with(wrong, &json!({ "id": "e2" }));
    assert_eq!(
        differs(&[], &[e1(), wrong]),
        one("adverseEvents.1.result.grade", "3", "2"),
        "by its place in the file"
    );
    assert_eq!(
        differs(
            &[],
            &[stored(
                json!({ "ctcae": "6.0", "outcome": "graded", "grade": 2 })
            )]
        ),
        one("adverseEvents.0.result.ctcae", "\"6.0\"", "\"5.0\"")
    );
}

#[test]
fn a_file_gets_the_results_of_its_rows() {
    let wrong = json!({ "ctcae": "5.0", "grades": [] });
    let before = visit(
        &[
            with(l1(), &json!({ "result": wrong })),
            l1(),
            with(sodium("127"), &json!({ "result": null })),
            with(l1(), &json!({ "id": "l4", "value": null })),
            json!({ "id": "l5", "result": wrong }),
            json!({ "id": "l6", "analyte": "cea", "value": "2", "unit": "ng/mL" }),
        ]
        .into_iter()
        .enumerate()
        .map(|(place, row)| with(row, &json!({ "id": format!("l{place}") })))
        .collect::<Vec<_>>(),
        &[
            with(e1(), &json!({ "result": { "outcome": "noGrade" } })),
            json!({ "id": "e2", "verbatim": "itch" }),
        ],
    );
    let after = with_results(&before, book());
    let lab = |row: usize| after.labs[row].get("result");
    assert_eq!(lab(0), Some(&l1()["result"]));
    assert!(Rc::ptr_eq(&before.labs[1], &after.labs[1]), "it was right");
    assert_eq!(
        lab(2).map(|result| &result["grades"][0]["outcome"]),
        Some(&json!("between"))
    );
    assert_eq!((lab(3), lab(4)), (None, None), "no value, no result");
    assert_eq!(lab(5), Some(&wrong), "not graded by CTCAE");
    let result = after.adverse_events[0].get("result");
    assert_eq!(
        result,
        Some(&json!({ "ctcae": "5.0", "outcome": "graded", "grade": 2 }))
    );
    assert_eq!(after.adverse_events[1], before.adverse_events[1]);
    // Nothing else is touched, and what was written agrees with itself.
    for (list, count) in [(List::Labs, 6), (List::Events, 2)] {
        assert_eq!(after.rows(list).len(), count);
        for (after, before) in after.rows(list).iter().zip(before.rows(list).iter()) {
            let rest = |row: &Rc<Row>| {
                let mut row = Row::clone(row);
                row.shift_remove("result");
                row
            };
            assert_eq!(rest(after), rest(before));
        }
    }
    let again = readable(write(&after, &writer()).as_bytes()).visit;
    assert_eq!(disagreements(&again, book()), []);
    assert_eq!(with_results(&again, book()), again);
}

/// Every test of the register, in every unit, by both versions: what is
/// exported agrees with itself.
#[test]
fn results_of_every_test_agree_with_themselves() {
    let criteria = book().criteria(dermscore::ctcae::Version::V5);
    let mut labs = Vec::new();
    for quantity in &criteria.quantities.0 {
        for unit in &quantity.units {
            for (value, version) in [
                ("0.5", "5.0"),
                ("9", "6.0"),
                ("127", "5.0"),
                ("2100", "6.0"),
            ] {
                labs.push(json!({
                    "id": format!("l{}", labs.len()), "analyte": quantity.id, "value": value,
                    "unit": unit.name, "lowerLimit": "4", "upperLimit": "40", "ctcae": version
                }));
            }
        }
    }
    let visit = with_results(&visit(&labs, &[]), book());
    assert_eq!(disagreements(&visit, book()), []);
    let outcomes: std::collections::BTreeSet<String> = visit
        .labs
        .iter()
        .flat_map(|row| row["result"]["grades"].as_array().unwrap())
        .map(|grade| grade["outcome"].to_string())
        .collect();
    assert_eq!(outcomes.len(), 4, "{outcomes:?}");
}

#[test]
fn a_change_of_a_row_takes_its_stored_result_with_it() {
    let result = json!({ "result": { "ctcae": "6.0", "grades": [] } });
    let session = Session::open(visit(&[with(l1(), &result)], &[e1()]));
    let typed = |session: &Session, key, text: &str| {
        let target = Target::Row {
            list: List::Labs,
            row: 0,
            key,
        };
        session.after(Action::Type(target, text.into()))
    };
    let after = typed(&session, "value", "300");
    let row = &after.visit().labs[0];
    assert_eq!(row.get("result"), None);
    assert_eq!(row.get("ctcae"), Some(&json!("6.0")), "the version stays");
    assert_eq!(after.after(Action::Undo).visit(), session.visit());
    // The same again is no change.
    assert!(typed(&session, "value", "105").visit().labs[0].contains_key("result"));
    // A row put in its place may bring a result of its own.
    let own = with(l1(), &json!({ "value": "300", "ctcae": "5.0" }));
    let put = |row: &Value| {
        let row = Rc::new(row.as_object().unwrap().clone());
        session.after(Action::SetRow(List::Labs, 0, row))
    };
    assert_eq!(put(&own).visit().labs[0]["result"], own["result"]);
    let stale = with(own, &result);
    assert_eq!(put(&stale).visit().labs[0].get("result"), None);
    assert_eq!(
        put(&stale).visit().labs[0]["ctcae"],
        "5.0",
        "its own goes first"
    );
}

#[test]
fn a_whole_list_is_put_in_place_in_one_step() {
    let session = Session::open(visit(&[l1()], &[]));
    let two = visit(&[l1(), sodium("127")], &[]);
    let after = session.after(Action::SetRows(List::Labs, Rc::clone(&two.labs)));
    assert_eq!(after.visit().labs, two.labs);
    assert_eq!(after.after(Action::Undo).visit(), session.visit());
    let same = session.after(Action::SetRows(
        List::Labs,
        Rc::clone(&session.visit().labs),
    ));
    assert!(!same.can_undo(), "nothing has changed");
}
