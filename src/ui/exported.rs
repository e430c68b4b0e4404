//! Which visits were saved as a file as they stand, so that nothing is wiped
//! without saying what stands nowhere else.
//!
//! Of each visit only its id and a fingerprint of its content are kept, never
//! anything of the content itself.

use super::platform::storage;
use crate::visit::{Visit, WrittenBy, write};

/// Where it is kept: a line each, the visit's id and a fingerprint with a tab
/// between, newest first.
pub const KEY: &str = "dermscore.exported";

/// So many are remembered.
const MOST: usize = 200;

/// A visit was saved as a file as it stands.
pub fn note(visit: &Visit) {
    let line = line(visit);
    let id = [visit.id.as_str(), "\t"].concat();
    let kept = kept();
    let others = kept
        .lines()
        .filter(|other| !other.starts_with(&id))
        .take(MOST - 1);
    let lines: Vec<&str> = std::iter::once(line.as_str()).chain(others).collect();
    // Where it cannot be kept, the visit is taken as not exported.
    let _ = storage::write(KEY, &lines.join("\n"));
}

/// Whether a visit was saved as a file as it stands.
#[must_use]
pub fn is(visit: &Visit) -> bool {
    let line = line(visit);
    kept().lines().any(|kept| kept == line)
}

/// A visit is wiped: nothing is remembered of it.
pub fn forget(id: &str) {
    let start = [id, "\t"].concat();
    let kept = kept();
    let others: Vec<&str> = kept
        .lines()
        .filter(|line| !line.starts_with(&start))
        .collect();
    if others.is_empty() {
        storage::remove(KEY);
    } else {
        let _ = storage::write(KEY, &others.join("\n"));
    }
}

fn kept() -> String {
    storage::read(KEY).ok().flatten().unwrap_or_default()
}

fn line(visit: &Visit) -> String {
    // The same visit written at another time is the same.
    let text = write(visit, &WrittenBy::this_program(String::new()));
    format!("{}\t{:016x}", visit.id, fingerprint(text.as_bytes()))
}

/// FNV-1a with 64 bits: it has to tell versions of a visit apart, not to
/// withstand anybody.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
