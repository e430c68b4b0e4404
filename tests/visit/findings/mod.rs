//! What is odd about events: each finding on both sides, and the sixteen
//! events of the trial.

mod duration;
mod grades;
mod overlap;
mod treatment;

use std::rc::Rc;
use std::sync::LazyLock;

use dermscore::ctcae::book::Book;
use dermscore::ctcae::embedded;
use dermscore::visit::findings::{Finding, Kind, findings, of_one};
use dermscore::visit::{Row, read};
use serde_json::{Value, json};

use crate::kit::readable;

fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| embedded::book().expect("the criteria"));
    &BOOK
}

const TRIAL: &str = include_str!("../../fixtures/trial-events.json");

fn row(event: &Value) -> Rc<Row> {
    Rc::new(event.as_object().expect("an object").clone())
}

/// The kinds found in events, with the criteria.
fn kinds(events: &[Value]) -> Vec<(usize, Kind)> {
    let rows: Vec<Rc<Row>> = events.iter().map(row).collect();
    let found = findings(&rows, "", Some(book()));
    found.iter().map(|found| (found.row, found.kind)).collect()
}

fn of(event: Value) -> Vec<Kind> {
    kinds(&[event]).into_iter().map(|(_, kind)| kind).collect()
}

/// The only finding of an event, in words.
fn text(event: Value) -> String {
    let mut found = of_one(&row(&event), Some(book()));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).1.to_string()
}

fn trial() -> Vec<Finding> {
    let visit = readable(TRIAL.as_bytes()).visit;
    findings(&visit.adverse_events, &visit.subject, Some(book()))
}

#[test]
fn the_trial_s_sixteen_events() {
    let found: Vec<(usize, Kind)> = trial()
        .iter()
        .map(|found| (found.row, found.kind))
        .collect();
    assert_eq!(
        found,
        [
            (4, Kind::NoSuchGrade),
            (8, Kind::StatedDuration),
            (15, Kind::NoSuchGrade)
        ]
    );
}

#[test]
fn the_headache_of_four_days_that_runs_thirty_three() {
    let found = trial();
    assert_eq!(
        found[1].text.to_string(),
        "The event as written lasts 4 days; from 2018-06-28 to 2018-07-31 it is 33 days. Check the two dates and the words."
    );
}

#[test]
fn pharyngitis_has_no_grade_1_and_the_term_to_use_is_named() {
    assert_eq!(
        trial()[0].text.to_string(),
        "Pharyngitis has no grade 1 in CTCAE 5.0; its grades are 2, 3, 4, 5. Choose one of them, or the term Sore throat, which has grade 1."
    );
}

/// The treatment of P3's fever is intravenous and intramuscular, and CTCAE
/// grades fever by temperature alone; P2's antiviral drug is what makes a
/// pharyngitis grade 2, so grade 2 is right and a lower one is not.
#[test]
fn what_the_trial_s_treatments_imply() {
    let fever = json!({ "term": "Fever", "ctcae": "5.0", "grade": 1, "gradeSetBy": "clinician",
        "treatment": "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids" });
    assert_eq!(of(fever), []);
    let pharyngitis = |grade: u8, reason: &str| {
        json!({ "term": "Pharyngitis", "ctcae": "5.0", "grade": grade, "gradeSetBy": "clinician",
            "reason": reason, "treatment": "antiviral drug" })
    };
    assert_eq!(of(pharyngitis(2, "")), []);
    assert_eq!(of(pharyngitis(1, "")), [Kind::NoSuchGrade, Kind::Treatment]);
    // Whoever gives a reason has seen it.
    assert_eq!(of(pharyngitis(1, "mild")), [Kind::NoSuchGrade]);
}

#[test]
fn a_resolution_before_the_onset() {
    let event =
        |onset: &str, resolution: &str| of(json!({ "onset": onset, "resolution": resolution }));
    let before = [Kind::ResolvedBeforeOnset];
    assert_eq!(event("2018-06-28", "2018-06-27"), before);
    assert_eq!(event("2018-06-28", "2018-06-28"), []);
    assert_eq!(event("2018-06-28T10:00", "2018-06-28T09:59"), before);
    assert_eq!(event("2018-06-28T10:00", "2018-06-28T10:00"), []);
    assert_eq!(event("2018-06-28T10:00", "2018-06-28"), []);
    // A month may hold the day; the month before cannot.
    assert_eq!(event("2018-06-28", "2018-06"), []);
    assert_eq!(event("2018-06-28", "2018"), []);
    assert_eq!(event("2018-06-01", "2018-05"), before);
    assert_eq!(event("2018", "2017-12-31"), before);
    assert_eq!(event("2018-12", "2018-12-01"), []);
    for open in ["ongoing", "", "27.6.2018"] {
        assert_eq!(event("2018-06-28", open), []);
    }
    assert_eq!(
        text(json!({ "onset": "2018-06-28", "resolution": "2018-06-27" })),
        "The resolution, 2018-06-27, is before the onset, 2018-06-28. An event ends when it began or later: correct one of the two dates."
    );
}

#[test]
fn recovered_wants_a_date_and_not_an_ongoing_event() {
    let event = |outcome: &str, resolution: &str| {
        of(json!({ "outcome": outcome, "resolution": resolution }))
    };
    for over in ["recovered", "recoveredWithSequelae"] {
        assert_eq!(event(over, ""), [Kind::RecoveredWithoutDate]);
        assert_eq!(event(over, "ongoing"), [Kind::OngoingAndRecovered]);
        assert_eq!(event(over, "2018-06-28"), []);
        assert_eq!(event(over, "2018"), []);
    }
    for open in ["", "recovering", "notRecovered", "unknown", "fatal"] {
        assert_eq!(event(open, ""), []);
        assert_eq!(event(open, "ongoing"), []);
    }
    // A date that was typed wrongly is said at its field.
    let wrong = json!({ "outcome": "recovered", "notAccepted": { "resolution": "28.6." } });
    assert_eq!(of(wrong), []);
}

#[test]
fn every_kind_is_named_and_belongs_to_a_field() {
    let mut names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Kind::ALL.len());
    for kind in Kind::ALL {
        assert!(
            ["term", "resolution", "grade"].contains(&kind.key()),
            "{kind:?}"
        );
    }
    assert!(Kind::ALL.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn findings_stand_by_place_and_kind() {
    let events = [
        json!({ "outcome": "recovered", "onset": "2018-06-28", "resolution": "2018-06-27", "grade": 5 }),
        json!({ "outcome": "recovered" }),
    ];
    assert_eq!(
        kinds(&events),
        [
            (0, Kind::ResolvedBeforeOnset),
            (0, Kind::FiveWithoutDeath),
            (1, Kind::RecoveredWithoutDate)
        ]
    );
}

#[test]
fn ten_thousand_events_take_no_longer_than_ten_thousand_times_one() {
    let one = readable(TRIAL.as_bytes()).visit.adverse_events;
    let rows: Vec<Rc<Row>> = (0..10_000)
        .map(|place| Rc::clone(&one[place % 16]))
        .collect();
    let began = std::time::Instant::now();
    let found = findings(&rows, "", Some(book()));
    assert!(found.len() >= 10_000);
    let took = began.elapsed();
    eprintln!("{took:?}");
    assert!(took.as_secs() < 10, "{took:?}");
}

#[test]
fn the_fixture_is_a_visit_file() {
    let reading = read(TRIAL.as_bytes()).expect("a visit");
    assert_eq!(reading.visit.adverse_events.len(), 16);
    assert!(reading.disagreements.is_empty());
}
