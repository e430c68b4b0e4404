//! Moving the focus.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, KeyboardEvent, KeyboardEventInit, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The inputs of a panel in order: each has `data-stop`; those that do not
/// matter now have `data-idle`, and those that typing passes by `data-aside`.
const STOPS: &str = "[data-stop]:not([data-idle]):not([data-aside])";

/// So long a browser's own scrolling to the focus may take, in milliseconds.
const SCROLLED: u32 = 300;

/// So often is looked whether an answer is drawn.
const LOOKS: u32 = 250;

thread_local! {
    /// The keys that came since an answer was given that is not drawn yet.
    static HELD: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
    /// What waits until the focus may move.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(vec![]) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Whether a key has to wait, because what was answered before it is not drawn
/// yet and decides where it goes; it is kept and comes again then. What moves the
/// focus by itself, or is no key of its own, never waits.
#[must_use]
pub fn holds(key: &str) -> bool {
    !["Tab", "Shift", " "].contains(&key)
        && HELD.with_borrow_mut(|held| {
            let waits = held.as_mut().map(|held| held.push(key.to_owned()));
            waits.is_some()
        })
}

/// Moves the focus from an input to the next one of its panel; at the last it
/// stays. It waits until what was just entered is drawn, because that may
/// decide which input is the next: of a list of choices, until `choice` is.
/// Drawing can be put off for a moment where a browser is slow or the page is just
/// beginning, and keys that come meanwhile must not go to where they do not belong.
pub fn go_on_from(input: &Element, choice: Option<u8>) {
    let input = input.clone();
    HELD.with_borrow_mut(|held| {
        held.get_or_insert_default();
    });
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..LOOKS {
            // What was drawn along with it is drawn when it is.
            if choice.is_none_or(|choice| is_chosen(&input, choice)) || !input.is_connected() {
                break;
            }
            TimeoutFuture::new(0).await;
        }
        if let Some(stop) = next_stop(&input) {
            focus_stop(&stop);
        }
        for key in HELD.take().unwrap_or_default() {
            strike(&key);
        }
    });
}

fn is_chosen(list: &Element, choice: u8) -> bool {
    let button = choice_of(list, choice);
    button.and_then(|button| button.get_attribute("aria-checked")) == Some("true".to_owned())
}

fn next_stop(input: &Element) -> Option<Element> {
    let panel = input.closest("[data-flow]").ok()??;
    let stops = panel.query_selector_all(STOPS).ok()?;
    let after = (0..stops.length())
        .filter_map(|index| stops.get(index))
        .find(|stop| {
            input.compare_document_position(stop) & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0
        });
    after?.dyn_into().ok()
}

/// Lets a key that had to wait come to what has the focus now.
fn strike(key: &str) {
    let how = KeyboardEventInit::new();
    how.set_key(key);
    how.set_bubbles(true);
    how.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how);
    if let (Ok(event), Some(target)) = (event, gloo::utils::document().active_element()) {
        let _ = target.dispatch_event(&event);
    }
}

/// Focuses an input: a list of choices by the one of its buttons that is the
/// tab stop.
pub fn focus_stop(stop: &Element) {
    settle();
    let inner = stop.query_selector("[tabindex='0']").ok().flatten();
    if let Ok(target) = inner
        .unwrap_or_else(|| stop.clone())
        .dyn_into::<HtmlElement>()
    {
        let _ = target.focus();
    }
}

/// Brings what has the focus into full sight. WebKit scrolls to a field that Tab
/// leads to without a thought for what is fixed at the edges of the window, which
/// then covers it; where it is in sight already, nothing moves.
pub fn keep_in_sight() {
    // After the browser's own scrolling, which comes with the next picture.
    let later = Closure::once_into_js(move || {
        let bring = Closure::once_into_js(bring_into_sight);
        let _ = gloo::utils::window().request_animation_frame(bring.unchecked_ref());
    });
    let _ = gloo::utils::window().request_animation_frame(later.unchecked_ref());
    // Where much is to be laid out, WebKit's comes later still.
    Timeout::new(SCROLLED, bring_into_sight).forget();
}

fn bring_into_sight() {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    how.set_inline(ScrollLogicalPosition::Nearest);
    if let Some(here) = gloo::utils::document().active_element() {
        here.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Focuses the first input below an element, or the first unanswered one.
pub fn focus_first(within: &Element) {
    let find = |selector: &str| within.query_selector(selector).ok().flatten();
    let stop = find("[data-stop][data-empty]:not([data-aside])").or_else(|| find("[data-stop]"));
    if let Some(stop) = stop {
        focus_stop(&stop);
    }
}

/// Focuses a button of a list of choices, by its place.
pub fn focus_choice(list: &Element, choice: u8) {
    if let Some(button) = choice_of(list, choice) {
        focus(&button);
    }
}

/// Moves the tab stop of a list of choices from one of its buttons to another.
pub fn move_stop(list: &Element, from: u8, to: u8) {
    for (choice, index) in [(from, "-1"), (to, "0")] {
        if let Some(button) = choice_of(list, choice) {
            let _ = button.set_attribute("tabindex", index);
        }
    }
}

/// Marks a button of a list of choices as the chosen one in place of another.
pub fn check(list: &Element, before: Option<u8>, now: Option<u8>) {
    for (choice, checked) in [(before, "false"), (now, "true")] {
        if let Some(button) = choice.and_then(|choice| choice_of(list, choice)) {
            let _ = button.set_attribute("aria-checked", checked);
        }
    }
}

/// Calls before the focus can next go somewhere by Tab or be sent there: what only
/// matters then costs nothing at an answer.
pub fn before_it_moves(call: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(call)));
    LISTENS.with(|listens| {
        if !listens.replace(true) {
            // Before the key's own consequence; and before Tab leads back from the
            // browser's own controls, where this page sees no key.
            let first = EventListenerOptions::run_in_capture_phase();
            let document = gloo::utils::document();
            EventListener::new_with_options(&document, "keydown", first, |event| {
                if event.unchecked_ref::<KeyboardEvent>().key() == "Tab" {
                    settle();
                }
            })
            .forget();
            EventListener::new(&gloo::utils::window(), "blur", |_| settle()).forget();
        }
    });
}

fn settle() {
    for call in WAITING.take() {
        call();
    }
}

/// The buttons are all that is in a list, in the order of the choices.
fn choice_of(list: &Element, choice: u8) -> Option<Element> {
    list.children().item(choice.into())
}

/// Focuses an element that has not the focus yet: asking for it makes the
/// browser lay the page out at once, and most browsers have given it already
/// with the press.
pub fn focus(target: &Element) {
    let active = gloo::utils::document().active_element();
    if active.as_ref() != Some(target)
        && let Some(target) = target.dyn_ref::<HtmlElement>()
    {
        let _ = target.focus();
    }
}

/// Focuses the control of a name and selects what stands in it; false where
/// there is none.
pub fn focus_control(name: &str) -> bool {
    let selector = ["[data-testid='", name, "']"].concat();
    let found = gloo::utils::document().query_selector(&selector);
    let Some(control) = found.ok().flatten() else {
        return false;
    };
    focus(&control);
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
    true
}

/// Whether an element has the focus.
#[must_use]
pub fn has(element: &Element) -> bool {
    gloo::utils::document().active_element().as_ref() == Some(element)
}

/// Whether the control of a name has the focus.
#[must_use]
pub fn is_at_control(name: &str) -> bool {
    let active = gloo::utils::document().active_element();
    active.is_some_and(|active| active.get_attribute("data-testid").as_deref() == Some(name))
}

/// Focuses the control of a name once it is drawn, within a second.
pub fn focus_control_soon(name: String) {
    const TRIES: u32 = 50;
    const PAUSE: u32 = 20;
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..TRIES {
            if focus_control(&name) {
                return;
            }
            TimeoutFuture::new(PAUSE).await;
        }
    });
}

/// Focuses the page's heading, so that a page that took another's place is read
/// from its beginning.
pub fn focus_heading() {
    let found = gloo::utils::document().query_selector("h1[tabindex]");
    if let Some(heading) = found.ok().flatten() {
        focus(&heading);
    }
}

/// Whether an element is laid out from right to left.
#[must_use]
pub fn is_rtl(element: &Element) -> bool {
    let of = element.closest("[dir]").ok().flatten();
    of.and_then(|of| of.get_attribute("dir")).as_deref() == Some("rtl")
}

/// Brings the control of a name into sight, as far as it is not.
pub fn show_control(name: &str) {
    let selector = ["[data-testid='", name, "']"].concat();
    let found = gloo::utils::document().query_selector(&selector);
    if let Some(control) = found.ok().flatten() {
        let how = web_sys::ScrollIntoViewOptions::new();
        how.set_block(web_sys::ScrollLogicalPosition::Nearest);
        control.scroll_into_view_with_scroll_into_view_options(&how);
    }
}
