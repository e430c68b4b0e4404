//! The JSON Schema of the visit file, made from the registry.

mod rows;

use serde_json::{Map, Value, json};

use super::layout::number;
use super::{FORMAT, List, VERSION};
use crate::instruments::{Choice, INSTRUMENTS, Instrument, Item, Kind, RangeOf};
use crate::measure::Range;

/// The schema (2020-12) of every file that [`write`](super::write) writes, made
/// from the definitions that [`read`](super::read) goes by. It is stricter than
/// the reader inside a stored `result`, which the reader only compares, and
/// looser about calendar dates and steps of 0.1.
#[must_use]
pub fn schema() -> Value {
    let assessments: Map<String, Value> = INSTRUMENTS
        .iter()
        .map(|instrument| (instrument.id.to_owned(), assessment(instrument)))
        .collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:dermscore:visit:1",
        "title": "dermscore visit",
        "description": "One visit of one subject. Raw answers are the truth; results are recomputed on every read. An answer that is absent has not been given; absent is never 0.",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "writtenBy": {
                "type": "object",
                "properties": { "program": { "type": "string" }, "version": { "type": "string" } }
            },
            "writtenAt": { "type": "string", "description": "RFC 3339, UTC" },
            "visit": { "$ref": "#/$defs/visit" },
            "assessments": { "$ref": "#/$defs/assessments" },
            "baseline": {
                "description": "The visit that responses are measured against.",
                "type": "object",
                "properties": {
                    "visit": { "$ref": "#/$defs/visit" },
                    "assessments": { "$ref": "#/$defs/assessments" }
                }
            },
            "adverseEvents": rows::list(List::Events),
            "labs": rows::list(List::Labs)
        },
        "$defs": {
            "visit": {
                "type": "object",
                "properties": {
                    "id": { "type": "string" },
                    "subject": { "type": "string" },
                    "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date" },
                    "label": { "type": "string" },
                    "assessor": { "type": "string" },
                    "notAccepted": {
                        "description": "A date that was typed and is none, as it was typed.",
                        "type": "object",
                        "properties": { "date": { "type": "string" } }
                    }
                }
            },
            "assessments": { "type": "object", "properties": assessments },
            "result": result(),
            "wording": {
                "description": "Which wording the answers were given on: topics of this program, or the licensed text of a wording file.",
                "type": "object",
                "properties": {
                    "id": { "type": "string" },
                    "language": { "type": "string", "description": "BCP 47" },
                    "licensed": { "type": "boolean" },
                    "version": { "type": "string", "description": "The wording's own version." },
                    "licence": { "type": "string", "description": "The licence that the wording is used under, as the wording file names it." },
                    "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the wording file, byte for byte." }
                }
            },
            "notAccepted": {
                "description": "What was typed and is not allowed, by the path of its item; never scored.",
                "type": "object",
                "additionalProperties": { "type": "string" }
            }
        }
    });
    for (name, definition) in rows::definitions() {
        schema["$defs"][name] = definition;
    }
    schema
}

fn result() -> Value {
    json!({
        "description": "Written for readers and recomputed on every read.",
        "type": "object",
        "properties": {
            "status": { "enum": ["scored", "incomplete", "contradictory", "transcribed"] },
            "total": { "type": "number" },
            "missing": { "type": "array", "items": { "type": "string" } },
            "assumed": { "type": "array", "items": { "type": "string" } },
            "problems": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": { "path": { "type": "string" }, "problem": { "type": "string" } }
                }
            }
        }
    })
}

fn assessment(instrument: &Instrument) -> Value {
    let mut answers = json!({ "type": "object", "properties": {} });
    for item in instrument.items {
        place(&mut answers, item.path, answer(instrument, item));
    }
    if instrument.wording.is_some() {
        place(
            &mut answers,
            "wording",
            json!({ "$ref": "#/$defs/wording" }),
        );
    }
    let mut total = range((instrument.total)(&crate::instruments::Draft::new(
        instrument,
    )));
    total["description"] = "A total copied from an earlier record, in place of answers.".into();
    place(&mut answers, "total", total);
    if let Some(scale) = ranges_by_choice(instrument) {
        answers["allOf"] = scale;
    }
    json!({
        "title": instrument.name,
        "description": instrument.rule,
        "type": "object",
        "required": ["answers"],
        "properties": {
            "answers": answers,
            "notAccepted": { "$ref": "#/$defs/notAccepted" },
            "result": { "$ref": "#/$defs/result" }
        }
    })
}

/// Puts a property at a dotted path of an object's schema.
fn place(object: &mut Value, path: &str, schema: Value) {
    match path.split_once('.') {
        None => object["properties"][path] = schema,
        Some((key, rest)) => {
            if object["properties"][key].is_null() {
                object["properties"][key] = json!({ "type": "object", "properties": {} });
            }
            place(&mut object["properties"][key], rest, schema);
        }
    }
}

fn answer(instrument: &Instrument, item: &Item) -> Value {
    let mut schema = match &item.kind {
        Kind::Grade(choices) => {
            let mut grades = range(Range::whole(u32::try_from(choices.len()).unwrap_or(1) - 1));
            grades["oneOf"] = choices.iter().map(grade).collect();
            grades
        }
        Kind::Word(choices) => {
            json!({ "enum": choices.iter().map(|choice| choice.value).collect::<Vec<_>>() })
        }
        Kind::Number { range: allowed, .. } => match allowed {
            RangeOf::Always(allowed) => range(*allowed),
            RangeOf::By { ranges, .. } => range(ranges[0]),
        },
    };
    if !item.label.is_empty() {
        schema["title"] = [instrument.short, ": ", item.label].concat().into();
    }
    schema
}

fn grade(choice: &Choice) -> Value {
    json!({ "const": number(choice.value), "title": choice.label })
}

fn range(range: Range) -> Value {
    let step = range.show(range.step);
    let kind = if step == "1" { "integer" } else { "number" };
    let mut schema = json!({
        "type": kind,
        "minimum": number(&range.show(range.min)),
        "maximum": number(&range.show(range.max))
    });
    // Validators that count in binary floating point find 0.3 no multiple of
    // 0.1, so the schema says this step in words; the reader enforces it.
    match step.as_str() {
        "1" => {}
        "0.1" => schema["description"] = "In steps of 0.1.".into(),
        step => schema["multipleOf"] = number(step),
    }
    schema
}

/// Where a choice decides what a number may be, a condition for each choice.
fn ranges_by_choice(instrument: &Instrument) -> Option<Value> {
    let (item, frame, ranges) = instrument.items.iter().find_map(|item| match &item.kind {
        Kind::Number {
            range: RangeOf::By {
                item: frame,
                ranges,
            },
            ..
        } => Some((item, *frame, *ranges)),
        _ => None,
    })?;
    let frame = &instrument.items[frame];
    let conditions = frame.choices().iter().zip(ranges).map(|(choice, allowed)| {
        let mut when = json!({ "required": [frame.path], "properties": {} });
        when["properties"][frame.path] = json!({ "const": choice.value });
        let mut then = json!({ "properties": {} });
        then["properties"][item.path] = range(*allowed);
        then["properties"]["total"] = range(*allowed);
        json!({ "if": when, "then": then })
    });
    Some(conditions.collect())
}
