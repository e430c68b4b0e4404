//! A list of choices, clicked and typed into.

use dermscore::instruments::{Instrument, pasi};
use dermscore::session::Action;
use dermscore::ui::components::{ChoiceGroup, ChoiceGroupProps};
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use crate::kit::{Mounted, Sent, event, focused, focused_name, press, press_with, send, settle};

const ERYTHEMA: usize = pasi::item(0, pasi::Part::Erythema);
/// So long it takes at most to see that something is drawn, in milliseconds.
const DRAWN: u32 = 50;
const INDURATION: usize = pasi::item(0, pasi::Part::Induration);

#[derive(Clone, PartialEq, Properties)]
struct TwoProps {
    #[prop_or_default]
    chosen: Option<u8>,
    #[prop_or_default]
    second: Option<u8>,
    #[prop_or_default]
    idle: bool,
    dispatch: Callback<dermscore::ui::PageAction>,
}

/// Two lists, one behind the other, as a panel has them.
#[component]
fn Two(props: &TwoProps) -> Html {
    let TwoProps {
        chosen,
        second,
        idle,
        dispatch,
    } = props.clone();
    html! {
        <div data-flow="">
            <ChoiceGroup instrument=0 item={ERYTHEMA} label="One" {chosen} dispatch={dispatch.clone()} />
            <ChoiceGroup instrument=0 item={INDURATION} label="Two" chosen={second} {idle} {dispatch} />
        </div>
    }
}

async fn two(chosen: Option<u8>) -> (Mounted<Two>, Sent) {
    let sent = Sent::default();
    let dispatch = sent.dispatch();
    let props = TwoProps {
        chosen,
        second: None,
        idle: false,
        dispatch,
    };
    (Mounted::with(props).await, sent)
}

/// Draws what was chosen, and waits until that was seen.
async fn draw(page: &mut Mounted<Two>, sent: &Sent, chosen: Option<u8>, second: Option<u8>) {
    let dispatch = sent.dispatch();
    page.update(TwoProps {
        chosen,
        second,
        idle: false,
        dispatch,
    })
    .await;
    TimeoutFuture::new(DRAWN).await;
}

fn choose(item: usize, choice: Option<u8>) -> Vec<Action> {
    vec![Action::Choose {
        instrument: 0,
        item,
        choice,
    }]
}

#[wasm_bindgen_test]
async fn a_click_chooses_and_leaves_the_focus_there() {
    let (page, sent) = two(None).await;
    for grade in [3, 0, 4] {
        let button = page.place.control(&format!("pasi.head.erythema.{grade}"));
        button.click();
        settle().await;
        assert_eq!(sent.visit(), choose(ERYTHEMA, Some(grade)));
        assert_eq!(focused(), Some(button.into()));
    }
    // Beside the buttons nothing is chosen.
    page.place.at("[aria-label='One']").click();
    settle().await;
    assert!(sent.visit().is_empty());
}

/// The stop is not moved at a press, for that costs time at every one; it stands where
/// it belongs before Tab can lead to it, be it from here, from anywhere else or from
/// the browser's own controls, where the page sees no key.
#[wasm_bindgen_test]
async fn the_tab_stop_is_at_the_choice_before_tab_can_lead_there() {
    let elsewhere = gloo::utils::body();
    for from in ["here", "elsewhere", "outside"] {
        let (mut page, sent) = two(None).await;
        for grade in [3, 1] {
            let button = page.place.control(&format!("pasi.head.erythema.{grade}"));
            button.click();
            draw(&mut page, &sent, Some(grade), None).await;
            match from {
                "here" => assert!(!press(&button, "Tab"), "the browser does the rest"),
                "elsewhere" => assert!(!press(&elsewhere, "Tab"), "the browser does the rest"),
                _ => assert!(!send(&gloo::utils::window(), &event("Event", "blur", &[]))),
            }
            let stops = page.place.count("[aria-label='One'] [tabindex='0']");
            assert_eq!(stops, 1, "one stop");
            assert_eq!(button.tab_index(), 0, "{grade}, from {from}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_digit_chooses_and_the_focus_goes_on() {
    let (mut page, sent) = two(None).await;
    let button = page.place.control("pasi.head.erythema.0");
    button.focus().expect("focused");
    assert!(
        press(&button, "3"),
        "the browser does nothing of its own with it"
    );
    settle().await;
    assert_eq!(sent.visit(), choose(ERYTHEMA, Some(3)));
    assert_eq!(
        focused_name(),
        "pasi.head.erythema.3",
        "it is not drawn yet"
    );
    // What is typed before it is drawn goes to the next list.
    press(&page.place.control("pasi.head.erythema.3"), "4");
    settle().await;
    assert!(sent.visit().is_empty(), "it waits");
    draw(&mut page, &sent, Some(3), None).await;
    assert_eq!(sent.visit(), choose(INDURATION, Some(4)));
    // At the last list it stays, on what was chosen.
    draw(&mut page, &sent, Some(3), Some(4)).await;
    assert_eq!(focused_name(), "pasi.head.induration.4");
}

#[wasm_bindgen_test]
async fn a_digit_passes_by_a_list_that_does_not_matter() {
    let (mut page, sent) = two(None).await;
    let dispatch = sent.dispatch();
    let mut now = TwoProps {
        chosen: None,
        second: None,
        idle: true,
        dispatch,
    };
    page.update(now.clone()).await;
    let button = page.place.control("pasi.head.erythema.0");
    button.focus().expect("focused");
    press(&button, "2");
    now.chosen = Some(2);
    page.update(now).await;
    TimeoutFuture::new(DRAWN).await;
    assert_eq!(focused_name(), "pasi.head.erythema.2");
}

#[wasm_bindgen_test]
async fn arrows_choose_and_stay() {
    let (page, sent) = two(Some(2)).await;
    for (key, grade) in [("ArrowRight", 3), ("ArrowLeft", 1), ("Home", 0), ("End", 4)] {
        let button = page.place.control("pasi.head.erythema.2");
        button.focus().expect("focused");
        assert!(press(&button, key));
        settle().await;
        assert_eq!(sent.visit(), choose(ERYTHEMA, Some(grade)), "{key}");
        assert_eq!(focused_name(), format!("pasi.head.erythema.{grade}"));
    }
}

#[wasm_bindgen_test]
async fn escape_and_backspace_clear_and_stay_and_enter_only_goes_on() {
    let (page, sent) = two(Some(2)).await;
    for key in ["Escape", "Backspace", "Delete"] {
        let button = page.place.control("pasi.head.erythema.2");
        button.focus().expect("focused");
        assert!(press(&button, key));
        settle().await;
        assert_eq!(sent.visit(), choose(ERYTHEMA, None), "{key}");
        assert_eq!(focused_name(), "pasi.head.erythema.0");
    }
    assert!(press(&page.place.control("pasi.head.erythema.0"), "Enter"));
    settle().await;
    assert!(sent.visit().is_empty());
    assert_eq!(focused_name(), "pasi.head.induration.0");
}

#[wasm_bindgen_test]
async fn keys_of_the_browser_are_left_to_it() {
    let (page, sent) = two(Some(2)).await;
    let button = page.place.control("pasi.head.erythema.2");
    for key in ["Tab", "7", "a", " "] {
        assert!(!press(&button, key), "{key}");
    }
    for modifier in ["ctrlKey", "metaKey", "altKey"] {
        assert!(!press_with(&button, "3", &[modifier]), "{modifier}");
    }
    settle().await;
    assert!(sent.visit().is_empty());
    press_with(&button, "3", &["shiftKey"]);
    assert_eq!(sent.visit(), choose(ERYTHEMA, Some(3)));
}

#[wasm_bindgen_test]
async fn what_is_chosen_outside_becomes_the_tab_stop() {
    let (mut page, sent) = two(None).await;
    for chosen in [Some(4), Some(1), None] {
        let dispatch = sent.dispatch();
        page.update(TwoProps {
            second: None,
            chosen,
            idle: false,
            dispatch,
        })
        .await;
        press(&gloo::utils::body(), "Tab");
        let stop = page.place.at("[aria-label='One'] [tabindex='0']");
        let stop = stop.get_attribute("data-choice");
        assert_eq!(stop, Some(chosen.unwrap_or(0).to_string()));
        let checked = page.place.count("[aria-checked='true']");
        assert_eq!(checked, u32::from(chosen.is_some()));
    }
}

#[wasm_bindgen_test]
async fn a_choice_of_the_baseline_goes_to_the_baseline() {
    let itch = Instrument::index_of("itch").expect("itch");
    let sent = Sent::default();
    let page = Mounted::<ChoiceGroup>::with(ChoiceGroupProps {
        said: yew::AttrValue::default(),
        instrument: itch,
        item: 0,
        label: "Scale".into(),
        chosen: None,
        derived: None,
        words: Vec::new(),
        labels: None,
        idle: false,
        flagged: false,
        dispatch: sent.dispatch(),
        of_baseline: true,
    })
    .await;
    let nrs = page.place.control("baseline.itch.scale.nrs");
    let chosen = vec![Action::ChooseBaseline {
        instrument: itch,
        item: 0,
        choice: Some(1),
    }];
    nrs.click();
    assert_eq!(sent.visit(), chosen);
    press(&nrs, "N");
    assert_eq!(sent.visit(), chosen);
    // The key's own sign is part of the button and chooses as well.
    page.place
        .at("[data-testid='baseline.itch.scale.nrs'] kbd")
        .click();
    assert_eq!(sent.visit(), chosen);
}
