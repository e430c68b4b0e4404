//! Where the focus goes.

use std::cell::RefCell;
use std::rc::Rc;

use dermscore::ui::platform::focus;
use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::body;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::kit::{Place, focused, settle};

const PANEL: &str = "
    <div data-flow=''>
        <div data-stop='' id='first'>
            <button tabindex='-1' data-choice='0'></button>
            <button tabindex='0' data-choice='1' id='first-stop'></button>
        </div>
        <input data-stop='' data-aside='' data-empty='' id='aside'>
        <div data-stop='' data-idle='' id='idle'><button tabindex='0'></button></div>
        <span><input data-stop='' data-empty='' id='field'></span>
        <button id='no-stop'></button>
        <div data-stop='' data-empty='' id='last'>
            <button tabindex='0' id='last-stop'></button>
        </div>
    </div>
    <div data-flow=''><input data-stop='' id='elsewhere'></div>
    <input data-stop='' id='outside'>";

fn name() -> String {
    focused().map(|element| element.id()).unwrap_or_default()
}

async fn from(place: &Place, id: &str) -> String {
    let _ = place.at(&format!("#{id}")).focus();
    focus::go_on_from(&place.at(&format!("#{id}")), None);
    settle().await;
    name()
}

#[wasm_bindgen_test]
async fn going_on_passes_by_what_is_idle_or_aside() {
    let place = Place::of(PANEL);
    assert_eq!(from(&place, "first").await, "field");
    assert_eq!(from(&place, "aside").await, "field");
    assert_eq!(from(&place, "idle").await, "field");
    assert_eq!(from(&place, "field").await, "last-stop");
    assert_eq!(from(&place, "no-stop").await, "last-stop");
}

#[wasm_bindgen_test]
async fn at_the_last_input_of_a_panel_the_focus_stays() {
    let place = Place::of(PANEL);
    let stop = place.at("#last-stop");
    stop.focus().expect("focused");
    focus::go_on_from(&place.at("#last"), None);
    settle().await;
    assert_eq!(name(), "last-stop");
    assert_eq!(from(&place, "elsewhere").await, "elsewhere");
    assert_eq!(from(&place, "outside").await, "outside");
}

#[wasm_bindgen_test]
async fn going_on_waits_for_what_is_drawn_meanwhile() {
    let place = Place::of(PANEL);
    place.at("#first-stop").focus().expect("focused");
    focus::go_on_from(&place.at("#first"), None);
    assert_eq!(name(), "first-stop", "not yet");
    let idle = place.at("#idle");
    idle.remove_attribute("data-idle").expect("removed");
    settle().await;
    let now = focused().and_then(|element| element.parent_element());
    assert_eq!(now, Some(idle.unchecked_into()));
}

#[wasm_bindgen_test]
async fn keys_wait_for_an_answer_that_is_drawn_late_and_come_where_it_leads() {
    let place = Place::of(PANEL);
    let (list, chosen) = (place.at("#first"), place.at("#first-stop"));
    chosen.focus().expect("focused");
    let came = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let came = Rc::clone(&came);
        EventListener::new(&place.at("#idle"), "keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            came.borrow_mut().push(event.key());
        })
    };
    assert!(!focus::holds("2"), "nothing is waited for");

    focus::go_on_from(&list, Some(1));
    settle().await;
    assert_eq!(name(), "first-stop", "it is not drawn yet");
    assert!(focus::holds("2") && focus::holds("3"), "keys wait");
    assert!(!focus::holds("Tab"), "which moves the focus by itself");

    // What follows from the answer is drawn along with it.
    let idle = place.at("#idle");
    idle.remove_attribute("data-idle").expect("removed");
    chosen.set_attribute("aria-checked", "true").expect("set");
    TimeoutFuture::new(30).await;
    let now = focused().and_then(|element| element.parent_element());
    assert_eq!(now, Some(idle.unchecked_into()));
    assert_eq!(*came.borrow(), ["2", "3"]);
    assert!(!focus::holds("4"), "nothing is waited for any more");
    drop(listener);
}

#[wasm_bindgen_test]
fn a_list_takes_the_focus_at_its_tab_stop_and_a_field_itself() {
    let place = Place::of(PANEL);
    focus::focus_stop(&place.at("#first"));
    assert_eq!(name(), "first-stop");
    focus::focus_stop(&place.at("#field"));
    assert_eq!(name(), "field");
}

#[wasm_bindgen_test]
fn the_first_unanswered_input_comes_before_the_first() {
    let place = Place::of(PANEL);
    focus::focus_first(&place.0);
    assert_eq!(
        name(),
        "field",
        "the empty one that typing passes by does not count"
    );
    for id in ["#field", "#last"] {
        place
            .at(id)
            .remove_attribute("data-empty")
            .expect("removed");
    }
    focus::focus_first(&place.0);
    assert_eq!(name(), "first-stop");
    let nothing = Place::of("<p>nothing</p>");
    focus::focus_first(&nothing.0);
    assert_eq!(name(), "first-stop", "without an input the focus stays");
}

#[wasm_bindgen_test]
fn a_choice_takes_the_focus_by_its_place() {
    let place = Place::of(PANEL);
    let list = place.at("#first");
    focus::focus_choice(&list, 0);
    let choice = focused().and_then(|element| element.get_attribute("data-choice"));
    assert_eq!(choice.as_deref(), Some("0"));
    focus::focus_choice(&list, 1);
    assert_eq!(name(), "first-stop");
    focus::focus_choice(&list, 9);
    assert_eq!(name(), "first-stop", "there is no such choice");
    let body: HtmlElement = body();
    body.blur().expect("blurred");
}
