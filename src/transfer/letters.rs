//! The letters of a code: what it is, its version, the bytes, and a check.
//!
//! `DERMSCORE:1:` and then letters of Crockford's base 32, which has no letter
//! that is taken for another. All of them are in the alphanumeric mode of QR
//! codes, and can be typed by hand where there is no camera.

use sha2::{Digest, Sha256};

use super::{Finished, pack, unpack};
use crate::said::Said;

/// The version of the letters, and the one written.
pub const VERSION: u32 = 1;

const PREFIX: &str = "DERMSCORE:";
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// So many bytes of the SHA-256 stand at the end.
const CHECK: usize = 5;
/// The bytes that follow are open.
const OPEN: u8 = 0;
/// The bytes that follow are sealed.
const SEALED: u8 = 1;

/// What a code holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Finished questionnaires.
    Open(Finished),
    /// The same sealed: what [`pack`](super::pack()) makes, encrypted.
    Sealed(Vec<u8>),
}

/// Why letters are not a code that can be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It is the code of another program, or none.
    NotOurs,
    /// It is of a later version of this program.
    Newer(u32),
    /// A letter that no code has, and its place, counted from 1.
    Letter(char, usize),
    /// A letter is wrong, missing or too many.
    Damaged,
    /// The letters are right, but name an instrument that is not known here, or
    /// not with these items.
    Instrument(String),
    /// The letters are right, but what they say is not allowed.
    Inside,
    /// The answers do not fit into a code that a camera reads: so many letters.
    TooLong(usize),
}

impl CodeError {
    /// What was found and what to do.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NotOurs => {
                Said::plain("This is no code of dermscore's. Show the one on the patient's device.")
            }
            Self::Newer(version) => Said::new(
                "The code is of version {found}, and this page reads version 1. Take the newer version of dermscore here too, or use the file.",
                [("found", version.to_string())],
            ),
            Self::Letter(letter, place) => Said::new(
                "“{found}” at place {place} is no letter of a code. Codes have digits and the letters A to Z without I, L, O and U.",
                [("found", letter.to_string()), ("place", place.to_string())],
            ),
            Self::Damaged => Said::plain(
                "A letter of the code is wrong, missing or too many. Nothing was taken over: read or type it again.",
            ),
            Self::Instrument(id) => Said::new(
                "The code holds answers to “{found}”, which this version of dermscore does not ask like that. Use the same version on both devices.",
                [("found", id.clone())],
            ),
            Self::Inside => Said::plain(
                "The code holds answers that are not allowed. Nothing was taken over: use the file, or enter them by hand.",
            ),
            Self::TooLong(letters) => Said::new(
                "The answers take {found} letters, which is too much for a code that a camera reads. Use the file.",
                [("found", letters.to_string())],
            ),
        }
    }
}

/// The letters of finished questionnaires.
#[must_use]
pub fn write(finished: &Finished) -> String {
    letters(OPEN, &pack(finished))
}

/// The letters of finished questionnaires that were packed and sealed.
#[must_use]
pub fn write_sealed(sealed: &[u8]) -> String {
    letters(SEALED, sealed)
}

/// Whether letters look like a code of this program, of whatever version.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    plain(text).starts_with(&plain(PREFIX))
}

/// Reads the letters of a code. Spaces, line breaks and hyphens count nothing,
/// small letters are large ones, and O, I and L are the digits they look like.
///
/// # Errors
/// [`CodeError`] where they are no such code; no input panics.
pub fn read(text: &str) -> Result<Payload, CodeError> {
    let text = plain(text);
    let prefix = plain(PREFIX);
    let rest = text.strip_prefix(&prefix).ok_or(CodeError::NotOurs)?;
    let (version, body) = rest.split_once(':').ok_or(CodeError::Damaged)?;
    match version.parse::<u32>() {
        Ok(VERSION) if version == "1" => {}
        Ok(version) if version > VERSION => return Err(CodeError::Newer(version)),
        _ => return Err(CodeError::Damaged),
    }
    let start = prefix.chars().count() + version.len() + 1;
    let mut bytes = bytes(body, start)?;
    let Some(length) = bytes.len().checked_sub(CHECK).filter(|length| *length > 0) else {
        return Err(CodeError::Damaged);
    };
    let said = bytes.split_off(length);
    if said != check(&bytes) {
        return Err(CodeError::Damaged);
    }
    match bytes[0] {
        OPEN => Ok(Payload::Open(unpack(&bytes[1..])?)),
        SEALED => Ok(Payload::Sealed(bytes[1..].to_vec())),
        _ => Err(CodeError::Inside),
    }
}

/// The letters in groups of five, for those who type them.
#[must_use]
pub fn grouped(code: &str) -> String {
    let head = code.rfind(':').map_or(0, |colon| colon + 1);
    let (head, body) = code.split_at(head);
    let mut out = head.to_owned();
    for (place, letter) in body.chars().enumerate() {
        if place % 5 == 0 {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}

/// Letters as they count.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    let letters = letters.filter(|letter| *letter != '-');
    let letters = letters.map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    });
    letters.collect()
}

fn check(bytes: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(PREFIX);
    hash.update(VERSION.to_string());
    hash.update(bytes);
    hash.finalize()[..CHECK].to_vec()
}

fn letters(kind: u8, bytes: &[u8]) -> String {
    let mut all = Vec::with_capacity(bytes.len() + 1 + CHECK);
    all.push(kind);
    all.extend_from_slice(bytes);
    let check = check(&all);
    all.extend(check);
    let mut out = format!("{PREFIX}{VERSION}:");
    let (mut held, mut bits) = (0u32, 0);
    for byte in all {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(LETTERS[(held << (5 - bits) & 31) as usize]));
    }
    out
}

fn bytes(body: &str, start: usize) -> Result<Vec<u8>, CodeError> {
    let mut out = Vec::with_capacity(body.len() * 5 / 8);
    let (mut held, mut bits) = (0u32, 0);
    for (place, letter) in body.chars().enumerate() {
        let value = LETTERS
            .iter()
            .position(|known| char::from(*known) == letter);
        let Some(value) = value else {
            return Err(CodeError::Letter(letter, start + place + 1));
        };
        held = (held << 5 | value as u32) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xff) as u8);
        }
    }
    // What is left fills up the last letter and is nothing.
    if bits < 5 && held & ((1 << bits) - 1) == 0 {
        Ok(out)
    } else {
        Err(CodeError::Damaged)
    }
}
