//! Stored results beside the recomputed ones.

use serde_json::Value;

use crate::measure::Range;
use crate::visit::layout::join;

/// A stored result that differs from the recomputed one.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Where it stands.
    pub path: String,
    /// What the file says; null where it says nothing.
    pub stored: Value,
    /// What its answers score; null where they say nothing there.
    pub recomputed: Value,
}

/// Compares a stored with a recomputed result, key by key, and adds what
/// differs to a list.
pub(super) fn compare(
    path: &str,
    stored: Option<&Value>,
    recomputed: Option<&Value>,
    differs: &mut Vec<Disagreement>,
) {
    let null = Value::Null;
    match (stored, recomputed) {
        (Some(Value::Object(stored)), Some(Value::Object(recomputed))) => {
            let added = stored.keys().filter(|key| !recomputed.contains_key(*key));
            for key in recomputed.keys().chain(added) {
                let (stored, recomputed) = (stored.get(key), recomputed.get(key));
                compare(&join(path, key), stored, recomputed, differs);
            }
        }
        (stored, recomputed) if same(stored, recomputed) => {}
        (stored, recomputed) => differs.push(Disagreement {
            path: path.to_owned(),
            stored: stored.unwrap_or(&null).clone(),
            recomputed: recomputed.unwrap_or(&null).clone(),
        }),
    }
}

/// Equal as results are: 5 and 5.0 are one number, the order of a list of
/// paths says nothing, and of a problem its path counts and not its words.
fn same(stored: Option<&Value>, recomputed: Option<&Value>) -> bool {
    match (stored, recomputed) {
        (Some(Value::Number(stored)), Some(Value::Number(recomputed))) => {
            let range = Range::tenths(1_000_000);
            stored == recomputed
                || matches!((range.json(stored.as_str()), range.json(recomputed.as_str())),
                    (Ok(stored), Ok(recomputed)) if stored == recomputed)
        }
        (Some(Value::Array(stored)), Some(Value::Array(recomputed))) => {
            let [stored, recomputed] = [stored, recomputed].map(|list| {
                let text = |entry: &Value| entry.get("path").unwrap_or(entry).to_string();
                list.iter().map(text).collect::<Vec<_>>()
            });
            stored.len() == recomputed.len()
                && recomputed.iter().all(|entry| stored.contains(entry))
                && stored.iter().all(|entry| recomputed.contains(entry))
        }
        (stored, recomputed) => stored == recomputed,
    }
}
