//! Everything that a device keeps, as one file, and the visits of such a file
//! back on a device.

use serde_json::{Map, Value};

use super::ledger;
use super::platform::storage;
use super::start::SLOT;
use crate::visit::read;

/// What such a file says it is.
pub const FORMAT: &str = "dermscore.device";

/// The file of what is kept: keys and texts.
pub fn write<'a>(kept: impl Iterator<Item = (&'a str, &'a str)>, at: &str) -> String {
    let texts: Map<String, Value> = kept
        .map(|(key, text)| (key.to_owned(), text.into()))
        .collect();
    let mut file = Map::new();
    file.insert("format".into(), FORMAT.into());
    file.insert("version".into(), 1.into());
    file.insert("writtenAt".into(), at.into());
    file.insert("kept".into(), Value::Object(texts));
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// What came of bringing visits back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// Visits that stand on the device now.
    pub visits: u64,
    /// Texts of visits that are none, or for which there was no room.
    pub failed: u64,
}

/// Brings the visits of such a file back: each into its slot or, where another
/// version stands there, beside it. Nothing where it is no such file.
pub fn bring_back(bytes: &[u8]) -> Option<Back> {
    // A visit of megabytes is not parsed for this: what a file says it is stands
    // at its beginning.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    if !start.contains(FORMAT) {
        return None;
    }
    let file: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
    if file.get("format")?.as_str() != Some(FORMAT) {
        return None;
    }
    ledger::flush();
    let mut back = Back::default();
    for (key, text) in file.get("kept")?.as_object()? {
        let Some(id) = key.strip_prefix(SLOT) else {
            continue;
        };
        let text = text.as_str().unwrap_or_default();
        let there = storage::read(key).ok().flatten();
        let done = match there {
            _ if read(text.as_bytes()).is_err() => false,
            Some(there) if there == text => true,
            Some(_) => {
                let id = id.split('~').next().unwrap_or(id);
                storage::write(&ledger::new_beside(id), text).is_ok()
            }
            None => storage::write(key, text).is_ok(),
        };
        if done {
            back.visits += 1;
        } else {
            back.failed += 1;
        }
    }
    Some(back)
}
