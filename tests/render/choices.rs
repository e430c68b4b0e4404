//! Lists of choices: one tab stop, at most one answer, and what they say of
//! themselves.

use dermscore::instruments::{INSTRUMENTS, pasi};
use dermscore::ui::components::{ChoiceGroup, ChoiceGroupProps};

use crate::html::{Node, texts};
use crate::kit::{draw, nowhere};
use crate::visits::index_of;

fn group(instrument: usize, item: usize) -> ChoiceGroupProps {
    ChoiceGroupProps {
        said: yew::AttrValue::default(),
        instrument,
        item,
        label: "What is asked".into(),
        chosen: None,
        derived: None,
        words: Vec::new(),
        labels: None,
        idle: false,
        flagged: false,
        dispatch: nowhere(),
        of_baseline: false,
    }
}

fn drawn(props: ChoiceGroupProps) -> Node {
    draw::<ChoiceGroup>(props)
}

fn list(node: &Node) -> &Node {
    node.one("role", "radiogroup")
}

/// Every list of choices of the registry.
fn lists() -> impl Iterator<Item = (usize, usize, usize)> {
    INSTRUMENTS
        .iter()
        .enumerate()
        .flat_map(|(index, instrument)| {
            let items = instrument.items.iter().enumerate();
            let counts = items.map(|(item, asked)| (item, asked.choices().len()));
            let lists = counts.filter(|(_, count)| *count > 0);
            lists.map(move |(item, count)| (index, item, count))
        })
}

#[test]
fn every_list_has_a_name_and_a_button_for_every_choice() {
    for (instrument, item, count) in lists() {
        let node = drawn(group(instrument, item));
        assert_eq!(list(&node).must("aria-label"), "What is asked");
        let buttons = list(&node).of_tag("button");
        assert_eq!(buttons.len(), count);
        for (place, button) in buttons.into_iter().enumerate() {
            assert_eq!(button.must("role"), "radio");
            assert_eq!(button.must("type"), "button");
            assert_eq!(button.must("data-choice"), place.to_string());
        }
    }
}

#[test]
fn whatever_is_chosen_or_derived_there_is_one_tab_stop_and_one_answer_at_most() {
    for (instrument, item, count) in lists() {
        let states = (0..=count).map(|state| u8::try_from(state).ok().filter(|_| state < count));
        let states: Vec<Option<u8>> = states.collect();
        for (chosen, derived) in states
            .iter()
            .flat_map(|chosen| states.iter().map(move |derived| (*chosen, *derived)))
        {
            let node = drawn(ChoiceGroupProps {
                chosen,
                derived,
                ..group(instrument, item)
            });
            let at = |key, value| {
                let of = node.all(key, value).into_iter();
                of.map(|button| button.must("data-choice").to_owned())
                    .collect::<Vec<_>>()
            };
            let stop = chosen.or(derived).unwrap_or(0).to_string();
            assert_eq!(at("tabindex", "0"), [stop]);
            assert_eq!(at("tabindex", "-1").len(), count - 1);
            let checked: Vec<String> = chosen.iter().map(u8::to_string).collect();
            assert_eq!(at("aria-checked", "true"), checked);
            assert_eq!(at("aria-checked", "false").len(), count - checked.len());
            let shown = derived.filter(|_| chosen.is_none());
            let marked = node.of_class("derived");
            assert_eq!(marked.len(), usize::from(shown.is_some()));
            for button in marked {
                assert_eq!(button.must("data-choice"), shown.unwrap_or(9).to_string());
            }
            let unanswered = chosen.is_none() && derived.is_none();
            assert_eq!(list(&node).has("data-empty"), unanswered);
        }
    }
}

#[test]
fn idle_and_flagged_say_so_and_nothing_else_does() {
    let plain = drawn(group(0, 1));
    let list_of = list(&plain);
    assert!(list_of.has("data-stop"));
    for key in ["data-idle", "aria-invalid", "data-aside"] {
        assert!(!list_of.has(key), "{key}");
    }
    assert!(!list_of.has("data-idle") && !list_of.has("aria-invalid"));

    let idle = drawn(ChoiceGroupProps {
        idle: true,
        ..group(0, 1)
    });
    assert!(list(&idle).has("data-idle"));
    assert!(!list(&idle).has("aria-invalid"));

    let flagged = drawn(ChoiceGroupProps {
        flagged: true,
        ..group(0, 1)
    });
    assert_eq!(list(&flagged).must("aria-invalid"), "true");
    assert!(!list(&flagged).has("data-idle"));
}

#[test]
fn digits_carry_their_words_in_name_and_title() {
    let words = &pasi::SIGN_LABELS[0].words;
    let erythema = pasi::item(0, pasi::Part::Erythema);
    let node = drawn(ChoiceGroupProps {
        words: words.to_vec(),
        ..group(0, erythema)
    });
    assert_eq!(texts(&node.of_tag("button")), ["0", "1", "2", "3", "4"]);
    assert_eq!(node.of_tag("button")[3].must("aria-label"), "3 striking");
    assert_eq!(node.values("title"), words);
    assert!(node.of_tag("kbd").is_empty());
}

#[test]
fn words_carry_their_key_where_it_is_not_read_aloud() {
    for (instrument, item, _) in lists() {
        let node = drawn(group(instrument, item));
        let choices = INSTRUMENTS[instrument].items[item].choices();
        for (button, choice) in node.of_tag("button").into_iter().zip(choices) {
            let key = button.of_tag("kbd")[0];
            assert_eq!(key.must("aria-hidden"), "true");
            assert_eq!(key.text(), choice.key);
            assert_eq!(button.text(), [choice.label, choice.key].concat());
            assert!(!button.has("aria-label"), "its text is its name");
        }
    }
}

#[test]
fn a_choice_of_the_baseline_is_named_so() {
    let node = drawn(ChoiceGroupProps {
        of_baseline: true,
        chosen: Some(1),
        ..group(index_of("itch"), 0)
    });
    assert_eq!(
        node.values("data-testid"),
        ["baseline.itch.scale.vas", "baseline.itch.scale.nrs"]
    );
    let nrs = node.control("baseline.itch.scale.nrs");
    assert_eq!(nrs.must("aria-checked"), "true");
}
