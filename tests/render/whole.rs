//! All parts together: names that stand once, texts that stay texts.

use std::collections::BTreeSet;
use std::rc::Rc;

use dermscore::instruments::INSTRUMENTS;
use dermscore::ui::components::Dialog;
use dermscore::ui::panels::PasiPanel;
use dermscore::ui::rail::TotalCard;
use dermscore::ui::{Desk, Notice, Page, Settings, View};
use dermscore::visit::Visit;
use yew::prelude::*;

use crate::html::Node;
use crate::kit::{later, markup_of, nowhere};
use crate::visits::{visit, week_4};

/// What could end a text or begin an element, wherever a text may stand.
const HOSTILE: &str = r#"<img src=x onerror="alert('1')">&amp;"#;

/// Everything the page draws of a visit.
fn whole(visit: &Visit) -> String {
    let page = Page::new(
        visit.clone(),
        Settings::parse(""),
        Some(Notice::wrong(HOSTILE)),
    );
    let (later, desk, dispatch) = (later(), Desk::default(), nowhere());
    let (draft, outcome) = (
        Rc::clone(visit.drafts.get(0)),
        Rc::clone(&page.outcomes()[0]),
    );
    let mut parts = vec![
        (later.front)(&page, &desk),
        (later.about)(&page, &dispatch),
        html! { <PasiPanel {draft} bands={0} {outcome} later={Some(later)} dispatch={dispatch.clone()} /> },
    ];
    parts.push((later.forms)(&page, &desk, &dispatch));
    for index in 0..INSTRUMENTS.len() {
        let (of, outcome) = (visit.itch_scale(index), Rc::clone(&page.outcomes()[index]));
        parts.push(
            html! { <TotalCard {index} {of} {outcome} bands=0 dispatch={dispatch.clone()} /> },
        );
    }
    parts.push((later.meaning)(&page));
    parts.push((later.response)(&page, &desk, &dispatch));
    markup_of(parts)
}

/// An empty visit, the example, and the example against itself.
fn visits() -> [Visit; 3] {
    let week_4 = week_4();
    let followed = Visit {
        baseline: Some(Rc::new(week_4.clone())),
        ..week_4.clone()
    };
    [Visit::default(), week_4, followed]
}

#[test]
fn every_control_name_and_every_id_stands_once() {
    for visit in visits() {
        let node = Node::read(&whole(&visit));
        for key in ["data-testid", "id"] {
            let shown = node.values(key);
            assert!(shown.len() > 7, "{key}");
            let mut once = BTreeSet::new();
            for name in shown {
                assert!(once.insert(name), "{key}={name} twice");
            }
        }
    }
}

#[test]
fn whatever_points_to_an_id_finds_it() {
    let node = Node::read(&whole(&Visit::default()));
    for key in ["aria-labelledby", "aria-describedby", "for"] {
        for id in node.values(key) {
            node.one("id", id);
        }
    }
    for address in node.values("href") {
        // A view of its own takes the place of the forms.
        if View::at(address) != View::Scores {
            continue;
        }
        let name = address.strip_prefix("#/").expect("an address of this page");
        node.one("id", &format!("section-{name}"));
    }
}

#[test]
fn the_page_s_policy_is_kept_no_style_and_no_handler_stands_in_the_markup() {
    for visit in visits() {
        for node in Node::read(&whole(&visit)).below() {
            assert!(!node.has("style"), "{node:?}");
            assert!(!["script", "style", "img"].contains(&node.tag.as_str()));
            for handler in ["onclick", "oninput", "onerror", "onload"] {
                assert!(!node.has(handler), "{node:?}");
            }
        }
    }
}

#[test]
fn every_button_field_and_list_has_a_name_to_be_read_aloud() {
    for visit in visits() {
        let node = Node::read(&whole(&visit));
        for button in node.of_tag("button") {
            assert!(button.has("aria-label") || !button.text().trim().is_empty());
        }
        let labelled: usize = node
            .of_tag("label")
            .iter()
            .map(|label| label.of_tag("input").len())
            .sum();
        let inputs = node.of_tag("input");
        let named = inputs
            .iter()
            .filter(|input| input.has("aria-label"))
            .count();
        assert_eq!(named + labelled, inputs.len());
        for list in node
            .all("role", "radiogroup")
            .into_iter()
            .chain(node.of_tag("select"))
        {
            assert!(!list.must("aria-label").is_empty());
        }
    }
}

#[test]
fn what_was_typed_stays_text_wherever_it_stands() {
    let named = Visit {
        subject: HOSTILE.into(),
        label: HOSTILE.into(),
        assessor: HOSTILE.into(),
        date: HOSTILE.into(),
        ..visit(&[
            ("bsa.percent", HOSTILE),
            ("pasi.head.areaPercent", HOSTILE),
            ("dlqi.total", HOSTILE),
        ])
    };
    let other = Visit {
        subject: [HOSTILE, "2"].concat(),
        ..named.clone()
    };
    let markup = whole(&Visit {
        baseline: Some(Rc::new(other)),
        ..named
    });
    assert!(!markup.contains("<img"));
    assert!(markup.contains("&lt;img"));
    let node = Node::read(&markup);
    assert!(node.of_tag("img").is_empty());
    assert!(node.values("onerror").is_empty() && node.values("src").is_empty());
    let typed = node
        .values("value")
        .into_iter()
        .filter(|value| *value == HOSTILE);
    assert!(typed.count() >= 6, "it stands as it was typed");
    assert!(node.control("notice").text().contains(HOSTILE));
}

#[test]
fn a_dialog_is_named_by_its_title() {
    let inner = html! { <p>{HOSTILE}</p> };
    let onclose = Callback::noop();
    let markup = markup_of(vec![
        html! { <Dialog title="A question" {onclose} {inner} /> },
    ]);
    let node = Node::read(&markup);
    let dialog = node.one("aria-label", "A question");
    assert_eq!(dialog.tag, "dialog");
    assert_eq!(dialog.of_tag("h2")[0].text(), "A question");
    assert_eq!(dialog.of_tag("p")[0].text(), HOSTILE);
}
