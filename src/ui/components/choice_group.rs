//! A list of choices: one tab stop, one answer.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::instruments::INSTRUMENTS;
use crate::session::Action;
use crate::ui::keys::{KeyMove, on_key};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::focus;
use crate::ui::say::{t, tf};

/// What a list of choices shows.
#[derive(Properties, PartialEq)]
pub struct ChoiceGroupProps {
    /// Place of the instrument in the registry.
    pub instrument: usize,
    /// Place of the item.
    pub item: usize,
    /// What is asked, in full, for those who do not see where it stands.
    pub label: AttrValue,
    /// The choice made.
    #[prop_or_default]
    pub chosen: Option<u8>,
    /// The choice that follows from another answer while none is made here.
    #[prop_or_default]
    pub derived: Option<u8>,
    /// Words for the choices, where they are shown as digits, in the page's
    /// language.
    #[prop_or_default]
    pub words: Vec<&'static str>,
    /// What the choices are called in a wording of the site's own.
    #[prop_or_default]
    pub labels: Option<Rc<[AttrValue]>>,
    /// Whether it does not matter now.
    #[prop_or_default]
    pub idle: bool,
    /// Whether something is wrong with the answer.
    #[prop_or_default]
    pub flagged: bool,
    /// Where it is said what is wrong, by id.
    #[prop_or_default]
    pub said: AttrValue,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
    /// Whether the choices are of the baseline.
    #[prop_or_default]
    pub of_baseline: bool,
}

/// A grade with its word, for those who hear it; `follows` where it was not
/// chosen but follows from a percent.
fn described(grade: &str, word: &str, follows: bool) -> String {
    if follows {
        tf(
            "{grade} {word}, follows from the percent",
            &[("grade", grade), ("word", word)],
        )
    } else {
        [grade, " ", word].concat()
    }
}

/// Buttons in a row, of which one can be chosen.
#[component]
pub fn ChoiceGroup(props: &ChoiceGroupProps) -> Html {
    let list = use_node_ref();
    let &ChoiceGroupProps {
        instrument,
        item,
        chosen,
        derived,
        of_baseline,
        ..
    } = props;
    let definition = INSTRUMENTS[instrument];
    let asked = &definition.items[item];
    let choices = asked.choices();
    let shown = chosen.or(derived);
    let place = shown.unwrap_or(0);
    // It is moved by hand: to change it on the button that has the focus makes the
    // browser work out the styles at once, so that waits until it matters.
    let stop = use_mut_ref(|| Stop {
        first: place,
        stands: place,
        wanted: place,
        waits: false,
    });
    let first = stop.borrow().first;
    {
        let (list, stop) = (list.clone(), Rc::clone(&stop));
        use_effect_with(place, move |&place| {
            let mut at = stop.borrow_mut();
            at.wanted = place;
            if at.wanted != at.stands && !at.waits {
                at.waits = true;
                let stop = Rc::clone(&stop);
                focus::before_it_moves(move || {
                    let wanted = {
                        let mut stop = stop.borrow_mut();
                        stop.waits = false;
                        stop.wanted
                    };
                    if let Some(list) = list.cast::<Element>() {
                        stand_at(&list, &stop, wanted);
                    }
                });
            }
        });
    }
    let choose = {
        let dispatch = props.dispatch.clone();
        move |choice| {
            dispatch.emit(PageAction::Visit(if of_baseline {
                Action::ChooseBaseline {
                    instrument,
                    item,
                    choice,
                }
            } else {
                Action::Choose {
                    instrument,
                    item,
                    choice,
                }
            }));
        }
    };
    let onclick = {
        let choose = choose.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let choice_of = |button: &Element| button.get_attribute("data-choice")?.parse().ok();
            // Mostly the button itself; else something in it.
            let pressed = target.and_then(|target| match choice_of(&target) {
                Some(choice) => Some((target, choice)),
                None => {
                    let button = target.closest("[data-choice]").ok()??;
                    choice_of(&button).map(|choice| (button, choice))
                }
            });
            if let Some((button, choice)) = pressed {
                focus::focus(&button);
                choose(Some(choice));
            }
        })
    };
    let onkeydown = {
        let list = list.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let Some(list) = list.cast::<Element>() else {
                return;
            };
            let key = event.key();
            if focus::holds(&key) {
                event.prevent_default();
                return;
            }
            let Some(moved) = on_key(choices, chosen, &key) else {
                return;
            };
            event.prevent_default();
            let stand = |choice| {
                stand_at(&list, &stop, choice);
                focus::focus_choice(&list, choice);
            };
            match moved {
                KeyMove::ChooseAndGoOn(choice) => {
                    stand(choice);
                    choose(Some(choice));
                    focus::go_on_from(&list, Some(choice));
                }
                KeyMove::Choose(choice) => {
                    stand(choice);
                    choose(Some(choice));
                }
                KeyMove::Clear => {
                    stand(0);
                    choose(None);
                }
                KeyMove::GoOn => focus::go_on_from(&list, None),
            }
        })
    };
    let path = if of_baseline {
        ["baseline.", definition.id, ".", asked.control()].concat()
    } else {
        [definition.id, ".", asked.control()].concat()
    };
    let buttons = choices.iter().enumerate().map(|(place, choice)| {
        let here = u8::try_from(place).ok();
        let word = props.words.get(place).copied();
        let is_chosen = chosen == here;
        let is_derived = derived == here && chosen.is_none();
        html! {
            <button
                type="button"
                role="radio"
                class={if is_derived { "choice derived" } else { "choice" }}
                aria-checked={if is_chosen { "true" } else { "false" }}
                aria-label={word.map(|word| described(choice.value, word, is_derived))}
                title={word}
                tabindex={if here == Some(first) { "0" } else { "-1" }}
                data-choice={place.to_string()}
                data-testid={[path.as_str(), ".", choice.value].concat()}
            >
                if word.is_some() {
                    {choice.value}
                } else {
                    if let Some(label) = props.labels.as_ref().and_then(|labels| labels.get(place)) {
                        <bdi>{label.clone()}</bdi>
                    } else {
                        {t(choice.label)}
                    }
                    <kbd aria-hidden="true">{choice.key}</kbd>
                }
            </button>
        }
    });
    let class = [
        "choices",
        if shown.is_none() { " unanswered" } else { "" },
        if props.idle { " idle" } else { "" },
        if props.flagged { " flagged" } else { "" },
    ]
    .concat();
    html! {
        <div
            ref={list}
            class={class}
            role="radiogroup"
            aria-label={props.label.clone()}
            aria-invalid={props.flagged.then_some("true")}
            aria-describedby={(props.flagged && !props.said.is_empty()).then(|| props.said.clone())}
            data-stop=""
            data-idle={props.idle.then_some("")}
            data-empty={shown.is_none().then_some("")}
            {onclick}
            {onkeydown}
        >
            {for buttons}
        </div>
    }
}

/// The tab stop of a list.
struct Stop {
    /// Where it was first drawn.
    first: u8,
    /// Where it stands.
    stands: u8,
    /// Where it is to stand once the focus may move.
    wanted: u8,
    /// Whether that waits to be done.
    waits: bool,
}

/// Moves the tab stop of a list to a choice; `stop` knows where it stands.
fn stand_at(list: &Element, stop: &RefCell<Stop>, choice: u8) {
    let mut stop = stop.borrow_mut();
    if stop.stands != choice {
        focus::move_stop(list, stop.stands, choice);
        stop.stands = choice;
    }
}
