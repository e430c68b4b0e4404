//! What the browser tells the page as a whole: keys, drops, printing, the
//! address.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, KeyboardEvent};
use yew::prelude::*;

use super::commands::{ImportAs, import};
use super::ledger;
use super::page::{Desk, PageAction, View};
use super::platform::{files, focus, page as browser, storage};
use crate::session::Action;

/// Listens for as long as the page stands.
#[hook]
pub fn use_browser(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let listeners = listen(&desk);
        // The section a link names stands only from now on.
        tell(&desk, PageAction::Show(View::at(&browser::hash())));
        browser::show_section();
        move || drop(listeners)
    });
}

fn listen(desk: &Desk) -> Vec<EventListener> {
    let route = {
        let desk = desk.clone();
        move || {
            tell(&desk, PageAction::Show(View::at(&browser::hash())));
            browser::show_section();
        }
    };
    let mut listeners = vec![browser::on_section(route)];
    let mut on = |name: &'static str, on_window: bool, call: Box<dyn Fn(&Event)>| {
        let target: web_sys::EventTarget = if on_window {
            gloo::utils::window().into()
        } else {
            gloo::utils::document().into()
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&target, name, options, move |event| call(event));
        listeners.push(listener);
    };
    for (name, printing) in [("beforeprint", true), ("afterprint", false)] {
        let desk = desk.clone();
        let tell = move |_: &Event| tell(&desk, PageAction::Printing(printing));
        on(name, true, Box::new(tell));
    }
    let leaving = desk.clone();
    let leave = move |event: &Event| {
        // What is kept in the tab alone goes with the tab.
        let loses = leaving.page().is_some_and(|page| page.would_lose());
        if storage::stays_in_tab() && loses && !ledger::is_gone() {
            event.prevent_default();
        }
    };
    on("beforeunload", true, Box::new(leave));
    let keys = desk.clone();
    on(
        "keydown",
        false,
        Box::new(move |event| page_keys(event, &keys)),
    );
    let settle = |event: &Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        // Shift+Tab has no name in WebKitGTK.
        if matches!(key.as_deref(), Some("Tab" | "Unidentified")) {
            focus::keep_in_sight();
        }
    };
    on("keyup", false, Box::new(settle));
    on("dragover", false, Box::new(Event::prevent_default));
    let drops = desk.clone();
    on("drop", false, Box::new(move |event| dropped(event, &drops)));
    listeners
}

fn tell(desk: &Desk, action: PageAction) {
    if let Some(page) = desk.page() {
        page.dispatch(action);
    }
}

/// Ctrl/Cmd+Z, Shift+Ctrl/Cmd+Z and Ctrl+Y, wherever the focus is, and Ctrl/Cmd+P,
/// which goes the way of the page's own button.
fn page_keys(event: &Event, desk: &Desk) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    // A question in front of the page is answered first.
    if desk.page().is_some_and(|page| page.ask.is_some()) {
        return;
    }
    if event.key().eq_ignore_ascii_case("p") && !event.shift_key() {
        event.prevent_default();
        return browser::print();
    }
    let action = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Action::Undo,
        ("z", true) | ("y", false) => Action::Redo,
        _ => return,
    };
    event.prevent_default();
    tell(desk, PageAction::Visit(action));
}

/// A file dropped anywhere on the page is opened; on the response panel it
/// becomes the baseline.
fn dropped(event: &Event, desk: &Desk) {
    let Some(event) = event.dyn_ref::<DragEvent>() else {
        return;
    };
    event.prevent_default();
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let panel = target.and_then(|target| target.closest("#section-response").ok().flatten());
    let into = if panel.is_some() {
        ImportAs::Baseline
    } else {
        ImportAs::Visit
    };
    if let Some(file) = files::dropped(event.data_transfer().as_ref()) {
        import(file, into, desk);
    }
}
