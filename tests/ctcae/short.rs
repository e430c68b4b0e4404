//! Criteria read once; facts and outcomes in short, as the tables have them.

use std::sync::OnceLock;

use dermscore::ctcae::{
    Criteria, Known, Outcome, Version, Why, answers, embedded, grade, grade_reading,
};
use serde_json::{Map, Value, json};

/// 5.0 alone, 6.0 alone, and both.
pub const V5: &[Version] = &[Version::V5];
pub const V6: &[Version] = &[Version::V6];
pub const BOTH: &[Version] = &Version::ALL;

/// The criteria of a version.
pub fn criteria(version: Version) -> &'static Criteria {
    static READ: [OnceLock<Criteria>; 2] = [OnceLock::new(), OnceLock::new()];
    let place = usize::from(version == Version::V6);
    READ[place].get_or_init(|| embedded::criteria(version).expect("data without mistakes"))
}

/// The `facts` of a visit file from a line, its parts between semicolons:
///
/// - `present`, `absent`, `else` (nothing else was found)
/// - `symptoms mild`, `dailyLiving selfCare`: a scale and its level
/// - `severe of pain`: the level of a named part
/// - `death`, `no death`: a flag
/// - `+seizures`, `-seizures`: a fact of the term
/// - `need none`, `need oral antimicrobial, tube-feeding`: interventions
/// - `age child`, `sex female`, `anticoagulated`, `not anticoagulated`
/// - `age 13 years`, `alt 105 U/L LLN 7 ULN 50 MI 99 BL 38 normal`:
///   measurements
pub fn facts(line: &str) -> Map<String, Value> {
    let mut facts = Map::new();
    for part in line
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let flag = part.strip_prefix("no ").unwrap_or(part);
        let is_flag = answers::FLAGS.iter().any(|row| row.0 == flag);
        let is_scale = answers::SCALES.iter().any(|row| row.0 == word);
        let (of, key, value) = match word {
            "present" | "absent" => ("", "present", json!(word == "present")),
            "else" => ("", "nothingElse", json!(true)),
            "anticoagulated" => ("", word, json!(true)),
            "not" => ("", rest, json!(false)),
            "age" if answers::AGES.iter().any(|row| row.0 == rest) => ("", "ageGroup", json!(rest)),
            "sex" => ("", word, json!(rest)),
            "need" if rest == "none" => ("", "intervention", json!(rest)),
            "need" => {
                let needs: Vec<&str> = rest.split(',').map(str::trim).collect();
                ("", "intervention", json!(needs))
            }
            _ if is_flag => ("", flag, json!(flag == part)),
            _ if is_scale => ("", word, json!(rest)),
            _ if part.starts_with(['+', '-']) => {
                ("findings", &part[1..], json!(part.starts_with('+')))
            }
            _ if rest.starts_with("of ") => ("severityOf", &rest[3..], json!(word)),
            _ => ("measured", word, measurement(rest)),
        };
        let at = if of.is_empty() {
            &mut facts
        } else {
            let inner = facts.entry(of).or_insert_with(|| json!({}));
            inner.as_object_mut().expect("an object")
        };
        assert!(at.insert(key.to_owned(), value).is_none(), "{line}: {key}");
    }
    facts
}

fn measurement(text: &str) -> Value {
    let keys = [
        ("LLN", "lowerLimit"),
        ("ULN", "upperLimit"),
        ("MI", "infarctionLimit"),
        ("BL", "baseline"),
    ];
    let mut row = Map::new();
    let mut unit: Vec<&str> = Vec::new();
    let mut words = text.split_whitespace();
    let value = words.next().expect("a value");
    if value != "-" {
        row.insert("value".into(), value.into());
    }
    while let Some(word) = words.next() {
        if let Some((_, key)) = keys.iter().find(|(short, _)| *short == word) {
            row.insert((*key).into(), words.next().expect("a number").into());
        } else if matches!(word, "normal" | "abnormal") {
            row.insert("baselineStatus".into(), word.into());
        } else {
            unit.push(word);
        }
    }
    if !unit.is_empty() {
        row.insert("unit".into(), unit.join(" ").into());
    }
    Value::Object(row)
}

/// What is known by a line of facts.
pub fn known(line: &str) -> Known {
    answers::read(&facts(line)).unwrap_or_else(|fault| panic!("{line}: {fault:?}"))
}

/// An outcome in short: `2`, `3-D7` with the decision that gave it, `0` for no
/// grade, `1|2? symptoms, death` for what is open, and why none can be given.
pub fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Graded { grade, because } => {
            assert_eq!(because.grade, *grade);
            let decision = because.decision.map(|one| format!("-{}", one.number()));
            format!("{grade}{}", decision.unwrap_or_default())
        }
        Outcome::NoGrade => "0".to_owned(),
        Outcome::Between {
            possible,
            because,
            ask,
        } => {
            assert_eq!(because.as_ref().map_or(0, |one| one.grade), possible[0]);
            let possible: Vec<String> = possible.iter().map(u8::to_string).collect();
            let ask: Vec<String> = ask.iter().map(answers::path_of).collect();
            format!("{}? {}", possible.join("|"), ask.join(", "))
        }
        Outcome::CannotGrade { why } => match why {
            Why::NoSuchTerm => "no such term",
            Why::AbsentButFound => "absent but found",
            Why::UnknownUnit { .. } => "unknown unit",
            Why::CannotConvert { .. } => "cannot convert",
            Why::LimitsCrossed { .. } => "limits crossed",
            Why::NotCalculable { .. } => "not calculable",
            Why::NotByNumber { .. } => "not by number",
        }
        .to_owned(),
    }
}

/// What is said of an event.
pub fn event_of(version: Version, term: &str, line: &str) -> String {
    let criteria = criteria(version);
    let found = criteria.term(term).unwrap_or_else(|| panic!("{term}"));
    said(&grade(criteria, found, &known(line)))
}

/// What is said of a laboratory value, the first that is measured.
pub fn lab_of(version: Version, term: &str, line: &str) -> String {
    let criteria = criteria(version);
    let found = criteria.term(term).unwrap_or_else(|| panic!("{term}"));
    let known = known(line);
    let quantity = known.readings[0].0.clone();
    let listed = criteria.terms_of_lab(&quantity);
    assert!(
        listed.iter().any(|name| name == term),
        "{quantity}: {listed:?}"
    );
    said(&grade_reading(criteria, found, &quantity, &known))
        .replace(&format!("measured.{quantity}."), "")
}

type Of = fn(Version, &str, &str) -> String;

/// Holds rows `value=outcome`, the value standing for `{}` in the line.
fn rows(of: Of, versions: &[Version], term: &str, line: &str, rows: &str) {
    for version in versions {
        for row in rows.split_whitespace() {
            let (value, expected) = row.split_once('=').expect("value=outcome");
            let line = line.replace("{}", value);
            let found = of(*version, term, &line);
            assert_eq!(found, expected, "{} {term}: {line}", version.name());
        }
    }
}

/// Holds rows of a laboratory value.
pub fn lab(versions: &[Version], term: &str, line: &str, of: &str) {
    rows(lab_of, versions, term, line, of);
}

/// Holds rows of an event.
pub fn event(versions: &[Version], term: &str, line: &str, of: &str) {
    rows(event_of, versions, term, line, of);
}

/// Holds one laboratory value.
pub fn lab_is(versions: &[Version], term: &str, line: &str, expected: &str) {
    for version in versions {
        let found = lab_of(*version, term, line);
        assert_eq!(found, expected, "{} {term}: {line}", version.name());
    }
}

/// Holds one event.
pub fn event_is(versions: &[Version], term: &str, line: &str, expected: &str) {
    for version in versions {
        let found = event_of(*version, term, line);
        assert_eq!(found, expected, "{} {term}: {line}", version.name());
    }
}
