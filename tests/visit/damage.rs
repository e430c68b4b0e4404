//! Changes to the bytes of a file, as accidents and editors make them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::any;

/// A change to the bytes of a file.
#[derive(Clone, Debug)]
pub enum Change {
    Flip(Index, u8),
    Delete(Index, usize),
    Insert(Index, Vec<u8>),
    Copy(Index, usize, Index),
    Swap(Index, Index),
    Replace(Index, String),
}

/// Any change.
pub fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let token = select(vec![
        "1e400",
        "-0",
        "-1",
        "1e-400",
        "99999999999999999999",
        "0.30000000000000004",
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"scored\"",
        "\"visit\"",
        "\"total\"",
        "\"regions\"",
        "\"notAccepted\"",
        "\"$serde_json::private::Number\"",
        "NaN",
        "\"\\ud800\"",
        "{\"x\":1,\"x\":2}",
        "[[[[[]]]]]",
    ]);
    prop_oneof![
        1 => (at(), 1..=255u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        1 => (at(), 1..40usize).prop_map(|(at, many)| Change::Delete(at, many)),
        1 => (at(), vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => (at(), 1..200usize, at()).prop_map(|(from, many, to)| Change::Copy(from, many, to)),
        3 => (at(), at()).prop_map(|(one, other)| Change::Swap(one, other)),
        3 => (at(), token).prop_map(|(at, token)| Change::Replace(at, token.into())),
        1 => (at(), any::value()).prop_map(|(at, value)| Change::Replace(at, value.to_string())),
        1 => (at(), "[0-9]{30,400}").prop_map(|(at, digits)| Change::Replace(at, digits)),
        1 => (at(), "[a-z\\\\\"]{100,400}").prop_map(|(at, text)| {
            Change::Replace(at, Value::String(text).to_string())
        }),
    ]
}

/// The places of the texts, numbers and words of a JSON document.
fn tokens(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begin = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                at = (at + 1).min(bytes.len());
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                while at < bytes.len() && !b" \n,:]}".contains(&bytes[at]) {
                    at += 1;
                }
            }
            _ => {
                at += 1;
                continue;
            }
        }
        all.push(begin..at);
    }
    all
}

/// Makes a change, where there is anything to change.
pub fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    let places = tokens(bytes);
    match change {
        Change::Flip(at, bits) => bytes[at.index(length)] ^= bits,
        Change::Delete(at, many) => {
            let at = at.index(length);
            bytes.drain(at..(at + many).min(length));
        }
        Change::Insert(at, new) => {
            let at = at.index(length);
            bytes.splice(at..at, new.iter().copied());
        }
        Change::Copy(from, many, to) => {
            let (from, to) = (from.index(length), to.index(length));
            let copied = bytes[from..(from + many).min(length)].to_vec();
            bytes.splice(to..to, copied);
        }
        Change::Swap(one, other) if !places.is_empty() => {
            let [one, other] = [one, other].map(|at| places[at.index(places.len())].clone());
            let (first, last) = if one.start < other.start {
                (one, other)
            } else {
                (other, one)
            };
            if first.end <= last.start {
                let [left, right] = [&first, &last].map(|at| bytes[at.clone()].to_vec());
                bytes.splice(last, left);
                bytes.splice(first, right);
            }
        }
        Change::Replace(at, token) if !places.is_empty() => {
            let place = places[at.index(places.len())].clone();
            bytes.splice(place, token.bytes());
        }
        Change::Swap(..) | Change::Replace(..) => {}
    }
}
