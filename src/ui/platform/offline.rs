//! The service worker, which keeps the page on the device, and newer versions of
//! the page, which it has fetched whole before anybody hears of them.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::by_name::promised;
use super::trusted;
use web_sys::{Event, ServiceWorkerContainer, ServiceWorkerRegistration, VisibilityState};

/// So often a page that stays open asks whether there is a newer version, in
/// milliseconds.
const OFTEN: u32 = 60 * 60 * 1000;

/// So long a newer version may take to come into force before the page is
/// reloaded without it, in milliseconds.
const PATIENCE: u32 = 10_000;

/// How it stands with a newer version of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// It is on the device and waits to be taken.
    Waits,
    /// It is in force, taken in another window or as this page was on its way; this
    /// one still shows the old.
    Taken,
}

/// Watches for newer versions until it is dropped.
pub struct Watch {
    registration: ServiceWorkerRegistration,
    agreed: Rc<Cell<bool>>,
    _listeners: [EventListener; 4],
    _clock: Interval,
}

/// Registers the worker that the build wrote, which from then on keeps the page
/// on the device, and watches for newer versions. Nothing where there is none:
/// the page from a disk, an old browser, a private window, an insecure address.
/// The page works there as it is, as long as it can be fetched.
pub async fn watch(tell: impl Fn(Newer) + Clone + 'static) -> Option<Watch> {
    let (script, container) = (worker_meta("content")?, container()?);
    let registration = promised(&container, "register", &[trusted::script(&script)]).await?;
    let registration: ServiceWorkerRegistration = registration.unchecked_into();

    let look = {
        let (registration, tell) = (registration.clone(), tell.clone());
        move || {
            // On the first visit nothing is active yet, and nothing newer.
            if registration.active().is_some() && registration.waiting().is_some() {
                tell(Newer::Waits);
            }
        }
    };
    look();
    let found = {
        let registration = registration.clone();
        move |_: &Event| {
            if let Some(worker) = registration.installing() {
                let look = look.clone();
                // It lasts as long as the worker, which is not for ever.
                EventListener::new(&worker, "statechange", move |_| look()).forget();
            }
        }
    };

    let agreed = Rc::new(Cell::new(false));
    let older = {
        let tell = tell.clone();
        move |_: &Event| tell(Newer::Taken)
    };
    let changed = {
        let agreed = Rc::clone(&agreed);
        // The first to come into force is no news, unless it is another's.
        let container = container.clone();
        let controlled = Cell::new(container.controller().is_some());
        move |_: &Event| {
            if agreed.get() {
                reload();
            } else if controlled.replace(true) {
                tell(Newer::Taken);
            } else {
                say_build(&container);
            }
        }
    };

    let ask = {
        let registration = registration.clone();
        move || {
            // Without a network, or with an update that is broken, all stays as it is.
            if let Ok(asked) = registration.update() {
                spawn_local(async { drop(JsFuture::from(asked).await) });
            }
        }
    };
    let seen = {
        let ask = ask.clone();
        move |_: &Event| {
            if document().visibility_state() == VisibilityState::Visible {
                ask();
            }
        }
    };
    say_build(&container);
    Some(Watch {
        _listeners: [
            EventListener::new(&registration, "updatefound", found),
            EventListener::new(&container, "controllerchange", changed),
            EventListener::new(&container, "message", older),
            EventListener::new(&document(), "visibilitychange", seen),
        ],
        _clock: Interval::new(OFTEN, ask),
        registration,
        agreed,
    })
}

impl Watch {
    /// Takes the newer version: it comes into force, and the page is reloaded
    /// once.
    pub fn take(&self) {
        self.agreed.set(true);
        let waiting = self.registration.waiting();
        if waiting.is_some_and(|worker| worker.post_message(&"take".into()).is_ok()) {
            Timeout::new(PATIENCE, reload).forget();
        } else {
            reload();
        }
    }
}

/// Tells the worker in force which build this page is of. If it is the same, older
/// ones may go. If not, another came into force while this page was on its way.
fn say_build(container: &ServiceWorkerContainer) {
    if let (Some(worker), Some(build)) = (container.controller(), worker_meta("data-build")) {
        let _ = worker.post_message(&build.into());
    }
}

fn reload() {
    let _ = window().location().reload();
}

/// What the build wrote into `<meta name="worker">`: the worker's address as its
/// `content`, and the build's hash as its `data-build`.
fn worker_meta(attribute: &str) -> Option<String> {
    let meta = document().query_selector("meta[name=worker]").ok()??;
    meta.get_attribute(attribute)
}

/// Where workers are registered, in a browser that has such a place for this page.
fn container() -> Option<ServiceWorkerContainer> {
    let found = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}
