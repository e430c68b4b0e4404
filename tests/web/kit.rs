//! Parts mounted in the document, and events as a person makes them.

use std::cell::RefCell;
use std::rc::Rc;

use dermscore::session::Action;
use dermscore::ui::platform::storage;
use dermscore::ui::{Dispatch, PageAction};
use gloo::timers::future::TimeoutFuture;
use gloo::utils::{body, document, window};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew::{AppHandle, BaseComponent, Renderer};

/// A place of its own in the document, gone with the test.
pub struct Place(pub Element);

impl Place {
    pub fn new() -> Self {
        close_what_is_left();
        let place = document().create_element("div").expect("an element");
        body()
            .append_child(&place)
            .expect("a place in the document");
        Self(place)
    }

    pub fn of(markup: &str) -> Self {
        let place = Self::new();
        place.0.set_inner_html(markup);
        place
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.0.query_selector(selector).expect("a selector");
        found.map(JsCast::unchecked_into)
    }

    /// The one element of a selector.
    pub fn at(&self, selector: &str) -> HtmlElement {
        assert_eq!(self.count(selector), 1, "{selector}");
        self.find(selector).expect("an element")
    }

    /// The control of a name.
    pub fn control(&self, testid: &str) -> HtmlElement {
        self.at(&format!("[data-testid='{testid}']"))
    }

    pub fn field(&self, testid: &str) -> HtmlInputElement {
        self.control(testid).unchecked_into()
    }

    pub fn text(&self, testid: &str) -> String {
        self.control(testid).text_content().unwrap_or_default()
    }

    /// What the page says at its top; empty where it says nothing.
    pub fn notice(&self) -> String {
        let notice = self.find("[data-testid='notice'] p");
        let text = notice.and_then(|notice| notice.text_content());
        text.unwrap_or_default()
    }

    pub fn count(&self, selector: &str) -> u32 {
        let found = self.0.query_selector_all(selector);
        found.expect("a selector").length()
    }
}

/// A test that fails never drops its page. A dialog that it leaves open would
/// take the focus from every later test, and hide which one failed first.
fn close_what_is_left() {
    let open = document().query_selector_all("dialog[open]");
    let open = open.expect("a selector");
    for place in 0..open.length() {
        let dialog = open.get(place).expect("a dialog");
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// A part mounted in a place of its own.
pub struct Mounted<C: BaseComponent> {
    pub place: Place,
    handle: Option<AppHandle<C>>,
}

impl<C: BaseComponent> Mounted<C> {
    pub async fn with(props: C::Properties) -> Self {
        let place = Place::new();
        let renderer = Renderer::<C>::with_root_and_props(place.0.clone(), props);
        let handle = Some(renderer.render());
        settle().await;
        Self { place, handle }
    }

    /// Gives it other properties, as the page around it would.
    pub async fn update(&mut self, props: C::Properties) {
        self.handle.as_mut().expect("mounted").update(props);
        settle().await;
    }
}

impl<C: BaseComponent> Mounted<C> {
    /// It is taken away while the page goes on.
    pub fn goes_without_leaving_the_page(mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }
}

impl<C: BaseComponent> Drop for Mounted<C> {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            // What waits to be written is written now and not into the next test.
            send(&window(), &event("Event", "pagehide", &[]));
            handle.destroy();
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ShowProps {
    inner: Html,
}

/// Nothing but what it is given.
#[component]
pub fn Show(props: &ShowProps) -> Html {
    props.inner.clone()
}

/// A part that is no component, mounted.
pub async fn show(inner: Html) -> Mounted<Show> {
    Mounted::with(ShowProps { inner }).await
}

/// Waits until all that was caused is drawn and done.
pub async fn settle() {
    for _ in 0..3 {
        TimeoutFuture::new(0).await;
    }
}

/// Waits for something that takes the browser a while, at most two seconds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..200 {
        if holds() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("never: {what}");
}

/// What a part sends to the page.
#[derive(Clone, Default)]
pub struct Sent(Rc<RefCell<Vec<PageAction>>>);

impl Sent {
    pub fn dispatch(&self) -> Dispatch {
        let sent = Rc::clone(&self.0);
        Callback::from(move |action| sent.borrow_mut().push(action))
    }

    /// What was sent to the visit since the last look.
    pub fn visit(&self) -> Vec<Action> {
        let sent = self.0.take().into_iter();
        sent.map(|action| match action {
            PageAction::Visit(action) => action,
            other => panic!("not of the visit: {other:?}"),
        })
        .collect()
    }

    /// Everything that was sent since the last look.
    pub fn all(&self) -> Vec<PageAction> {
        self.0.take()
    }
}

/// A browser that gives this page no clipboard, until it is dropped.
pub struct HiddenClipboard(Object);

impl HiddenClipboard {
    pub fn new() -> Self {
        let nothing = Object::new();
        for (key, value) in [
            ("value", JsValue::UNDEFINED),
            ("configurable", JsValue::TRUE),
        ] {
            Reflect::set(&nothing, &key.into(), &value).expect("a property");
        }
        let navigator: Object = window().navigator().unchecked_into();
        Object::define_property(&navigator, &"clipboard".into(), &nothing);
        Self(navigator)
    }
}

impl Drop for HiddenClipboard {
    fn drop(&mut self) {
        Reflect::delete_property(&self.0, &"clipboard".into()).expect("there again");
    }
}

/// A device without room for another byte, until it is dropped.
pub struct FullDevice(Vec<String>);

impl FullDevice {
    pub fn new() -> Self {
        let mut filled = Vec::new();
        for size in [1 << 20, 1 << 10, 1] {
            let block = "x".repeat(size);
            let names = (0..2048).map(|place| format!("fill.{size}.{place}"));
            filled.extend(names.take_while(|key| storage::write(key, &block).is_ok()));
        }
        // And one block grows into what is left, to the last letter.
        let key = filled.first().expect("a block");
        let grows = |more: &usize| storage::write(key, &"x".repeat((1 << 20) + more)).is_ok();
        assert!((1..64).take_while(grows).count() < 63, "there is room");
        Self(filled)
    }
}

impl Drop for FullDevice {
    fn drop(&mut self) {
        self.0.iter().for_each(|key| storage::remove(key));
    }
}

/// A value of a class of the browser's, made with `new`.
pub fn made(class: &str, arguments: &Array) -> JsValue {
    let class = Reflect::get(&window(), &class.into()).expect("a class");
    let class: Function = class.unchecked_into();
    Reflect::construct(&class, arguments).expect("a value")
}

/// An event with some of its properties.
pub fn event(class: &str, name: &str, properties: &[(&str, JsValue)]) -> Event {
    let init = Object::new();
    let always = [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)];
    for (key, value) in always.iter().chain(properties) {
        Reflect::set(&init, &(*key).into(), value).expect("a property");
    }
    made(class, &Array::of2(&name.into(), &init)).unchecked_into()
}

/// Sends an event; whether what the browser would do itself was prevented.
pub fn send(target: &EventTarget, event: &Event) -> bool {
    !target.dispatch_event(event).expect("an event")
}

/// Presses a key with modifiers; whether the page took it.
pub fn press_with(target: &EventTarget, key: &str, modifiers: &[&str]) -> bool {
    let mut properties = vec![("key", JsValue::from(key))];
    properties.extend(modifiers.iter().map(|name| (*name, JsValue::TRUE)));
    send(target, &event("KeyboardEvent", "keydown", &properties))
}

/// Presses a key.
pub fn press(target: &EventTarget, key: &str) -> bool {
    press_with(target, key, &[])
}

/// Presses a key where the focus is, and waits.
pub async fn type_key(key: &str) {
    press(&focused().expect("a focus"), key);
    settle().await;
}

/// Types a text over what stands in a field.
pub async fn fill(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
    send(field, &event("InputEvent", "input", &[]));
    settle().await;
}

/// Leaves a field, as the browser tells it: what was typed there by hand makes
/// a change, what the page itself put there makes none.
pub async fn leave(field: &HtmlInputElement, typed: bool) {
    if typed {
        send(field, &event("Event", "change", &[]));
    }
    send(
        field,
        &event("FocusEvent", "blur", &[("bubbles", false.into())]),
    );
    send(field, &event("FocusEvent", "focusout", &[]));
    settle().await;
}

pub fn focused() -> Option<Element> {
    document().active_element()
}

/// The control name of what has the focus.
pub fn focused_name() -> String {
    let name = focused().and_then(|element| element.get_attribute("data-testid"));
    name.unwrap_or_default()
}
