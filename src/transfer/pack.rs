//! Finished questionnaires as few bytes.

use super::{CodeError, Finished};
use crate::instruments::{Draft, Entry, INSTRUMENTS, Instrument};
use crate::measure::Tenths;
use crate::visit::{Reference, Visit, is_date};

/// An item without an answer.
const EMPTY: u8 = 0;
/// A number follows, in tenths.
const NUMBER: u8 = 251;
/// A text follows, which was typed and is not allowed.
const TEXT: u8 = 252;
/// An identifier that is a UUID in the usual letters: its sixteen bytes follow.
const UUID: u8 = 0;
/// Any other identifier: its text follows.
const OTHER_ID: u8 = 1;

/// The bytes: identifier, subject, time, and the answers of each instrument.
/// `docs/transfer.md` has them one by one.
#[must_use]
pub fn pack(finished: &Finished) -> Vec<u8> {
    let mut out = Vec::new();
    let visit = &finished.visit;
    match uuid(&visit.id) {
        Some(bytes) => {
            out.push(UUID);
            out.extend_from_slice(&bytes);
        }
        None => {
            out.push(OTHER_ID);
            text(&mut out, &visit.id);
        }
    }
    text(&mut out, &visit.subject);
    number(&mut out, digits(&finished.at).unwrap_or(0));
    number(&mut out, finished.parts.len() as u64);
    for part in finished.parts.iter().copied() {
        let instrument = INSTRUMENTS[part];
        text(&mut out, instrument.id);
        let draft = visit.drafts.get(part);
        number(&mut out, instrument.items.len() as u64);
        for item in 0..instrument.items.len() {
            match draft.entry(item) {
                Entry::Empty => out.push(EMPTY),
                // No instrument has as many choices as would reach the marks.
                Entry::Choice(choice) => out.push(choice + 1),
                Entry::Number(Tenths(tenths)) => {
                    out.push(NUMBER);
                    number(&mut out, u64::from(*tenths));
                }
                Entry::Text(typed) => {
                    out.push(TEXT);
                    text(&mut out, typed);
                }
            }
        }
        wording(&mut out, visit.wording(part), part);
    }
    out
}

/// 0 for the built-in wording or none, 1 for a licensed one, 2 for another.
fn wording(out: &mut Vec<u8>, reference: Option<Reference>, instrument: usize) {
    let built_in = Reference::built_in(instrument);
    let Some(reference) = reference.filter(|it| Some(it) != built_in.as_ref()) else {
        out.push(0);
        return;
    };
    out.push(if reference.licensed { 1 } else { 2 });
    text(out, &reference.id);
    text(out, &reference.language);
    text(out, &reference.version);
    text(out, &reference.licence);
    let digest = bytes_of_hex(&reference.sha256);
    number(out, digest.len() as u64);
    out.extend_from_slice(&digest);
}

/// Reads the bytes again.
///
/// # Errors
/// [`CodeError`] where they are not what [`pack`] writes; no input panics.
pub fn unpack(bytes: &[u8]) -> Result<Finished, CodeError> {
    let mut from = Bytes(bytes);
    let id = match from.byte()? {
        UUID => uuid_text(from.take(16)?),
        OTHER_ID => from.text()?,
        _ => return Err(CodeError::Inside),
    };
    let mut visit = Visit {
        id,
        subject: from.text()?,
        ..Visit::default()
    };
    let at = match from.number()? {
        0 => String::new(),
        digits => time(digits).ok_or(CodeError::Inside)?,
    };
    let mut parts = Vec::new();
    for _ in 0..from.number()? {
        let id = from.text()?;
        let part = Instrument::index_of(&id).ok_or_else(|| CodeError::Instrument(id.clone()))?;
        if parts.last().is_some_and(|last| *last >= part) {
            return Err(CodeError::Inside);
        }
        let instrument = INSTRUMENTS[part];
        if from.number()? != instrument.items.len() as u64 {
            return Err(CodeError::Instrument(id));
        }
        *visit.drafts.edit(part) = draft(&mut from, instrument)?;
        let licensed = match from.byte()? {
            0 => None,
            1 => Some(true),
            2 => Some(false),
            _ => return Err(CodeError::Inside),
        };
        if let Some(licensed) = licensed {
            let reference = Reference {
                licensed,
                id: from.text()?,
                language: from.text()?,
                version: from.text()?,
                licence: from.text()?,
                sha256: from.hex()?,
            };
            if Reference::built_in(part).is_none() {
                return Err(CodeError::Inside);
            }
            visit.set_wording(part, Some(&reference));
        }
        parts.push(part);
    }
    if from.0.is_empty() {
        Ok(Finished { visit, parts, at })
    } else {
        Err(CodeError::Inside)
    }
}

fn draft(from: &mut Bytes, instrument: &'static Instrument) -> Result<Draft, CodeError> {
    let mut draft = Draft::new(instrument);
    for (place, item) in instrument.items.iter().enumerate() {
        let range = instrument.range(place, &draft);
        let entry = match (from.byte()?, range) {
            (EMPTY, _) => Entry::Empty,
            (NUMBER, Some(range)) => {
                let tenths = u32::try_from(from.number()?).map_err(|_| CodeError::Inside)?;
                if !range.allows(Tenths(tenths)) {
                    return Err(CodeError::Inside);
                }
                Entry::Number(Tenths(tenths))
            }
            (TEXT, Some(_)) => Entry::Text(from.text()?),
            (choice, _) if usize::from(choice) <= item.choices().len() => Entry::Choice(choice - 1),
            _ => return Err(CodeError::Inside),
        };
        draft.restore(item, place, entry);
    }
    Ok(draft)
}

/// Numbers as LEB128, texts with their length before them.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], CodeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(CodeError::Inside)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, CodeError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u64, CodeError> {
        let mut number = 0;
        for place in 0..8 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                // The same number is never written in two ways.
                let padded = place > 0 && byte == 0;
                return if padded {
                    Err(CodeError::Inside)
                } else {
                    Ok(number)
                };
            }
        }
        Err(CodeError::Inside)
    }

    fn text(&mut self) -> Result<String, CodeError> {
        let length = usize::try_from(self.number()?).map_err(|_| CodeError::Inside)?;
        let bytes = self.take(length)?.to_vec();
        String::from_utf8(bytes).map_err(|_| CodeError::Inside)
    }

    fn hex(&mut self) -> Result<String, CodeError> {
        match self.number()? {
            0 => Ok(String::new()),
            32 => Ok(hex_of(self.take(32)?)),
            _ => Err(CodeError::Inside),
        }
    }
}

fn number(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// `2026-11-22T09:30:00Z` as 20261122093000.
fn digits(at: &str) -> Option<u64> {
    let digits: String = at.chars().filter(char::is_ascii_digit).collect();
    let number = digits.parse().ok().filter(|_| digits.len() == 14)?;
    (time(number)? == at).then_some(number)
}

fn time(digits: u64) -> Option<String> {
    let text = format!("{digits:014}");
    if text.len() != 14 {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].to_owned();
    let date = [part(0, 4), part(4, 6), part(6, 8)].join("-");
    let clock = [part(8, 10), part(10, 12), part(12, 14)];
    // A leap second is a time too.
    let below = |part: usize, end: &str| clock[part].as_str() < end;
    let within = below(0, "24") && below(1, "60") && below(2, "61");
    (is_date(&date) && within).then(|| [&date, "T", &clock.join(":"), "Z"].concat())
}

/// The bytes of a UUID that is written in lower case with its hyphens.
fn uuid(id: &str) -> Option<[u8; 16]> {
    let bytes: [u8; 16] = bytes_of_hex(&id.replace('-', "")).try_into().ok()?;
    (uuid_text(&bytes) == id).then_some(bytes)
}

fn uuid_text(bytes: &[u8]) -> String {
    let hex = hex_of(bytes);
    [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-")
}

fn hex_of(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

/// The bytes of an even number of hexadecimal digits; none where it is no such.
fn bytes_of_hex(text: &str) -> Vec<u8> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0);
    let pairs = digits.as_deref().unwrap_or_default().chunks_exact(2);
    pairs.map(|pair| pair[0] << 4 | pair[1]).collect()
}
