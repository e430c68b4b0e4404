//! Answers as large buttons: one tab stop; arrows move the answer, and nothing
//! goes on by itself.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::platform::focus;

/// What is offered.
#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    /// The path of the value, for the control names.
    pub path: AttrValue,
    /// The answers: how the file writes each, and what it reads.
    pub answers: Vec<(AttrValue, AttrValue)>,
    /// The place of the answer given.
    pub chosen: Option<u8>,
    /// Whether they are numbers, which stand in a row.
    #[prop_or_default]
    pub numbers: bool,
    /// By id, what names the group, and what describes it.
    pub labelledby: AttrValue,
    /// By id, what says more about the group.
    pub describedby: AttrValue,
    /// The answer at a place was chosen.
    pub onchoose: Callback<u8>,
    /// Enter on the answer that is given.
    pub onenter: Callback<()>,
}

/// The answers of a question.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let list = use_node_ref();
    let chosen = props.chosen;
    let last = u8::try_from(props.answers.len().saturating_sub(1)).unwrap_or(0);
    let onclick = {
        let onchoose = props.onchoose.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some((button, place)) = pressed(event.target()) {
                focus::focus(&button);
                onchoose.emit(place);
            }
        })
    };
    let onkeydown = {
        let (list, onchoose, onenter) =
            (list.clone(), props.onchoose.clone(), props.onenter.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(list) = list.cast::<Element>() else {
                return;
            };
            let to = match event.key().as_str() {
                "ArrowDown" => chosen.map_or(0, |place| last.min(place + 1)),
                "ArrowUp" => chosen.map_or(0, |place| place.saturating_sub(1)),
                key @ ("ArrowRight" | "ArrowLeft") => {
                    let on = (key == "ArrowRight") != focus::is_rtl(&list);
                    chosen.map_or(0, |place| {
                        if on {
                            last.min(place + 1)
                        } else {
                            place.saturating_sub(1)
                        }
                    })
                }
                "Home" => 0,
                "End" => last,
                "Enter"
                    if chosen.is_some()
                        && chosen == pressed(event.target()).map(|(_, place)| place) =>
                {
                    event.prevent_default();
                    onenter.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            onchoose.emit(to);
            focus::focus_choice(&list, to);
        })
    };
    let buttons = props
        .answers
        .iter()
        .enumerate()
        .map(|(place, (value, label))| {
            let here = u8::try_from(place).ok();
            html! {
                <button
                    type="button"
                    role="radio"
                    class="answer"
                    aria-checked={if chosen == here { "true" } else { "false" }}
                    tabindex={if here == Some(chosen.unwrap_or(0)) { "0" } else { "-1" }}
                    data-choice={place.to_string()}
                    data-testid={[props.path.as_str(), ".", value].concat()}
                >
                    <span>{label.clone()}</span>
                </button>
            }
        });
    html! {
        <div
            ref={list}
            class={if props.numbers { "answers numbers" } else { "answers" }}
            role="radiogroup"
            aria-labelledby={props.labelledby.clone()}
            aria-describedby={props.describedby.clone()}
            {onclick}
            {onkeydown}
        >
            {for buttons}
        </div>
    }
}

fn pressed(target: Option<web_sys::EventTarget>) -> Option<(Element, u8)> {
    let target = target?.dyn_into::<Element>().ok()?;
    let button = target.closest("[data-choice]").ok().flatten()?;
    let place = button.get_attribute("data-choice")?.parse().ok()?;
    Some((button, place))
}
