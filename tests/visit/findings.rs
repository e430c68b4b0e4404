//! What is odd about events: each finding on both sides, and the sixteen
//! events of the trial.

use std::rc::Rc;
use std::sync::LazyLock;

use dermscore::ctcae::Version;
use dermscore::ctcae::book::Book;
use dermscore::ctcae::embedded;
use dermscore::visit::findings::{Finding, Kind, findings, lasted, of_one, read_treatment, stated};
use dermscore::visit::{Row, read};
use serde_json::{Value, json};

use crate::kit::readable;

fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| embedded::book().expect("the criteria"));
    &BOOK
}

const TRIAL: &str = include_str!("../fixtures/trial-events.json");

fn row(event: &Value) -> Rc<Row> {
    Rc::new(event.as_object().expect("an object").clone())
}

/// The kinds found in events, with the criteria.
fn kinds(events: &[Value]) -> Vec<(usize, Kind)> {
    let rows: Vec<Rc<Row>> = events.iter().map(row).collect();
    let found = findings(&rows, Some(book()));
    found.iter().map(|found| (found.row, found.kind)).collect()
}

fn of(event: Value) -> Vec<Kind> {
    kinds(&[event]).into_iter().map(|(_, kind)| kind).collect()
}

/// The only finding of an event, in words.
fn text(event: Value) -> String {
    let mut found = of_one(&row(&event), Some(book()));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).1
}

fn trial() -> Vec<Finding> {
    let visit = readable(TRIAL.as_bytes()).visit;
    findings(&visit.adverse_events, Some(book()))
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
        found[1].text,
        "The event as written lasts 4 days; from 2018-06-28 to 2018-07-31 it is 33 days. Check the two dates and the words."
    );
}

#[test]
fn pharyngitis_has_no_grade_1_and_the_term_to_use_is_named() {
    assert_eq!(
        trial()[0].text,
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

fn minutes(text: &str) -> Option<(i64, i64)> {
    stated(text).map(|stated| (stated.least, stated.most))
}

#[test]
fn durations_as_people_write_them() {
    const HOUR: i64 = 60;
    const DAY: i64 = 24 * HOUR;
    for (text, expected) in [
        ("Headache for 4 days", 4 * DAY),
        ("Pharyngitis for 1 week", 7 * DAY),
        ("Transient fever for 16 hours (<38.5 °C)", 16 * HOUR),
        ("Dizziness for 1 hour during the infusion", HOUR),
        ("Dizziness, 1 hour", HOUR),
        ("fever 16h", 16 * HOUR),
        ("Fever (20 hrs)", 20 * HOUR),
        ("lasted two days", 2 * DAY),
        ("for 4 days after the infusion", 4 * DAY),
        ("on day 4 for 2 days", 2 * DAY),
        ("pain for 1 hour 30 minutes", 90),
        ("pain for 2 days and 3 hours", 51 * HOUR),
        ("itch for 3 months", 90 * DAY),
        ("cough for 10 min", 10),
    ] {
        assert_eq!(minutes(text), Some((expected, expected)), "{text}");
    }
    for text in [
        "rash for 2-3 days",
        "rash for 2 – 3 days",
        "rash for 2 to 3 days",
    ] {
        assert_eq!(minutes(text), Some((2 * DAY, 3 * DAY)), "{text}");
    }
    for text in [
        "",
        "Headache",
        "ALT abnormal for several days (<3.0 × ULN, baseline normal)",
        "Headache 2 days after the infusion",
        "after 2 days",
        "within 24 hours",
        "for about 4 days",
        "for more than 4 days",
        "for at least 4 days",
        "for up to 4 days",
        "for <4 days",
        "every 4 hours",
        "3 times a day",
        "protein in 24-hour urine",
        "a 4-day course",
        "4 day course",
        "1.5 days",
        "week 4 day 3",
        "for 2 days, then for 5 days",
        "38.5 °C",
        "for 99999 days",
    ] {
        assert_eq!(minutes(text), None, "{text}");
    }
}

fn lasts(verbatim: &str, onset: &str, resolution: &str) -> bool {
    let event = json!({ "verbatim": verbatim, "onset": onset, "resolution": resolution });
    match of(event).as_slice() {
        [] => true,
        [Kind::StatedDuration] => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn days_may_be_counted_at_both_ends() {
    let days = |resolution: &str| lasts("Headache for 4 days", "2018-06-10", resolution);
    assert!(!days("2018-06-12"));
    assert!(days("2018-06-13") && days("2018-06-14") && days("2018-06-15"));
    assert!(!days("2018-06-16"));
    // With times it is told to the minute.
    let timed = |resolution: &str| lasts("for 4 days", "2018-06-10T12:00", resolution);
    assert!(!timed("2018-06-13T11:59") && timed("2018-06-13T12:00"));
    assert!(timed("2018-06-15T12:00") && !timed("2018-06-15T12:01"));
}

#[test]
fn weeks_and_months_are_round() {
    let week = |resolution: &str| lasts("for 1 week", "2018-06-10", resolution);
    assert!(!week("2018-06-13") && week("2018-06-14"));
    assert!(week("2018-06-20") && !week("2018-06-21"));
    let month = |resolution: &str| lasts("for 1 month", "2018-06-10", resolution);
    assert!(!month("2018-06-29") && month("2018-06-30"));
    assert!(month("2018-07-20") && !month("2018-07-21"));
}

#[test]
fn hours_against_dates_allow_what_the_dates_allow() {
    let hours = |number: u32, resolution: &str| {
        lasts(
            &format!("fever for {number} hours"),
            "2018-06-10",
            resolution,
        )
    };
    assert!(hours(1, "2018-06-10") && hours(24, "2018-06-10") && !hours(25, "2018-06-10"));
    assert!(hours(1, "2018-06-11") && hours(48, "2018-06-11") && !hours(49, "2018-06-11"));
    assert!(!hours(22, "2018-06-12") && hours(24, "2018-06-12"));
    let timed = |verbatim: &str, resolution: &str| lasts(verbatim, "2018-06-10T08:00", resolution);
    assert!(timed("for 2 hours", "2018-06-10T09:00") && timed("for 2 hours", "2018-06-10T11:00"));
    assert!(!timed("for 2 hours", "2018-06-10T08:59") && !timed("for 2 hours", "2018-06-10T11:01"));
    assert!(timed("for 20 min", "2018-06-10T08:35") && !timed("for 20 min", "2018-06-10T08:36"));
}

#[test]
fn partial_dates_and_open_ends_never_accuse() {
    for (onset, resolution) in [
        ("2018-06", "2018-09-01"),
        ("2018-06-01", "2018-09"),
        ("2018", "2019"),
        ("2018-06-01", "ongoing"),
        ("2018-06-01", ""),
        ("", "2018-06-01"),
        ("1.6.2018", "2018-09-01"),
    ] {
        assert!(
            lasts("Headache for 4 days", onset, resolution),
            "{onset} {resolution}"
        );
    }
}

#[test]
fn how_long_it_lasted_in_words() {
    for (onset, resolution, words) in [
        ("2018-06-28", "2018-07-31", Some("33 days")),
        ("2018-06-28", "2018-06-29", Some("1 day")),
        (
            "2018-06-28",
            "2018-06-28",
            Some("less than a day, on one date"),
        ),
        (
            "2018-06-28T10:00",
            "2018-06-28T11:30",
            Some("1 hour 30 minutes"),
        ),
        ("2018-06-28T10:00", "2018-06-29T10:00", Some("1 day")),
        (
            "2018-06-28T10:00",
            "2018-06-28T10:00",
            Some("less than a minute"),
        ),
        ("2018-06-28T10:00", "2018-06-29", Some("1 day")),
        ("2018-06-28", "2018-06-27", None),
        ("2018-06", "2018-07-01", None),
        ("2018-06-28", "ongoing", None),
        ("", "", None),
    ] {
        assert_eq!(
            lasted(onset, resolution).as_deref(),
            words,
            "{onset} {resolution}"
        );
    }
}

#[test]
fn a_grade_the_term_lacks() {
    let event = |version: &str, term: &str, grade: u8| {
        of(
            json!({ "term": term, "ctcae": version, "grade": grade, "gradeSetBy": "clinician", "reason": "seen", "outcome": if grade == 5 { "fatal" } else { "recovering" } }),
        )
    };
    assert_eq!(event("5.0", "Pharyngitis", 1), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Pharyngitis", 2), []);
    assert_eq!(event("5.0", "Headache", 3), []);
    assert_eq!(event("5.0", "Headache", 4), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Headache", 5), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Fever", 5), []);
    // No grade yet, or grade 0: nothing is lacking.
    assert_eq!(event("5.0", "Pharyngitis", 0), []);
    assert_eq!(of(json!({ "term": "Pharyngitis", "ctcae": "5.0" })), []);
    assert!(
        text(json!({ "term": "Headache", "ctcae": "6.0", "grade": 4 }))
            .ends_with("its grades are 1, 2, 3. Choose one of them, or a term that has it.")
    );
}

#[test]
fn a_term_the_version_lacks() {
    let term = "no such thing";
    assert_eq!(
        of(json!({ "term": term, "ctcae": "5.0", "grade": 1 })),
        [Kind::NoSuchTerm]
    );
    assert_eq!(of(json!({ "term": "", "ctcae": "5.0", "grade": 1 })), []);
    assert_eq!(of(json!({ "term": term, "grade": 1 })), []);
    let five = book().criteria(Version::V5);
    let six = book().criteria(Version::V6);
    let gone = five
        .terms
        .iter()
        .find(|term| six.term(&term.name).is_none());
    let gone = &gone.expect("a term that 6.0 dropped").name;
    let said = text(json!({ "term": gone, "ctcae": "6.0" }));
    assert!(said.contains(" CTCAE 5.0 has it. "), "{said}");
}

fn treated(term: &str, treatment: &str, grade: u8) -> Vec<Kind> {
    of(
        json!({ "term": term, "ctcae": "5.0", "grade": grade, "treatment": treatment,
        "gradeSetBy": "clinician" }),
    )
}

#[test]
fn a_treatment_that_implies_a_higher_grade() {
    let implied = [Kind::Treatment];
    for (term, treatment, least) in [
        ("Pharyngitis", "IV antibiotics", 3),
        ("Pharyngitis", "ceftriaxone 2 g i.v.", 3),
        ("Pharyngitis", "antibiotic infusion", 3),
        ("Skin infection", "antibiotic tablets", 2),
        ("Pruritus", "cetirizine 10 mg orally", 2),
        ("Pruritus", "prednisone 20 mg p.o.", 3),
        ("Anemia", "transfusion of 2 units", 3),
        ("Anal fissure", "operated on 2018-11-26", 3),
        ("Vomiting", "admitted to hospital", 3),
    ] {
        for grade in 1..=4 {
            let lacks = book()
                .criteria(Version::V5)
                .term(term)
                .and_then(|term| term.criterion(grade))
                .is_none();
            if !lacks {
                let expected: &[Kind] = if grade < least { &implied } else { &[] };
                let found = treated(term, treatment, grade);
                assert_eq!(found, expected, "{term}, {treatment}, {grade}");
            }
        }
    }
    for (term, treatment) in [
        ("Pharyngitis", "no"),
        ("Pharyngitis", ""),
        ("Pharyngitis", "antibiotic tablets, no IV antibiotics"),
        ("Pharyngitis", "antibiotic tablets; surgery declined"),
        ("Pharyngitis", "antibiotic tablets; infusion slowed"),
        ("Pruritus", "hydrocortisone cream"),
        (
            "Fever",
            "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids",
        ),
        ("Flu like symptoms", "throat tablet, Chinese herbs"),
    ] {
        let grade = if term == "Pharyngitis" { 2 } else { 1 };
        assert_eq!(treated(term, treatment, grade), [], "{term}, {treatment}");
    }
    assert_eq!(
        text(
            json!({ "term": "Pharyngitis", "ctcae": "5.0", "grade": 2, "treatment": "ceftriaxone 2 g IV " })
        ),
        "The treatment, “ceftriaxone 2 g IV”, is read as: intravenous antimicrobial intervention. By it Pharyngitis is at least grade 3 in CTCAE 5.0, and grade 2 is chosen. Check the treatment, raise the grade, or keep it and say why."
    );
}

#[test]
fn what_is_read_from_a_treatment() {
    for (treatment, read) in [
        ("antiviral drug", "given oral antimicrobial"),
        ("antifungal", "given antimicrobial"),
        ("antifungal cream", "given topical antimicrobial"),
        ("antibiotic eye drops", "given topical antimicrobial"),
        ("oral gel", "given topical"),
        ("throat tablet, Chinese herbs", "given oral"),
        (
            "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids",
            "given iv steroid|given im antihistamine|given fluids",
        ),
        (
            "IV fluids and paracetamol",
            "given iv fluids|given analgesic",
        ),
        ("saline infusion", "given iv fluids"),
        ("the infusion was interrupted", ""),
        ("urgent laparotomy", "given urgent operative"),
        ("emergency department, IV fluids", "given iv fluids"),
        ("emergency room IV fluids", "given iv fluids"),
        ("oxygen saturation 98 %", ""),
        ("oxygen by mask", "given oxygen"),
        ("non-steroidal cream", "given topical"),
        ("no", ""),
        ("none", ""),
        ("no IV antibiotics", ""),
        ("surgery planned", ""),
        ("paracetamol if needed", ""),
        ("impetigo", ""),
        ("", ""),
        ("hospitalised", "1"),
        (
            "in hospital 2018-11-19, operated 2018-11-26",
            "given operative|1",
        ),
        ("ICU", "2"),
        ("not admitted to hospital", ""),
    ] {
        let found = read_treatment(treatment);
        let mut said: Vec<String> = found.needs.iter().map(|need| need.key()).collect();
        if found.hospital > 0 {
            said.push(found.hospital.to_string());
        }
        assert_eq!(said.join("|"), read, "{treatment}");
        assert_eq!(found.is_empty(), read.is_empty());
    }
}

#[test]
fn death_and_grade_5_go_together() {
    let event = |grade: u8, more: Value| {
        let mut event = json!({ "term": "Fever", "ctcae": "5.0", "grade": grade,
            "gradeSetBy": "clinician" });
        for (key, value) in more.as_object().expect("an object") {
            event[key] = value.clone();
        }
        of(event)
    };
    for death in [
        json!({ "outcome": "fatal" }),
        json!({ "seriousness": ["hospitalisation", "death"] }),
        json!({ "facts": { "death": true } }),
    ] {
        assert_eq!(event(4, death.clone()), [Kind::DeathWithoutFive], "{death}");
        assert_eq!(event(5, death.clone()), [], "{death}");
    }
    for alive in [
        json!({}),
        json!({ "outcome": "recovering" }),
        json!({ "facts": { "death": false } }),
    ] {
        assert_eq!(event(5, alive.clone()), [Kind::FiveWithoutDeath], "{alive}");
        assert_eq!(event(4, alive.clone()), [], "{alive}");
    }
    // Nobody has graded it yet.
    assert_eq!(
        of(json!({ "term": "Fever", "ctcae": "5.0", "outcome": "fatal" })),
        []
    );
    // It is told without the criteria as well.
    let fatal = row(&json!({ "grade": 3, "outcome": "fatal" }));
    assert_eq!(findings(&[fatal], None).len(), 1);
    let headache = json!({ "term": "Headache", "ctcae": "5.0", "grade": 3, "outcome": "fatal" });
    assert_eq!(
        text(headache),
        "The outcome is fatal, and the grade is 3. The term has no grade 5: choose the term of what the subject died of, or correct what says so."
    );
}

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
    let found = findings(&rows, None);
    assert!(
        found[5]
            .text
            .starts_with("Event 1 has the same term, Fever"),
        "{}",
        found[5].text
    );
    assert!(
        found[0].text.starts_with("Event 2 has"),
        "{}",
        found[0].text
    );
}

#[test]
fn a_grade_that_the_criteria_do_not_give() {
    let event = |grade: u8, setter: &str, reason: &str, facts: Value| {
        of(
            json!({ "term": "Headache", "ctcae": "5.0", "grade": grade, "gradeSetBy": setter,
            "reason": reason, "facts": facts }),
        )
    };
    let mild = json!({ "severityOf": { "pain": "mild" }, "dailyLiving": "none" });
    let odd = [Kind::NoReason];
    assert_eq!(event(2, "clinician", "", mild.clone()), odd);
    assert_eq!(event(2, "clinician", "  ", mild.clone()), odd);
    assert_eq!(event(2, "clinician", "could not work", mild.clone()), []);
    assert_eq!(event(1, "clinician", "", mild.clone()), []);
    // Nobody but a clinician sets another grade, reason or not.
    assert_eq!(event(2, "criteria", "could not work", mild.clone()), odd);
    // What is not known yet leaves every grade open.
    assert_eq!(event(3, "clinician", "", json!({})), []);
    let moderate = json!({ "severityOf": { "pain": "moderate" } });
    assert_eq!(event(1, "clinician", "", moderate.clone()), odd);
    assert_eq!(event(3, "clinician", "", moderate), []);
    let none = json!({ "severityOf": { "pain": "none" }, "dailyLiving": "none" });
    assert_eq!(event(1, "clinician", "", none), odd);
    let said = text(
        json!({ "term": "Headache", "ctcae": "5.0", "grade": 2, "gradeSetBy": "clinician", "facts": mild }),
    );
    assert_eq!(
        said,
        "Grade 2 is chosen, and by what is given the criteria give grade 1 (mild pain). Say why it is another grade, or take the criteria's."
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
fn seriousness_against_a_lower_grade_where_the_criteria_say_so() {
    let event = |term: &str, grade: u8, serious: Value| {
        of(
            json!({ "term": term, "ctcae": "5.0", "grade": grade, "gradeSetBy": "clinician",
            "seriousness": serious }),
        )
    };
    let implied = [Kind::Seriousness];
    assert_eq!(event("Vomiting", 2, json!(["hospitalisation"])), implied);
    assert_eq!(event("Vomiting", 3, json!(["hospitalisation"])), []);
    assert_eq!(event("Vomiting", 3, json!(["lifeThreatening"])), implied);
    assert_eq!(event("Vomiting", 4, json!(["lifeThreatening"])), []);
    assert_eq!(event("Vomiting", 2, json!([])), []);
    assert_eq!(event("Vomiting", 2, json!(["otherImportant"])), []);
    // Headache is graded by pain alone, whatever followed from it.
    assert_eq!(
        event("Headache", 1, json!(["hospitalisation", "lifeThreatening"])),
        []
    );
    let said = text(
        json!({ "term": "Vomiting", "ctcae": "5.0", "grade": 2, "seriousness": ["hospitalisation"] }),
    );
    assert_eq!(
        said,
        "It is serious by a stay in hospital, or a longer one. By that Vomiting is at least grade 3 in CTCAE 5.0, and grade 2 is chosen. Check the seriousness, raise the grade, or keep it and say why."
    );
    let explained = json!({ "term": "Vomiting", "ctcae": "5.0", "grade": 2, "gradeSetBy": "clinician",
        "seriousness": ["hospitalisation"], "reason": "admitted for another event" });
    assert_eq!(of(explained), []);
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
    let found = findings(&rows, Some(book()));
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
