//! The published numbers restated by hand as intervals, and ours beside them:
//! each end, whether it belongs to the interval, and the unit.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::coded::{Coded, Grade, measured};
use super::compare::Difference;
use super::said::shortest;

/// An interval, written in one way on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Interval {
    /// `(`, `[` and the number or multiple; empty where it is open.
    low: String,
    high: String,
    /// Nothing where the restated interval names none.
    unit: Option<String>,
}

/// Units that the restated intervals name in another way than we do.
const UNITS: &[(&str, &[&str])] = &[
    ("degC", &["°C"]),
    ("degF", &["°F"]),
    ("yr", &["years"]),
    ("deg", &["degrees"]),
    ("snellen", &["20/x"]),
    ("lines lost", &["lines"]),
    ("lines lost (up to 20/200)", &["lines"]),
    ("%reduction", &["%BSA", "%"]),
    ("%loss", &["%"]),
    ("%gain", &["%"]),
    ("%diff", &["%"]),
    ("%hair", &["%"]),
    ("%flexion", &["%"]),
    ("%LVEF", &["%"]),
    ("%pred", &["%predicted"]),
    ("GLI z", &["z"]),
    ("g", &["g/dL"]),
    ("stools/day", &["/day"]),
    ("stools/24h", &["/day"]),
    ("units below LLN", &["mL/min/mmHg"]),
    ("units below BL", &["mL/min/mmHg"]),
    ("units drop", &["mL/min/mmHg"]),
    ("mL/8h", &["mL"]),
    ("mL/12h", &["mL"]),
    ("mL/24h", &["mL"]),
    ("mL/kg/h over 24 h", &["mL/kg/h"]),
    ("mL/h for 2-4 h", &["mL/h"]),
    ("dB avg 2 freqs", &["dB"]),
    ("dB avg 2 contiguous freqs", &["dB"]),
    ("dB avg 3 freqs", &["dB"]),
    ("dB at 4 kHz", &["dB"]),
    ("dB at 2 to <4 kHz", &["dB"]),
    ("dB HL at >=2 kHz", &["dB HL"]),
];

/// The restated terms of a version, where the directory has them.
pub fn read(dir: &Path, version: &str) -> Result<Option<Vec<Value>>> {
    let file = dir.join(match version {
        "5.0" => "numeric_terms.json",
        _ => "numeric_terms_v6.json",
    });
    if !file.exists() {
        return Ok(None);
    }
    let name = || format!("{} cannot be read", file.display());
    let text = std::fs::read_to_string(&file).with_context(name)?;
    let all: Value = serde_json::from_str(&text).with_context(name)?;
    let terms = all["terms"].as_array().with_context(name)?;
    Ok(Some(terms.clone()))
}

/// Intervals on one side only.
pub fn differences(restated: &[Value], coded: &[Coded]) -> Vec<Difference> {
    let mut found = Vec::new();
    for ours in coded {
        let row = restated
            .iter()
            .find(|row| row["term"].as_str() == Some(&ours.term));
        for grade in 1..=5_u8 {
            let theirs = row.map_or(Vec::new(), |row| of_row(&row["grades"][grade.to_string()]));
            let ours_here = ours.grade(grade).map_or(Vec::new(), of_grade);
            let mut differs = |what: String| found.push(Difference::of(&ours.term, grade, what));
            for one in &theirs {
                if !ours_here.iter().any(|two| same(one, two)) {
                    differs(format!("interval {} published only", written(one)));
                }
            }
            for two in &ours_here {
                if !theirs.iter().any(|one| same(one, two)) {
                    differs(format!("interval {} coded only", written(two)));
                }
            }
        }
    }
    found
}

fn of_row(grade: &Value) -> Vec<Interval> {
    let mut found = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for clause in list(&grade["any_of"]) {
        for fact in list(&clause["all_of"]) {
            for interval in list(&fact["in_any_unit"]) {
                keep(&mut found, restated(&interval));
            }
        }
    }
    found
}

fn restated(row: &Value) -> Interval {
    let end = |end: &str, inclusive: &str| {
        let of = &row[end];
        let number = match (of.get("value"), of.get("x"), of["text"].as_str()) {
            (Some(value), ..) => shortened(&value.to_string()),
            (_, Some(times), _) => {
                let limit = match of["of"].as_str().unwrap_or_default() {
                    "baseline" => "BL",
                    "assay_MI_cutoff" => "MI",
                    other => other,
                };
                format!("{}*{limit}", shortened(&times.to_string()))
            }
            // An acuity is told by the distance at which a healthy eye sees as much.
            (.., Some("better" | "worse")) => String::new(),
            (.., Some(text)) => text.strip_prefix("20/").unwrap_or(text).to_owned(),
            _ => String::new(),
        };
        (number, row[inclusive].as_bool() == Some(true))
    };
    let (mut low, mut high) = (end("lo", "lo_incl"), end("hi", "hi_incl"));
    let unit = row["unit"].as_str();
    if unit == Some("snellen") {
        std::mem::swap(&mut low, &mut high);
    }
    interval(low, high, unit)
}

fn of_grade(grade: &Grade) -> Vec<Interval> {
    let mut found = Vec::new();
    for (_, _, intervals) in grade.facts().filter_map(measured) {
        for row in intervals {
            let end = |end: &str| {
                let of = &row[end];
                let number = of["number"].as_str().map(shortened).unwrap_or_default();
                let number = match of["times"].as_str() {
                    Some(limit) => format!("{number}*{limit}"),
                    None => number,
                };
                (number, of["inclusive"].as_bool() == Some(true))
            };
            keep(
                &mut found,
                interval(end("from"), end("to"), row["unit"].as_str()),
            );
        }
    }
    found
}

/// A number with its sign, without zeros that say nothing.
fn shortened(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(number) => format!("-{}", shortest(number)),
        None => shortest(number),
    }
}

/// Nothing is below 0 unless it may be negative, and no share above 100 %:
/// such an end is the same as none.
fn interval(low: (String, bool), high: (String, bool), unit: Option<&str>) -> Interval {
    let share = unit.is_some_and(|unit| unit.starts_with('%'));
    let open = |(number, inclusive): (String, bool), sign: [char; 2], natural: bool| {
        if number.is_empty() || natural {
            return String::new();
        }
        format!("{}{number}", if inclusive { sign[0] } else { sign[1] })
    };
    let none_below = low.0 == "0" && high.0 != "0";
    let none_above = share && high.0 == "100";
    Interval {
        low: open(low, ['[', '('], none_below),
        high: open(high, [']', ')'], none_above),
        unit: unit.map(str::to_owned),
    }
}

fn keep(found: &mut Vec<Interval>, interval: Interval) {
    if !found.contains(&interval) {
        found.push(interval);
    }
}

fn same(theirs: &Interval, ours: &Interval) -> bool {
    let units = match (&theirs.unit, &ours.unit) {
        (None, _) | (_, None) => true,
        (Some(theirs), Some(ours)) => {
            theirs == ours
                || UNITS
                    .iter()
                    .any(|(name, units)| name == theirs && units.contains(&ours.as_str()))
        }
    };
    units && theirs.low == ours.low && theirs.high == ours.high
}

fn written(interval: &Interval) -> String {
    let low = if interval.low.is_empty() {
        "("
    } else {
        &interval.low
    };
    let (end, sign) = match interval.high.char_indices().next() {
        Some((_, sign)) => (&interval.high[sign.len_utf8()..], sign),
        None => ("", ')'),
    };
    let unit = interval.unit.as_deref().unwrap_or_default();
    format!("{low}, {end}{sign} {unit}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::coded::tests::coded;
    use super::*;

    fn row(interval: &str) -> Vec<Value> {
        let text = format!(
            r#"{{"term":"T","grades":{{"2":{{"any_of":[{{"all_of":[{{"in_any_unit":[{interval}]}}]}}]}}}}}}"#
        );
        vec![serde_json::from_str(&text).unwrap()]
    }

    fn ours(from: &str, to: &str, unit: &str) -> Vec<Coded> {
        let facts = format!(
            r#"[[{{"measured":{{"quantity":"q","of":"value","intervals":[{{"from":{from},"to":{to},"unit":"{unit}"}}]}}}}]]"#
        );
        vec![coded("T", &[(2, &facts)])]
    }

    fn found(theirs: &str, ours: &[Coded]) -> Vec<String> {
        let found = differences(&row(theirs), ours);
        found.into_iter().map(|one| one.what).collect()
    }

    const TEN: &str = r#"{"number":"10","times":null,"inclusive":true}"#;
    const NINE: &str = r#"{"number":"9","times":null,"inclusive":false}"#;
    const LIMIT: &str = r#"{"number":"1","times":"LLN","inclusive":false}"#;

    #[test]
    fn an_interval_restated_alike_does_not_differ() {
        let theirs = r#"{"lo":{"value":10.0},"lo_incl":true,"hi":{"x":1.0,"of":"LLN"},"hi_incl":false,"unit":"degC"}"#;
        assert_eq!(found(theirs, &ours(TEN, LIMIT, "°C")), [""; 0]);
        let without = theirs.replace("\"degC\"", "null");
        assert_eq!(found(&without, &ours(TEN, LIMIT, "U/L")), [""; 0]);
    }

    #[test]
    fn another_end_strictness_or_unit_is_found_on_both_sides() {
        let theirs =
            r#"{"lo":{"value":10.0},"lo_incl":false,"hi":null,"hi_incl":false,"unit":"cm"}"#;
        assert_eq!(
            found(theirs, &ours(TEN, "null", "cm")),
            [
                "interval (10, ) cm published only",
                "interval [10, ) cm coded only"
            ]
        );
        let inclusive = theirs.replace("\"lo_incl\":false", "\"lo_incl\":true");
        assert_eq!(found(&inclusive, &ours(TEN, "null", "cm")), [""; 0]);
        assert_eq!(found(&inclusive, &ours(TEN, "null", "mm")).len(), 2);
        assert_eq!(found(&inclusive, &ours(NINE, "null", "cm")).len(), 2);
        assert_eq!(found(&inclusive, &[coded("T", &[])]).len(), 1);
    }

    #[test]
    fn natural_ends_and_acuity_are_written_in_one_way() {
        let to_all = r#"{"lo":{"value":0.0},"lo_incl":false,"hi":{"value":100.0},"hi_incl":true,"unit":"%BSA"}"#;
        assert_eq!(
            written(&restated(&serde_json::from_str(to_all).unwrap())),
            "(, ) %BSA"
        );
        let acuity = r#"{"lo":{"text":"20/200"},"lo_incl":true,"hi":{"text":"20/40"},"hi_incl":false,"unit":"snellen"}"#;
        assert_eq!(
            written(&restated(&serde_json::from_str(acuity).unwrap())),
            "(40, 200] snellen"
        );
        let none =
            r#"{"lo":{"value":0.0},"lo_incl":true,"hi":{"value":0.0},"hi_incl":true,"unit":"mL"}"#;
        assert_eq!(
            written(&restated(&serde_json::from_str(none).unwrap())),
            "[0, 0] mL"
        );
        let score = r#"{"lo":{"value":-2.5},"lo_incl":true,"hi":{"value":-1.0},"hi_incl":true,"unit":"SD"}"#;
        assert_eq!(
            written(&restated(&serde_json::from_str(score).unwrap())),
            "[-2.5, -1] SD"
        );
    }
}
