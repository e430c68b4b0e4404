//! What can be wrong with a file to be sealed or opened.

use std::fmt;

use super::{MOST_BYTES, Work, envelope};
use crate::said::{Said, msg};

/// Why a file was not sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// More bytes than could be opened again.
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// The device has not the memory that it takes to make the key.
    NoMemory,
}

/// Why a sealed file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// More bytes than a sealed file may have; nothing was read.
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// It is no sealed file, or one with a part missing, doubled or of another kind.
    NotSealed {
        /// What the parser says.
        why: String,
    },
    /// It is of a later version of the format.
    Newer {
        /// Which.
        found: u64,
    },
    /// It asks for another way to make the key or to encrypt than the format has.
    Method {
        /// The key: `kdf.name`.
        path: &'static str,
        /// What stands there.
        found: String,
        /// What is allowed there.
        allowed: &'static str,
    },
    /// It asks for more work than a file may, or for none.
    Work(Work),
    /// A part that has to be base64 of so many bytes is not.
    Bytes {
        /// The key: `kdf.salt`.
        path: &'static str,
        /// The least bytes that are allowed.
        least: usize,
    },
    /// The passphrase is not that of the file, or the file was changed after it
    /// was sealed: the two cannot be told apart.
    DoesNotOpen,
    /// The device has not the memory that it takes to make the key.
    NoMemory,
}

const NO_MEMORY: &str = msg(
    "This device has not the memory that it takes to make the key. Close other pages and programs, and try again.",
);

impl SealError {
    /// What is wrong, for a person.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::TooLarge { bytes } => Said::new(
                "The file has {bytes} bytes; one of more than {most} cannot be encrypted here. Take out rows, and try again.",
                [
                    ("bytes", bytes.to_string()),
                    ("most", envelope::MOST_CONTENT.to_string()),
                ],
            ),
            Self::NoMemory => Said::plain(NO_MEMORY),
        }
    }
}

impl OpenError {
    /// What is wrong, for a person.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::TooLarge { bytes } => Said::new(
                "The file has {bytes} bytes; an encrypted file has at most {most}. Choose another file.",
                [
                    ("bytes", bytes.to_string()),
                    ("most", MOST_BYTES.to_string()),
                ],
            ),
            Self::NotSealed { why } => Said::new(
                "The file is not a whole encrypted file: {why}. Choose another copy of it.",
                [("why", why.clone())],
            ),
            Self::Newer { found } => Said::new(
                "The file is of version {found} of its format, and this program opens version 1. Use a newer version of dermscore.",
                [("found", found.to_string())],
            ),
            Self::Method {
                path,
                found,
                allowed,
            } => Said::new(
                "{path}: found {found}; allowed is {allowed}. Choose a file that dermscore encrypted.",
                [
                    ("path", (*path).to_owned()),
                    ("found", found.clone()),
                    ("allowed", (*allowed).to_owned()),
                ],
            ),
            Self::Work(work) => Said::new(
                "The file asks for {memory} KiB of memory, {passes} passes and {lanes} lanes to make its key; allowed are at most {most_memory} KiB, {most_passes} passes and {most_lanes} lanes. It was not made by dermscore.",
                [
                    ("memory", work.memory.to_string()),
                    ("passes", work.passes.to_string()),
                    ("lanes", work.lanes.to_string()),
                    ("most_memory", Work::MOST_MEMORY.to_string()),
                    ("most_passes", Work::MOST_PASSES.to_string()),
                    ("most_lanes", Work::MOST_LANES.to_string()),
                ],
            ),
            Self::Bytes { path, least } => Said::new(
                "{path}: what stands there is not base64 of as many bytes as it takes ({least}). The file was changed or cut: choose another copy of it.",
                [("path", (*path).to_owned()), ("least", least.to_string())],
            ),
            Self::DoesNotOpen => Said::plain(
                "It does not open. The passphrase is another one, or the file was changed after it was encrypted; the two cannot be told apart. Try the passphrase again, or choose another copy of the file.",
            ),
            Self::NoMemory => Said::plain(NO_MEMORY),
        }
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl std::error::Error for SealError {}
impl std::error::Error for OpenError {}
