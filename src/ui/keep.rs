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

use super::components::AboutBar;
use super::el::{el, some, text, with};
use super::notice::Notice;
use super::page::{Dispatch, Page, PageAction};
use super::platform::clock;
use super::platform::storage::{self, Trouble};
use super::start::{OPEN, SLOT, open_slot};
use crate::session::Action;
use crate::visit::{About, Visit, WrittenBy, read, write};

/// So long after the last change the visit is written, in milliseconds.
const PAUSE: u32 = 300;

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
pub fn kept() -> Vec<Kept> {
    storage::keys(SLOT)
        .into_iter()
        .filter_map(|slot| {
            let text = storage::read(&slot).ok().flatten()?;
            let visit = Rc::new(read(text.as_bytes()).ok()?.visit);
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

/// What names the visit, and how it is kept.
pub fn about(page: &Page, dispatch: &Dispatch) -> Html {
    let (visit, began) = (Rc::clone(page.visit()), Rc::clone(&page.began));
    let texts = About::ALL.map(|about| visit.about(about).to_owned());
    let bar = html! { <AboutBar {texts} dispatch={dispatch.clone()} /> };
    let keeper = html! { <Keeper {visit} {began} dispatch={dispatch.clone()} /> };
    el("div", "about panel", vec![bar, keeper])
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
    /// The slot last named as the open one.
    named: String,
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
            && !Self::holds(stands, &visit)
        {
            slot = [SLOT, &visit.id, "~", &clock::new_id()[..8]].concat();
            self.stand_in.insert(visit.id.clone(), slot.clone());
            beside = true;
        }
        let text = text_of(&visit);
        if let Err(trouble) = storage::write(&slot, &text) {
            return Some(self.failed(visit, trouble));
        }
        if self.named != slot {
            let _ = storage::write(OPEN, &slot);
            storage::write_of_tab(OPEN, &slot);
            self.named.clone_from(&slot);
        }
        self.known.insert(slot, text);
        Some(if beside {
            Saving::Beside
        } else {
            Saving::Done(clock::time_of_day())
        })
    }

    /// Whether a slot's text holds the same visit, written at another time.
    fn holds(text: &str, visit: &Visit) -> bool {
        read(text.as_bytes()).is_ok_and(|reading| reading.visit == *visit)
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
    /// The visit that the page began with, as far as the device keeps it.
    pub began: Rc<Visit>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A visit is kept again when it is another one in memory; comparing it value
/// by value would cost more than writing it.
impl PartialEq for KeeperProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit) && self.dispatch == other.dispatch
    }
}

/// Writes the visit and shows how it stands. A part of its own, so that its
/// state redraws nothing else.
#[component]
pub fn Keeper(props: &KeeperProps) -> Html {
    let saving = use_state_eq(|| Saving::Nothing);
    let ledger = use_mut_ref(Ledger::default);
    let first = use_mut_ref(|| true);
    use_leaving(Rc::clone(&ledger), saving.clone());
    use_other_tabs(props, &ledger, saving.clone());
    {
        let (saving, ledger) = (saving.clone(), Rc::clone(&ledger));
        let (visit, began) = (Rc::clone(&props.visit), Rc::clone(&props.began));
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
                        // Something may have been entered before the keeper came.
                        if Rc::ptr_eq(&visit, &began) {
                            saving.set(Saving::Done(clock::time_of_day()));
                            return;
                        }
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
            let Ok(reading) = read(text.as_bytes()) else {
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
