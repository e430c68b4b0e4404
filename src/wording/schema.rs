//! The JSON Schema of wording files, made from the registry.

use serde_json::{Map, Value, json};

use super::read::{MOST_LETTERS, MOST_OF_A_NAME};
use super::{FORMAT, VERSION, answer_words, worded};
use crate::instruments::{INSTRUMENTS, Instrument, Item};

/// The schema (2020-12) of every file that [`read`](super::read()) takes. It
/// leaves to the reader that every answer has a label, its own or a common one,
/// and that a text has more than spaces in it.
#[must_use]
pub fn schema() -> Value {
    let ids: Vec<&str> = worded().map(|place| INSTRUMENTS[place].id).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:dermscore:wording:1",
        "title": "dermscore wording",
        "description": "The text of a questionnaire in one language, as a site that holds a licence supplies it. Other keys are refused, so that a slip drops nothing unseen.",
        "type": "object",
        "required": ["format", "version", "wording", "recall", "items"],
        "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string" },
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "wording": about(&ids),
            "title": described("What the questionnaire is called."),
            "instructions": described("What is said before the first item."),
            "recall": described("The time that is asked about."),
            "answers": { "type": "object" },
            "items": { "type": "object" }
        },
        "$defs": {
            "text": {
                "type": "string",
                "minLength": 1,
                "maxLength": MOST_LETTERS,
                "pattern": "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$"
            },
            "name": {
                "type": "string",
                "minLength": 1,
                "maxLength": MOST_OF_A_NAME,
                "pattern": "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$"
            }
        }
    });
    let rules: Vec<Value> = worded()
        .map(|place| of_instrument(INSTRUMENTS[place]))
        .collect();
    schema["allOf"] = rules.into();
    schema
}

fn about(ids: &[&str]) -> Value {
    json!({
        "type": "object",
        "required": ["id", "instrument", "language", "version", "licence", "copyright"],
        "additionalProperties": false,
        "properties": {
            "id": name("What names this wording in a visit file."),
            "instrument": { "enum": ids },
            "language": {
                "type": "string",
                "maxLength": 35,
                "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
                "description": "BCP 47"
            },
            "version": name("The wording's own version."),
            "licence": name("The licence that the site holds."),
            "copyright": name("Whose it is; shown wherever the text is.")
        }
    })
}

/// What files of one instrument hold.
fn of_instrument(instrument: &Instrument) -> Value {
    let controls: Vec<&str> = instrument.items.iter().map(Item::control).collect();
    let items: Map<String, Value> = instrument
        .items
        .iter()
        .map(|item| {
            let words: Vec<&str> = item.choices().iter().map(|choice| choice.value).collect();
            let rule = json!({
                "type": "object",
                "required": ["stem"],
                "additionalProperties": false,
                "properties": { "stem": text(), "answers": labels(&words) }
            });
            (item.control().to_owned(), rule)
        })
        .collect();
    json!({
        "if": {
            "properties": { "wording": {
                "properties": { "instrument": { "const": instrument.id } },
                "required": ["instrument"]
            } },
            "required": ["wording"]
        },
        "then": { "properties": {
            "answers": labels(&answer_words(instrument)),
            "items": {
                "type": "object",
                "required": controls,
                "additionalProperties": false,
                "properties": items
            }
        } }
    })
}

fn labels(words: &[&str]) -> Value {
    let labels: Map<String, Value> = words
        .iter()
        .map(|word| ((*word).to_owned(), text()))
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": labels })
}

fn text() -> Value {
    json!({ "$ref": "#/$defs/text" })
}

fn described(description: &str) -> Value {
    json!({ "$ref": "#/$defs/text", "description": description })
}

fn name(description: &str) -> Value {
    json!({ "$ref": "#/$defs/name", "description": description })
}
