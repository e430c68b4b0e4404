//! Whether somebody has begun to use the page.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What tells that somebody is there.
const SIGNS: [&str; 7] = [
    "pointerdown",
    "pointermove",
    "keydown",
    "wheel",
    "scroll",
    "focusin",
    "hashchange",
];

thread_local! {
    static TOUCHED: Cell<bool> = const { Cell::new(false) };
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// Waits until somebody begins to use the page: what most sites do not have is
/// not asked for by a page that nobody looks at.
pub async fn touched() {
    if TOUCHED.get() {
        return;
    }
    let signs = Promise::new(&mut |resolve: Function, _| {
        let listeners = SIGNS.map(|sign| {
            let resolve = resolve.clone();
            EventListener::new(&gloo::utils::window(), sign, move |_| {
                TOUCHED.set(true);
                let _ = resolve.call0(&JsValue::NULL);
            })
        });
        LISTENERS.with_borrow_mut(|all| all.extend(listeners));
    });
    let _ = JsFuture::from(signs).await;
    // Not while one of them is still being called.
    gloo::timers::future::TimeoutFuture::new(0).await;
    LISTENERS.with_borrow_mut(Vec::clear);
}
