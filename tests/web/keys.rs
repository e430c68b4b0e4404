//! Every key at every list of choices, with every answer.

use dermscore::instruments::{Choice, INSTRUMENTS};
use dermscore::ui::{KeyMove, on_key};
use wasm_bindgen_test::wasm_bindgen_test;

const FIVE: &[Choice] = &[
    Choice {
        value: "0",
        label: "None",
        key: "0",
    },
    Choice {
        value: "1",
        label: "Slight",
        key: "1",
    },
    Choice {
        value: "2",
        label: "Moderate",
        key: "2",
    },
    Choice {
        value: "3",
        label: "Marked",
        key: "3",
    },
    Choice {
        value: "4",
        label: "Very marked",
        key: "4",
    },
];

/// Lists of the registry and how many choices they have.
fn lists() -> impl Iterator<Item = (&'static [Choice], u8)> {
    let items = INSTRUMENTS.iter().flat_map(|instrument| instrument.items);
    let lists = items
        .map(|item| item.choices())
        .filter(|list| !list.is_empty());
    lists.map(|list| (list, u8::try_from(list.len()).expect("a short list")))
}

fn answers(count: u8) -> impl Iterator<Item = Option<u8>> {
    std::iter::once(None).chain((0..count).map(Some))
}

#[wasm_bindgen_test]
fn a_list_of_five_by_the_book() {
    use KeyMove::{Choose, ChooseAndGoOn, Clear, GoOn};
    for (chosen, key, moved) in [
        (None, "0", Some(ChooseAndGoOn(0))),
        (None, "4", Some(ChooseAndGoOn(4))),
        (Some(2), "2", Some(ChooseAndGoOn(2))),
        (None, "5", None),
        (None, "ArrowRight", Some(Choose(0))),
        (None, "ArrowLeft", Some(Choose(0))),
        (Some(0), "ArrowRight", Some(Choose(1))),
        (Some(3), "ArrowDown", Some(Choose(4))),
        (Some(4), "ArrowRight", Some(Choose(4))),
        (Some(4), "ArrowLeft", Some(Choose(3))),
        (Some(1), "ArrowUp", Some(Choose(0))),
        (Some(0), "ArrowLeft", Some(Choose(0))),
        (Some(3), "Home", Some(Choose(0))),
        (None, "End", Some(Choose(4))),
        (Some(2), "Escape", Some(Clear)),
        (Some(2), "Backspace", Some(Clear)),
        (Some(2), "Delete", Some(Clear)),
        (None, "Escape", Some(Clear)),
        (None, "Enter", Some(GoOn)),
        (Some(2), "Enter", Some(GoOn)),
        (Some(2), "Tab", None),
        (Some(2), " ", None),
        (Some(2), "", None),
        (Some(2), "a", None),
        (Some(2), "01", None),
        (Some(2), "F1", None),
    ] {
        assert_eq!(on_key(FIVE, chosen, key), moved, "{key} at {chosen:?}");
    }
}

#[wasm_bindgen_test]
fn a_choice_s_own_key_chooses_it_and_goes_on_in_either_case() {
    for (list, count) in lists() {
        for chosen in answers(count) {
            for (place, choice) in (0..).zip(list) {
                let wanted = Some(KeyMove::ChooseAndGoOn(place));
                for key in [choice.key.to_uppercase(), choice.key.to_lowercase()] {
                    assert_eq!(on_key(list, chosen, &key), wanted, "{key}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn no_two_choices_of_a_list_share_a_key() {
    for (list, _) in lists() {
        let mut keys: Vec<&str> = list.iter().map(|choice| choice.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), list.len(), "{keys:?}");
    }
}

#[wasm_bindgen_test]
fn arrows_stay_within_the_list_and_never_go_on() {
    for (list, count) in lists() {
        for chosen in answers(count) {
            let (up, down) = chosen.map_or((0, 0), |chosen| {
                (chosen.saturating_sub(1), (chosen + 1).min(count - 1))
            });
            for (key, place) in [
                ("ArrowUp", up),
                ("ArrowLeft", up),
                ("ArrowDown", down),
                ("ArrowRight", down),
                ("Home", 0),
                ("End", count - 1),
            ] {
                assert_eq!(on_key(list, chosen, key), Some(KeyMove::Choose(place)));
            }
        }
    }
}

#[wasm_bindgen_test]
fn every_other_key_is_the_browser_s() {
    let printable = (' '..='~').map(String::from);
    let named = [
        "Tab",
        "Shift",
        "PageUp",
        "F5",
        "Dead",
        "Unidentified",
        "ä",
        "٣",
        "０",
    ];
    let all: Vec<String> = printable.chain(named.map(str::to_owned)).collect();
    for (list, count) in lists() {
        for key in &all {
            let own = list
                .iter()
                .any(|choice| choice.key.eq_ignore_ascii_case(key));
            for chosen in answers(count) {
                assert_eq!(on_key(list, chosen, key).is_some(), own, "{key}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_list_of_nothing_takes_no_key() {
    for key in ["0", "Enter", "Escape", "ArrowLeft", "End"] {
        assert_eq!(on_key(&[], None, key), None);
    }
}
