//! Why a file is no wording file, in words for a person.

use std::fmt;

use crate::said::Said;

/// One thing in a wording file that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, e.g. `items.7a.stem`.
    pub path: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong at a path. What was found is written as JSON writes it,
/// shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not there.
    Missing,
    /// It is there, without a letter in it.
    Empty,
    /// It is no part of a wording file of this instrument.
    Unknown,
    /// An object is wanted.
    NotAnObject(String),
    /// A text is wanted.
    NotAText(String),
    /// So many characters, and at most so many are allowed.
    TooLong(usize, usize),
    /// A control character other than a line break stands in it: its code point.
    Control(u32),
    /// It is not what this kind of file is called.
    Format(String),
    /// It is a version that this program does not read.
    Version(String),
    /// It is no instrument with wording; the allowed ones.
    Instrument(String, String),
    /// It is no language tag.
    Language(String),
}

/// Why bytes are no wording file. Whatever wording was there stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// More bytes than a wording file may have; nothing was parsed.
    TooLarge(usize),
    /// The bytes are not UTF-8 text.
    NotText,
    /// The text is not JSON, or a key stands twice in an object: what the
    /// parser says, with line and column.
    NotJson(String),
    /// It is JSON and no wording file: every fault, in the order found.
    NotAWording(Vec<Fault>),
}

impl Fault {
    /// What was found, what is allowed and what to do.
    #[must_use]
    pub fn said(&self) -> Said {
        let at = || ("path", self.path.clone());
        let found = |found: &String| ("found", found.clone());
        match &self.kind {
            FaultKind::Missing => Said::new("{path} is missing. Add it.", [at()]),
            FaultKind::Empty => Said::new("{path} is empty. Write its text.", [at()]),
            FaultKind::Unknown => Said::new(
                "{path} is no part of this kind of file. Take it out, or look for a slip in its name.",
                [at()],
            ),
            FaultKind::NotAnObject(it) => Said::new(
                "{path}: found {found}, and only an object in braces is allowed. Write one.",
                [at(), found(it)],
            ),
            FaultKind::NotAText(it) => Said::new(
                "{path}: found {found}, and only a text in quotes is allowed. Write one.",
                [at(), found(it)],
            ),
            FaultKind::TooLong(letters, most) => Said::new(
                "{path}: found {found} characters, and at most {most} are allowed. Shorten it.",
                [
                    at(),
                    ("found", letters.to_string()),
                    ("most", most.to_string()),
                ],
            ),
            FaultKind::Control(code) => Said::new(
                "{path}: found the control character U+{code}, and only line breaks are allowed. Take it out.",
                [at(), ("code", format!("{code:04X}"))],
            ),
            FaultKind::Format(it) => Said::new(
                "{path}: found {found}, and only “dermscore.wording” is allowed. Choose a wording file.",
                [at(), found(it)],
            ),
            FaultKind::Version(it) => Said::new(
                "{path}: found {found}, and only 1 is allowed. A later version needs a newer dermscore.",
                [at(), found(it)],
            ),
            FaultKind::Instrument(it, allowed) => Said::new(
                "{path}: found {found}, and allowed is {allowed}. Name the questionnaire that the text is of.",
                [at(), found(it), ("allowed", allowed.clone())],
            ),
            FaultKind::Language(it) => Said::new(
                "{path}: found {found}, and only a language tag is allowed, such as en, de or zh-Hans. Write one.",
                [at(), found(it)],
            ),
        }
    }
}

impl ReadError {
    /// What was found, what is allowed and what to do; faults follow one by one
    /// ([`faults`](Self::faults)).
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::TooLarge(bytes) => Said::new(
                "The file has {found} bytes, and a wording file has at most {most}. Choose another file.",
                [
                    ("found", bytes.to_string()),
                    ("most", super::MOST_BYTES.to_string()),
                ],
            ),
            Self::NotText => {
                Said::plain("The file is not UTF-8 text. Save it as UTF-8, or choose another file.")
            }
            Self::NotJson(why) => Said::new(
                "The file is not valid JSON: {why}. Mend it there, or choose another file.",
                [("why", why.clone())],
            ),
            Self::NotAWording(_) => Said::plain("The file is not a valid wording file."),
        }
    }

    /// What is wrong where, for a file that is JSON.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::NotAWording(faults) => faults,
            _ => &[],
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.said())?;
        for fault in self.faults() {
            write!(out, "\n{}", fault.said())?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadError {}
