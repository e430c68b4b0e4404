//! The same event twice.

use std::rc::Rc;

use dermscore::visit::Row;
use dermscore::visit::findings::{Kind, findings};
use serde_json::{Value, json};

use super::{kinds, row};

fn span(term: &str, onset: &str, resolution: &str) -> Value {
    json!({ "term": term, "onset": onset, "resolution": resolution })
}

fn doubles(events: &[Value]) -> Vec<usize> {
    let found = kinds(events).into_iter();
    found
        .map(|(row, kind)| {
            assert_eq!(kind, Kind::Duplicate);
            row
        })
        .collect()
}

#[test]
fn the_same_term_twice_for_the_same_days() {
    let pair = |one: (&str, &str), two: (&str, &str)| {
        let one_way = doubles(&[span("Fever", one.0, one.1), span("Fever", two.0, two.1)]);
        let other_way = doubles(&[span("Fever", two.0, two.1), span("Fever", one.0, one.1)]);
        assert_eq!(one_way, other_way);
        one_way == [0, 1]
    };
    assert!(pair(
        ("2018-06-01", "2018-06-05"),
        ("2018-06-04", "2018-06-08")
    ));
    assert!(pair(
        ("2018-06-01", "2018-06-05"),
        ("2018-06-02", "2018-06-03")
    ));
    assert!(pair(
        ("2018-06-01", "2018-06-05"),
        ("2018-06-01", "2018-06-05")
    ));
    assert!(pair(
        ("2018-06-01", "2018-06-01"),
        ("2018-06-01", "2018-06-02")
    ));
    assert!(pair(("2018-06-01", "ongoing"), ("2019-06-01", "")));
    assert!(pair(("2018-06-01", ""), ("2018-06-01", "")));
    // One ends on the day the other begins: they may follow each other.
    assert!(!pair(
        ("2018-06-01", "2018-06-05"),
        ("2018-06-05", "2018-06-08")
    ));
    assert!(!pair(
        ("2018-06-01", "2018-06-05"),
        ("2018-06-06", "2018-06-08")
    ));
    assert!(!pair(
        ("2018-06-01T08:00", "2018-06-01T10:00"),
        ("2018-06-01T10:00", "2018-06-01T11:00")
    ));
    assert!(pair(
        ("2018-06-01T08:00", "2018-06-01T10:00"),
        ("2018-06-01T09:59", "2018-06-01T11:00")
    ));
    // What is not known accuses nobody.
    assert!(!pair(("2018-06-01", ""), ("2018-06-02", "")));
    assert!(!pair(("2018-06", "ongoing"), ("2018-06-02", "ongoing")));
    assert!(!pair(("", "ongoing"), ("2018-06-02", "ongoing")));
    let other_term = [
        span("Fever", "2018-06-01", "ongoing"),
        span("Headache", "2018-06-01", "ongoing"),
    ];
    assert_eq!(doubles(&other_term), [] as [usize; 0]);
    let no_term = [
        span("", "2018-06-01", "ongoing"),
        span("", "2018-06-01", "ongoing"),
    ];
    assert_eq!(doubles(&no_term), [] as [usize; 0]);
    let mut subjects = other_term.map(|mut event| {
        event["term"] = "Fever".into();
        event
    });
    subjects[0]["subject"] = "P1".into();
    assert_eq!(doubles(&subjects), [] as [usize; 0]);
    subjects[1]["subject"] = "P1".into();
    assert_eq!(doubles(&subjects), [0, 1]);
}

#[test]
fn an_event_without_a_patient_of_its_own_is_the_visit_s() {
    let mut events = [
        span("Fever", "2018-06-01", "ongoing"),
        span("Fever", "2018-06-01", "ongoing"),
    ];
    events[0]["subject"] = " P3 ".into();
    let rows: Vec<Rc<Row>> = events.iter().map(row).collect();
    let found = |subject| findings(&rows, subject, None).len();
    assert_eq!((found("P3"), found("P4"), found("")), (2, 0, 0));
}

#[test]
fn one_long_event_overlaps_many_and_each_is_said_once() {
    let mut events = vec![span("Fever", "2018-01-01", "2018-12-31")];
    events.extend((1..=9).map(|month| {
        span(
            "Fever",
            &format!("2018-0{month}-10"),
            &format!("2018-0{month}-12"),
        )
    }));
    events.push(span("Fever", "2019-01-10", "2019-01-12"));
    assert_eq!(doubles(&events), (0..=9).collect::<Vec<_>>());
    let rows: Vec<Rc<Row>> = events.iter().map(row).collect();
    let found = findings(&rows, "", None);
    assert!(
        found[5]
            .text
            .to_string()
            .starts_with("Event 1 has the same term, Fever"),
        "{}",
        found[5].text
    );
    assert!(
        found[0].text.to_string().starts_with("Event 2 has"),
        "{}",
        found[0].text
    );
}
