//! A list of choices: one tab stop, one answer.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::html::{onclick, onkeydown};
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::instruments::{Choice, INSTRUMENTS};
use crate::session::Action;
use crate::ui::el::{attributed, el, made, some, text, with};
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
    // What is set by hand begins as it is first drawn.
    let stop = use_mut_ref(|| Stop {
        first: place,
        stands: place,
        wanted: place,
        waits: false,
    });
    let first = stop.borrow().first;
    let first_checked = *use_memo((), |()| chosen);
    {
        let (list, stop) = (list.clone(), Rc::clone(&stop));
        let checked = use_mut_ref(|| chosen);
        use_effect_with((place, chosen), move |&(place, chosen)| {
            let before = checked.replace(chosen);
            if before != chosen
                && let Some(list) = list.cast::<Element>()
            {
                focus::check(&list, before, chosen);
            }
            // To change the tab stop on the button that has the focus makes the
            // browser work out the styles at once, so that waits until it matters.
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
    let pressed = {
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
                // Nothing around a list of choices waits for a press.
                event.stop_propagation();
                focus::focus(&button);
                choose(Some(choice));
            }
        })
    };
    let typed = {
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
    let flag = some(if props.flagged { "true" } else { "" });
    let said = (props.flagged && !props.said.is_empty()).then(|| props.said.clone());
    let buttons = html! {
        <Buttons
            {instrument}
            {item}
            {of_baseline}
            words={props.words.clone()}
            labels={props.labels.clone()}
            {first}
            checked={first_checked}
            derived={derived.filter(|_| chosen.is_none())}
        />
    };
    let (keys, values) = (
        &[
            "class",
            "role",
            "aria-label",
            "aria-invalid",
            "aria-describedby",
            "data-stop",
            "data-idle",
            "data-empty",
        ],
        vec![
            some("choices"),
            some("radiogroup"),
            Some(props.label.clone()),
            flag,
            said,
            Some("".into()),
            props.idle.then(AttrValue::default),
            shown.is_none().then(AttrValue::default),
        ],
    );
    let mut group = attributed("div", keys, values, vec![buttons]);
    group.node_ref = list;
    group.add_listener(Rc::new(onclick::Wrapper::new(pressed)));
    group.add_listener(Rc::new(onkeydown::Wrapper::new(typed)));
    group.into()
}

/// What the buttons show.
#[derive(Properties, PartialEq)]
struct ButtonsProps {
    instrument: usize,
    item: usize,
    of_baseline: bool,
    words: Vec<&'static str>,
    labels: Option<Rc<[AttrValue]>>,
    /// The tab stop, as first drawn.
    first: u8,
    /// The choice made, as first drawn.
    checked: Option<u8>,
    /// The choice that follows from another answer.
    derived: Option<u8>,
}

/// The buttons of a list. A part of its own, which an answer does not draw again:
/// which of them is chosen and which is the tab stop is then set by hand.
#[component]
fn Buttons(props: &ButtonsProps) -> Html {
    let definition = INSTRUMENTS[props.instrument];
    let asked = &definition.items[props.item];
    let of = if props.of_baseline { "baseline." } else { "" };
    let path = [of, definition.id, ".", asked.control(), "."].concat();
    let button = |(place, choice): (usize, &Choice)| {
        let here = u8::try_from(place).ok();
        let word = props.words.get(place).copied();
        let follows = here.is_some() && props.derived == here;
        let inner = if word.is_some() {
            vec![text(choice.value)]
        } else {
            let label = props.labels.as_ref().and_then(|labels| labels.get(place));
            let label = label.map_or_else(
                || text(t(choice.label)),
                |label| el("bdi", "", vec![text(label.clone())]),
            );
            let key = text(choice.key);
            vec![
                label,
                with("kbd", &["aria-hidden"], vec![some("true")], vec![key]),
            ]
        };
        let checked = here.is_some() && props.checked == here;
        let stop = here == Some(props.first);
        with(
            "button",
            &[
                "type",
                "role",
                "class",
                "aria-checked",
                "aria-label",
                "title",
                "tabindex",
                "data-choice",
                "data-testid",
            ],
            vec![
                some("button"),
                some("radio"),
                some(if follows { "choice derived" } else { "choice" }),
                some(if checked { "true" } else { "false" }),
                word.map(|word| described(choice.value, word, follows).into()),
                word.map(AttrValue::Static),
                some(if stop { "0" } else { "-1" }),
                Some(place.to_string().into()),
                made(&[path.as_str(), choice.value]),
            ],
            inner,
        )
    };
    let buttons = asked.choices().iter().enumerate().map(button).collect();
    VList::with_children(buttons, None).into()
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
