//! Terms chosen lately, kept on this device: their names, a line each, newest
//! first. Names and nothing else, and never whose event it was.

use crate::ui::platform::storage;

/// Where they are kept.
pub const KEY: &str = "dermscore.terms";
/// How many are kept.
pub const MOST: usize = 8;

/// The names, newest first.
#[must_use]
pub fn kept() -> Vec<String> {
    let text = storage::read(KEY).ok().flatten().unwrap_or_default();
    let names = text.lines().filter(|name| !name.is_empty());
    names.take(MOST).map(str::to_owned).collect()
}

/// Keeps a name as the newest. Where the device keeps nothing, there are no
/// recent terms, and nothing else is amiss.
pub fn remember(name: &str) {
    let mut names = kept();
    names.retain(|known| known != name);
    names.insert(0, name.to_owned());
    names.truncate(MOST);
    let _ = storage::write(KEY, &names.join("\n"));
}
