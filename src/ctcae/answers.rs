//! What is known of an event, as a visit file keeps it: the `facts` of an
//! entry (docs/visit-file.md).

use super::fact::{Flag, Scale};
use super::known::{AgeGroup, BaselineStatus, Known, Reading, Sex, Span};
use super::need::Need;
use super::outcome::Ask;
use crate::measure::Decimal;
use crate::said::{Place, Said};
use serde_json::{Map, Value};

/// A fact that cannot be read: where it stands, what was found, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path below the entry: `facts.symptoms`.
    pub path: String,
    /// What was found, as JSON.
    pub found: String,
    /// What is allowed.
    pub allowed: Place,
}

/// Each plain scale: its key in the file, and the name of every level with the
/// mildest and the worst it may be.
type Level = (&'static str, Span);
const fn at(name: &'static str, level: u8) -> Level {
    (
        name,
        Span {
            least: level,
            most: level,
        },
    )
}
const SYMPTOMS: &[Level] = &[
    at("none", 0),
    ("present", Span { least: 1, most: 3 }),
    at("mild", 1),
    at("moderate", 2),
    at("severe", 3),
];
const SEVERITY: &[Level] = &[
    at("none", 0),
    at("minimal", 1),
    at("mild", 2),
    at("moderate", 3),
    at("marked", 4),
    at("severe", 5),
];
const LIVING: &[Level] = &[at("none", 0), at("instrumental", 1), at("selfCare", 2)];
const CHILD_LIVING: &[Level] = &[at("none", 0), at("moderate", 1), at("severe", 2)];
const HOSPITAL: &[Level] = &[at("none", 0), at("stay", 1), at("intensiveCare", 2)];
const EXTENT: &[Level] = &[
    at("none", 0),
    at("localized", 1),
    at("widespread", 2),
    at("generalized", 3),
];

/// Every plain scale with its key and levels, in the order of the file.
pub const SCALES: [(&str, Scale, &[Level]); 6] = [
    ("symptoms", Scale::Symptoms, SYMPTOMS),
    ("severity", Scale::Severity(None), SEVERITY),
    ("dailyLiving", Scale::Living, LIVING),
    ("childDailyLiving", Scale::ChildLiving, CHILD_LIVING),
    ("hospital", Scale::Hospital, HOSPITAL),
    ("extent", Scale::Extent, EXTENT),
];

/// Every shared flag that is asked, with its key in the file.
pub const FLAGS: [(&str, Flag); 11] = [
    ("lifeThreatening", Flag::LifeThreatening),
    ("death", Flag::Death),
    ("sightThreatening", Flag::SightThreatening),
    ("psychosocial", Flag::Psychosocial),
    ("transient", Flag::Transient),
    ("brief", Flag::Brief),
    ("intermittent", Flag::Intermittent),
    ("prolonged", Flag::Prolonged),
    ("persistent", Flag::Persistent),
    ("recurrent", Flag::Recurrent),
    ("constant", Flag::Constant),
];

/// Age groups by their names in the file.
pub const AGES: [(&str, AgeGroup); 4] = [
    ("adult", AgeGroup::Adult),
    ("adolescent", AgeGroup::Adolescent),
    ("child", AgeGroup::Child),
    ("infant", AgeGroup::Infant),
];

/// Sexes by their names in the file.
pub const SEXES: [(&str, Sex); 2] = [("female", Sex::Female), ("male", Sex::Male)];

/// States of a baseline by their names in the file.
pub const STATES: [(&str, BaselineStatus); 2] = [
    ("normal", BaselineStatus::Normal),
    ("abnormal", BaselineStatus::Abnormal),
];

/// The levels a scale may be answered with: name in the file, and span.
#[must_use]
pub fn levels(scale: &Scale) -> &'static [(&'static str, Span)] {
    match scale {
        Scale::Severity(_) => SEVERITY,
        other => SCALES
            .iter()
            .find(|row| row.1 == *other)
            .map_or(&[], |row| row.2),
    }
}

/// Reads the facts of an entry. Keys it does not know are passed over: they
/// are kept by whoever keeps the entry.
///
/// # Errors
/// The first [`Unreadable`] fact.
pub fn read(facts: &Map<String, Value>) -> Result<Known, Unreadable> {
    let mut known = Known::default();
    for (key, value) in facts {
        let path = format!("facts.{key}");
        if let Some((_, scale, levels)) = SCALES.iter().find(|row| row.0 == key) {
            let span = named(levels, &path, value)?;
            known.levels.push((scale.clone(), span));
        } else if let Some((_, flag)) = FLAGS.iter().find(|row| row.0 == key) {
            known.flags.push((*flag, truth(&path, value)?));
        } else {
            other(&mut known, key, &path, value)?;
        }
    }
    Ok(known)
}

fn other(known: &mut Known, key: &str, path: &str, value: &Value) -> Result<(), Unreadable> {
    match key {
        "present" => known.present = Some(truth(path, value)?),
        "nothingElse" => known.nothing_else = truth(path, value)?,
        "anticoagulated" => known.anticoagulated = Some(truth(path, value)?),
        "ageGroup" => known.age = Some(named(&AGES, path, value)?),
        "sex" => known.sex = Some(named(&SEXES, path, value)?),
        "intervention" => known.needs = Some(interventions(path, value)?),
        "severityOf" => {
            for (of, value) in object(path, value)? {
                let span = named(SEVERITY, &format!("{path}.{of}"), value)?;
                known.levels.push((Scale::Severity(Some(of.clone())), span));
            }
        }
        "findings" => {
            for (own, value) in object(path, value)? {
                let holds = truth(&format!("{path}.{own}"), value)?;
                known.own.push((own.clone(), holds));
            }
        }
        "measured" => {
            for (quantity, value) in object(path, value)? {
                let path = format!("{path}.{quantity}");
                let reading = reading(&path, object(&path, value)?)?;
                known.readings.push((quantity.clone(), reading));
            }
        }
        _ => {}
    }
    Ok(())
}

/// Reads a measurement: the same keys in a fact and in a laboratory row.
///
/// # Errors
/// The first [`Unreadable`] number.
pub fn reading(path: &str, row: &Map<String, Value>) -> Result<Reading, Unreadable> {
    let number = |key: &str| match row.get(key) {
        None => Ok(None),
        Some(value) => decimal(&format!("{path}.{key}"), value).map(Some),
    };
    Ok(Reading {
        value: number("value")?,
        unit: match row.get("unit") {
            None => String::new(),
            Some(Value::String(unit)) => unit.clone(),
            Some(other) => {
                return Err(unreadable(
                    &format!("{path}.unit"),
                    other,
                    Said::plain("a text"),
                ));
            }
        },
        lower: number("lowerLimit")?,
        upper: number("upperLimit")?,
        infarction: number("infarctionLimit")?,
        baseline: number("baseline")?,
        status: match row.get("baselineStatus") {
            None => None,
            Some(value) => Some(named(&STATES, &format!("{path}.baselineStatus"), value)?),
        },
    })
}

/// A number that is compared with limits: a string of decimal digits.
fn decimal(path: &str, value: &Value) -> Result<Decimal, Unreadable> {
    let allowed = || Said::plain("a string of decimal digits such as \"38.5\", at most 18 digits");
    value
        .as_str()
        .and_then(|text| Decimal::typed(text).ok())
        .ok_or_else(|| unreadable(path, value, allowed()))
}

/// The intervention a record names: `oral`, `urgent operative`, `given steroid`,
/// `intervention` for any; after the shared words may stand a kind of the term.
///
/// # Errors
/// The word that is not understood.
pub fn need(name: &str) -> Need {
    let (given, words) = match name.strip_prefix("given ") {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    let mut shared = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        if Need::read(false, word, None).is_err() {
            break;
        }
        shared.push(word);
        rest = after.trim_start();
    }
    let own = match rest {
        "" | "intervention" => None,
        own => Some(own.to_owned()),
    };
    Need::read(given, &shared.join(" "), own).unwrap_or_default()
}

fn interventions(path: &str, value: &Value) -> Result<Vec<Need>, Unreadable> {
    let allowed = || Said::plain("\"none\", the name of an intervention, or a list of names");
    match value {
        Value::String(name) if name == "none" => Ok(Vec::new()),
        Value::String(name) if !name.trim().is_empty() => Ok(vec![need(name)]),
        Value::Array(names) => names
            .iter()
            .map(|name| match name.as_str().map(str::trim) {
                Some(name) if !name.is_empty() && name != "none" => Ok(need(name)),
                _ => Err(unreadable(path, name, allowed())),
            })
            .collect(),
        other => Err(unreadable(path, other, allowed())),
    }
}

fn object<'a>(path: &str, value: &'a Value) -> Result<&'a Map<String, Value>, Unreadable> {
    value
        .as_object()
        .ok_or_else(|| unreadable(path, value, Said::plain("an object")))
}

fn truth(path: &str, value: &Value) -> Result<bool, Unreadable> {
    value
        .as_bool()
        .ok_or_else(|| unreadable(path, value, Said::plain("true or false")))
}

fn named<T: Clone>(names: &[(&str, T)], path: &str, value: &Value) -> Result<T, Unreadable> {
    let found = value
        .as_str()
        .and_then(|name| names.iter().find(|row| row.0 == name));
    found.map(|row| row.1.clone()).ok_or_else(|| {
        let all: Vec<&str> = names.iter().map(|row| row.0).collect();
        unreadable(path, value, all.join(", "))
    })
}

fn unreadable(path: &str, found: &Value, allowed: impl Into<Place>) -> Unreadable {
    Unreadable {
        path: path.to_owned(),
        found: found.to_string(),
        allowed: allowed.into(),
    }
}

/// The path of a question in an entry's facts, as a result lists it.
#[must_use]
pub fn path_of(ask: &Ask) -> String {
    let measured = |quantity: &str, what: &str| format!("measured.{quantity}.{what}");
    match ask {
        Ask::Present => "present".to_owned(),
        Ask::Value(quantity) => measured(quantity, "value"),
        Ask::Unit(quantity) => measured(quantity, "unit"),
        Ask::Upper(quantity) => measured(quantity, "upperLimit"),
        Ask::Lower(quantity) => measured(quantity, "lowerLimit"),
        Ask::Infarction(quantity) => measured(quantity, "infarctionLimit"),
        Ask::Baseline(quantity) => measured(quantity, "baseline"),
        Ask::BaselineStatus(quantity) => measured(quantity, "baselineStatus"),
        Ask::Age => "ageGroup".to_owned(),
        Ask::Sex => "sex".to_owned(),
        Ask::Anticoagulated => "anticoagulated".to_owned(),
        Ask::Level(Scale::Severity(Some(of))) => format!("severityOf.{of}"),
        Ask::Level(scale) => SCALES
            .iter()
            .find(|row| row.1 == *scale)
            .map_or_else(String::new, |row| row.0.to_owned()),
        Ask::Needs => "intervention".to_owned(),
        Ask::Flag(flag) => FLAGS
            .iter()
            .find(|row| row.1 == *flag)
            .map_or_else(String::new, |row| row.0.to_owned()),
        Ask::Own(own) => format!("findings.{own}"),
    }
}
