//! A file to a visit: every key checked, unknown ones kept, results recomputed.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::layout::join;
use super::rows::{self, List, Rows};
use super::write::wording_value;
use super::{About, Extras, FORMAT, Fault, ReadError, VERSION, Visit, is_date, json, result_value};
use crate::instruments::{Choice, Draft, Entry, INSTRUMENTS, Instrument, Kind};
use crate::measure::{Range, Tenths, shorten};

/// A larger file is refused before it is parsed.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Faults beyond this many are not listed.
const MOST_FAULTS: usize = 50;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The visit.
    pub visit: Visit,
    /// Places of the instruments whose assessments stand in the file.
    pub present: Vec<usize>,
    /// Stored results that differ from the recomputed ones, which count.
    pub disagreements: Vec<Disagreement>,
}

/// A stored result that differs from the recomputed one.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Where it stands.
    pub path: String,
    /// What the file says; null where it says nothing.
    pub stored: Value,
    /// What its answers score; null where they say nothing there.
    pub recomputed: Value,
}

/// Reads a visit file.
///
/// # Errors
/// [`ReadError`] that names what was found and what is allowed; no input
/// panics.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = json::parse(text).map_err(|error| ReadError::NotJson {
        why: error.to_string(),
    })?;
    let mut reader = Reader::default();
    let visit = reader.file(tree);
    if reader.faults.is_empty() {
        Ok(Reading {
            visit,
            present: reader.present,
            disagreements: reader.disagreements,
        })
    } else {
        Err(ReadError::NotAVisit(reader.faults))
    }
}

#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
    present: Vec<usize>,
    disagreements: Vec<Disagreement>,
}

type Object = Map<String, Value>;

impl Reader {
    fn fault(
        &mut self,
        path: impl Into<String>,
        found: impl Into<String>,
        allowed: impl Into<String>,
    ) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault {
                path: path.into(),
                found: found.into(),
                allowed: allowed.into(),
            });
        }
    }

    fn object(&mut self, path: &str, value: Value) -> Option<Object> {
        match value {
            Value::Object(object) => Some(object),
            other => {
                self.fault(path, found(&other), "an object");
                None
            }
        }
    }

    fn string(&mut self, path: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => {
                self.fault(path, found(&other), "a text");
                None
            }
        }
    }

    fn rows(&mut self, list: List, value: Option<Value>) -> Rows {
        let path = list.key();
        let entries = match value {
            None => return Rows::default(),
            Some(Value::Array(entries)) => entries,
            Some(other) => {
                self.fault(path, found(&other), "a list");
                return Rows::default();
            }
        };
        let mut ids = HashSet::new();
        let mut rows = Vec::with_capacity(entries.len());
        for (index, entry) in entries.into_iter().enumerate() {
            let at = format!("{path}.{index}");
            let Some(row) = self.object(&at, entry) else {
                continue;
            };
            for fault in rows::faults(list, &at, &row) {
                self.fault(fault.path, fault.found, fault.allowed);
            }
            if let Some(id) = row.get("id").and_then(Value::as_str)
                && !ids.insert(id.to_owned())
            {
                self.fault(
                    [&at, ".id"].concat(),
                    quoted(id),
                    "a text that no other row has",
                );
            }
            rows.push(Rc::new(row));
        }
        Rc::new(rows)
    }

    fn file(&mut self, tree: Value) -> Visit {
        let Some(mut file) = self.object("file", tree) else {
            return Visit::default();
        };
        self.format(&mut file);
        if !self.faults.is_empty() {
            // Of another format or a later version nothing more can be said.
            return Visit::default();
        }
        let mut extras = Extras::new();
        if let Some(by) = file.shift_remove("writtenBy")
            && let Some(mut by) = self.object("writtenBy", by)
        {
            for key in ["program", "version"] {
                if let Some(value) = by.shift_remove(key) {
                    self.string(&join("writtenBy", key), value);
                }
            }
            keep(&mut extras, "writtenBy", by);
        }
        if let Some(at) = file.shift_remove("writtenAt") {
            self.string("writtenAt", at);
        }
        let baseline = file.shift_remove("baseline");
        let labs = file.shift_remove("labs");
        let events = file.shift_remove("adverseEvents");
        let mut visit = self.body("", &mut file, &mut extras);
        visit.labs = self.rows(List::Labs, labs);
        visit.adverse_events = self.rows(List::Events, events);
        if let Some(baseline) = baseline
            && let Some(mut inner) = self.object("baseline", baseline)
        {
            let (present, mut extras) = (self.present.clone(), Extras::new());
            let mut baseline = self.body("baseline", &mut inner, &mut extras);
            self.present = present;
            keep(&mut extras, "", inner);
            baseline.extras = Rc::new(extras);
            visit.baseline = Some(Rc::new(baseline));
        }
        keep(&mut extras, "", file);
        visit.extras = Rc::new(extras);
        visit
    }

    fn format(&mut self, file: &mut Object) {
        match file.shift_remove("format") {
            Some(Value::String(format)) if format == FORMAT => {}
            other => {
                let found = other.as_ref().map_or_else(|| "nothing".into(), found);
                self.fault("format", found, format!("“{FORMAT}”"));
            }
        }
        let version = file.shift_remove("version");
        match &version {
            Some(Value::Number(number))
                if Range::whole(VERSION).json(number.as_str()) == Ok(Tenths::whole(VERSION)) => {}
            other => {
                let found = other.as_ref().map_or_else(|| "nothing".into(), found);
                let allowed = format!("{VERSION}; a later version needs a newer dermscore");
                self.fault("version", found, allowed);
            }
        }
    }

    /// What a visit and its baseline have in common.
    fn body(&mut self, at: &str, file: &mut Object, extras: &mut Extras) -> Visit {
        let mut visit = Visit::default();
        if let Some(about) = file.shift_remove("visit")
            && let Some(about) = self.object(&join(at, "visit"), about)
        {
            self.about(at, about, &mut visit, extras);
        }
        if let Some(assessments) = file.shift_remove("assessments")
            && let Some(mut assessments) = self.object(&join(at, "assessments"), assessments)
        {
            let mut stored = Vec::new();
            for (index, instrument) in INSTRUMENTS.iter().enumerate() {
                if let Some(assessment) = assessments.shift_remove(instrument.id) {
                    let path = ["assessments.", instrument.id].concat();
                    let draft = visit.drafts.edit(index);
                    if let Some(result) =
                        self.assessment(at, &path, instrument, assessment, draft, extras)
                    {
                        stored.push((index, join(at, &path) + ".result", result));
                    }
                    self.present.push(index);
                }
            }
            keep(extras, "assessments", assessments);
            // Only now: an instrument may be derived from another's answers.
            for (index, path, result) in stored {
                let recomputed = result_value(&visit.drafts.outcome_as_done(index));
                self.compare(&path, Some(&Value::Object(result)), Some(&recomputed));
            }
        }
        visit
    }

    fn about(&mut self, at: &str, mut about: Object, visit: &mut Visit, extras: &mut Extras) {
        let path = join(at, "visit");
        if let Some(id) = about.shift_remove("id") {
            visit.id = self.string(&join(&path, "id"), id).unwrap_or_default();
        }
        for key in About::ALL {
            let path = join(&path, key.key());
            let Some(value) = about.shift_remove(key.key()) else {
                continue;
            };
            let Some(text) = self.string(&path, value) else {
                continue;
            };
            if key == About::Date && !is_date(&text) {
                self.fault(
                    path,
                    quoted(&text),
                    "a date of the calendar, as in 2026-11-22",
                );
            } else {
                visit.set_about(key, text);
            }
        }
        // A date that was typed and is none comes back as it was typed.
        if let Some(wrong) = about.shift_remove("notAccepted") {
            let path = join(&path, "notAccepted");
            if let Some(mut wrong) = self.object(&path, wrong) {
                let path = join(&path, "date");
                if let Some(date) = wrong.shift_remove("date")
                    && let Some(text) = self.string(&path, date)
                {
                    if visit.date.is_empty() {
                        visit.date = text;
                    } else {
                        self.fault(path, quoted(&text), "nothing beside a date");
                    }
                }
                keep(extras, "visit.notAccepted", wrong);
            }
        }
        keep(extras, "visit", about);
    }

    /// Reads one assessment; what it returns is the stored result.
    fn assessment(
        &mut self,
        at: &str,
        path: &str,
        instrument: &Instrument,
        value: Value,
        draft: &mut Draft,
        extras: &mut Extras,
    ) -> Option<Object> {
        let full = join(at, path);
        let mut assessment = self.object(&full, value)?;
        let answers_path = [path, ".answers"].concat();
        match assessment.shift_remove("answers") {
            None => self.fault(join(at, &answers_path), "nothing", "an object"),
            Some(answers) => {
                let mut given = Vec::new();
                self.answers(
                    at,
                    &answers_path,
                    "",
                    instrument,
                    answers,
                    extras,
                    &mut given,
                );
                self.fill(at, &answers_path, instrument, &given, draft);
            }
        }
        if let Some(wrong) = assessment.shift_remove("notAccepted") {
            self.not_accepted(&[&full, ".notAccepted"].concat(), instrument, wrong, draft);
        }
        let result = assessment.shift_remove("result");
        keep(extras, path, assessment);
        let mut result = self.object(&[&full, ".result"].concat(), result?)?;
        let mut known = Object::new();
        for key in [
            "status", "total", "regions", "missing", "problems", "assumed",
        ] {
            if let Some(value) = result.shift_remove(key) {
                known.insert(key.to_owned(), value);
            }
        }
        keep(extras, &[path, ".result"].concat(), result);
        Some(known)
    }

    /// Collects the values of an `answers` object, by path; what the
    /// instrument does not ask is kept.
    #[expect(
        clippy::too_many_arguments,
        reason = "a recursive walk with one caller"
    )]
    fn answers(
        &mut self,
        at: &str,
        root: &str,
        inside: &str,
        instrument: &Instrument,
        value: Value,
        extras: &mut Extras,
        given: &mut Vec<(String, Value)>,
    ) {
        let here = if inside.is_empty() {
            root.to_owned()
        } else {
            join(root, inside)
        };
        let Some(object) = self.object(&join(at, &here), value) else {
            return;
        };
        let mut unknown = Object::new();
        for (key, value) in object {
            let path = join(inside, &key);
            let holds = [path.as_str(), "."].concat();
            // A dot makes no path of a key: such a key is another program's.
            let own = !key.contains('.');
            if own && (instrument.item(&path).is_some() || path == "total") {
                given.push((path, value));
            } else if own
                && instrument
                    .items
                    .iter()
                    .any(|item| item.path.starts_with(&holds))
            {
                self.answers(at, root, &path, instrument, value, extras, given);
            } else {
                if let ("wording", Some(built_in)) = (path.as_str(), instrument.wording) {
                    self.wording(&join(at, &join(root, "wording")), &value);
                    if value == wording_value(built_in) {
                        continue;
                    }
                }
                unknown.insert(key, value);
            }
        }
        keep(extras, &here, unknown);
    }

    fn wording(&mut self, path: &str, value: &Value) {
        let Value::Object(wording) = value else {
            self.fault(path, found(value), "an object");
            return;
        };
        for key in ["id", "language"] {
            if let Some(value) = wording.get(key).filter(|value| !value.is_string()) {
                self.fault(join(path, key), found(value), "a text");
            }
        }
        if let Some(value) = wording.get("licensed").filter(|value| !value.is_boolean()) {
            self.fault(join(path, "licensed"), found(value), "true or false");
        }
    }

    /// Puts the collected values into the draft, in the instrument's order: a
    /// scale is known before the number that is read on it.
    fn fill(
        &mut self,
        at: &str,
        root: &str,
        instrument: &Instrument,
        given: &[(String, Value)],
        draft: &mut Draft,
    ) {
        for (index, item) in instrument.items.iter().enumerate() {
            let Some((path, value)) = given.iter().find(|(path, _)| path == item.path) else {
                continue;
            };
            let full = join(at, &join(root, path));
            let entry = match &item.kind {
                Kind::Number { .. } => instrument
                    .range(index, draft)
                    .and_then(|range| self.number(&full, range, value)),
                Kind::Grade(choices) => self.grade(&full, choices, value),
                Kind::Word(choices) => self.word(&full, choices, value),
            };
            if let Some(entry) = entry {
                draft.restore(item, index, entry);
            }
        }
        if let Some((path, value)) = given.iter().find(|(path, _)| path == "total")
            && let Some(entry) = self.number(
                &join(at, &join(root, path)),
                (instrument.total)(draft),
                value,
            )
        {
            draft.restore_copied_total(entry);
        }
    }

    fn number(&mut self, path: &str, range: Range, value: &Value) -> Option<Entry> {
        let read = match value {
            Value::Number(number) => range.json(number.as_str()).ok(),
            _ => None,
        };
        if read.is_none() {
            self.fault(path, found(value), range.to_string());
        }
        read.map(Entry::Number)
    }

    fn grade(&mut self, path: &str, choices: &[Choice], value: &Value) -> Option<Entry> {
        let range = Range::whole(u32::try_from(choices.len()).unwrap_or(1) - 1);
        let Entry::Number(grade) = self.number(path, range, value)? else {
            return None;
        };
        let grade = grade.as_whole()?;
        u8::try_from(grade).ok().map(Entry::Choice)
    }

    fn word(&mut self, path: &str, choices: &[Choice], value: &Value) -> Option<Entry> {
        let place = choices
            .iter()
            .position(|choice| value.as_str() == Some(choice.value));
        if place.is_none() {
            let words: Vec<String> = choices.iter().map(|choice| quoted(choice.value)).collect();
            self.fault(path, found(value), ["one of ", &words.join(", ")].concat());
        }
        u8::try_from(place?).ok().map(Entry::Choice)
    }

    /// What was typed and is not allowed comes back as it was typed.
    fn not_accepted(
        &mut self,
        path: &str,
        instrument: &Instrument,
        value: Value,
        draft: &mut Draft,
    ) {
        let Some(texts) = self.object(path, value) else {
            return;
        };
        for (key, value) in texts {
            let full = join(path, &shorten(&key));
            let Some(text) = self.string(&full, value) else {
                continue;
            };
            match instrument.item(&key) {
                Some(item) if *draft.entry(item) == Entry::Empty => {
                    draft.restore(&instrument.items[item], item, Entry::Text(text));
                }
                None if key == "total" && *draft.copied_total() == Entry::Empty => {
                    draft.restore_copied_total(Entry::Text(text));
                }
                _ => self.fault(full, quoted(&text), "the path of an item without an answer"),
            }
        }
    }

    /// Compares a stored with a recomputed result, key by key.
    fn compare(&mut self, path: &str, stored: Option<&Value>, recomputed: Option<&Value>) {
        let null = Value::Null;
        match (stored, recomputed) {
            (Some(Value::Object(stored)), Some(Value::Object(recomputed))) => {
                let added = stored.keys().filter(|key| !recomputed.contains_key(*key));
                for key in recomputed.keys().chain(added) {
                    self.compare(&join(path, key), stored.get(key), recomputed.get(key));
                }
            }
            (stored, recomputed) if same(stored, recomputed) => {}
            (stored, recomputed) => self.disagreements.push(Disagreement {
                path: path.to_owned(),
                stored: stored.unwrap_or(&null).clone(),
                recomputed: recomputed.unwrap_or(&null).clone(),
            }),
        }
    }
}

/// Equal as results are: 5 and 5.0 are one number, the order of a list of
/// paths says nothing, and of a problem its path counts and not its words.
fn same(stored: Option<&Value>, recomputed: Option<&Value>) -> bool {
    match (stored, recomputed) {
        (Some(Value::Number(stored)), Some(Value::Number(recomputed))) => {
            let range = Range::tenths(1_000_000);
            stored == recomputed
                || matches!((range.json(stored.as_str()), range.json(recomputed.as_str())),
                    (Ok(stored), Ok(recomputed)) if stored == recomputed)
        }
        (Some(Value::Array(stored)), Some(Value::Array(recomputed))) => {
            let [stored, recomputed] = [stored, recomputed].map(|list| {
                let text = |entry: &Value| entry.get("path").unwrap_or(entry).to_string();
                list.iter().map(text).collect::<Vec<_>>()
            });
            stored.len() == recomputed.len()
                && recomputed.iter().all(|entry| stored.contains(entry))
                && stored.iter().all(|entry| recomputed.contains(entry))
        }
        (stored, recomputed) => stored == recomputed,
    }
}

fn keep(extras: &mut Extras, path: &str, keys: Object) {
    if !keys.is_empty() {
        extras.insert(path.to_owned(), keys);
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", shorten(text))
}

/// A value as a message names it.
fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => shorten(number.as_str()),
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    }
}
