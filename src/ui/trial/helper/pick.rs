//! One answer of a few: one tab stop, arrows choose, Escape clears.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::el::el;
use crate::ui::platform::focus;
use crate::ui::say::tf;

/// An answer that is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The value in the file, with which the control's name ends.
    pub value: AttrValue,
    /// What a person reads.
    pub label: AttrValue,
    /// Said in full for those who do not see where it stands; empty where the
    /// label says it.
    pub name: AttrValue,
    /// Whether it can be chosen.
    pub enabled: bool,
}

impl Offer {
    /// An answer that can be chosen.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            name: AttrValue::default(),
            enabled: true,
        }
    }
}

/// What a question with a few answers shows.
#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// The name of the control, to which an answer adds its value.
    pub testid: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The answers.
    pub offers: Vec<Offer>,
    /// The place of the one that is given.
    pub chosen: Option<usize>,
    /// The place of the one that follows from something else.
    #[prop_or_default]
    pub derived: Option<usize>,
    /// Whether the answer does not matter now.
    #[prop_or_default]
    pub idle: bool,
    /// Whether something is wrong with the answer.
    #[prop_or_default]
    pub flagged: bool,
    /// Whether a button clears it, for those who have no keys.
    #[prop_or(true)]
    pub clearable: bool,
    /// Called with the place of an answer, or with nothing to clear it.
    pub onpick: Callback<Option<usize>>,
}

/// Buttons in a row, of which one can be chosen.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let list = use_node_ref();
    let PickProps {
        offers,
        chosen,
        derived,
        ..
    } = props;
    let shown = chosen.or(*derived);
    let onclick = {
        let onpick = props.onpick.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let button = target.and_then(|target| target.closest("[data-choice]").ok().flatten());
            let Some(button) = button else { return };
            let place = button.get_attribute("data-choice");
            if let Some(place) = place.and_then(|place| place.parse().ok()) {
                focus::focus(&button);
                onpick.emit(Some(place));
            }
        })
    };
    let onkeydown = {
        let (list, onpick) = (list.clone(), props.onpick.clone());
        let enabled: Vec<bool> = offers.iter().map(|offer| offer.enabled).collect();
        let chosen = *chosen;
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(list) = list.cast::<Element>() else {
                return;
            };
            let key = event.key();
            if key == "Enter" {
                focus::go_on_from(&list, None);
            } else if ["Escape", "Backspace", "Delete"].contains(&key.as_str()) {
                // With nothing to clear, the key is somebody else's.
                if chosen.is_none() {
                    return;
                }
                onpick.emit(None);
            } else if let Some(place) = next(&enabled, shown, &key) {
                onpick.emit(Some(place));
                if let Ok(place) = u8::try_from(place) {
                    focus::focus_choice(&list, place);
                }
            } else {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let first = offers.iter().position(|offer| offer.enabled);
    let stop = shown.filter(|place| offers.get(*place).is_some_and(|offer| offer.enabled));
    let stop = stop.or(first);
    let buttons = offers.iter().enumerate().map(|(place, offer)| {
        let class = if *derived == Some(place) && chosen.is_none() {
            "choice derived"
        } else {
            "choice"
        };
        let name = (!offer.name.is_empty()).then(|| offer.name.clone());
        html! {
            <button
                type="button"
                role="radio"
                {class}
                aria-checked={if *chosen == Some(place) { "true" } else { "false" }}
                aria-label={name.clone()}
                title={name}
                tabindex={if stop == Some(place) { "0" } else { "-1" }}
                disabled={!offer.enabled}
                data-choice={place.to_string()}
                data-testid={[props.testid.as_str(), ".", offer.value.as_str()].concat()}
            >
                {offer.label.clone()}
            </button>
        }
    });
    let clear = props.clearable.then(|| {
        let onclick = props.onpick.reform(|_: MouseEvent| None);
        html! {
            <button
                type="button"
                class={if chosen.is_some() { "quiet clear" } else { "quiet clear unseen" }}
                tabindex="-1"
                aria-label={tf("Clear: {what}", &[("what", &props.label)])}
                data-testid={[props.testid.as_str(), ".clear"].concat()}
                {onclick}
            >{"×"}</button>
        }
    });
    let choices = html! {
        <div
            ref={list}
            class="choices"
            role="radiogroup"
            aria-label={props.label.clone()}
            aria-invalid={props.flagged.then_some("true")}
            data-stop=""
            data-idle={props.idle.then_some("")}
            data-empty={shown.is_none().then_some("")}
            {onclick}
            {onkeydown}
        >
            {for buttons}
        </div>
    };
    el(
        "div",
        "pick",
        std::iter::once(choices).chain(clear).collect(),
    )
}

/// The answer to which a key moves: none beyond the ends, and none that cannot
/// be chosen.
fn next(enabled: &[bool], from: Option<usize>, key: &str) -> Option<usize> {
    let open = |place: &usize| enabled[*place];
    match (key, from) {
        ("ArrowRight" | "ArrowDown", Some(from)) => {
            Some((from + 1..enabled.len()).find(open).unwrap_or(from))
        }
        ("ArrowLeft" | "ArrowUp", Some(from)) => Some((0..from).rev().find(open).unwrap_or(from)),
        ("ArrowRight" | "ArrowDown" | "ArrowLeft" | "ArrowUp" | "Home", _) => {
            (0..enabled.len()).find(open)
        }
        ("End", _) => (0..enabled.len()).rev().find(open),
        _ => None,
    }
}
