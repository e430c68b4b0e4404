//! The form of any instrument, drawn from its definition.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::{Draft, Entry, INSTRUMENTS, Item, Kind, Outcome, Role, Status};
use crate::session::Target;
use crate::ui::components::{ChoiceGroup, NumberField};
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::page::Dispatch;
use crate::ui::say::{self, list, number, t, tf};
use crate::visit::Reference;
use crate::wording::Wording;

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
    /// The site's own wording, where it has one.
    #[prop_or_default]
    pub wording: Option<Rc<Wording>>,
    /// Another wording than the one shown, on which the answers were given.
    #[prop_or_default]
    pub other: Option<Reference>,
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
                    super::clear(props.index, draft.is_begun(instrument), &props.dispatch),
                ],
            ),
            before(props),
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
            rights(props),
        ],
    )
}

/// What stands before the items: the site's own title, instructions and recall,
/// and on which other wording the answers were begun.
fn before(props: &QuestionnaireProps) -> Html {
    let mut inner = Vec::new();
    if let Some(wording) = &props.wording {
        for said in [&wording.title, &wording.instructions, &wording.recall] {
            if !said.is_empty() {
                inner.push(isolated("p", "note", said));
            }
        }
    }
    if let Some(other) = &props.other {
        let said = tf(
            "These answers were begun on another wording: {id}, {language}. The file goes on naming it; Clear begins anew.",
            &[("id", &other.id), ("language", &other.language)],
        );
        let said = vec![text(said)];
        let id = [INSTRUMENTS[props.index].id, ".wording.other"].concat();
        inner.push(with(
            "p",
            &["class", "data-testid"],
            vec![some("said"), Some(id.into())],
            said,
        ));
    }
    if inner.is_empty() {
        return nothing();
    }
    el("div", "wording", inner)
}

/// Whose the wording is: the line of the site's own, or that of the topics.
fn rights(props: &QuestionnaireProps) -> Html {
    let instrument = INSTRUMENTS[props.index];
    if instrument.rights.is_empty() {
        return nothing();
    }
    let page = with(
        "a",
        &["href", "data-testid"],
        vec![some("#/wording"), some("wording.open")],
        vec![text(t("Wording"))],
    );
    let said = match &props.wording {
        None => el("span", "", vec![text(t(instrument.rights))]),
        Some(wording) => {
            let reference = &wording.reference;
            let named = tf(
                "Wording {id}, version {version}, licence {licence}.",
                &[
                    ("id", &reference.id),
                    ("version", &reference.version),
                    ("licence", &reference.licence),
                ],
            );
            let copyright = isolated("span", "", &wording.copyright);
            vec![copyright, text(" "), el("span", "", vec![text(named)])]
                .into_iter()
                .collect()
        }
    };
    let testid = [instrument.id, ".copyright"].concat();
    with(
        "p",
        &["class", "data-testid"],
        vec![some("note rights"), Some(testid.into())],
        vec![said, text(" "), page],
    )
}

/// A text of a wording, in its own direction whatever stands around it.
fn isolated(tag: &'static str, class: &'static str, said: &str) -> Html {
    with(
        tag,
        &["class", "dir"],
        vec![some(class), some("auto")],
        vec![text(said.to_owned())],
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
    let words = props.wording.as_ref().map(|wording| &wording.items[place]);
    let label = match words {
        Some(words) => [item.control(), " ", &words.stem].concat(),
        None => label(item),
    };
    let labels = words.map(|words| {
        let labels = words.answers.iter();
        labels.map(|label| AttrValue::from(label.clone())).collect()
    });
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
            <ChoiceGroup instrument={index} item={place} label={full} {labels} chosen={draft.choice(place)} {idle} {flagged} said={["said-", instrument.id, "-", item.control()].concat()} {dispatch} />
        },
    };
    if outcome.assumed.contains(&item.path) {
        let assumed = t("Unanswered: counted as 0 by a common rule, not verified.");
        said.push(el("p", "said", vec![text(assumed)]));
    }
    let asked = with(
        "span",
        &["class", "aria-hidden", "dir"],
        vec![
            some("asked"),
            some("true"),
            some(if words.is_some() { "auto" } else { "" }),
        ],
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
