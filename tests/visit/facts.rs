//! The answers of an event, by path, and the grade that follows them.

use std::rc::Rc;

use dermscore::ctcae::book::Book;
use dermscore::ctcae::{Version, answers, embedded};
use dermscore::session::{Action, Session};
use dermscore::visit::events::{Event, regraded, set_term};
use dermscore::visit::{List, Row, Visit, facts};
use serde_json::{Value, json};

use crate::kit::tree;

fn row(text: &str) -> Row {
    match tree(text) {
        Value::Object(row) => row,
        other => panic!("not a row: {other}"),
    }
}

fn told(row: &Row) -> Value {
    Value::Object(row.clone())
}

#[test]
fn an_answer_is_set_and_taken_back_without_a_trace() {
    let mut event = row(r#"{"id": "e1", "note": "n"}"#);
    let before = event.clone();
    facts::set(&mut event, &["severity"], Some("mild".into()));
    facts::set(&mut event, &["findings", "a. b"], Some(true.into()));
    facts::set(&mut event, &["measured", "alt", "unit"], Some("U/L".into()));
    assert_eq!(
        told(&event),
        json!({"id": "e1", "note": "n", "facts": {
            "severity": "mild",
            "findings": {"a. b": true},
            "measured": {"alt": {"unit": "U/L"}},
        }})
    );
    assert_eq!(
        facts::fact(&event, &["findings", "a. b"]),
        Some(&true.into())
    );
    assert_eq!(facts::fact(&event, &["severity", "deeper"]), None);
    for path in [
        &["severity"][..],
        &["findings", "a. b"],
        &["findings", "never there"],
        &["measured", "alt", "unit"],
    ] {
        facts::set(&mut event, path, None);
    }
    assert_eq!(event, before);
}

#[test]
fn taking_back_one_answer_keeps_what_this_version_does_not_know() {
    let mut event = row(r#"{"facts": {"severity": "mild", "future": {"x": 1}}}"#);
    facts::set(&mut event, &["severity"], None);
    assert_eq!(told(&event), json!({"facts": {"future": {"x": 1}}}));
}

const VALUE: &[&str] = &["measured", "alt", "value"];

#[test]
fn a_number_is_kept_as_typed_and_what_is_none_beside_the_facts() {
    let mut event = Row::new();
    for (text, there, refused) in [
        ("1", Some("1"), None),
        (" 10.0 ", Some("10.0"), None),
        ("10.", Some("10."), None),
        ("10,5", Some("10,5"), None),
        ("-", None, Some("-")),
        ("about 10", None, Some("about 10")),
        ("1e3", None, Some("1e3")),
        ("7", Some("7"), None),
    ] {
        facts::type_number(&mut event, VALUE, text);
        let found = facts::fact(&event, VALUE).and_then(Value::as_str);
        assert_eq!(found, there, "{text}");
        assert_eq!(facts::refused(&event, VALUE), refused, "{text}");
        let shown = facts::typed(&event, VALUE);
        assert_eq!(shown, refused.or(there).unwrap_or(""), "{text}");
    }
    facts::type_number(&mut event, VALUE, "x");
    assert_eq!(
        told(&event),
        json!({"notAccepted": {"facts.measured.alt.value": "x"}})
    );
    facts::type_number(&mut event, VALUE, "  ");
    assert_eq!(event, Row::new());
}

#[test]
fn a_refused_number_leaves_those_of_other_fields() {
    let mut event = row(r#"{"notAccepted": {"onset": "last week"}}"#);
    facts::type_number(&mut event, VALUE, "x");
    facts::type_number(&mut event, VALUE, "");
    assert_eq!(told(&event), json!({"notAccepted": {"onset": "last week"}}));
}

#[test]
fn interventions_are_a_list_and_none_is_said_and_not_left() {
    let (oral, urgent) = (answers::need("oral"), answers::need("urgent operative"));
    let mut event = Row::new();
    assert_eq!(facts::needs(&event), None);
    facts::set_need(&mut event, &oral, true);
    facts::set_need(&mut event, &urgent, true);
    facts::set_need(&mut event, &oral, true);
    assert_eq!(
        told(&event),
        json!({"facts": {"intervention": ["urgent operative", "oral"]}})
    );
    facts::set_need(&mut event, &urgent, false);
    assert_eq!(facts::needs(&event), Some(vec![oral.clone()]));
    facts::set_need(&mut event, &oral, false);
    assert_eq!(event, Row::new());
    facts::set(&mut event, &["intervention"], Some("none".into()));
    assert_eq!(facts::needs(&event), Some(Vec::new()));
    facts::set_need(&mut event, &oral, true);
    assert_eq!(told(&event), json!({"facts": {"intervention": ["oral"]}}));
    let one = row(r#"{"facts": {"intervention": "oral"}}"#);
    assert_eq!(facts::needs(&one), Some(vec![oral]));
}

fn book() -> Book {
    embedded::book().expect("readable criteria")
}

fn after(text: &str, book: &Book) -> Value {
    told(&regraded(row(text), book))
}

#[test]
fn the_criteria_s_grade_follows_what_they_say() {
    let book = book();
    let fever = r#""term": "Fever", "ctcae": "5.0""#;
    let at = |value: &str| {
        format!(
            r#"{{{fever}, "seriousness": [], "facts": {{"nothingElse": true, "measured": {{"temperature": {{"value": "{value}", "unit": "°C"}}}}}}}}"#
        )
    };
    for (value, grade) in [("37.9", 0), ("38.0", 1), ("39.1", 2), ("40.1", 3)] {
        let event = after(&at(value), &book);
        assert_eq!(event["grade"], json!(grade), "{value}");
        assert_eq!(event["gradeSetBy"], "criteria", "{value}");
    }
    // The grade goes with what gave it, and so it does in the other version.
    let stale = format!(r#"{{{fever}, "grade": 2, "gradeSetBy": "criteria", "note": "n"}}"#);
    let event = after(&stale, &book);
    assert_eq!(event, json!({"term": "Fever", "ctcae": "5.0", "note": "n"}));
    let no_setter = stale.replace(r#", "gradeSetBy": "criteria""#, "");
    assert_eq!(after(&no_setter, &book).get("grade"), None);
}

#[test]
fn there_is_no_grade_without_a_term_a_version_or_an_answer() {
    let book = book();
    for text in [
        r#"{"grade": 1, "gradeSetBy": "criteria"}"#,
        r#"{"grade": 1, "gradeSetBy": "criteria", "term": "Fever"}"#,
        r#"{"grade": 1, "gradeSetBy": "criteria", "ctcae": "5.0"}"#,
        r#"{"grade": 1, "gradeSetBy": "criteria", "ctcae": "6.0", "term": "Thrush"}"#,
    ] {
        let event = regraded(row(text), &book);
        assert_eq!((event.get("grade"), event.get("gradeSetBy")), (None, None));
    }
    let fatal = r#"{"term": "Fever", "ctcae": "5.0", "outcome": "fatal"}"#;
    assert_eq!(after(fatal, &book)["grade"], json!(5));
}

#[test]
fn a_clinician_s_grade_stays() {
    let book = book();
    for facts in [
        "",
        r#", "facts": {"death": true}"#,
        r#", "outcome": "fatal""#,
    ] {
        let text = format!(
            r#"{{"term": "Fever", "ctcae": "5.0", "grade": 2, "gradeSetBy": "clinician", "reason": "r"{facts}}}"#
        );
        let event = row(&text);
        assert_eq!(regraded(event.clone(), &book), event);
        assert_eq!(Event(&event).grade(), Some(2));
    }
}

#[test]
fn grading_again_changes_nothing_more() {
    let book = book();
    for version in Version::ALL {
        for term in &book.criteria(version).terms {
            for facts in ["", r#", "facts": {"nothingElse": true}"#] {
                let text = format!(
                    r#"{{"term": "{}", "ctcae": "{}"{facts}}}"#,
                    term.name,
                    version.name()
                );
                let once = regraded(row(&text), &book);
                assert_eq!(regraded(once.clone(), &book), once, "{text}");
                if let Some(grade) = Event(&once).grade().filter(|grade| *grade > 0) {
                    assert!(term.criterion(grade).is_some(), "{text}: {grade}");
                }
            }
        }
    }
}

fn typed(session: &Session, path: &str, note: &str) -> Session {
    let mut with = Row::new();
    with.insert("note".into(), note.into());
    session.after(Action::TypeRow {
        list: List::Events,
        row: 0,
        path: path.into(),
        with: Rc::new(with),
    })
}

fn note(session: &Session) -> String {
    let rows = session.visit().rows(List::Events);
    Event(&rows[0]).text("note").to_owned()
}

#[test]
fn typing_within_a_row_is_one_step_a_place() {
    let start =
        Session::open(Visit::default()).after(Action::AddRow(List::Events, Rc::new(Row::new())));
    let a = typed(&typed(&start, "a", "1"), "a", "12");
    assert_eq!(note(&a), "12");
    assert_eq!(a.after(Action::Undo).visit(), start.visit());
    let b = typed(&a, "b", "123");
    assert_eq!(note(&b.after(Action::Undo)), "12");
    let left = typed(&a.after(Action::Leave), "a", "123");
    assert_eq!(note(&left.after(Action::Undo)), "12");
    // All of it deleted again is no step at all.
    let empty = Action::TypeRow {
        list: List::Events,
        row: 0,
        path: "a".into(),
        with: Rc::new(Row::new()),
    };
    let back = a.after(empty);
    assert_eq!(back.visit(), start.visit());
    assert_eq!(back.after(Action::Undo).visit().rows(List::Events).len(), 0);
    // A choice in between ends the typing.
    let mut other = Row::new();
    other.insert("note".into(), "chosen".into());
    let chosen = a.after(Action::SetRow(List::Events, 0, Rc::new(other)));
    assert_eq!(
        note(&typed(&chosen, "a", "x").after(Action::Undo)),
        "chosen"
    );
    assert!(
        typed(&Session::default(), "a", "1")
            .visit()
            .rows(List::Events)
            .is_empty(),
        "no row, no change"
    );
}

#[test]
fn another_term_keeps_the_answers_but_not_that_nothing_else_was_found() {
    let facts = json!({"nothingElse": true, "severity": "mild"});
    let mut event = row(&json!({"term": "Fever", "facts": facts}).to_string());
    set_term(&mut event, "Fever");
    assert_eq!(event["facts"], facts, "the same term changes nothing");
    set_term(&mut event, "Chills");
    assert_eq!(
        told(&event),
        json!({"term": "Chills", "facts": {"severity": "mild"}})
    );
    set_term(&mut event, "");
    assert_eq!(told(&event), json!({"facts": {"severity": "mild"}}));
}

#[test]
fn a_number_that_cannot_be_read_is_not_one_that_was_not_found() {
    let book = book();
    let event = |wrong: &str| {
        let text = json!({"term": "Fever", "ctcae": "5.0", "seriousness": [],
            "facts": {"nothingElse": true}, "notAccepted": {wrong: "high"}});
        after(&text.to_string(), &book)
    };
    assert_eq!(event("facts.measured.temperature.value").get("grade"), None);
    assert_eq!(event("onset")["grade"], json!(0));
}
