//! A visit to its file.

use serde_json::{Map, Value};

use super::layout::{number, object_at, put};
use super::{About, FORMAT, List, MOST_BYTES, Row, VERSION, Visit, is_date};
use crate::instruments::{Draft, Entry, INSTRUMENTS, Instrument, Kind, Outcome, Role, Status};
use crate::plain::turns;

/// Who writes a file, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenBy {
    /// The program's version.
    pub version: &'static str,
    /// The time, RFC 3339 in UTC, e.g. `2026-11-22T09:30:00Z`.
    pub at: String,
}

impl WrittenBy {
    /// This program, at a time.
    #[must_use]
    pub fn this_program(at: String) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            at,
        }
    }
}

/// The file of a visit: UTF-8 JSON, indented, ending in a line break.
#[must_use]
pub fn write(visit: &Visit, by: &WrittenBy) -> String {
    let mut file = Map::new();
    file.insert("format".into(), FORMAT.into());
    file.insert("version".into(), number(&VERSION.to_string()));
    put(&mut file, "writtenBy.program", "dermscore".into());
    put(&mut file, "writtenBy.version", by.version.into());
    file.insert("writtenAt".into(), by.at.as_str().into());
    body(&mut file, visit);
    if let Some(baseline) = &visit.baseline {
        let mut inner = Map::new();
        body(&mut inner, baseline);
        keep_extras(&mut inner, baseline);
        file.insert("baseline".into(), Value::Object(inner));
    }
    for list in [List::Events, List::Labs] {
        let rows = visit.rows(list).iter();
        let rows = rows.map(|row| Value::Object(Row::clone(row))).collect();
        file.insert(list.key().into(), Value::Array(rows));
    }
    keep_extras(&mut file, visit);
    let text = laid_out(&file);
    if text.len() <= MOST_BYTES {
        return text;
    }
    // What was read as a file has to be a file again: indentation is the part
    // that can be left out.
    let mut text = Value::Object(file).to_string();
    text.push('\n');
    text
}

/// Indented, but for the rows of the two lists, which take a line each.
fn laid_out(file: &Map<String, Value>) -> String {
    let mut text = String::from("{");
    for (place, (key, value)) in file.iter().enumerate() {
        text += if place == 0 { "\n  " } else { ",\n  " };
        text += &Value::from(key.as_str()).to_string();
        text += ": ";
        let list = [List::Events, List::Labs]
            .iter()
            .any(|list| list.key() == key);
        match value.as_array().filter(|rows| list && !rows.is_empty()) {
            Some(rows) => {
                let rows: Vec<String> = rows.iter().map(Value::to_string).collect();
                text += &["[\n    ", &rows.join(",\n    "), "\n  ]"].concat();
            }
            // No line break stands inside a text of JSON.
            None => text += &format!("{value:#}").replace('\n', "\n  "),
        }
    }
    text += "\n}\n";
    text
}

fn body(file: &mut Map<String, Value>, visit: &Visit) {
    let mut about = Map::new();
    if !visit.id.is_empty() {
        about.insert("id".into(), visit.id.as_str().into());
    }
    for key in About::ALL {
        let text = visit.about(key);
        if key == About::Date && !text.is_empty() && !is_date(text) {
            put(&mut about, "notAccepted.date", text.into());
        } else if !text.is_empty() {
            about.insert(key.key().into(), text.into());
        }
    }
    file.insert("visit".into(), Value::Object(about));
    let mut assessments = Map::new();
    for (index, instrument) in INSTRUMENTS.iter().enumerate() {
        let draft = visit.drafts.get(index);
        let at = ["assessments.", instrument.id].concat();
        let held = visit.extras.keys().any(|path| {
            path.strip_prefix(&at)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        if draft.is_empty() && !held {
            continue;
        }
        let mut assessment = Map::new();
        assessment.insert("answers".into(), Value::Object(answers(instrument, draft)));
        let wrong: Map<_, _> = draft
            .wrong(instrument)
            .map(|(path, text)| (path.to_owned(), Value::from(text)))
            .collect();
        if !wrong.is_empty() {
            assessment.insert("notAccepted".into(), Value::Object(wrong));
        }
        let outcome = visit.drafts.outcome_as_done(index);
        assessment.insert("result".into(), result_value(&outcome));
        assessments.insert(instrument.id.to_owned(), Value::Object(assessment));
    }
    file.insert("assessments".into(), Value::Object(assessments));
}

fn answers(instrument: &Instrument, draft: &Draft) -> Map<String, Value> {
    let mut answers = Map::new();
    let copied = match draft.copied_total() {
        Entry::Number(total) => Some((instrument.total)(draft).show(*total)),
        _ => None,
    };
    for (index, item) in instrument.items.iter().enumerate() {
        let value = match (draft.entry(index), &item.kind) {
            (Entry::Choice(choice), Kind::Grade(_)) => number(&choice.to_string()),
            (Entry::Choice(choice), Kind::Word(choices)) => {
                choices[usize::from(*choice)].value.into()
            }
            (Entry::Number(_), _) => number(&draft.show(instrument, index)),
            // A reader of the file sees which setting counted.
            (Entry::Empty, Kind::Word(choices)) if copied.is_none() => match item.role {
                Role::Setting(choice) => choices[usize::from(choice)].value.into(),
                _ => continue,
            },
            _ => continue,
        };
        put(&mut answers, item.path, value);
    }
    if let Some(wording) = instrument.wording.filter(|_| copied.is_none()) {
        answers.insert("wording".into(), wording_value(wording));
    }
    if let Some(total) = copied {
        answers.insert("total".into(), number(&total));
    }
    answers
}

/// The `wording` of answers given on this program's own topics.
pub(super) fn wording_value((id, language): (&str, &str)) -> Value {
    let mut wording = Map::new();
    wording.insert("id".into(), id.into());
    wording.insert("language".into(), language.into());
    wording.insert("licensed".into(), false.into());
    Value::Object(wording)
}

/// The `result` of an assessment, as the file and `rescore` write it.
#[must_use]
pub fn result_value(outcome: &Outcome) -> Value {
    let mut result = Map::new();
    let status = match outcome.status {
        Status::NotDone | Status::Incomplete => "incomplete",
        Status::Contradictory => "contradictory",
        Status::Scored => "scored",
        Status::Transcribed => "transcribed",
    };
    result.insert("status".into(), status.into());
    if let Some(total) = outcome.show_total() {
        result.insert("total".into(), number(&total));
    }
    match outcome.status {
        Status::NotDone | Status::Transcribed => {}
        Status::Incomplete => {
            result.insert("missing".into(), outcome.missing.as_slice().into());
        }
        Status::Contradictory => {
            let problems = outcome.problems.iter().map(|problem| {
                let mut entry = Map::new();
                entry.insert("path".into(), problem.path.into());
                entry.insert("problem".into(), problem.problem.to_string().into());
                Value::Object(entry)
            });
            result.insert("problems".into(), problems.collect());
        }
        Status::Scored => {
            for part in outcome.parts.iter().filter(|part| part.in_file) {
                if let Some(value) = part.value {
                    put(&mut result, part.path, number(&value.to_string()));
                }
            }
            if !outcome.assumed.is_empty() {
                result.insert("assumed".into(), outcome.assumed.as_slice().into());
            }
        }
    }
    Value::Object(result)
}

/// Writes back the keys of other programs, behind our own, where they stood.
fn keep_extras(file: &mut Map<String, Value>, visit: &Visit) {
    for (path, keys) in &*visit.extras {
        if let Some(object) = object_at(file, path) {
            for (key, value) in keys {
                // A foreign `wording` stands in place of the built-in one.
                object.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The name a visit's file is saved under: `dermscore-<subject>-<date>.json`,
/// with what a file system might refuse left out.
#[must_use]
pub fn file_name(visit: &Visit) -> String {
    let subject: String = visit
        .subject
        .chars()
        .map(|letter| {
            // Letters of every language may stay; what file systems refuse may not.
            let refused = letter.is_ascii() && !letter.is_ascii_alphanumeric() && letter != '_';
            // What turns the letters after it could make one ending look like another.
            if refused || letter.is_control() || letter.is_whitespace() || turns(letter) {
                '-'
            } else {
                letter
            }
        })
        .take(60)
        // With what stands around it, no more bytes than a name may have.
        .scan(0, |bytes, letter| {
            *bytes += letter.len_utf8();
            (*bytes <= 180).then_some(letter)
        })
        .collect();
    let subject = match subject.trim_matches('-') {
        "" => "visit",
        subject => subject,
    };
    match visit.date.as_str() {
        date if is_date(date) => format!("dermscore-{subject}-{date}.json"),
        _ => format!("dermscore-{subject}.json"),
    }
}
