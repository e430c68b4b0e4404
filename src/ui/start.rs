//! What the page begins with.

use std::pin::Pin;
use std::rc::Rc;

use super::copies;
use super::later::{self, Later};
use super::platform::{clock, element, page as browser, storage};
use crate::ui::say::{t, tf};
use crate::visit::{ReadError, Visit, read};

/// Slots of visits begin with this.
pub const SLOT: &str = "dermscore.visit.";
/// Where the slot of the visit that was open last is named.
pub const OPEN: &str = "dermscore.open";
/// Slots of texts that could not be read as a visit begin with this.
pub const BROKEN: &str = "dermscore.broken.";
/// Where a hand-over is kept while the tablet is with a patient.
pub const HANDED_OVER: &str = "dermscore.patient";
/// The form that the start script can show before the program is there.
const FORM: &str = "section-pasi";
/// So long after it could not be fetched, the rest of the page is tried again,
/// in milliseconds.
pub const AGAIN: u32 = 3000;

/// What the page begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The visit that was open, or a new one.
    pub visit: Rc<Visit>,
    /// Something that must be said.
    pub notice: Option<String>,
}

/// The visit that this tab had open, or the device last, or a new one. A kept
/// visit waits for the part of the page that can read it: showing an empty one
/// first would invite somebody to type into it. Where the start script shows the
/// form already, what is typed there is of a new visit, whatever another tab has
/// opened since.
///
/// A device that hands tablets over waits for it too: where its power failed soon
/// after it was handed over, only the second copies know whose turn it is.
pub async fn begin() -> Start {
    if element(FORM).is_some() {
        return fresh(None);
    }
    let slot = open_slot().filter(|slot| stands(slot).is_some());
    if slot.is_none() && stands(storage::RELEASE).is_none() {
        return fresh(None);
    }
    (needed().await.opened)(slot).await
}

/// What is kept under a key.
fn stands(key: &str) -> Option<String> {
    storage::read(key).ok().flatten()
}

/// What opening a kept visit ends with.
pub type Opening = Pin<Box<dyn Future<Output = Start>>>;

/// The visit kept in a slot, with what the browser lost of it brought back.
/// Where no slot is named, it is the visit written last of those brought back.
pub fn opened(slot: Option<String>) -> Opening {
    Box::pin(async move {
        let brought_back = copies::at_start().await;
        let notice = (!brought_back.is_empty()).then(|| copies::words().to_owned());
        let slot = slot.or_else(|| {
            let last = brought_back.into_iter().next_back()?;
            storage::write_of_tab(OPEN, &last);
            Some(last)
        });
        let Some((slot, text)) = slot.and_then(|slot| stands(&slot).map(|text| (slot, text)))
        else {
            return fresh(notice);
        };
        match read(text.as_bytes()) {
            Ok(reading) => Start {
                visit: Rc::new(reading.visit),
                notice,
            },
            Err(error) => unread(&slot, &text, &error),
        }
    })
}

/// What cannot be read is put aside and not written over.
fn unread(slot: &str, text: &str, error: &ReadError) -> Start {
    let aside = slot.replacen(SLOT, BROKEN, 1);
    let moved = storage::write(&aside, text).is_ok();
    if moved {
        storage::remove(slot);
    }
    let place = if moved { &aside } else { slot };
    fresh(Some(tf(
        "The visit kept on this device could not be read. It stands unchanged as {place}: under “On this device” it can be saved as a file. {error}",
        &[("place", place), ("error", &error.to_string())],
    )))
}

/// The rest of the page, however often it has to be tried.
async fn needed() -> Later {
    loop {
        match later::load().await {
            Ok(later) => return later,
            Err(later::NotLoaded) => {
                browser::say_at_start(t(
                    "A part of the page could not be fetched, and the visit kept on this device needs it. It is tried again every few seconds.",
                ));
                gloo::timers::future::TimeoutFuture::new(AGAIN).await;
            }
        }
    }
}

/// What takes the page's place while the tablet is with a patient; `None` while
/// it is not.
pub async fn handed_over() -> Option<fn()> {
    stands(HANDED_OVER)?;
    Some(needed().await.patient)
}

/// The slot that this tab had open, or the device last.
#[must_use]
pub fn open_slot() -> Option<String> {
    let named = storage::read_of_tab(OPEN).or_else(|| storage::read(OPEN).ok().flatten());
    named.filter(|slot| slot.starts_with(SLOT))
}

fn fresh(notice: Option<String>) -> Start {
    Start {
        visit: Rc::new(Visit {
            id: clock::new_id(),
            date: clock::today(),
            ..Visit::default()
        }),
        notice,
    }
}
