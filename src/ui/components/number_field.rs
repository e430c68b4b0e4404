//! A number that is typed.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::instruments::Entry;
use crate::measure::{Range, Tenths};
use crate::session::{Action, Target};
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::focus;
use crate::ui::say::{number, said, tf};

/// What a number field shows.
#[derive(Properties, PartialEq)]
pub struct NumberFieldProps {
    /// What is typed into.
    pub target: Target,
    /// The name of the control: the path of its value.
    pub testid: AttrValue,
    /// What is asked, in full.
    pub label: AttrValue,
    /// Its unit.
    #[prop_or_default]
    pub unit: AttrValue,
    /// What stands there.
    pub entry: Entry,
    /// What is allowed.
    pub range: Range,
    /// Whether it does not matter now.
    #[prop_or_default]
    pub idle: bool,
    /// Whether digits typed into another input pass it by.
    #[prop_or_default]
    pub aside: bool,
    /// Whether something is wrong with what stands there.
    #[prop_or_default]
    pub flagged: bool,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A field for a number; what is typed and not allowed stays and is said.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let typed = use_state(|| None::<String>);
    let &NumberFieldProps { target, range, .. } = props;
    let stands = match &props.entry {
        Entry::Number(value) => number(range.show(*value)),
        Entry::Text(text) => text.clone(),
        Entry::Empty | Entry::Choice(_) => String::new(),
    };
    // While typing, `9.` stays `9.`; what comes from elsewhere replaces it.
    let same = |text: &str| match range.typed(text) {
        Ok(None) => props.entry == Entry::Empty,
        Ok(Some(value)) => props.entry == Entry::Number(value),
        Err(_) => props.entry == Entry::Text(text.to_owned()),
    };
    let value = match typed.as_ref() {
        Some(typed) if same(typed) => typed.clone(),
        _ => stands,
    };
    let set = {
        let (typed, dispatch) = (typed.clone(), props.dispatch.clone());
        move |text: String| {
            typed.set(Some(text.clone()));
            dispatch.emit(PageAction::Visit(Action::Type(target, text)));
        }
    };
    let oninput = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let left = {
        let (typed, dispatch) = (typed.clone(), props.dispatch.clone());
        move || {
            typed.set(None);
            dispatch.emit(PageAction::Visit(Action::Leave));
        }
    };
    let onchange = {
        let left = left.clone();
        Callback::from(move |_: Event| left())
    };
    // A value that arrow keys have set is no change to the browser.
    let onblur = (*typed)
        .is_some()
        .then(|| Callback::from(move |_: FocusEvent| left()));
    let onkeydown = {
        let stands = match props.entry {
            Entry::Number(value) => Some(value),
            _ => None,
        };
        let wrong = matches!(props.entry, Entry::Text(_));
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match event.key().as_str() {
                "ArrowUp" if !wrong => {
                    set(number(range.show(stands.map_or(range.min, |value| {
                        Tenths(value.0 + range.step.0).min(range.max)
                    }))));
                }
                "ArrowDown" if !wrong => {
                    set(number(range.show(stands.map_or(range.min, |value| {
                        Tenths(value.0.saturating_sub(range.step.0)).max(range.min)
                    }))));
                }
                "Escape" => set(String::new()),
                "Enter" => focus::go_on_from(&event.target_unchecked_into::<Element>(), None),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let wrong = matches!(props.entry, Entry::Text(_));
    let flagged = wrong || props.flagged;
    let said_id = AttrValue::from(["said-", props.testid.as_str()].concat());
    let input = html! {
        <input
            type="text"
            inputmode={if range.step == Tenths::whole(1) { "numeric" } else { "decimal" }}
            autocomplete="off"
            data-testid={props.testid.clone()}
            aria-label={props.label.clone()}
            aria-invalid={flagged.then_some("true")}
            aria-describedby={wrong.then(|| said_id.clone())}
            data-stop=""
            data-aside={props.aside.then_some("")}
            data-idle={props.idle.then_some("")}
            data-empty={(props.entry == Entry::Empty).then_some("")}
            {value}
            {oninput}
            {onchange}
            {onblur}
            {onkeydown}
        />
    };
    let unit = el("span", "unit", vec![text(props.unit.clone())]);
    let said = if wrong {
        let allowed = tf("Allowed is {range}.", &[("range", &said(&range.said()))]);
        with(
            "span",
            &["class", "role", "id"],
            vec![some("said"), some("alert"), Some(said_id)],
            vec![text(allowed)],
        )
    } else {
        nothing()
    };
    el(
        "span",
        if props.idle { "number idle" } else { "number" },
        vec![input, unit, said],
    )
}
