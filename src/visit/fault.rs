//! Why a file is not a visit, in words for a person.

use std::fmt;

/// One thing in a file that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands, e.g. `assessments.pasi.answers.regions.head.area`.
    pub path: String,
    /// What was found there.
    pub found: String,
    /// What is allowed there.
    pub allowed: String,
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

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}: found {}; allowed is {}",
            self.path, self.found, self.allowed
        )
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                out,
                "The file has {bytes} bytes; a visit file has at most 8388608 (8 MiB). Choose another file."
            ),
            Self::NotText => out.write_str(
                "The file is not UTF-8 text. Visit files are saved as UTF-8 JSON: choose another file, or save this one as UTF-8.",
            ),
            Self::NotJson { why } => {
                write!(out, "The file is not valid JSON: {why}. Choose a file that dermscore exported.")
            }
            Self::NotAVisit(faults) => {
                out.write_str("The file is not a valid visit.")?;
                for fault in faults {
                    write!(out, "\n{fault}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for ReadError {}
