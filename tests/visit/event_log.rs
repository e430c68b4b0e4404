//! The log of adverse events as text, in order, filtered, and in a line.

use std::rc::Rc;

use dermscore::said::Place;
use dermscore::study::{Column, Filter, Sort, event_line, event_table, order, summary};
use dermscore::visit::{Row, Rows};
use serde_json::{Value, json};

use crate::kit::{WEEK_4, edited, readable};

const TRIAL: &str = include_str!("../fixtures/trial-events.json");

fn trial() -> Rows {
    readable(TRIAL.as_bytes()).visit.adverse_events
}

fn rows(events: &[Value]) -> Vec<Rc<Row>> {
    let row = |event: &Value| Rc::new(event.as_object().expect("an object").clone());
    events.iter().map(row).collect()
}

fn table(events: &[Rc<Row>], odd: impl Fn(usize) -> String) -> Vec<Vec<String>> {
    let places = events.iter().enumerate();
    let text = event_table(
        places.map(|(place, row)| (place, &**row)),
        "P3",
        odd,
        Place::to_string,
    );
    assert!(text.ends_with('\n'));
    let line = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(line).collect()
}

#[test]
fn the_trial_s_seven_columns_come_first() {
    let table = table(&trial(), |_| String::new());
    assert_eq!(table.len(), 17);
    assert_eq!(
        table[0],
        [
            "Patient",
            "Event",
            "Onset",
            "Resolution",
            "Treatment",
            "Grade",
            "Related",
            "CTCAE term",
            "CTCAE",
            "Serious",
            "Dose-limiting",
            "Outcome",
            "Action taken",
            "Expected",
            "Reason for the grade",
            "Note",
            "Findings"
        ]
    );
    assert_eq!(
        table[8],
        [
            "P3",
            "Transient fever for 22 hours (<39 °C)",
            "2018-06-21",
            "2018-06-22",
            "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids",
            "1",
            "related",
            "Fever",
            "5.0",
            "no",
            "no",
            "recovered",
            "",
            "",
            "",
            "",
            ""
        ]
    );
}

#[test]
fn what_is_not_given_is_blank_and_what_is_zero_is_not() {
    let events = rows(&[
        json!({}),
        json!({ "grade": 0, "seriousness": [], "expected": false, "relatedness": "unlikely",
            "action": "doseNotChanged", "reason": "as seen", "note": "n", "subject": "P9" }),
        json!({ "grade": 3, "relatedness": "possible", "outcome": "recoveredWithSequelae",
            "seriousness": ["hospitalisation", "death", "disability"], "expected": true,
            "onset": "2018-06-21T08:30", "resolution": "ongoing", "ctcae": "6.0", "term": "Fever" }),
    ]);
    let table = table(&events, |place| ["", "odd", ""][place].to_owned());
    let cell = |line: usize, column: Column| {
        let at = Column::COPIED.iter().position(|known| *known == column);
        table[line][at.expect("a column")].as_str()
    };
    assert_eq!(cell(1, Column::Patient), "P3");
    for column in Column::COPIED {
        assert!(column == Column::Patient || cell(1, column).is_empty());
    }
    for (column, said) in [
        (Column::Patient, "P9"),
        (Column::Grade, "0"),
        (Column::Serious, "no"),
        (Column::Expected, "no"),
        (Column::Related, "unlikely"),
        (Column::DoseLimiting, "no"),
        (Column::Action, "dose not changed"),
        (Column::Reason, "as seen"),
        (Column::Note, "n"),
        (Column::Findings, "odd"),
    ] {
        assert_eq!(cell(2, column), said);
    }
    for (column, said) in [
        (Column::Grade, "3"),
        (Column::Related, "possible"),
        (Column::DoseLimiting, "yes"),
        (Column::Outcome, "recovered with sequelae"),
        (Column::Serious, "in hospital, death, disability"),
        (Column::Expected, "yes"),
        (Column::Onset, "2018-06-21 08:30"),
        (Column::Resolution, "ongoing"),
        (Column::Version, "6.0"),
    ] {
        assert_eq!(cell(3, column), said);
    }
}

#[test]
fn a_cell_stays_one_cell_and_no_formula() {
    let cells =
        |note: &str| table(&rows(&[json!({ "note": note })]), |_| String::new())[1][15].clone();
    assert_eq!(cells("one\ttwo\r\nthree  four\u{0} "), "one two three four");
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)"] {
        assert_eq!(cells(formula), [" ", formula].concat());
    }
    assert_eq!(cells("1=1"), "1=1");
    assert_eq!(cells("\t=1"), "=1".to_owned());
}

fn by(column: Column, descending: bool) -> Option<Sort> {
    Some(Sort { column, descending })
}

fn sorted(events: &[Rc<Row>], sort: Option<Sort>) -> Vec<usize> {
    order(events, "P3", &Filter::default(), sort, |place| place % 3)
}

#[test]
fn every_column_sorts_both_ways_and_what_is_unknown_comes_last() {
    let events = rows(&[
        json!({ "subject": "P10", "verbatim": "b", "onset": "2018-06", "grade": 2 }),
        json!({ "verbatim": "", "onset": "" }),
        json!({ "subject": "p2", "verbatim": "A", "onset": "2018-06-21", "grade": 5 }),
        json!({ "subject": "P2", "verbatim": "a", "onset": "2017", "grade": 0 }),
    ]);
    assert_eq!(sorted(&events, None), [0, 1, 2, 3]);
    for (column, up, down) in [
        (Column::Event, [2, 3, 0, 1], [0, 2, 3, 1]),
        (Column::Onset, [3, 0, 2, 1], [2, 0, 3, 1]),
        (Column::Grade, [3, 0, 2, 1], [2, 0, 3, 1]),
        // The second has the visit's subject, P3.
        (Column::Patient, [2, 3, 1, 0], [0, 1, 2, 3]),
        (Column::Findings, [1, 2, 0, 3], [2, 1, 0, 3]),
    ] {
        assert_eq!(sorted(&events, by(column, false)), up, "{column:?}");
        assert_eq!(sorted(&events, by(column, true)), down, "{column:?}");
    }
    for column in Column::SHOWN {
        let mut all = sorted(&trial(), by(column, false));
        all.sort_unstable();
        assert_eq!(all, (0..16).collect::<Vec<_>>(), "{column:?}");
    }
}

fn shown(filter: &Filter) -> usize {
    assert!(!filter.is_open());
    order(&trial(), "", filter, None, |place| usize::from(place == 4)).len()
}

#[test]
fn a_filter_shows_what_fits_all_of_it() {
    let words = |words: &str| {
        shown(&Filter {
            words: words.to_owned(),
            ..Filter::default()
        })
    };
    assert_eq!(words("fever"), 5);
    assert_eq!(words("FEVER 22"), 1);
    assert_eq!(words("aminotransferase"), 1, "in the term");
    assert_eq!(words("dexamethasone"), 1, "in the treatment");
    assert_eq!(words("recovered"), 0, "nowhere else");
    assert_eq!(words("fever headache"), 0);
    let least = |least| {
        shown(&Filter {
            least: Some(least),
            ..Filter::default()
        })
    };
    assert_eq!((least(1), least(2), least(3)), (16, 1, 0));
    assert_eq!(
        shown(&Filter {
            related: true,
            ..Filter::default()
        }),
        5
    );
    assert_eq!(
        shown(&Filter {
            serious: true,
            ..Filter::default()
        }),
        0
    );
    assert_eq!(
        shown(&Filter {
            odd: true,
            ..Filter::default()
        }),
        1
    );
    let both = Filter {
        words: "fever".into(),
        related: true,
        ..Filter::default()
    };
    assert_eq!(shown(&both), 4);
    let blank = Filter {
        words: "  ".into(),
        ..Filter::default()
    };
    assert!(blank.is_open());
    let serious = rows(&[
        json!({ "seriousness": ["death"] }),
        json!({ "seriousness": [] }),
        json!({}),
    ]);
    let filter = Filter {
        serious: true,
        ..Filter::default()
    };
    assert_eq!(order(&serious, "", &filter, None, |_| 0), [0]);
}

#[test]
fn the_log_in_a_line() {
    assert_eq!(event_line(&[]), None);
    let line = |events: &[Value]| event_line(&rows(events)).expect("a line");
    assert_eq!(
        event_line(&trial()).as_deref(),
        Some("16, highest grade 2, serious 0, dose-limiting 0")
    );
    assert_eq!(
        line(&[json!({})]),
        "1, none graded, serious 0 (1 not assessed), dose-limiting 0 (1 cannot be told yet)"
    );
    assert_eq!(
        line(&[
            json!({ "grade": 3, "relatedness": "related", "seriousness": ["hospitalisation"] }),
            json!({ "grade": 2, "seriousness": [] }),
            json!({ "relatedness": "unrelated" }),
        ]),
        "3, highest grade 3 (1 not graded), serious 1 (1 not assessed), dose-limiting 1"
    );
}

#[test]
fn the_summary_has_the_line_where_there_are_events_and_nothing_where_not() {
    let events = "[{\"id\":\"e1\",\"grade\":3,\"relatedness\":\"related\",\"seriousness\":[]}]";
    let with = readable(&edited(WEEK_4, &[("adverseEvents", events)])).visit;
    let without = readable(WEEK_4.as_bytes()).visit;
    let line = "Adverse events: 1, highest grade 3, serious 0, dose-limiting 1\n";
    let text = summary(&with, &[]);
    assert_eq!(text.replace(line, ""), summary(&without, &[]));
    assert!(text.contains(line), "{text}");
}
