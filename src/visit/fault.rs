//! Why a file is not a visit, in words for a person.

use std::fmt;

use crate::said::{Place, Said};

/// One thing in a file that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, e.g. `assessments.pasi.answers.regions.head.area`.
    pub path: String,
    /// What was found there.
    pub found: Place,
    /// What is allowed there.
    pub allowed: Place,
}

/// Why bytes are not a visit file. The open visit is never touched by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// More bytes than a visit file may have; nothing was parsed.
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// The bytes are not UTF-8 text.
    NotText,
    /// The text is not JSON, or a key stands twice in an object.
    NotJson {
        /// What the parser says, with line and column.
        why: String,
    },
    /// It is JSON and no valid visit: every fault, in the order found.
    NotAVisit(Vec<Fault>),
}

impl Fault {
    /// What was found where, and what is allowed there.
    #[must_use]
    pub fn said(&self) -> Said {
        Said::new(
            "{path}: found {found}; allowed is {allowed}",
            [
                ("path", self.path.as_str().into()),
                ("found", self.found.clone()),
                ("allowed", self.allowed.clone()),
            ],
        )
    }
}

impl ReadError {
    /// What was found and what to do; [`faults`](Self::faults) follow one by
    /// one.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::TooLarge { bytes } => Said::new(
                "The file has {bytes} bytes; a visit file has at most 8388608 (8 MiB). Choose another file.",
                [("bytes", Place::number(bytes))],
            ),
            Self::NotText => Said::plain(
                "The file is not UTF-8 text. Visit files are saved as UTF-8 JSON: choose another file, or save this one as UTF-8.",
            ),
            Self::NotJson { why } => Said::new(
                "The file is not valid JSON: {why}. Choose a file that dermscore exported.",
                [("why", why.as_str())],
            ),
            Self::NotAVisit(_) => Said::plain("The file is not a valid visit."),
        }
    }

    /// What is wrong where, for a file that is JSON.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::NotAVisit(faults) => faults,
            _ => &[],
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)?;
        for fault in self.faults() {
            write!(out, "\n{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadError {}
