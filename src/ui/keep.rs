//! Keeping the open visit on the device as it is typed, with its state in
//! sight. Where another tab writes the same visit, this one takes the newer one
//! over if nothing waits to be written here.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::components::AboutBar;
use super::copies;
use super::el::{el, some, text, with};
use super::ledger::{self, Written};
use super::notice::Notice;
use super::page::{Dispatch, Page, PageAction};
use super::platform::clock;
use super::platform::storage::{self, Trouble};
use super::start::{SLOT, open_slot};
use super::wiping;
use crate::session::Action;
use crate::ui::say::{t, tf};
use crate::visit::{About, Visit, read};

/// So long after a change it is looked whether another has come since, in
/// milliseconds; if none has, the visit is written.
const PAUSE: u32 = 300;

/// It is written at this look at the latest.
const PAUSES: u8 = 3;

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
    let before = use_mut_ref(|| None::<Rc<Visit>>);
    // Whether something has changed since the last look, while the clock runs.
    let burst = use_mut_ref(|| None::<bool>);
    use_leaving(&saving);
    use_other_tabs(props, &saving, &before);
    {
        let saving = saving.clone();
        let (visit, began) = (Rc::clone(&props.visit), Rc::clone(&props.began));
        let (key, dispatch) = (Rc::as_ptr(&props.visit) as usize, props.dispatch.clone());
        use_effect_with(key, move |_| {
            let previous = before.replace(Some(Rc::clone(&visit)));
            let first = previous.is_none();
            if first && ledger::begin(&began) {
                recall(&visit);
                copies::begin();
                bring_back(before, dispatch);
            }
            if previous.is_some_and(|previous| previous.id != visit.id) {
                // What was typed last goes before what is opened now.
                ledger::flush();
            }
            let slot = ledger::opens(&visit);
            let unchanged = first && Rc::ptr_eq(&visit, &began);
            if unchanged && ledger::knows(&slot) {
                saving.set(Saving::Done(clock::time_of_day()));
                return;
            }
            if !visit.holds_anything() && !ledger::knows(&slot) {
                // An empty visit is not kept, but it is the one that is open.
                ledger::stands_in(&visit.id, &slot);
                ledger::change_nothing(&visit);
                saving.set(match probe() {
                    Err(trouble) if first => Saving::Failed(trouble),
                    _ => Saving::Nothing,
                });
                return;
            }
            ledger::change(visit);
            // What failed is said until a write succeeds: taking it back at every
            // entry would move the page under the next one.
            if !matches!(*saving, Saving::Failed(_)) {
                saving.set(Saving::Waiting);
            }
            // The first change of a burst sets the clock, so that no burst is
            // too long to be kept while it lasts.
            let runs = burst.borrow().is_some();
            burst.replace(Some(runs));
            if !runs {
                wait(burst, saving, PAUSES);
            }
        });
    }
    let (class, said) = match &*saving {
        Saving::Nothing => ("saving", t("Nothing entered yet").to_owned()),
        Saving::Waiting => ("saving", t("Saving…").to_owned()),
        Saving::Done(time) if storage::stays_in_tab() => (
            "saving",
            tf("Kept in this tab alone {time}", &[("time", time)]),
        ),
        Saving::Done(time) => (
            "saving",
            tf("Saved on this device {time}", &[("time", time)]),
        ),
        Saving::Failed(trouble) => (
            "saving failed",
            tf(
                "Not saved. {trouble} What you entered stands here: export it before you close the page.",
                &[("trouble", t(trouble.said()))],
            ),
        ),
        Saving::Beside => (
            "saving failed",
            t("Another version of this visit is kept too: this one is saved beside it").to_owned(),
        ),
    };
    with(
        "p",
        &["class", "role", "data-testid"],
        vec![some(class), some("status"), some("visit.saving")],
        vec![el("span", "", vec![text(said)])],
    )
}

/// What the page began with stands in its slot: from now on this tab knows it.
fn recall(visit: &Visit) {
    let own = [SLOT, &visit.id].concat();
    let beside = [own.as_str(), "~"].concat();
    let slot = open_slot()
        .filter(|slot| slot.starts_with(&beside))
        .unwrap_or(own);
    if let Ok(Some(text)) = storage::read(&slot) {
        ledger::stands_in(&visit.id, &slot);
        ledger::note(slot, text);
    }
}

/// Brings back what the browser lost of what was kept. Where nothing is entered
/// yet, the visit that was written last is opened.
fn bring_back(open: Rc<RefCell<Option<Rc<Visit>>>>, dispatch: Dispatch) {
    wasm_bindgen_futures::spawn_local(async move {
        let slots = copies::bring_back().await;
        let Some(last) = slots.last() else {
            return;
        };
        let open = open.borrow().clone();
        if let Some(open) = open.filter(|open| !open.holds_anything())
            && let Some(visit) = ledger::take_out(last, &open)
        {
            dispatch.emit(PageAction::Visit(Action::Open(visit)));
        }
        dispatch.emit(PageAction::Say(Some(Notice::wrong(copies::words()))));
    });
}

/// Writes what waits at the first look after which nothing has changed, or at the
/// last.
fn wait(burst: Rc<RefCell<Option<bool>>>, saving: UseStateHandle<Saving>, pauses: u8) {
    let look = move || {
        let changed = burst.replace(None) == Some(true);
        if changed && pauses > 1 {
            burst.replace(Some(false));
            wait(burst, saving, pauses - 1);
        } else {
            write_now(&saving);
        }
    };
    Timeout::new(PAUSE, look).forget();
}

/// Writes what waits, and says what came of it.
fn write_now(saving: &UseStateHandle<Saving>) {
    if let Some(came) = ledger::flush() {
        saving.set(match came {
            Ok(Written::Own) => Saving::Done(clock::time_of_day()),
            Ok(Written::Beside) => Saving::Beside,
            Err(trouble) => Saving::Failed(trouble),
        });
    }
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
fn use_leaving(saving: &UseStateHandle<Saving>) {
    let saving = saving.clone();
    use_effect_with((), move |()| {
        let (hiding, leaving) = (saving.clone(), saving.clone());
        let asking = EventListenerOptions::enable_prevent_default();
        let window = gloo::utils::window();
        let listeners = [
            EventListener::new(&window, "pagehide", move |_| write_now(&leaving)),
            EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
                write_now(&hiding);
            }),
            EventListener::new_with_options(&window, "beforeunload", asking, move |event| {
                write_now(&saving);
                if ledger::waits() {
                    event.prevent_default();
                }
            }),
        ];
        move || {
            ledger::flush();
            drop(listeners);
        }
    });
}

/// Takes over what another tab writes into the slot of the open visit, unless
/// something waits to be written here.
#[hook]
fn use_other_tabs(
    props: &KeeperProps,
    saving: &UseStateHandle<Saving>,
    open: &Rc<RefCell<Option<Rc<Visit>>>>,
) {
    let (open, saving, dispatch) = (Rc::clone(open), saving.clone(), props.dispatch.clone());
    use_effect_with((), move |()| {
        let listener = storage::on_change(move |key, text| {
            if key == wiping::WIPED && text.is_some() {
                wiping::elsewhere();
                return;
            }
            let Some(visit) = open.borrow().clone() else {
                return;
            };
            if ledger::slot_of(&visit.id) != key || ledger::waits() {
                return;
            }
            let Some(text) = text else {
                // Removed elsewhere, but it is open here: keep it again.
                ledger::forget(&key);
                if visit.holds_anything() {
                    ledger::change(visit);
                    write_now(&saving);
                }
                return;
            };
            let Ok(reading) = read(text.as_bytes()) else {
                return;
            };
            ledger::note(key, text);
            if reading.visit != *visit {
                dispatch.emit(PageAction::Visit(Action::Open(Rc::new(reading.visit))));
                dispatch.emit(PageAction::Say(Some(Notice::good(t("This visit was changed in another tab; this tab shows it as it stands now. Undo brings back what was here.")))));
            }
        });
        move || drop(listener)
    });
}
