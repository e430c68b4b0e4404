//! No way out of the patient's screen but the PIN: back, the address, menus,
//! things dropped.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use crate::ui::platform::page as browser;

/// The address while the tablet is handed over.
const HERE: &str = "#/patient";

/// Holds the patient's screen until it is dropped.
#[must_use]
pub fn hold() -> Vec<EventListener> {
    browser::stay_at(HERE);
    let window: EventTarget = gloo::utils::window().into();
    let document: EventTarget = gloo::utils::document().into();
    let mut listeners = Vec::new();
    for name in ["popstate", "hashchange"] {
        let listener = EventListener::new(&window, name, |_| browser::stay_at(HERE));
        listeners.push(listener);
    }
    for name in [
        "contextmenu",
        "dragstart",
        "dragover",
        "drop",
        "selectstart",
    ] {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document, name, options, |event| {
            if !is_in_a_field(event) {
                event.prevent_default();
            }
        });
        listeners.push(listener);
    }
    listeners
}

/// The PIN can be pasted, by the menu of its field as well.
fn is_in_a_field(event: &Event) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.tag_name() == "INPUT")
}
