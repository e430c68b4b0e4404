//! What is kept in the browser, by key: the table in docs/architecture.md, which
//! a test compares with this one.

use crate::said::msg;

/// A key, or the beginning of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key as the documents have it: `dermscore.visit.<id>`.
    pub name: &'static str,
    /// What it holds, for a person.
    pub holds: &'static str,
}

impl Key {
    /// What a key begins with, or all of it.
    #[must_use]
    pub fn start(&self) -> &'static str {
        self.name.split('<').next().unwrap_or(self.name)
    }

    /// Whether a key is this one.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        if self.name.contains('<') {
            key.starts_with(self.start())
        } else {
            key == self.name
        }
    }
}

const fn key(name: &'static str, holds: &'static str) -> Key {
    Key { name, holds }
}

/// Every key of local storage, and of the tab's own.
pub const KEYS: &[Key] = &[
    key("dermscore.visit.<id>", msg("Visit")),
    key(
        "dermscore.broken.<id>",
        msg("Put aside, because it could not be read"),
    ),
    key("dermscore.open", msg("Which visit was open last")),
    key("dermscore.settings", msg("Settings of the page")),
    key(
        "dermscore.limits",
        msg("Units and limits of the laboratory"),
    ),
    key("dermscore.terms", msg("CTCAE terms chosen last")),
    key(
        "dermscore.patient",
        msg("A hand-over to a patient that is going on"),
    ),
    key(
        "dermscore.answered.<id>",
        msg("Answers of a patient that wait for their visit"),
    ),
    key(
        "dermscore.release",
        msg("The code that releases this device"),
    ),
    key(
        "dermscore.wording.draft",
        msg("A wording that is being written"),
    ),
    key(
        "dermscore.wording.<instrument>.<language>",
        msg("A wording of the site"),
    ),
    key("dermscore.exported", msg("Which visits were exported")),
    key(
        "dermscore.wiped",
        msg("A sign for other tabs, gone at once"),
    ),
    key(
        "dermscore.probe",
        msg("A try whether anything is kept, gone at once"),
    ),
];
