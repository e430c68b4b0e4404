//! The hand-over on the device.

use crate::handover::{Answered, Handover, Secret, read_secret, secret_text};
use crate::ui::platform::clock;
use crate::ui::platform::storage::{self, Trouble};
use crate::ui::start::BROKEN;

pub use crate::ui::start::HANDED_OVER as KEY;

/// Answers that came back wait under keys that begin with this, until they stand
/// in their visit.
pub const ANSWERED: &str = "dermscore.answered.";
/// Where the device's release code is kept, by its salt and hash.
pub const RELEASE: &str = "dermscore.release";

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

/// Keeps a hand-over.
///
/// # Errors
/// [`Trouble`] when it was not kept; what was kept before stands.
pub fn keep(handover: &Handover) -> Result<(), Trouble> {
    storage::write(KEY, &handover.text())
}

/// The device's release code, as far as it is known again.
pub fn release() -> Option<Secret> {
    read_secret(&storage::read(RELEASE).ok().flatten()?)
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
    Ok(())
}
