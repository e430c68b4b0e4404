//! A wording while it is written: a text for every path, complete or not.

use serde_json::{Map, Value};

use super::{FORMAT, VERSION, Wording, answer_words, worded};
use crate::instruments::{INSTRUMENTS, Instrument, Item};
use crate::visit::json;

/// A text of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands in the file, e.g. `items.7a.stem`.
    pub path: String,
    /// The text as it is now; empty where it was not written yet.
    pub text: String,
}

/// All texts of a wording, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Place of the instrument in the registry.
    pub instrument: usize,
    /// The texts.
    pub fields: Vec<Field>,
}

/// The texts that every wording has besides its items and answers.
const FIRST: [&str; 8] = [
    "wording.id",
    "wording.language",
    "wording.version",
    "wording.licence",
    "wording.copyright",
    "title",
    "instructions",
    "recall",
];

impl Sheet {
    /// An empty sheet for an instrument.
    #[must_use]
    pub fn new(instrument: usize) -> Self {
        let definition = INSTRUMENTS[instrument];
        let answers = answer_words(definition);
        let answers = answers.iter().map(|word| ["answers.", word].concat());
        let items = definition.items.iter();
        let items = items.map(|item| ["items.", item.control(), ".stem"].concat());
        let first = FIRST.iter().map(|path| (*path).to_owned());
        let fields = first.chain(answers).chain(items).map(|path| Field {
            path,
            text: String::new(),
        });
        Self {
            instrument,
            fields: fields.collect(),
        }
    }

    /// The texts of a wording. A label that differs from the one most items
    /// have stays with its item.
    #[must_use]
    pub fn of(wording: &Wording) -> Self {
        let mut sheet = Self::new(wording.instrument);
        let definition = INSTRUMENTS[wording.instrument];
        let reference = &wording.reference;
        for (path, text) in FIRST.iter().zip([
            &reference.id,
            &reference.language,
            &reference.version,
            &reference.licence,
            &wording.copyright,
            &wording.title,
            &wording.instructions,
            &wording.recall,
        ]) {
            sheet.set(path, text);
        }
        for word in answer_words(definition) {
            if let Some(label) = most_common(definition, wording, word) {
                sheet.set(&["answers.", word].concat(), label);
            }
        }
        for (item, text) in definition.items.iter().zip(&wording.items) {
            let at = ["items.", item.control()].concat();
            sheet.set(&[&at, ".stem"].concat(), &text.stem);
            for (choice, label) in item.choices().iter().zip(&text.answers) {
                let common = ["answers.", choice.value].concat();
                if sheet.text(&common) != label {
                    let path = [&at, ".answers.", choice.value].concat();
                    sheet.set(&path, label);
                }
            }
        }
        sheet
    }

    /// The texts of a file that is perhaps not finished, to go on writing it;
    /// nothing where it is no JSON, or of no instrument with wording.
    #[must_use]
    pub fn recalled(file: &str) -> Option<Self> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let tree = json::parse(file).ok()?;
        let named = tree.pointer("/wording/instrument").and_then(Value::as_str);
        let mut sheet = Self::new(worded().find(|place| Some(INSTRUMENTS[*place].id) == named)?);
        sheet.recall("", &tree);
        Some(sheet)
    }

    fn recall(&mut self, at: &str, tree: &Value) {
        let Value::Object(object) = tree else { return };
        for (key, value) in object {
            let path = if at.is_empty() {
                key.clone()
            } else {
                [at, ".", key].concat()
            };
            match value {
                Value::String(text) if is_field(self.instrument, &path) => self.set(&path, text),
                inner => self.recall(&path, inner),
            }
        }
    }

    /// The text at a path; empty where there is none.
    #[must_use]
    pub fn text(&self, path: &str) -> &str {
        let field = self.fields.iter().find(|field| field.path == path);
        field.map_or("", |field| &field.text)
    }

    /// Writes a text at a path.
    pub fn set(&mut self, path: &str, text: &str) {
        match self.fields.iter_mut().find(|field| field.path == path) {
            Some(field) => text.clone_into(&mut field.text),
            None => self.fields.push(Field {
                path: path.to_owned(),
                text: text.to_owned(),
            }),
        }
    }

    /// Whether nothing was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(|field| field.text.is_empty())
    }

    /// The file: UTF-8 JSON, indented, ending in a line break. What is empty is
    /// left out, and what has to be there is then missed by the reader.
    #[must_use]
    pub fn file(&self) -> String {
        let definition = INSTRUMENTS[self.instrument];
        let mut file = Map::new();
        file.insert("format".into(), FORMAT.into());
        file.insert("version".into(), VERSION.into());
        put(&mut file, "wording.id", self.text("wording.id"));
        put(&mut file, "wording.instrument", definition.id);
        for field in &self.fields {
            if !field.text.is_empty() {
                put(&mut file, &field.path, &field.text);
            }
        }
        for item in definition.items {
            // Its place is there even before its text is.
            let items = file
                .entry("items")
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(items) = items {
                items
                    .entry(item.control())
                    .or_insert_with(|| Value::Object(Map::new()));
            }
        }
        format!("{:#}\n", Value::Object(file))
    }
}

/// Whether a text may stand at a path: those of every sheet, and an item's own
/// labels.
fn is_field(instrument: usize, path: &str) -> bool {
    let own = |item: &Item| {
        let rest = path.strip_prefix("items.")?.strip_prefix(item.control())?;
        let word = rest.strip_prefix(".answers.")?;
        item.choices().iter().find(|choice| choice.value == word)
    };
    let definition = INSTRUMENTS[instrument];
    let sheet = Sheet::new(instrument);
    sheet.fields.iter().any(|field| field.path == path)
        || definition.items.iter().any(|item| own(item).is_some())
}

fn put(file: &mut Map<String, Value>, path: &str, text: &str) {
    match path.split_once('.') {
        None if !text.is_empty() => {
            file.insert(path.to_owned(), text.into());
        }
        None => {}
        Some((key, rest)) => {
            let inner = file.entry(key).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, text);
            }
        }
    }
}

/// The label that an answer has at most items, the first of those that are
/// equally common.
fn most_common<'a>(definition: &Instrument, wording: &'a Wording, word: &str) -> Option<&'a str> {
    let items = definition.items.iter().zip(&wording.items);
    let labels: Vec<&str> = items
        .flat_map(|(item, text)| item.choices().iter().zip(&text.answers))
        .filter(|(choice, _)| choice.value == word)
        .map(|(_, label)| label.as_str())
        .collect();
    let count = |label: &str| labels.iter().filter(|other| **other == label).count();
    // `max_by_key` takes the last of equals.
    labels
        .iter()
        .rev()
        .copied()
        .max_by_key(|label| count(label))
}
