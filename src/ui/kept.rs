//! The list of what is kept on the device.

use std::rc::Rc;

use super::ledger;
use super::platform::storage;
use super::start::{BROKEN, SLOT};
use crate::visit::{Visit, read};

/// A text kept on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its slot.
    pub slot: String,
    /// The visit, or nothing where the text is none.
    pub visit: Option<Rc<Visit>>,
    /// When it was written, as its file says.
    pub written: String,
}

/// Everything kept on the device, what cannot be read included.
#[must_use]
pub fn kept() -> Vec<Kept> {
    ledger::flush();
    let slots = storage::keys(SLOT).into_iter().chain(storage::keys(BROKEN));
    let kept = slots.filter_map(|slot| {
        let text = storage::read(&slot).ok().flatten()?;
        // To the second, which is as much as tells two visits apart.
        let mut written: String = written_at(&text).chars().take(19).collect();
        if written.len() == 19 {
            written.push('Z');
        }
        Some(Kept {
            visit: read(text.as_bytes())
                .ok()
                .map(|reading| Rc::new(reading.visit)),
            written,
            slot,
        })
    });
    kept.collect()
}

/// When a text was written, as it says itself; empty where it does not.
pub fn written_at(text: &str) -> &str {
    text.split_once("\"writtenAt\": \"")
        .and_then(|(_, rest)| rest.split('"').next())
        .unwrap_or_default()
}
