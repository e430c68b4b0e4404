//! A PIN or a code as salt and hash.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::text;
use crate::handover::{Secret, Work};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptSecret {
    salt: String,
    hash: String,
    memory: u32,
    passes: u32,
}

/// The text that a secret is kept as.
#[must_use]
pub fn secret_text(secret: &Secret) -> String {
    text(&KeptSecret::of(secret))
}

/// Reads a kept secret; `None` where the text is none. Of a hand-over that
/// cannot be read as a whole it is still found, so that its PIN still counts.
#[must_use]
pub fn read_secret(text: &str) -> Option<Secret> {
    let of_handover = || {
        let value: Value = serde_json::from_str(text).ok()?;
        serde_json::from_value(value.get("pin")?.clone()).ok()
    };
    let kept: KeptSecret = serde_json::from_str(text).ok().or_else(of_handover)?;
    kept.secret()
}

impl KeptSecret {
    pub(super) fn of(secret: &Secret) -> Self {
        Self {
            salt: hex(&secret.salt),
            hash: hex(&secret.hash),
            memory: secret.work.memory,
            passes: secret.work.passes,
        }
    }

    pub(super) fn secret(&self) -> Option<Secret> {
        let work = Work {
            memory: self.memory,
            passes: self.passes,
        };
        let (salt, hash) = (unhex(&self.salt)?, unhex(&self.hash)?);
        work.is_allowed().then_some(Secret { salt, hash, work })
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}
