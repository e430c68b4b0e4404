//! The fixtures, edits of them by path, and what is read from them.

use dermscore::instruments::{INSTRUMENTS, Instrument};
use dermscore::wording::{Fault, ReadError, Wording, read};
use serde_json::{Map, Value};

pub const ENGLISH: &str = include_str!("fixtures/dlqi.en.json");
pub const ARABIC: &str = include_str!("fixtures/dlqi.ar.json");

pub fn dlqi() -> usize {
    Instrument::index_of("dlqi").expect("the questionnaire")
}

pub fn tree(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The English file with a value at a dotted path replaced; an empty text
/// removes it.
pub fn edited(path: &str, value: &str) -> String {
    let mut file = tree(ENGLISH);
    edit(&mut file, path, value);
    file.to_string()
}

fn edit(at: &mut Value, path: &str, value: &str) {
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let object = at.as_object_mut().expect("an object");
    match path.split_once('.') {
        Some((key, rest)) => edit(object.entry(key).or_insert(Value::Null), rest, value),
        None if value.is_empty() => {
            object.remove(path).expect("something to remove");
        }
        None => {
            object.insert(path.to_owned(), tree(value));
        }
    }
}

pub fn wording(text: &str) -> Wording {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

pub fn faults(text: &str) -> Vec<Fault> {
    match read(text.as_bytes()) {
        Err(ReadError::NotAWording(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

/// The stem of an item, by its control's name.
pub fn stem<'a>(wording: &'a Wording, control: &str) -> &'a str {
    let items = INSTRUMENTS[wording.instrument].items;
    let place = items.iter().position(|item| item.control() == control);
    &wording.items[place.expect("an item")].stem
}
