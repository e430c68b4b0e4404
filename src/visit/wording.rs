//! On which wording the answers of a questionnaire were given.
//!
//! It stands in the file as `wording` among the answers. Where it is not the
//! built-in one it is kept with what else the answers hold beyond their items,
//! so that another program's comes back as it was.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::Visit;
use crate::instruments::INSTRUMENTS;

/// What names a wording in a visit file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The wording's own id.
    pub id: String,
    /// Its language, BCP 47.
    pub language: String,
    /// Whether it is the licensed text, and not topics of this program.
    pub licensed: bool,
    /// The wording's own version; empty where it has none.
    pub version: String,
    /// The licence it is used under; empty where it has none.
    pub licence: String,
    /// SHA-256 of the wording file, 64 lower-case hexadecimal digits; empty
    /// where there is no file.
    pub sha256: String,
}

impl Reference {
    /// The wording that is built into this program for an instrument; `None`
    /// where nobody owns the wording.
    #[must_use]
    pub fn built_in(instrument: usize) -> Option<Self> {
        let (id, language) = INSTRUMENTS[instrument].wording?;
        Some(Self {
            id: id.to_owned(),
            language: language.to_owned(),
            ..Self::default()
        })
    }

    /// As the file's answers hold it.
    #[must_use]
    pub fn value(&self) -> Map<String, Value> {
        let mut value = Map::new();
        value.insert("id".into(), self.id.as_str().into());
        value.insert("language".into(), self.language.as_str().into());
        value.insert("licensed".into(), self.licensed.into());
        for (key, text) in [
            ("version", &self.version),
            ("licence", &self.licence),
            ("sha256", &self.sha256),
        ] {
            if !text.is_empty() {
                value.insert(key.into(), text.as_str().into());
            }
        }
        value
    }

    /// What an object of a file names; what is not there is empty.
    #[must_use]
    pub fn of(value: &Map<String, Value>) -> Self {
        let text = |key: &str| {
            let text = value.get(key).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        Self {
            id: text("id"),
            language: text("language"),
            licensed: value.get("licensed") == Some(&Value::Bool(true)),
            version: text("version"),
            licence: text("licence"),
            sha256: text("sha256"),
        }
    }
}

/// Whether a text is a SHA-256 as files name it.
pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn place(instrument: usize) -> String {
    ["assessments.", INSTRUMENTS[instrument].id, ".answers"].concat()
}

impl Visit {
    /// On which wording the answers of an instrument were given; `None` where
    /// nobody owns the wording.
    #[must_use]
    pub fn wording(&self, instrument: usize) -> Option<Reference> {
        let named = self.extras.get(&place(instrument));
        match named.and_then(|answers| answers.get("wording")) {
            Some(Value::Object(wording)) => Some(Reference::of(wording)),
            _ => Reference::built_in(instrument),
        }
    }

    /// Says on which wording the answers of an instrument were given; `None`
    /// stands for the one that is built in.
    pub fn set_wording(&mut self, instrument: usize, wording: Option<&Reference>) {
        let built_in = Reference::built_in(instrument);
        let wording = wording.filter(|wording| Some(*wording) != built_in.as_ref());
        let extras = Rc::make_mut(&mut self.extras);
        let path = place(instrument);
        if let Some(wording) = wording {
            let answers = extras.entry(path).or_default();
            answers.insert("wording".into(), Value::Object(wording.value()));
        } else if let Some(answers) = extras.get_mut(&path) {
            answers.shift_remove("wording");
            if answers.is_empty() {
                extras.remove(&path);
            }
        }
    }
}
