//! What stands on the device, and what waits to stand there.
//!
//! Every visit has a slot of its own, `dermscore.visit.<id>`, that holds its
//! file. A tab writes a slot only while the slot still holds what the tab last
//! read or wrote there. Where something else stands in it, this tab writes into
//! a slot beside, `dermscore.visit.<id>~<random>`, and says so.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::copies;
use super::platform::clock;
use super::platform::storage::{self, Trouble};
use super::start::{OPEN, SLOT};
use crate::visit::{Visit, WrittenBy, read, write};

thread_local! {
    static LEDGER: RefCell<Ledger> = RefCell::default();
}

/// What this tab knows of the device's slots.
#[derive(Default)]
struct Ledger {
    /// What the page began with.
    began: Option<Rc<Visit>>,
    /// What each slot held when this tab last read or wrote it.
    known: HashMap<String, String>,
    /// The slot of a visit, by its id, where it is not its own.
    beside: HashMap<String, String>,
    /// Versions of one visit that were opened in each other's place, with their
    /// slots: Undo and Redo go from one to the other.
    versions: Vec<(Rc<Visit>, String)>,
    /// What is not written, by its slot, the newest state of each.
    pending: Vec<(String, Rc<Visit>)>,
    /// The slot of the visit that is open.
    open: String,
    /// The slot last named on the device as the open one.
    named: String,
    /// What came of the last writing.
    came: Option<Result<Written, Trouble>>,
    /// Whether nothing is kept any more, because it was wiped.
    gone: bool,
}

/// What came of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Into the visit's slot.
    Own,
    /// Into a slot beside, because another version stands in the visit's own.
    Beside,
}

impl Ledger {
    fn slot(&self, id: &str) -> String {
        self.beside.get(id).cloned().unwrap_or_else(|| own(id))
    }

    /// Writes a visit into a slot, or into one beside, which is then the slot.
    fn write(&mut self, slot: &mut String, visit: &Visit) -> Result<Written, Trouble> {
        let stands = storage::read(slot)?;
        if let Some(stands) = &stands
            && self.known.get(slot) != Some(stands)
            && !holds(stands, visit)
        {
            *slot = self.move_beside(slot, &visit.id);
        }
        let text = text_of(visit);
        storage::write(slot, &text)?;
        let written = if *slot == own(&visit.id) {
            Written::Own
        } else {
            Written::Beside
        };
        copies::write(slot, &text);
        self.known.insert(slot.clone(), text);
        Ok(written)
    }

    /// Gives what was to stand in a slot another one, now and later.
    fn move_beside(&mut self, slot: &str, id: &str) -> String {
        let beside = new_beside(id);
        if self.slot(id) == slot {
            self.beside.insert(id.to_owned(), beside.clone());
        }
        let versions = self.versions.iter_mut().map(|(_, slot)| slot);
        for place in versions
            .chain([&mut self.open])
            .filter(|place| *place == slot)
        {
            place.clone_from(&beside);
        }
        beside
    }

    fn place(&mut self, id: &str, slot: &str) {
        if slot == own(id) {
            self.beside.remove(id);
        } else {
            self.beside.insert(id.to_owned(), slot.to_owned());
        }
    }

    /// Names the slot of the open visit for the next start; again with the next
    /// writing where there is no room even for that.
    fn name_open(&mut self) {
        if self.named != self.open {
            storage::write_of_tab(OPEN, &self.open);
            if storage::write(OPEN, &self.open).is_ok() {
                self.named.clone_from(&self.open);
            }
        }
    }
}

fn own(id: &str) -> String {
    [SLOT, id].concat()
}

/// A slot of its own for another version of the visit with an id.
pub fn new_beside(id: &str) -> String {
    [SLOT, id, "~", &clock::new_id()[..8]].concat()
}

/// Whether a slot's text holds the same visit, perhaps written at another time.
fn holds(text: &str, visit: &Visit) -> bool {
    read(text.as_bytes()).is_ok_and(|reading| reading.visit == *visit)
}

/// The text of a slot. It tells the moment more exactly than an exported file,
/// because of two texts of one slot the later one counts.
fn text_of(visit: &Visit) -> String {
    write(visit, &WrittenBy::this_program(clock::moment()))
}

/// Runs with the ledger; never while it is in use, for nothing calls back.
fn with<T>(call: impl FnOnce(&mut Ledger) -> T) -> T {
    LEDGER.with(|ledger| call(&mut ledger.borrow_mut()))
}

/// A page begins with a visit: it knows nothing yet. Says whether it does; what
/// keeps the visit may also begin anew in a page that goes on.
pub fn begin(began: &Rc<Visit>) -> bool {
    with(|ledger| {
        let same = ledger.began.as_ref();
        let begins = !same.is_some_and(|same| Rc::ptr_eq(same, began));
        if begins {
            *ledger = Ledger {
                began: Some(Rc::clone(began)),
                ..Ledger::default()
            };
        }
        begins
    })
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
        ledger.place(id, slot);
        slot.clone_into(&mut ledger.open);
        ledger.name_open();
    });
}

/// Reads a kept visit that is about to be opened from its slot in place of
/// another one. Where the two are versions of one visit, whoever goes back to
/// the first goes back to its slot too.
pub fn take_out(slot: &str, open: &Rc<Visit>) -> Option<Rc<Visit>> {
    let text = storage::read(slot).ok().flatten()?;
    let visit = Rc::new(read(text.as_bytes()).ok()?.visit);
    with(|ledger| {
        if visit.id == open.id {
            let here = ledger.slot(&open.id);
            for (version, slot) in [(open, here), (&visit, slot.to_owned())] {
                let others = |(known, _): &(Rc<Visit>, String)| !Rc::ptr_eq(known, version);
                ledger.versions.retain(others);
                ledger.versions.push((Rc::clone(version), slot));
            }
        }
        ledger.known.insert(slot.to_owned(), text);
    });
    stands_in(&visit.id, slot);
    Some(visit)
}

/// A visit is the open one from now on. Says in which slot it stands.
pub fn opens(visit: &Rc<Visit>) -> String {
    with(|ledger| {
        let version = ledger
            .versions
            .iter()
            .find(|(version, _)| Rc::ptr_eq(version, visit));
        if let Some((_, slot)) = version.cloned() {
            ledger.place(&visit.id, &slot);
        }
        ledger.open = ledger.slot(&visit.id);
        ledger.open.clone()
    })
}

/// From now on this page keeps nothing any more, whatever still waits: what it
/// shows is about to be wiped and the page to be loaded anew.
pub fn let_go() {
    with(|ledger| {
        *ledger = Ledger {
            gone: true,
            ..Ledger::default()
        };
    });
}

/// Whether this page keeps nothing any more.
pub fn is_gone() -> bool {
    with(|ledger| ledger.gone)
}

/// The open visit has changed and waits to be written.
pub fn change(visit: Rc<Visit>) {
    with(|ledger| {
        if ledger.gone {
            return;
        }
        let slot = ledger.slot(&visit.id);
        ledger.pending.retain(|(waiting, _)| *waiting != slot);
        ledger.pending.push((slot, visit));
    });
}

/// The open visit is empty again before anything of it was written.
pub fn change_nothing(visit: &Visit) {
    with(|ledger| {
        let slot = ledger.slot(&visit.id);
        ledger.pending.retain(|(waiting, _)| *waiting != slot);
        if ledger.pending.is_empty() {
            ledger.came = None;
        }
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
        for (mut slot, visit) in std::mem::take(&mut ledger.pending) {
            let came = ledger.write(&mut slot, &visit);
            if came.is_err() {
                ledger.pending.push((slot, visit));
            }
            ledger.came = Some(came);
        }
        if ledger.known.contains_key(&ledger.open) {
            ledger.name_open();
        }
        ledger.came
    })
}

/// Writes what waits when the program ends by a fault, and the open visit where
/// it was not even told yet; nothing while the ledger is in use elsewhere.
pub fn save_at_the_end(open: Option<&Rc<Visit>>) {
    let _ = LEDGER.try_with(|ledger| {
        if let Ok(mut ledger) = ledger.try_borrow_mut() {
            if let Some(open) = open.filter(|open| !ledger.gone && open.holds_anything()) {
                let slot = ledger.slot(&open.id);
                let kept = storage::read(&slot).ok().flatten();
                if !kept.is_some_and(|text| holds(&text, open)) {
                    ledger.pending.retain(|(waiting, _)| *waiting != slot);
                    ledger.pending.push((slot, Rc::clone(open)));
                }
            }
            for (mut slot, visit) in std::mem::take(&mut ledger.pending) {
                let _ = ledger.write(&mut slot, &visit);
            }
            ledger.name_open();
        }
    });
}

/// Whether the visit as it is stands on the device, written now if need be.
pub fn is_safe(visit: &Visit) -> bool {
    flush();
    let stands = storage::read(&slot_of(&visit.id)).ok().flatten();
    stands.is_some_and(|text| holds(&text, visit))
}

/// Makes room for another version of a visit that is about to be opened from a
/// file: where its slot holds something else, that is copied beside, and what
/// waits to be written there will be. Says whether anything was copied.
///
/// # Errors
/// [`Trouble`] when what stands there could not be copied.
pub fn make_room(visit: &Visit) -> Result<bool, Trouble> {
    flush();
    let slot = slot_of(&visit.id);
    with(|ledger| {
        let waits = ledger.pending.iter_mut();
        for (waiting, _) in waits.filter(|(waiting, _)| *waiting == slot) {
            *waiting = new_beside(&visit.id);
        }
    });
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
