//! Keeping the open visit on the device: as it is typed, never over another
//! tab's work, and with its state in sight.
//!
//! Every visit has a slot of its own, `dermscore.visit.<id>`, that holds its
//! file. A tab writes a slot only while the slot still holds what the tab last
//! read or wrote there. Where another tab has written meanwhile, this one
//! takes over the newer visit if it has nothing unsaved itself, and else keeps
//! its own in a slot beside and says so.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::el::{some, text, with};
use super::later::{self, Later};
use super::notice::Notice;
use super::page::{Dispatch, PageAction};
use super::platform::storage::{self, Trouble};
use super::platform::{clock, page as page_of_browser};
use crate::session::Action;
use crate::visit::{Visit, WrittenBy, write};

/// Slots of visits begin with this.
pub const SLOT: &str = "dermscore.visit.";
/// Slots of texts that could not be read as a visit begin with this.
const BROKEN: &str = "dermscore.broken.";
/// Where the slot of the visit that was open last is named.
const OPEN: &str = "dermscore.open";
/// So long after the last change the visit is written, in milliseconds.
const PAUSE: u32 = 150;
/// So long after it could not be fetched, the rest of the page is tried again.
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
/// first would invite somebody to type into it.
pub async fn begin() -> Start {
    let Some(slot) = open_slot() else {
        return fresh(None);
    };
    let Some(text) = storage::read(&slot).ok().flatten() else {
        return fresh(None);
    };
    let later = loop {
        match later::load().await {
            Ok(later) => break later,
            Err(later::NotLoaded) => {
                page_of_browser::say_at_start(
                    "A part of the page could not be fetched, and the visit kept on this device needs it. It is tried again every few seconds.",
                );
                gloo::timers::future::TimeoutFuture::new(AGAIN).await;
            }
        }
    };
    match (later.read)(text.as_bytes()) {
        Ok(reading) => Start {
            visit: Rc::new(reading.visit),
            notice: None,
        },
        Err(error) => {
            // What cannot be read is put aside and not written over.
            let aside = slot.replacen(SLOT, BROKEN, 1);
            if storage::write(&aside, &text).is_ok() {
                storage::remove(&slot);
            }
            fresh(Some(format!(
                "The visit kept on this device could not be read. It was put aside as {aside} and nothing in it was changed. {error}"
            )))
        }
    }
}

/// The slot that this tab had open, or the device last.
fn open_slot() -> Option<String> {
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

/// A visit kept on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its slot.
    pub slot: String,
    /// The visit.
    pub visit: Rc<Visit>,
}

/// Every readable visit kept on the device.
#[must_use]
pub fn kept(later: Later) -> Vec<Kept> {
    storage::keys(SLOT)
        .into_iter()
        .filter_map(|slot| {
            let text = storage::read(&slot).ok().flatten()?;
            let visit = Rc::new((later.read)(text.as_bytes()).ok()?.visit);
            Some(Kept { slot, visit })
        })
        .collect()
}

/// Keeps a copy of a visit in a slot of its own, beside the one of its id.
pub fn keep_beside(visit: &Visit) {
    let slot = [SLOT, &visit.id, "~", &clock::new_id()[..8]].concat();
    let _ = storage::write(&slot, &text_of(visit));
}

fn text_of(visit: &Visit) -> String {
    write(visit, &WrittenBy::this_program(clock::now()))
}

/// What the keeper says of the visit.
#[derive(Clone, Debug, PartialEq)]
enum Saving {
    /// Nothing was entered yet.
    Nothing,
    /// A change waits to be written.
    Waiting,
    /// All is written, at a time of day.
    Done(String),
    /// It could not be written.
    Failed(Trouble),
    /// Another tab has changed the same visit; ours is kept beside.
    Beside,
}

/// What the keeper knows between renders.
#[derive(Default)]
struct Ledger {
    /// What each slot held when this tab last read or wrote it.
    known: HashMap<String, String>,
    /// The visit that waits to be written.
    pending: Option<Rc<Visit>>,
    /// The slot that stands in for a visit's own after a conflict.
    stand_in: HashMap<String, String>,
    timer: Option<Timeout>,
    /// What can read a file, once it is there.
    later: Option<Later>,
    /// The visit last taken over from another tab, which stands in its slot.
    followed: Option<Rc<Visit>>,
}

impl Ledger {
    fn slot(&self, id: &str) -> String {
        self.stand_in
            .get(id)
            .cloned()
            .unwrap_or_else(|| [SLOT, id].concat())
    }

    /// Writes what waits; says what came of it.
    fn flush(&mut self) -> Option<Saving> {
        let visit = self.pending.take()?;
        let mut slot = self.slot(&visit.id);
        let stands = match storage::read(&slot) {
            Ok(stands) => stands,
            Err(trouble) => return Some(self.failed(visit, trouble)),
        };
        let mut beside = self.stand_in.contains_key(&visit.id);
        if let Some(stands) = &stands
            && self.known.get(&slot) != Some(stands)
            && !self.holds(stands, &visit)
        {
            slot = [SLOT, &visit.id, "~", &clock::new_id()[..8]].concat();
            self.stand_in.insert(visit.id.clone(), slot.clone());
            beside = true;
        }
        let text = text_of(&visit);
        if let Err(trouble) = storage::write(&slot, &text) {
            return Some(self.failed(visit, trouble));
        }
        let _ = storage::write(OPEN, &slot);
        storage::write_of_tab(OPEN, &slot);
        self.known.insert(slot, text);
        Some(if beside {
            Saving::Beside
        } else {
            Saving::Done(clock::time_of_day())
        })
    }

    /// Whether a slot's text holds the same visit, written at another time.
    fn holds(&self, text: &str, visit: &Visit) -> bool {
        let read = self
            .later
            .and_then(|later| (later.read)(text.as_bytes()).ok());
        read.is_some_and(|reading| reading.visit == *visit)
    }

    fn failed(&mut self, visit: Rc<Visit>, trouble: Trouble) -> Saving {
        self.pending = Some(visit);
        Saving::Failed(trouble)
    }
}

/// What the keeper is given.
#[derive(Properties)]
pub struct KeeperProps {
    /// The open visit.
    pub visit: Rc<Visit>,
    /// What can read a file, once it is there.
    pub later: Option<Later>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A visit is kept again when it is another one in memory; comparing it value
/// by value would cost more than writing it.
impl PartialEq for KeeperProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
            && self.later == other.later
            && self.dispatch == other.dispatch
    }
}

/// Writes the visit and shows how it stands. A part of its own, so that its
/// state redraws nothing else.
#[component]
pub fn Keeper(props: &KeeperProps) -> Html {
    let saving = use_state_eq(|| Saving::Nothing);
    let ledger = use_mut_ref(Ledger::default);
    let first = use_mut_ref(|| true);
    ledger.borrow_mut().later = props.later;
    use_leaving(Rc::clone(&ledger), saving.clone());
    use_other_tabs(props, &ledger, saving.clone());
    {
        let (saving, ledger, visit) = (saving.clone(), Rc::clone(&ledger), Rc::clone(&props.visit));
        let key = Rc::as_ptr(&props.visit) as usize;
        use_effect_with(key, move |_| {
            let mut held = ledger.borrow_mut();
            if std::mem::take(&mut *first.borrow_mut()) {
                // What the page began with stands in its slot already.
                let own = [SLOT, &visit.id].concat();
                let beside = [own.as_str(), "~"].concat();
                let slot = open_slot().filter(|slot| slot.starts_with(&beside));
                let slot = slot.map_or(own, |slot| {
                    held.stand_in.insert(visit.id.clone(), slot.clone());
                    slot
                });
                match storage::read(&slot) {
                    Ok(Some(text)) => {
                        storage::write_of_tab(OPEN, &slot);
                        held.known.insert(slot, text);
                        saving.set(Saving::Done(clock::time_of_day()));
                        return;
                    }
                    Ok(None) if !visit.holds_anything() => {
                        if let Err(trouble) = probe() {
                            saving.set(Saving::Failed(trouble));
                        }
                        return;
                    }
                    _ => {}
                }
            }
            if !visit.holds_anything() && !held.known.contains_key(&held.slot(&visit.id)) {
                // An empty visit is not kept, but it is the one that is open.
                storage::write_of_tab(OPEN, &held.slot(&visit.id));
                let _ = storage::write(OPEN, &held.slot(&visit.id));
                held.pending = None;
                saving.set(Saving::Nothing);
                return;
            }
            if held
                .followed
                .take()
                .is_some_and(|followed| Rc::ptr_eq(&followed, &visit))
            {
                saving.set(Saving::Done(clock::time_of_day()));
                return;
            }
            held.pending = Some(visit);
            saving.set(Saving::Waiting);
            let (inner, saving) = (Rc::clone(&ledger), saving.clone());
            held.timer = Some(Timeout::new(PAUSE, move || {
                if let Some(came) = inner.borrow_mut().flush() {
                    saving.set(came);
                }
            }));
        });
    }
    let (class, said) = match &*saving {
        Saving::Nothing => ("saving", "Nothing entered yet".to_owned()),
        Saving::Waiting => ("saving", "Saving…".to_owned()),
        Saving::Done(time) => ("saving", ["Saved on this device ", time].concat()),
        Saving::Failed(trouble) => (
            "saving failed",
            format!(
                "Not saved. {trouble}. What you entered stands here: export it before you close the page."
            ),
        ),
        Saving::Beside => (
            "saving failed",
            "Changed in another tab too: this tab's visit is saved beside it".to_owned(),
        ),
    };
    with(
        "p",
        &["class", "role", "data-testid"],
        vec![some(class), some("status"), some("visit.saving")],
        vec![text(said)],
    )
}

/// Whether the device keeps anything at all, found out before it matters.
fn probe() -> Result<(), Trouble> {
    const PROBE: &str = "dermscore.probe";
    storage::write(PROBE, "1")?;
    storage::remove(PROBE);
    Ok(())
}

/// Writes at once when the page goes out of sight; where that fails, the
/// browser asks before it closes the page.
#[hook]
fn use_leaving(ledger: Rc<RefCell<Ledger>>, saving: UseStateHandle<Saving>) {
    use_effect_with((), move |()| {
        let flush = move || {
            let mut held = ledger.borrow_mut();
            if let Some(came) = held.flush() {
                saving.set(came);
            }
            held.pending.is_some()
        };
        let (hidden, closing) = (flush.clone(), flush.clone());
        let asking = EventListenerOptions::enable_prevent_default();
        let window = gloo::utils::window();
        let listeners = [
            EventListener::new(&window, "pagehide", move |_| {
                flush();
            }),
            EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
                hidden();
            }),
            EventListener::new_with_options(&window, "beforeunload", asking, move |event| {
                if closing() {
                    event.prevent_default();
                }
            }),
        ];
        move || drop(listeners)
    });
}

/// Takes over what another tab writes into the slot of the open visit, unless
/// something waits to be written here.
#[hook]
fn use_other_tabs(
    props: &KeeperProps,
    ledger: &Rc<RefCell<Ledger>>,
    saving: UseStateHandle<Saving>,
) {
    let latest = use_mut_ref(|| Rc::clone(&props.visit));
    *latest.borrow_mut() = Rc::clone(&props.visit);
    let (ledger, dispatch) = (Rc::clone(ledger), props.dispatch.clone());
    use_effect_with((), move |()| {
        let listener = storage::on_change(move |key, text| {
            let open = Rc::clone(&latest.borrow());
            let mut held = ledger.borrow_mut();
            if held.slot(&open.id) != key || held.pending.is_some() {
                return;
            }
            let Some(text) = text else {
                // Removed elsewhere, but it is open here: keep it again.
                held.known.remove(&key);
                if open.holds_anything() {
                    held.pending = Some(open);
                    if let Some(came) = held.flush() {
                        saving.set(came);
                    }
                }
                return;
            };
            let Some(Ok(reading)) = held.later.map(|later| (later.read)(text.as_bytes())) else {
                return;
            };
            held.known.insert(key, text);
            if reading.visit != *open {
                let visit = Rc::new(reading.visit);
                held.followed = Some(Rc::clone(&visit));
                drop(held);
                dispatch.emit(PageAction::Visit(Action::Open(visit)));
                dispatch.emit(PageAction::Say(Some(Notice::good("This visit was changed in another tab; this tab shows it as it stands now. Undo brings back what was here."))));
            }
        });
        move || drop(listener)
    });
}
