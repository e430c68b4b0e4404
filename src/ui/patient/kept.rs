//! The hand-over on the device.

use std::cell::RefCell;

use crate::handover::{Answered, Handover, Secret, read_secret, secret_text};
use crate::ui::platform::clock;
use crate::ui::platform::database::Database;
use crate::ui::platform::storage::{self, Trouble};
use crate::ui::start::BROKEN;

pub use crate::ui::platform::storage::RELEASE;
pub use crate::ui::start::HANDED_OVER as KEY;

/// Answers that came back wait under keys that begin with this, until they stand
/// in their visit.
pub const ANSWERED: &str = "dermscore.answered.";
/// What stands in the release code's place until it is written down.
const AWAITED: &str = "awaited";

thread_local! {
    static DATABASE: RefCell<Option<Database>> = const { RefCell::new(None) };
}

/// What stands under the key of the hand-over.
pub enum Stands {
    /// None, or nothing that this browser lets the page read.
    Nothing,
    /// A hand-over.
    Handover(Box<Handover>),
    /// A text that is none. It was put aside as it is, and its PIN still counts
    /// where one was found in it.
    Broken(Option<Secret>),
}

/// The hand-over that is kept on this device.
pub fn handover() -> Stands {
    let Some(text) = storage::read(KEY).ok().flatten() else {
        return Stands::Nothing;
    };
    match Handover::read(&text) {
        Ok(handover) => Stands::Handover(Box::new(handover)),
        Err(_) => {
            let aside = [BROKEN, "patient"].concat();
            let known = storage::keys(&aside);
            let kept = known
                .iter()
                .any(|key| storage::read(key).ok().flatten().as_ref() == Some(&text));
            if !kept {
                let key = [aside.as_str(), ".", &clock::new_id()[..8]].concat();
                let _ = storage::write(&key, &text);
            }
            Stands::Broken(read_secret(&text))
        }
    }
}

/// Keeps a hand-over, and a copy of it for a device that loses its power.
///
/// # Errors
/// [`Trouble`] when it was not kept; what was kept before stands.
pub fn keep(handover: &Handover) -> Result<(), Trouble> {
    let text = handover.text();
    DATABASE.with_borrow(|database| {
        if let Some(database) = database {
            database.write(KEY, &text);
        }
    });
    storage::write(KEY, &text)
}

/// Local storage is on the disk only some seconds after it was written. Where the
/// copy of the same hand-over is the later one, it takes its place.
pub async fn bring_back() {
    if storage::stays_in_tab() {
        // Nothing is kept beyond the tab, and no copy either.
        return;
    }
    let Some(database) = Database::open().await else {
        return;
    };
    let copies = database.all().await.unwrap_or_default();
    let copy = copies.into_iter().find(|(key, _)| key == KEY);
    let copy = copy.and_then(|(_, text)| Handover::read(&text).ok());
    if let (Some(copy), Stands::Handover(stands)) = (copy, handover())
        && copy.id == stands.id
        && copy.touched > stands.touched
    {
        // Where there is no room, what stands goes on.
        let _ = storage::write(KEY, &copy.text());
    }
    DATABASE.set(Some(database));
}

/// Lets go of answers that came back, and of the tab's note of them.
pub fn forget(key: &str) {
    storage::remove(key);
    storage::Place::Tab.remove(ANSWERED);
}

/// The device's release code, as far as it is known again.
pub fn release() -> Option<Secret> {
    read_secret(&storage::read(RELEASE).ok().flatten()?)
}

/// Notes that the device is about to get its release code and to hand tablets
/// over, which a page that starts looks for. By the time the code is written
/// down this is on the disk, and outlives a loss of power.
///
/// # Errors
/// [`Trouble`] when it was not kept.
pub fn expect_release() -> Result<(), Trouble> {
    if storage::read(RELEASE)?.is_none() {
        storage::write(RELEASE, AWAITED)?;
    }
    Ok(())
}

/// Gives the device another release code.
///
/// # Errors
/// [`Trouble`] when it was not kept.
pub fn keep_release(secret: &Secret) -> Result<(), Trouble> {
    storage::write(RELEASE, &secret_text(secret))
}

/// Ends the hand-over: the answers wait for their visit, which the page opens
/// when it is loaded again.
///
/// # Errors
/// [`Trouble`] when the answers could not be kept; the hand-over goes on.
pub fn hand_back(answered: &Answered) -> Result<(), Trouble> {
    let key = [ANSWERED, &answered.id].concat();
    storage::write(&key, &answered.text())?;
    storage::write_of_tab(ANSWERED, &key);
    let slot = &answered.visit.slot;
    if storage::read(slot).is_ok_and(|text| text.is_some()) {
        storage::write_of_tab(crate::ui::start::OPEN, slot);
    }
    storage::remove(KEY);
    DATABASE.with_borrow(|database| {
        if let Some(database) = database {
            database.remove(KEY);
        }
    });
    Ok(())
}
