//! The page as a whole: address, theme, print, scrolling.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Event, HtmlElement, IdleRequestOptions, ResizeObserver, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Calls back when the address names another section.
pub fn on_section(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| call())
}

/// What the address names within the page: `#/dlqi`.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page was opened from a disk.
#[must_use]
pub fn is_file() -> bool {
    window().location().protocol().is_ok_and(|it| it == "file:")
}

/// Goes to another section: `#/events`.
pub fn go_to(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Brings the section that the address names into view: `dlqi` of `#/dlqi`.
pub fn show_section() {
    let hash = hash();
    let name = hash.strip_prefix("#/").unwrap_or_default();
    if let Some(section) = super::element(&["section-", name].concat()) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Start);
        how.set_behavior(ScrollBehavior::Auto);
        section.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// The top bar's height, followed for as long as this is held.
#[derive(Debug)]
pub struct Followed {
    observer: ResizeObserver,
    _call: Closure<dyn Fn()>,
}

impl Drop for Followed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the styles how high the top bar is (`--top`), below which other things
/// stay in sight: it has a second row where words are long or the window is
/// narrow. Nothing where the browser cannot tell.
#[must_use]
pub fn follow_top() -> Option<Followed> {
    let bar = document().query_selector("header.top").ok().flatten()?;
    let bar: HtmlElement = bar.dyn_into().ok()?;
    let call = {
        let bar = bar.clone();
        Closure::new(move || tell_styles("--top", &format!("{}px", bar.offset_height())))
    };
    let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
    observer.observe(&bar);
    Some(Followed {
        observer,
        _call: call,
    })
}

fn tell_styles(name: &str, value: &str) {
    let root = document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Tells the styles how long a millimetre is on this device (`--mm`), in
/// thousandths of what the browser takes for one.
pub fn set_scale(scale: u16) {
    tell_styles("--mm", &format!("{}.{:03}", scale / 1000, scale % 1000));
}

/// Sets the colours: `light`, `dark`, or empty for what the system says.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "" => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme),
        };
    }
}

/// Puts a text where the script finds it that shows the end of the program.
pub fn note_for_rescue(name: &str, text: &str) {
    if let Some(place) = super::element("boot-error") {
        let _ = place.set_attribute(name, text);
    }
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Opens the browser's print dialog once what is for paper is drawn. Firefox
/// copies the page for the printer before it lets anything be drawn that
/// `beforeprint` asked for, and printed a blank page; so it is asked for first.
pub fn print() {
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    print_once_drawn(LOOKS);
}

/// So often is looked whether what is for paper is drawn, and so many
/// milliseconds lie between two looks.
const LOOKS: u32 = 100;
const BETWEEN_LOOKS: u32 = 20;

fn print_once_drawn(looks: u32) {
    let paper = document().query_selector(".sheet, .log-paper");
    if looks == 0 || paper.ok().flatten().is_some() {
        let _ = window().print();
    } else {
        Timeout::new(BETWEEN_LOOKS, move || print_once_drawn(looks - 1)).forget();
    }
}

/// Says something in place of the page, before there is one.
pub fn say_at_start(text: &str) {
    if let Some(place) = document().query_selector(".boot p").ok().flatten() {
        place.set_text_content(Some(text));
    }
}

/// Calls when the browser has nothing better to do, within a second at most;
/// in a browser that cannot tell (Safari), after a short while.
pub fn when_idle(call: impl FnOnce() + 'static) {
    const AT_MOST: u32 = 1000;
    const SHORT_WHILE: u32 = 200;
    if js_sys::Reflect::has(&window(), &"requestIdleCallback".into()) == Ok(true) {
        let options = IdleRequestOptions::new();
        options.set_timeout(AT_MOST);
        let call = Closure::once_into_js(call);
        let _ = window().request_idle_callback_with_options(call.unchecked_ref(), &options);
    } else {
        Timeout::new(SHORT_WHILE, call).forget();
    }
}

/// Loads the page anew, without what its address names within it.
pub fn begin_again() {
    let window = window();
    let location = window.location();
    let here = location.pathname().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(
            &wasm_bindgen::JsValue::NULL,
            "",
            Some(&[here, search].concat()),
        );
    }
    let _ = location.reload();
}

/// Puts an address within the page on top of the browser's history, so that
/// going back from there comes to the page itself.
pub fn stay_at(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Scrolls to the page's beginning.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
