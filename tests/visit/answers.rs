//! Answers, item by item: what each may be, both sides of every limit.

use dermscore::instruments::{INSTRUMENTS, Instrument, Kind, RangeOf};
use dermscore::measure::{Range, Tenths};
use serde_json::{Value, json};

use crate::kit::{edited, faults, one, readable, tree, week_4_with};

const WRONG_TYPES: [&str; 5] = ["null", "true", "[]", "{}", "\"9 \""];

/// Asserts that an answer beside these is refused in words.
pub fn refused(id: &str, beside: &Value, path: &str, value: &str, allowed: &str) {
    let full = format!("assessments.{id}.answers.{path}");
    let file = edited(&one(id, beside), &[(&full, value)]);
    let faults = faults(&file);
    assert_eq!(faults.len(), 1, "{full} {value}: {faults:?}");
    assert_eq!(faults[0].path, full);
    assert_eq!(faults[0].allowed.to_string(), allowed, "{full} {value}");
    let found = match tree(value) {
        Value::String(text) => format!("“{text}”"),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        _ => value.to_owned(),
    };
    assert_eq!(faults[0].found.to_string(), found, "{full}");
}

/// Asserts that an answer beside these is read, and comes back equal.
fn accepted(id: &str, beside: &Value, path: &str, value: &str) {
    let full = format!("assessments.{id}.answers.{path}");
    let file = edited(&one(id, beside), &[(&full, value)]);
    let reading = readable(&file);
    let again = dermscore::visit::write(&reading.visit, &crate::kit::writer());
    let back = tree(&again)
        .pointer(&["/", &full.replace('.', "/")].concat())
        .cloned();
    if back.is_none() && path == "labels" {
        // The words that count anyway are no entry: alone they leave nothing
        // to write, and beside answers they are written.
        assert_eq!(value, "\"fredriksson\"");
        return;
    }
    let plain = |value: &Value| value.to_string().trim_end_matches(".0").to_owned();
    assert_eq!(
        back.as_ref().map(plain),
        Some(plain(&tree(value))),
        "{full}"
    );
}

fn both_sides(id: &str, beside: &Value, path: &str, range: Range) {
    let show = |tenths: u32| range.show(Tenths(tenths));
    let (max, step) = (range.max.0, range.step.0);
    for inside in [0, step, max - step, max] {
        accepted(id, beside, path, &show(inside));
    }
    let allowed = range.to_string();
    let finer = if step == 1 { "0.05" } else { "0.1" };
    let outside = [
        "-".to_owned() + &show(step),
        show(max + step),
        finer.into(),
        "1e+400".into(),
    ];
    for outside in outside.iter().map(String::as_str).chain(WRONG_TYPES) {
        refused(id, beside, path, outside, &allowed);
    }
}

#[test]
fn every_item_of_every_instrument_takes_what_is_allowed_and_nothing_else() {
    for instrument in INSTRUMENTS {
        for item in instrument.items {
            match &item.kind {
                Kind::Grade(choices) => {
                    let most = u32::try_from(choices.len()).unwrap() - 1;
                    both_sides(instrument.id, &json!({}), item.path, Range::whole(most));
                }
                Kind::Word(choices) => {
                    let quoted = choices.iter().map(|choice| format!("“{}”", choice.value));
                    let allowed = format!("one of {}", quoted.collect::<Vec<_>>().join(", "));
                    for choice in *choices {
                        accepted(
                            instrument.id,
                            &json!({}),
                            item.path,
                            &json!(choice.value).to_string(),
                        );
                    }
                    let loud = json!(choices[0].value.to_uppercase()).to_string();
                    for wrong in [loud.as_str(), "\"\"", "0", "1.5"]
                        .into_iter()
                        .chain(WRONG_TYPES)
                    {
                        refused(instrument.id, &json!({}), item.path, wrong, &allowed);
                    }
                }
                Kind::Number {
                    range: RangeOf::Always(range),
                    ..
                } => {
                    both_sides(instrument.id, &json!({}), item.path, *range);
                }
                Kind::Number {
                    range:
                        RangeOf::By {
                            item: frame,
                            ranges,
                        },
                    ..
                } => {
                    let frame = &instrument.items[*frame];
                    for (choice, range) in frame.choices().iter().zip(*ranges) {
                        let beside = json!({ frame.path: choice.value });
                        both_sides(instrument.id, &beside, item.path, *range);
                        both_sides(instrument.id, &beside, "total", *range);
                    }
                }
            }
        }
    }
}

/// The limits of the file's description, so that a definition that drifts
/// from it is found.
#[test]
fn limits_are_those_of_the_description() {
    let regions = [
        ("head", 10),
        ("upperLimbs", 20),
        ("trunk", 30),
        ("lowerLimbs", 40),
    ];
    let none = json!({});
    for (region, palms) in regions {
        let path = |part: &str| format!("regions.{region}.{part}");
        both_sides("pasi", &none, &path("area"), Range::whole(6));
        both_sides("pasi", &none, &path("areaPercent"), Range::tenths(100));
        for sign in ["erythema", "induration", "desquamation"] {
            both_sides("pasi", &none, &path(sign), Range::whole(4));
        }
        both_sides(
            "bsa",
            &none,
            &format!("palms.{region}"),
            Range::halves(palms),
        );
    }
    both_sides("bsa", &none, "percent", Range::tenths(100));
    both_sides(
        "itch",
        &json!({ "scale": "vas" }),
        "value",
        Range::tenths(10),
    );
    both_sides(
        "itch",
        &json!({ "scale": "nrs" }),
        "value",
        Range::whole(10),
    );
    for (id, range) in [
        ("pasi", Range::tenths(72)),
        ("bsa", Range::tenths(100)),
        ("dlqi", Range::whole(30)),
        ("pga", Range::whole(4)),
        ("pssi", Range::whole(72)),
        ("ipc", Range::whole(2)),
    ] {
        both_sides(id, &none, "total", range);
    }
    assert_eq!(INSTRUMENTS.len(), 7, "a new instrument has limits to test");
    assert_eq!(Instrument::index_of("scorad"), None);
}

#[test]
fn one_number_has_many_spellings() {
    for one in ["1", "1.0", "1e0", "10e-1", "0.1E+1"] {
        let reading = week_4_with(&[("assessments.pasi.answers.regions.head.area", one)]);
        assert_eq!(reading.disagreements, [], "{one}");
    }
    for zero in ["0", "-0", "0.0", "0e9", "-0.0"] {
        let reading = week_4_with(&[("assessments.pasi.answers.regions.trunk.area", zero)]);
        assert_eq!(reading.disagreements, [], "{zero}");
    }
    for half in ["9.50", "95e-1", "0.95e1"] {
        let reading = week_4_with(&[("assessments.pasi.answers.regions.head.areaPercent", half)]);
        assert_eq!(reading.disagreements, [], "{half}");
    }
}
