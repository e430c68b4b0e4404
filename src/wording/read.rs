//! A file to a wording: every text is there, and nothing else is.
//!
//! Unknown keys are refused, other than in a visit file: a slip in the name of a
//! text that may be left out would drop it from the questionnaire unseen.

use serde_json::{Map, Value};

use super::fault::{Fault, FaultKind, ReadError};
use super::{FORMAT, ItemText, VERSION, Wording, answer_words, sha256, worded};
use crate::instruments::{INSTRUMENTS, Instrument};
use crate::measure::{Range, Tenths, shorten};
use crate::visit::{Reference, json};

/// A larger file is refused before it is parsed.
pub const MOST_BYTES: usize = 256 * 1024;
/// No text of a wording has more characters.
pub const MOST_LETTERS: usize = 2000;
/// Texts that name the wording are shorter.
pub(super) const MOST_OF_A_NAME: usize = 200;
/// Faults beyond this many are not listed.
const MOST_FAULTS: usize = 50;

type Object = Map<String, Value>;

/// Reads a wording file.
///
/// # Errors
/// [`ReadError`] that names what was found, what is allowed and what to do; no
/// input panics.
pub fn read(bytes: &[u8]) -> Result<Wording, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = json::parse(text).map_err(|error| ReadError::NotJson(error.to_string()))?;
    let mut reader = Reader::default();
    match reader.file(tree) {
        Some(mut wording) if reader.faults.is_empty() => {
            wording.reference.sha256 = sha256(bytes);
            Ok(wording)
        }
        _ => Err(ReadError::NotAWording(reader.faults)),
    }
}

/// Whether a text has the form of a language tag (BCP 47): a language of two or
/// three letters and what narrows it, with hyphens between.
#[must_use]
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() <= 35
        && (2..=3).contains(&language.len())
        && letters(language)
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, path: impl Into<String>, kind: FaultKind) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault {
                path: path.into(),
                kind,
            });
        }
    }

    fn file(&mut self, tree: Value) -> Option<Wording> {
        let mut file = self.object("file", Some(tree))?;
        file.shift_remove("$schema");
        self.format(&mut file);
        if !self.faults.is_empty() {
            // Of another format or a later version nothing more can be said.
            return None;
        }
        let mut about = self.object("wording", file.shift_remove("wording"))?;
        let instrument = self.instrument(about.shift_remove("instrument"))?;
        let definition = INSTRUMENTS[instrument];
        let mut name = |reader: &mut Self, key: &str| {
            let path = ["wording.", key].concat();
            reader.text(&path, about.shift_remove(key), MOST_OF_A_NAME)
        };
        let reference = Reference {
            id: name(self, "id"),
            language: name(self, "language"),
            licensed: true,
            version: name(self, "version"),
            licence: name(self, "licence"),
            sha256: String::new(),
        };
        let copyright = name(self, "copyright");
        if !reference.language.is_empty() && !is_language(&reference.language) {
            let found = quoted(&reference.language);
            self.fault("wording.language", FaultKind::Language(found));
        }
        self.nothing_else("wording.", about);
        let mut optional = |reader: &mut Self, key: &str| match file.shift_remove(key) {
            None => String::new(),
            text => reader.text(key, text, MOST_LETTERS),
        };
        let title = optional(self, "title");
        let instructions = optional(self, "instructions");
        let recall = self.text("recall", file.shift_remove("recall"), MOST_LETTERS);
        let items = self.items(definition, &mut file);
        self.nothing_else("", file);
        Some(Wording {
            instrument,
            reference,
            copyright,
            title,
            instructions,
            recall,
            items,
        })
    }

    fn format(&mut self, file: &mut Object) {
        match file.shift_remove("format") {
            None => self.fault("format", FaultKind::Missing),
            Some(Value::String(format)) if format == FORMAT => {}
            Some(other) => self.fault("format", FaultKind::Format(found(&other))),
        }
        match file.shift_remove("version") {
            None => self.fault("version", FaultKind::Missing),
            Some(Value::Number(number))
                if Range::whole(VERSION).json(number.as_str()) == Ok(Tenths::whole(VERSION)) => {}
            Some(other) => self.fault("version", FaultKind::Version(found(&other))),
        }
    }

    fn instrument(&mut self, value: Option<Value>) -> Option<usize> {
        let path = "wording.instrument";
        let Some(value) = value else {
            self.fault(path, FaultKind::Missing);
            return None;
        };
        let place = worded().find(|place| value.as_str() == Some(INSTRUMENTS[*place].id));
        if place.is_none() {
            let allowed: Vec<String> = worded()
                .map(|place| quoted(INSTRUMENTS[place].id))
                .collect();
            let kind = FaultKind::Instrument(found(&value), allowed.join(", "));
            self.fault(path, kind);
        }
        place
    }

    /// The stems, and the answers' labels: those of the item itself where it
    /// has any, else those that are common to all.
    fn items(&mut self, instrument: &Instrument, file: &mut Object) -> Vec<ItemText> {
        let mut common = Vec::new();
        let mut given = match file.shift_remove("answers") {
            None => Object::new(),
            answers => self.object("answers", answers).unwrap_or_default(),
        };
        for word in answer_words(instrument) {
            if let Some(label) = given.shift_remove(word) {
                let path = ["answers.", word].concat();
                common.push((word, self.text(&path, Some(label), MOST_LETTERS)));
            }
        }
        self.nothing_else("answers.", given);
        let mut given = self
            .object("items", file.shift_remove("items"))
            .unwrap_or_default();
        let mut wanting = Vec::new();
        let mut items = Vec::new();
        for item in instrument.items {
            let at = ["items.", item.control()].concat();
            let Some(mut text) = self.object(&at, given.shift_remove(item.control())) else {
                continue;
            };
            let path = [&at, ".stem"].concat();
            let stem = self.text(&path, text.shift_remove("stem"), MOST_LETTERS);
            let path = [&at, ".answers"].concat();
            let mut own = match text.shift_remove("answers") {
                None => Object::new(),
                own => self.object(&path, own).unwrap_or_default(),
            };
            let mut answers = Vec::new();
            for choice in item.choices() {
                let shared = common.iter().find(|(word, _)| *word == choice.value);
                answers.push(match (own.shift_remove(choice.value), shared) {
                    (Some(label), _) => {
                        let path = [&path, ".", choice.value].concat();
                        self.text(&path, Some(label), MOST_LETTERS)
                    }
                    (None, Some((_, label))) => label.clone(),
                    (None, None) => {
                        if !wanting.contains(&choice.value) {
                            wanting.push(choice.value);
                        }
                        String::new()
                    }
                });
            }
            self.nothing_else(&[&path, "."].concat(), own);
            self.nothing_else(&[&at, "."].concat(), text);
            items.push(ItemText { stem, answers });
        }
        for word in wanting {
            self.fault(["answers.", word].concat(), FaultKind::Missing);
        }
        self.nothing_else("items.", given);
        items
    }

    fn object(&mut self, path: &str, value: Option<Value>) -> Option<Object> {
        match value {
            Some(Value::Object(object)) => return Some(object),
            Some(other) => self.fault(path, FaultKind::NotAnObject(found(&other))),
            None => self.fault(path, FaultKind::Missing),
        }
        None
    }

    /// A text that has to be there, as it stands.
    fn text(&mut self, path: &str, value: Option<Value>, most: usize) -> String {
        let kind = match value {
            None => FaultKind::Missing,
            Some(Value::String(text)) => {
                let letters = text.chars().count();
                let control = |letter: &char| letter.is_control() && *letter != '\n';
                match text.chars().find(control) {
                    _ if text.trim().is_empty() => FaultKind::Empty,
                    _ if letters > most => FaultKind::TooLong(letters, most),
                    Some(control) => FaultKind::Control(u32::from(control)),
                    None => return text,
                }
            }
            Some(other) => FaultKind::NotAText(found(&other)),
        };
        self.fault(path, kind);
        String::new()
    }

    fn nothing_else(&mut self, at: &str, left: Object) {
        for key in left.keys() {
            self.fault([at, &shorten(key)].concat(), FaultKind::Unknown);
        }
    }
}

fn quoted(text: &str) -> String {
    ["“", &shorten(text), "”"].concat()
}

/// A value as a message shows it.
fn found(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(_) => "[…]".into(),
        Value::Object(_) => "{…}".into(),
        other => shorten(&other.to_string()),
    }
}
