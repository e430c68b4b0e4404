//! The form of any instrument, drawn from its definition.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::{Draft, Entry, INSTRUMENTS, Item, Kind, Outcome, Role, Status};
use crate::session::Target;
use crate::ui::components::{ChoiceGroup, NumberField};
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::page::Dispatch;
use crate::ui::say::{self, list, number, t, tf};

/// What a form shows.
#[derive(Properties, PartialEq)]
pub struct QuestionnaireProps {
    /// Place of the instrument in the registry.
    pub index: usize,
    /// What was entered.
    pub draft: Rc<Draft>,
    /// The place of the band set shown.
    pub bands: u8,
    /// What it scores.
    pub outcome: Rc<Outcome>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// An instrument's items one below the other, and what is said of them.
#[component]
pub fn Questionnaire(props: &QuestionnaireProps) -> Html {
    let (draft, outcome) = (&props.draft, &props.outcome);
    let instrument = INSTRUMENTS[props.index];
    let rows = (0..instrument.items.len())
        .map(|place| row(props, place))
        .collect();
    let title = vec![
        text(t(instrument.short)),
        text(" "),
        el("small", "", vec![text(t(instrument.name))]),
    ];
    let note = |class, said: &'static str| {
        if said.is_empty() {
            nothing()
        } else {
            el("p", class, vec![text(t(said))])
        }
    };
    with(
        "section",
        &["class", "id", "aria-labelledby"],
        vec![
            made(&["panel questionnaire ", instrument.id]),
            made(&["section-", instrument.id]),
            made(&["title-", instrument.id]),
        ],
        vec![
            el(
                "header",
                "",
                vec![
                    with("h2", &["id"], vec![made(&["title-", instrument.id])], title),
                    crate::ui::rail::chooser(props.index, props.bands, &props.dispatch),
                    super::clear(props.index, draft, &props.dispatch),
                ],
            ),
            with(
                "div",
                &["class", "data-flow"],
                vec![some("items"), Some("".into())],
                rows,
            ),
            super::copied(props.index, draft, &props.dispatch),
            subscales(outcome),
            match &outcome.beside {
                Some(beside) => {
                    // tr: a second score, its value and its rule
                    let value = tf(
                        "{score} {value}: {rule}.",
                        &[
                            ("score", beside.label),
                            ("value", &number(beside.value)),
                            ("rule", t(beside.rule)),
                        ],
                    );
                    el("p", "note", vec![text(value)])
                }
                None => nothing(),
            },
            note("note", instrument.rule),
            note("note rights", instrument.rights),
        ],
    )
}

/// Subscales, where the instrument has any that are not answers themselves.
fn subscales(outcome: &Outcome) -> Html {
    let parts = outcome
        .parts
        .iter()
        .filter(|part| part.path.starts_with("subscales."));
    if outcome.status == Status::NotDone {
        return nothing();
    }
    let parts: Vec<Html> = parts
        .map(|part| {
            let show = |value: crate::measure::Tenths| (value.0 / 10).to_string();
            let value = part.value.map_or_else(|| "–".to_owned(), show);
            el(
                "li",
                "",
                vec![
                    el("span", "", vec![text(t(part.label))]),
                    el("b", "", vec![text(value)]),
                    el(
                        "small",
                        "",
                        vec![text(tf("of {most}", &[("most", &show(part.max))]))],
                    ),
                ],
            )
        })
        .collect();
    if parts.is_empty() {
        nothing()
    } else {
        el("ul", "parts", parts)
    }
}

/// One item: what is asked, the input, and what is said of it.
fn row(props: &QuestionnaireProps, place: usize) -> Html {
    let (index, draft, outcome) = (props.index, &props.draft, &props.outcome);
    let instrument = INSTRUMENTS[index];
    let item = &instrument.items[place];
    let entry = draft.entry(place);
    let idle = item.after.is_some_and(|(other, choice)| {
        *entry == Entry::Empty
            && match draft.choice(other) {
                Some(chosen) => chosen != choice,
                None => instrument.items[other].role != Role::Frame,
            }
    });
    let label = label(item);
    let full = AttrValue::from(list(vec![t(instrument.short).to_owned(), label.clone()]));
    let mut said: Vec<Html> = outcome
        .said_of(item.path)
        .map(|said| {
            let said = vec![text(say::said(said))];
            with(
                "p",
                &["class", "role", "id"],
                vec![
                    some("said"),
                    some("alert"),
                    made(&["said-", instrument.id, "-", item.control()]),
                ],
                said,
            )
        })
        .collect();
    let flagged = !said.is_empty();
    let dispatch = props.dispatch.clone();
    let input = match (&item.kind, instrument.range(place, draft)) {
        (Kind::Number { unit, .. }, Some(range)) => html! {
            <NumberField
                target={Target::Item { instrument: index, item: place }}
                testid={[instrument.id, ".", item.control()].concat()}
                label={full}
                unit={t(unit)}
                entry={entry.clone()}
                {range}
                {idle}
                {flagged}
                {dispatch}
            />
        },
        _ => html! {
            <ChoiceGroup instrument={index} item={place} label={full} chosen={draft.choice(place)} {idle} {flagged} said={["said-", instrument.id, "-", item.control()].concat()} {dispatch} />
        },
    };
    if outcome.assumed.contains(&item.path) {
        let assumed = t("Unanswered: counted as 0 by a common rule, not verified.");
        said.push(el("p", "said", vec![text(assumed)]));
    }
    let asked = with(
        "span",
        &["class", "aria-hidden"],
        vec![some("asked"), some("true")],
        vec![text(label)],
    );
    let class = match (idle, item.after.is_some()) {
        (false, false) => "item",
        (false, true) => "item second",
        (true, _) => "item second idle",
    };
    // One child whatever is said, or the input would be made anew and lose the
    // focus.
    el("div", class, vec![asked, input, said.into_iter().collect()])
}

/// `3 Home and errands` where items are numbered, else the label alone.
fn label(item: &Item) -> String {
    match item.path.strip_prefix("items.") {
        Some(number) => [number, " ", t(item.label)].concat(),
        None => t(item.label).to_owned(),
    }
}
