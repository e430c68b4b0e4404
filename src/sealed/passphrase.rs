//! Passphrases: which are taken, and what bytes they are.
//!
//! A passphrase is taken as it is typed, spaces at its ends included, and its
//! UTF-8 bytes in Normalization Form C are what makes the key: an é is the same
//! on every keyboard. It is the profile OpaqueString of RFC 8265 but for spaces
//! of other scripts, which stay as they are.

use crate::said::Said;

/// The fewest characters of a passphrase that seals. NIST SP 800-63B-4 asks for
/// fifteen where a passphrase stands alone.
pub const LEAST_LETTERS: usize = 15;

/// The most characters of a passphrase, so that nothing is taken for one that
/// is none.
pub const MOST_LETTERS: usize = 1000;

/// A passphrase in Normalization Form C.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

/// Why something is not taken as a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing.
    Empty,
    /// It is too short to seal with.
    Short {
        /// How many characters it has.
        letters: usize,
    },
    /// It is longer than any passphrase.
    Long {
        /// How many characters it has.
        letters: usize,
    },
    /// It has a control character, such as a line break, that no keyboard types
    /// into a passphrase.
    Control,
}

impl Refused {
    /// Why, for a person.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::Empty => Said::plain("Type the passphrase."),
            Self::Short { letters } => Said::new(
                "The passphrase has {letters} characters; it takes at least {least}, so that nobody can guess it. Four or five words that do not belong together are long enough.",
                [
                    ("letters", letters.to_string()),
                    ("least", LEAST_LETTERS.to_string()),
                ],
            ),
            Self::Long { letters } => Said::new(
                "The passphrase has {letters} characters; at most {most} are taken. Use a shorter one.",
                [
                    ("letters", letters.to_string()),
                    ("most", MOST_LETTERS.to_string()),
                ],
            ),
            Self::Control => Said::plain(
                "The passphrase has a line break or another control character in it. Type it without.",
            ),
        }
    }
}

impl Passphrase {
    /// A passphrase that opens a file: any that is not empty. `nfc` brings a
    /// text into Normalization Form C; it is handed in because a browser has the
    /// tables for it, which would weigh more than all of the encryption.
    ///
    /// # Errors
    /// [`Refused`] when it cannot be a passphrase.
    pub fn to_open(typed: &str, nfc: impl Fn(&str) -> String) -> Result<Self, Refused> {
        let letters = typed.chars().count();
        match letters {
            0 => Err(Refused::Empty),
            letters if letters > MOST_LETTERS => Err(Refused::Long { letters }),
            _ if typed.chars().any(char::is_control) => Err(Refused::Control),
            _ => Ok(Self(nfc(typed))),
        }
    }

    /// A passphrase that seals: one of at least [`LEAST_LETTERS`].
    ///
    /// # Errors
    /// [`Refused`] when it cannot be one, or is too short.
    pub fn to_seal(typed: &str, nfc: impl Fn(&str) -> String) -> Result<Self, Refused> {
        let passphrase = Self::to_open(typed, nfc)?;
        match passphrase.0.chars().count() {
            letters if letters < LEAST_LETTERS => Err(Refused::Short { letters }),
            _ => Ok(passphrase),
        }
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Never shown, not even in a message of an error.
impl std::fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Passphrase")
    }
}

/// A passphrase made of random bytes: twenty letters and digits in groups of
/// four, of which none is taken for another (100 bits).
#[must_use]
pub fn suggested(random: [u8; 20]) -> String {
    // Thirty-two, so that every one is as likely as any other.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut out = String::with_capacity(24);
    for (place, byte) in random.iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push('-');
        }
        out.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    out
}
