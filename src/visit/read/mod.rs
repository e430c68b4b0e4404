//! A file to a visit: every key checked, unknown ones kept, results recomputed.

mod answers;
mod compare;
mod lists;
mod reader;

use std::rc::Rc;

use serde_json::Value;

pub use compare::Disagreement;
use compare::compare;
use reader::{Object, Reader, found, keep, quoted};

use super::layout::join;
use super::rows::List;
use super::{About, Extras, FORMAT, ReadError, VERSION, Visit, is_date, json, result_value};
use crate::instruments::{Draft, INSTRUMENTS, Instrument};
use crate::measure::{Range, Tenths};
use crate::said::Said;

/// A larger file is refused before it is parsed.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

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

impl Reader {
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
                let found = other
                    .as_ref()
                    .map_or_else(|| Said::plain("nothing").into(), found);
                self.fault("format", found, format!("“{FORMAT}”"));
            }
        }
        let version = file.shift_remove("version");
        match &version {
            Some(Value::Number(number))
                if Range::whole(VERSION).json(number.as_str()) == Ok(Tenths::whole(VERSION)) => {}
            other => {
                let found = other
                    .as_ref()
                    .map_or_else(|| Said::plain("nothing").into(), found);
                let allowed = Said::new(
                    "{version}; a later version needs a newer dermscore",
                    [("version", VERSION.to_string())],
                );
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
                compare(
                    &path,
                    Some(&Value::Object(result)),
                    Some(&recomputed),
                    &mut self.disagreements,
                );
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
                    Said::plain("a date of the calendar, as in 2026-11-22"),
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
                        self.fault(path, quoted(&text), Said::plain("nothing beside a date"));
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
            None => self.fault(
                join(at, &answers_path),
                Said::plain("nothing"),
                Said::plain("an object"),
            ),
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
}
