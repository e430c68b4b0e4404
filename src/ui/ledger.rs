//! What stands on the device, and what waits to stand there.
//!
//! Every visit has a slot of its own, `dermscore.visit.<id>`, that holds its
//! file. A tab writes a slot only while the slot still holds what the tab last
//! read or wrote there. Where something else stands in it, this tab writes into
//! a slot beside, `dermscore.visit.<id>~<random>`, and says so.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::platform::clock;
use super::platform::storage::{self, Trouble};
use super::start::{BROKEN, OPEN, SLOT};
use crate::visit::{Visit, WrittenBy, read, write};

thread_local! {
    static LEDGER: RefCell<Ledger> = RefCell::default();
}

/// What this tab knows of the device's slots.
#[derive(Default)]
struct Ledger {
    /// What each slot held when this tab last read or wrote it.
    known: HashMap<String, String>,
    /// The slot of a visit, by its id, where it is not its own.
    beside: HashMap<String, String>,
    /// Visits with changes that are not written, the newest state of each.
    pending: Vec<Rc<Visit>>,
    /// The slot last named as the open one.
    named: String,
    /// What came of the last writing.
    came: Option<Result<Written, Trouble>>,
}

/// What came of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Into the visit's slot.
    Own,
    /// Into a slot beside, because another version stands in the visit's own.
    Beside,
}

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

impl Ledger {
    fn slot(&self, id: &str) -> String {
        self.beside.get(id).cloned().unwrap_or_else(|| own(id))
    }

    fn write(&mut self, visit: &Visit) -> Result<Written, Trouble> {
        let mut slot = self.slot(&visit.id);
        let stands = storage::read(&slot)?;
        if let Some(stands) = &stands
            && self.known.get(&slot) != Some(stands)
            && !holds(stands, visit)
        {
            slot = new_beside(&visit.id);
            self.beside.insert(visit.id.clone(), slot.clone());
        }
        let text = text_of(visit);
        storage::write(&slot, &text)?;
        let written = if slot == own(&visit.id) {
            Written::Own
        } else {
            Written::Beside
        };
        self.name(&slot);
        self.known.insert(slot, text);
        Ok(written)
    }

    fn name(&mut self, slot: &str) {
        if self.named != slot {
            let _ = storage::write(OPEN, slot);
            storage::write_of_tab(OPEN, slot);
            slot.clone_into(&mut self.named);
        }
    }
}

fn own(id: &str) -> String {
    [SLOT, id].concat()
}

fn new_beside(id: &str) -> String {
    [SLOT, id, "~", &clock::new_id()[..8]].concat()
}

/// Whether a slot's text holds the same visit, perhaps written at another time.
fn holds(text: &str, visit: &Visit) -> bool {
    read(text.as_bytes()).is_ok_and(|reading| reading.visit == *visit)
}

fn text_of(visit: &Visit) -> String {
    write(visit, &WrittenBy::this_program(clock::now()))
}

/// Runs with the ledger; never while it is in use, for nothing calls back.
fn with<T>(call: impl FnOnce(&mut Ledger) -> T) -> T {
    LEDGER.with(|ledger| call(&mut ledger.borrow_mut()))
}

/// A page begins: it knows nothing yet.
pub fn begin() {
    with(|ledger| *ledger = Ledger::default());
}

/// The slot of the visit with an id.
pub fn slot_of(id: &str) -> String {
    with(|ledger| ledger.slot(id))
}

/// Notes that a slot holds a text, which this tab has read.
pub fn note(slot: String, text: String) {
    with(|ledger| {
        ledger.known.insert(slot, text);
    });
}

/// Notes that a slot holds nothing any more.
pub fn forget(slot: &str) {
    with(|ledger| {
        ledger.known.remove(slot);
    });
}

/// Whether this tab knows what a slot holds.
pub fn knows(slot: &str) -> bool {
    with(|ledger| ledger.known.contains_key(slot))
}

/// From now on the visit with this id stands in this slot, and is the open one.
pub fn stands_in(id: &str, slot: &str) {
    with(|ledger| {
        if slot == own(id) {
            ledger.beside.remove(id);
        } else {
            ledger.beside.insert(id.to_owned(), slot.to_owned());
        }
        ledger.name(slot);
    });
}

/// A visit has changed and waits to be written.
pub fn change(visit: Rc<Visit>) {
    with(|ledger| {
        ledger.pending.retain(|waiting| waiting.id != visit.id);
        ledger.pending.push(visit);
    });
}

/// Whether anything waits to be written.
pub fn waits() -> bool {
    with(|ledger| !ledger.pending.is_empty())
}

/// Writes what waits; what cannot be written goes on waiting. Says what came of
/// the visit that changed last, now or at the last writing; nothing where
/// nothing was ever written.
pub fn flush() -> Option<Result<Written, Trouble>> {
    with(|ledger| {
        for visit in std::mem::take(&mut ledger.pending) {
            let came = ledger.write(&visit);
            if came.is_err() {
                ledger.pending.push(visit);
            }
            ledger.came = Some(came);
        }
        ledger.came
    })
}

/// Whether the visit as it is stands on the device, written now if need be.
pub fn is_safe(visit: &Visit) -> bool {
    flush();
    let stands = storage::read(&slot_of(&visit.id)).ok().flatten();
    stands.is_some_and(|text| holds(&text, visit))
}

/// Makes room for another version of a visit that is about to be opened from a
/// file: where its slot holds something else, that is copied beside. Says
/// whether it was.
///
/// # Errors
/// [`Trouble`] when what stands there could not be copied.
pub fn make_room(visit: &Visit) -> Result<bool, Trouble> {
    flush();
    let slot = slot_of(&visit.id);
    let Some(stands) = storage::read(&slot)? else {
        return Ok(false);
    };
    if holds(&stands, visit) {
        note(slot, stands);
        return Ok(false);
    }
    storage::write(&new_beside(&visit.id), &stands)?;
    note(slot, stands);
    Ok(true)
}

/// Everything kept on the device, what cannot be read included.
#[must_use]
pub fn kept() -> Vec<Kept> {
    flush();
    let slots = storage::keys(SLOT).into_iter().chain(storage::keys(BROKEN));
    let kept = slots.filter_map(|slot| {
        let text = storage::read(&slot).ok().flatten()?;
        let written = text
            .split_once("\"writtenAt\": \"")
            .and_then(|(_, rest)| rest.split('"').next());
        Some(Kept {
            visit: read(text.as_bytes())
                .ok()
                .map(|reading| Rc::new(reading.visit)),
            written: written.unwrap_or_default().chars().take(20).collect(),
            slot,
        })
    });
    kept.collect()
}
