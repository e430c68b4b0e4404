//! A second copy of what is kept, for a browser that is killed or a device that
//! loses its power: local storage is on the disk only some seconds later.
//!
//! Every text that is written into a slot is also written into the browser's
//! database under the slot's name. When a page begins, the two are compared.
//! Where the copy is the later one, it goes into the slot, and what stood there
//! is kept beside. Copies of earlier days that say the same are let go of.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::kept::written_at;
use super::ledger::new_beside;
use super::platform::database::Database;
use super::platform::{clock, page as browser, storage};
use super::say::t;
use super::start::{BROKEN, HANDED_OVER, SLOT};
use crate::visit::read;

thread_local! {
    static COPIES: RefCell<Copies> = RefCell::default();
    /// Whether a keeper has begun with them.
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// What stands between this tab and the database.
enum Copies {
    /// The copies were not compared yet: what is to be written waits, by slot,
    /// and `None` where a copy is to be removed.
    Waiting(HashMap<String, Option<String>>),
    /// They were.
    Open(Database),
    /// The browser gives the page no database.
    None,
}

impl Default for Copies {
    fn default() -> Self {
        Self::Waiting(HashMap::new())
    }
}

/// A keeper begins in a page. What the start compared is for it; what an earlier
/// page compared is not.
pub fn begin() {
    if TAKEN.replace(true) {
        COPIES.take();
    }
}

/// A slot holds a text now.
pub fn write(slot: &str, text: &str) {
    change(slot, Some(text));
}

/// A slot holds nothing any more, and shall not.
pub fn remove(slot: &str) {
    change(slot, None);
}

/// Lets go of every copy, and copies nothing any more: everything is wiped.
pub async fn wipe() {
    COPIES.set(Copies::None);
    if let Some(database) = Database::open().await {
        for (slot, _) in database.all().await.unwrap_or_default() {
            database.remove(&slot);
        }
        // Answered only when all that was asked for before is done.
        database.all().await;
    }
}

/// Waits until all that was asked of the database is done.
pub async fn settle() {
    if let Some(database) = Database::open().await {
        database.all().await;
    }
}

fn change(slot: &str, text: Option<&str>) {
    if text.is_some() && storage::stays_in_tab() {
        return;
    }
    COPIES.with(|copies| match &mut *copies.borrow_mut() {
        Copies::Waiting(waiting) => {
            waiting.insert(slot.to_owned(), text.map(str::to_owned));
        }
        Copies::Open(database) => send(database, slot, text),
        Copies::None => {}
    });
}

fn send(database: &Database, slot: &str, text: Option<&str>) {
    match text {
        Some(text) => database.write(slot, text),
        None => database.remove(slot),
    }
}

/// Compares the copies with what local storage holds and brings back what it
/// has lost, once in a page. Says which slots, the one written last at the end.
pub async fn bring_back() -> Vec<String> {
    let compared = |copies: &RefCell<Copies>| !matches!(&*copies.borrow(), Copies::Waiting(_));
    if COPIES.with(compared) {
        return Vec::new();
    }
    if storage::stays_in_tab() {
        // There is none; one that is left from before is listed, and wiped there.
        if let Some(database) = Database::open().await {
            COPIES.set(Copies::Open(database));
        }
        return Vec::new();
    }
    let database = Database::open().await;
    let copies = match &database {
        Some(database) => database.all().await,
        None => None,
    };
    let (Some(database), Some(mut copies)) = (database, copies) else {
        COPIES.set(Copies::None);
        return Vec::new();
    };
    copies.sort_by(|(_, one), (_, other)| written_at(one).cmp(written_at(other)));
    let today = clock::now();
    let mut back = Vec::new();
    for (slot, copy) in copies {
        let stands = storage::read(&slot).ok().flatten();
        if slot == HANDED_OVER {
            // The power failed soon after the tablet was handed over: nobody but
            // the patient has it, and the page comes up again as it was. Nothing
            // of the clinician's page is drawn before that.
            if stands.is_none() && storage::write(&slot, &copy).is_ok() {
                browser::begin_again();
                std::future::pending::<()>().await;
            }
        } else if stands.as_ref() == Some(&copy) {
            // By now it is on the disk.
            if written_at(&copy).get(..10) != today.get(..10) {
                database.remove(&slot);
            }
        } else if slot.starts_with(SLOT) && is_lost(&copy, stands.as_deref()) {
            if restore(&slot, &copy, stands.as_deref()) {
                back.push(slot);
            } else {
                // Without room it stays a copy, under a name that nothing is
                // written to.
                database.write(&beside(&slot), &copy);
                database.remove(&slot);
            }
        }
    }
    let before = COPIES.replace(Copies::Open(database.clone()));
    if let Copies::Waiting(waiting) = before {
        for (slot, text) in waiting {
            send(&database, &slot, text.as_deref());
        }
    }
    back
}

/// Whether a copy is a visit that its slot does not hold, or not any more.
fn is_lost(copy: &str, stands: Option<&str>) -> bool {
    let Ok(lost) = read(copy.as_bytes()) else {
        return false;
    };
    let Some(stands) = stands else {
        return true;
    };
    // A copy is the older one where the page was closed before it was written.
    read(stands.as_bytes()).map_or(true, |now| {
        written_at(copy) > written_at(stands) && now.visit != lost.visit
    })
}

/// Puts a copy into its slot, and what stood there beside.
fn restore(slot: &str, copy: &str, stands: Option<&str>) -> bool {
    let aside = match stands {
        None => return storage::write(slot, copy).is_ok(),
        Some(text) if read(text.as_bytes()).is_err() => slot.replacen(SLOT, BROKEN, 1),
        Some(_) => beside(slot),
    };
    let stands = stands.unwrap_or_default();
    storage::write(&aside, stands).is_ok() && storage::write(slot, copy).is_ok()
}

fn beside(slot: &str) -> String {
    let id = slot.strip_prefix(SLOT).unwrap_or(slot);
    new_beside(id.split('~').next().unwrap_or(id))
}

/// What is said where something was brought back.
#[must_use]
pub fn words() -> &'static str {
    t(
        "The browser ended before all was kept in its usual place. What was entered last is brought back from the second copy; an earlier version stays beside it under “On this device”.",
    )
}

/// Brings back what was lost, for the start. Says which slots, as
/// [`bring_back`] does.
pub async fn at_start() -> Vec<String> {
    TAKEN.set(false);
    COPIES.take();
    bring_back().await
}
