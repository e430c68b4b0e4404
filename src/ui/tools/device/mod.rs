//! The page “This device”: everything that the page keeps in this browser, with
//! its size and age, to be saved or wiped; how long it stays; and how much of it
//! is kept at all. And how long a line is on its screen.

mod installing;
mod inventory;
mod keys;
mod list;
mod scale;
mod staying;
mod switches;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::page::{Desk, Page};
use crate::ui::platform::device;
use crate::ui::say::t;
use inventory::{Entry, collect};

pub use keys::{KEYS, Key};

/// The page.
pub fn view(page: &Page, desk: &Desk) -> Html {
    let open = Rc::clone(page.visit());
    let (in_tab, shared) = (page.settings.in_tab, page.settings.shared);
    let scale = page.settings.scale;
    let loses = page.would_lose();
    html! { <Device {open} {in_tab} {shared} {scale} {loses} desk={desk.clone()} /> }
}

/// What the page is given.
#[derive(Properties)]
pub struct DeviceProps {
    /// The open visit.
    pub open: Rc<crate::visit::Visit>,
    /// Whether nothing is kept beyond the tab.
    pub in_tab: bool,
    /// Whether the device is shared.
    pub shared: bool,
    /// How long a millimetre is here: see [`crate::ui::settings::Settings::scale`].
    pub scale: u16,
    /// Whether the open visit stands in no exported file.
    pub loses: bool,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

impl PartialEq for DeviceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
            && (self.in_tab, self.shared, self.loses) == (other.in_tab, other.shared, other.loses)
            && self.scale == other.scale
    }
}

/// What the browser answered when it was asked to keep everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It was not asked yet, or has not answered.
    Open,
    /// It promised.
    Given,
    /// It did not.
    Refused,
    /// It cannot be asked.
    Unknown,
}

/// “This device”.
#[component]
pub fn Device(props: &DeviceProps) -> Html {
    let entries = use_state(|| None::<Rc<Vec<Entry>>>);
    let promise = use_state_eq(|| Promise::Open);
    // Counted up when something was wiped or moved, so that the list is made anew.
    let changes = use_state(|| 0_u32);
    {
        let (entries, open) = (entries.clone(), Rc::clone(&props.open));
        let key = (
            *changes,
            props.in_tab,
            props.loses,
            Rc::as_ptr(&open) as usize,
        );
        use_effect_with(key, move |_| {
            wasm_bindgen_futures::spawn_local(async move {
                entries.set(Some(Rc::new(collect(&open).await)));
            });
        });
    }
    {
        // Asked for here, where a person looks after what is kept: Firefox asks
        // the person in turn, and in the midst of an entry that would be odd.
        let promise = promise.clone();
        use_effect_with((), move |()| ask(promise));
    }
    let changed = Callback::from(move |()| changes.set(*changes + 1));
    let onask = {
        let promise = promise.clone();
        Callback::from(move |()| ask(promise.clone()))
    };
    let all = entries.as_ref().map(Rc::clone);
    html! {
        <div class="tool device">
            <header>
                <h1>{t("This device")}</h1>
                <a class="button" href="#/pasi" data-testid="device.back">{t("Back to the visit")}</a>
            </header>
            {staying::section(*promise, all.as_deref().map(Vec::as_slice), props.in_tab, onask)}
            {switches::section(props, changed.clone())}
            {installing::section(all.as_deref().map(Vec::as_slice))}
            {scale::section(props)}
            <list::List entries={all} in_tab={props.in_tab} desk={props.desk.clone()} {changed} />
        </div>
    }
}

fn ask(promise: UseStateHandle<Promise>) {
    wasm_bindgen_futures::spawn_local(async move {
        let before = device::persists().await;
        let answer = match before {
            Some(false) => device::ask_to_persist().await,
            other => other,
        };
        promise.set(match answer {
            Some(true) => Promise::Given,
            Some(false) => Promise::Refused,
            None => Promise::Unknown,
        });
    });
}
