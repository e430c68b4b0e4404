//! Wiping what this device keeps.
//!
//! Whatever shows the visit that is wiped is loaded anew, so that nothing of it
//! stays in memory either: no Undo brings it back. Other tabs are told by a key
//! that is written and removed at once.

use super::copies;
use super::exported;
use super::ledger;
use super::platform::page as browser;
use super::platform::storage::{Place, is_setting};
use super::start::{BROKEN, OPEN, SLOT};
use crate::visit::Visit;

/// Written and removed at once when everything is wiped, for other tabs to see.
pub const WIPED: &str = "dermscore.wiped";

/// Everything of the page begins with this.
pub const OURS: &str = "dermscore.";

/// Wipes everything that was entered: all but the settings. The page is loaded
/// anew.
pub fn everything() {
    ledger::let_go();
    wasm_bindgen_futures::spawn_local(async {
        copies::wipe().await;
        for place in [Place::Device, Place::Tab] {
            for (key, _) in place.all(OURS) {
                if !is_setting(&key) {
                    place.remove(&key);
                }
            }
        }
        if Place::Device.put(WIPED, "1") {
            Place::Device.remove(WIPED);
        }
        browser::reload();
    });
}

/// Wipes one visit with all its versions, wherever it is kept. The page is
/// loaded anew, with another visit.
pub fn visit(visit: &Visit) {
    ledger::let_go();
    let id = visit.id.clone();
    exported::forget(&id);
    let own = [SLOT, &id].concat();
    let beside = [own.as_str(), "~"].concat();
    let broken = [BROKEN, &id].concat();
    for place in [Place::Device, Place::Tab] {
        for (key, text) in place.all(OURS) {
            let is_its = key == own || key.starts_with(&beside) || key == broken;
            if is_its || (key == OPEN && (text == own || text.starts_with(&beside))) {
                place.remove(&key);
                copies::remove(&key);
            }
        }
    }
    wasm_bindgen_futures::spawn_local(async {
        // What was asked of the database is done before the page ends.
        copies::settle().await;
        browser::reload();
    });
}

/// Another tab has wiped everything: nothing of it is kept here again.
pub fn elsewhere() {
    ledger::let_go();
    Place::Tab
        .all(OURS)
        .iter()
        .for_each(|(key, _)| Place::Tab.remove(key));
    browser::reload();
}
