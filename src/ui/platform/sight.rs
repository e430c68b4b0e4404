//! What is in sight, so that the rest of a long list need not be drawn.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches an element until it is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back when an element comes near to what is seen of the page, or goes
/// away from it; nothing where the browser cannot tell.
#[must_use]
pub fn watch(element: &Element, call: impl Fn(bool) + 'static) -> Option<Watch> {
    let call = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        // Only how it stands now matters.
        let last = entries.get(entries.length().saturating_sub(1));
        if let Some(entry) = last.dyn_ref::<IntersectionObserverEntry>() {
            call(entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("600px 0px");
    let observer =
        IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watch {
        observer,
        _call: call,
    })
}
