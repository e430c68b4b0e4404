//! Wording files: the text of a questionnaire that belongs to someone, as a
//! site that holds a licence supplies it, a file per instrument and language.
//!
//! This program has topics of its own and never the licensed text. `docs/wording.md`
//! describes the file; [`read`] is its only judge, for files that are found beside
//! the page, imported or written in the editor alike.

mod fault;
mod read;
mod schema;
mod sheet;

pub use fault::{Fault, FaultKind, ReadError};
pub use read::{MOST_BYTES, MOST_LETTERS, is_language, read};
pub use schema::schema;
pub use sheet::{Field, Sheet};

use sha2::{Digest, Sha256};

use crate::instruments::{INSTRUMENTS, Instrument};
use crate::visit::Reference;

/// `format` of a wording file.
pub const FORMAT: &str = "dermscore.wording";
/// The newest `version` of a wording file, and the one written.
pub const VERSION: u32 = 1;

/// What an item is asked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// The question, or the statement that is answered.
    pub stem: String,
    /// What its choices are called, in the order of the registry.
    pub answers: Vec<String>,
}

/// The text of a questionnaire, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Place of the instrument in the registry.
    pub instrument: usize,
    /// What names it in a visit file.
    pub reference: Reference,
    /// Whose it is; shown wherever any of the text is.
    pub copyright: String,
    /// What the questionnaire is called; empty where it has no title.
    pub title: String,
    /// What is said before the first item; empty where nothing is.
    pub instructions: String,
    /// The time that is asked about.
    pub recall: String,
    /// The items, in the order of the registry.
    pub items: Vec<ItemText>,
}

/// The places of the instruments whose wording belongs to someone.
pub fn worded() -> impl Iterator<Item = usize> {
    (0..INSTRUMENTS.len()).filter(|place| INSTRUMENTS[*place].wording.is_some())
}

/// The file's name beside the page: `dlqi.en.json`.
#[must_use]
pub fn file_name(instrument: &Instrument, language: &str) -> String {
    [instrument.id, ".", language, ".json"].concat()
}

/// Every word that an answer of the instrument may have, in the order they
/// first stand.
fn answer_words(instrument: &Instrument) -> Vec<&'static str> {
    let mut words = Vec::new();
    for item in instrument.items {
        for choice in item.choices() {
            if !words.contains(&choice.value) {
                words.push(choice.value);
            }
        }
    }
    words
}

/// SHA-256 of a file's bytes, 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text
}
