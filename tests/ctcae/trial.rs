//! The sixteen adverse events of the trial's Table 2 (`trial-events.json`), with
//! what a clinician would enter of each and what the program says of it in
//! both versions. Dates and durations are under test with the findings.

use dermscore::ctcae::Version;
use dermscore::visit::events::Event;
use dermscore::visit::rows::Row;
use dermscore::visit::{Visit, read};
use serde_json::Value;

use crate::short::{BOTH, V5, V6, criteria, event, event_is, event_of, facts, lab, said};

const TRIAL: &str = include_str!("../fixtures/trial-events.json");

/// An event by its id: what is entered, and what 5.0 and 6.0 say of the term
/// in the file.
type Said = (&'static str, &'static str, &'static str, &'static str);

/// A temperature that was not written down.
const NOT_TAKEN: &str = "0|1|2|3|4? measured.temperature.value, measured.temperatureDuration.value";

const SAID: [Said; 16] = [
    // “<38.5 °C”, “<39 °C”: up to 39.0 is grade 1.
    (
        "e1",
        "temperature 38.4 °C; temperatureDuration 16 h",
        "1",
        "1",
    ),
    ("e2", "mild of pain; else", "1", "1"),
    // “<3.0 × ULN, baseline normal”
    ("e3", "alt 149 U/L ULN 50 normal", "1", "1"),
    (
        "e4",
        "temperature 38.9 °C; temperatureDuration 12 h",
        "1",
        "1",
    ),
    // Pharyngitis begins with grade 2, in both versions.
    ("e5", "need none; else", "0", "0"),
    ("e6", "need oral antimicrobial; else", "2", "2"),
    ("e7", "symptoms mild; need none; else", "1", "1"),
    // What was given by vein does not enter the grade of a fever.
    (
        "e8",
        "temperature 38.9 °C; temperatureDuration 22 h; need given iv steroid, given im antihistamine",
        "1",
        "1",
    ),
    ("e9", "mild of pain; else", "1", "1"),
    ("e10", "symptoms mild; else", "1", "1"),
    (
        "e11",
        "mild of unsteadiness or feeling of motion; else",
        "1",
        "1",
    ),
    ("e12", "temperatureDuration - h", NOT_TAKEN, NOT_TAKEN),
    ("e13", "present", NOT_TAKEN, NOT_TAKEN),
    ("e14", "symptoms mild; need none; else", "1", "1"),
    ("e15", "mild of pain; else", "1", "1"),
    ("e16", "need none; else", "0", "0"),
];

fn trial() -> Visit {
    read(TRIAL.as_bytes()).expect("a visit").visit
}

fn with(row: &Row, version: Version, line: &str) -> Row {
    let mut row = row.clone();
    row.insert("ctcae".into(), version.name().into());
    row.insert("facts".into(), Value::Object(facts(line)));
    row
}

#[test]
fn what_the_program_says_of_the_sixteen() {
    let visit = trial();
    assert_eq!(visit.adverse_events.len(), SAID.len());
    for (row, (id, line, five, six)) in visit.adverse_events.iter().zip(SAID) {
        for (version, expected) in [(Version::V5, five), (Version::V6, six)] {
            let row = with(row, version, line);
            let event = Event(&row);
            assert_eq!(event.id(), id);
            let found = said(&event.outcome(criteria(version)));
            assert_eq!(found, expected, "{} {id} {}", version.name(), event.term());
            // Where the program gives a grade, it is the trial's.
            if let Ok(grade) = found.parse::<u8>()
                && grade > 0
            {
                assert_eq!(event.grade(), Some(grade), "{id}");
            }
        }
    }
}

/// What is written about the events before anybody answers a question.
#[test]
fn without_facts_the_questions_of_the_term_are_asked() {
    let visit = trial();
    let asked = |place: usize| {
        let event = Event(&visit.adverse_events[place]);
        said(&event.outcome(criteria(Version::V5)))
    };
    // Seriousness was assessed: no death, no threat to life, no hospital.
    assert_eq!(asked(0), NOT_TAKEN);
    assert_eq!(asked(1), "0|1|2|3? severityOf.pain, dailyLiving");
    assert_eq!(
        asked(2),
        "0|1|2|3|4? measured.alt.value, measured.alt.baselineStatus"
    );
    assert_eq!(asked(4), "0|2|3|4? intervention");
    assert_eq!(asked(14), "1|2|3? dailyLiving");
}

#[test]
fn fevers_against_the_limits() {
    let line = "temperature {} °C; temperatureDuration 22 h; else";
    event(
        BOTH,
        "Fever",
        line,
        "37.9=0 38=1 38.4=1 38.5=1 38.9=1 39=1 39.1=2 40=2 40.1=3",
    );
    // 38.4 °C are 101.12 °F, 38.9 °C are 102.02 °F.
    let line = "temperature {} °F; temperatureDuration 22 h; else";
    event(BOTH, "Fever", line, "101.12=1 102.02=1 102.2=1 102.3=2");
    // None of them lasted a day; only above 40 °C would that matter.
    let line = "temperature 38.9 °C; temperatureDuration {} h; else";
    event(BOTH, "Fever", line, "16=1 12=1 22=1 8=1 20=1 25=1");
}

#[test]
fn alt_below_three_times_the_limit_from_a_normal_baseline() {
    let term = "Alanine aminotransferase increased";
    for limit in ["40", "50", "35.5"] {
        let line = format!("alt {{}} U/L ULN {limit} normal");
        let values = match limit {
            "40" => "40=0 41=1 119.9=1 120=1 120.1=2",
            "50" => "50=0 105=1 149.9=1 150=1 150.1=2",
            _ => "35.5=0 36=1 106.4=1 106.5=1 106.6=2",
        };
        lab(BOTH, term, &line, values);
    }
}

#[test]
fn pharyngitis_and_what_to_use_for_a_mild_one() {
    for version in Version::ALL {
        let pharyngitis = criteria(version).term("Pharyngitis").expect("the term");
        assert!(pharyngitis.criterion(1).is_none());
    }
    // The mild ones are a sore throat of grade 1.
    event_is(BOTH, "Sore throat", "present; mild of pain; else", "1");
    event_is(
        V5,
        "Sore throat",
        "present; mild of pain",
        "1|2|3? dailyLiving, findings.limited swallowing",
    );
    // An antiviral by mouth, however it is written, is grade 2.
    for need in [
        "oral",
        "oral antimicrobial",
        "given oral",
        "given oral antimicrobial",
    ] {
        let line = format!("present; need {need}; else");
        event_is(BOTH, "Pharyngitis", &line, "2");
    }
    event_is(
        BOTH,
        "Pharyngitis",
        "present; need antimicrobial; else",
        "0",
    );
    event_is(
        BOTH,
        "Pharyngitis",
        "present; need iv antimicrobial; else",
        "3",
    );
}

#[test]
fn other_terms_for_the_same_complaints() {
    event_is(
        BOTH,
        "Hot flashes",
        "present; symptoms mild; need none; else",
        "1",
    );
    let term = "Injury, poisoning and procedural complications - Other, specify";
    event_is(BOTH, term, "present; symptoms mild; need none; else", "1");
    // An adult is asked about a child's day in 6.0 until something else was
    // ruled out.
    let line = "present; mild of pain; dailyLiving none";
    assert_eq!(event_of(V5[0], "Headache", line), "1");
    assert_eq!(event_of(V6[0], "Headache", line), "1|2|3? childDailyLiving");
}

/// The serious event of the follow-up: gastric cancer, in hospital and operated.
#[test]
fn the_serious_event_of_the_follow_up() {
    let class = "Neoplasms benign, malignant and unspecified (incl cysts and polyps)";
    let term = format!("{class} - Other, specify");
    let line = "present; hospital stay; no lifeThreatening; no death; need elective operative";
    event_is(V5, &term, line, "3");
    event_is(V6, &term, line, "3");
}
