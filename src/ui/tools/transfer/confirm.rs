//! Whose answers were read, what they are, and what is asked before they are
//! taken over.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::{Entry, INSTRUMENTS};
use crate::session::Action;
use crate::transfer::{Doubt, Finished, doubts, taken_over};
use crate::ui::el::{button, el, some, text, with};
use crate::ui::page::{Desk, PageAction};
use crate::ui::say::{self, t, tf};
use crate::visit::Visit;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// What was read.
    pub finished: Rc<Finished>,
    /// The open visit.
    pub visit: Rc<Visit>,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// They were taken over.
    pub done: Callback<()>,
    /// They are not wanted.
    pub again: Callback<()>,
}

/// The answers, and the question.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let (finished, visit) = (&props.finished, &props.visit);
    let doubts = doubts(finished, visit);
    let unnamed = |name: &str| match name.trim() {
        "" => t("nobody named").to_owned(),
        name => name.to_owned(),
    };
    let whose = tf(
        "Answers of {subject}, for the open visit of {open}.",
        &[
            ("subject", &unnamed(&finished.visit.subject)),
            ("open", &unnamed(&visit.subject)),
        ],
    );
    let mut inner = vec![with(
        "p",
        &["data-testid"],
        vec![some("transfer.whose")],
        vec![text(whose)],
    )];
    if !finished.at.is_empty() {
        let said = tf(
            "Finished at {time}.",
            &[("time", &say::moment(&finished.at))],
        );
        inner.push(el("p", "", vec![text(said)]));
    }
    let mut certain = true;
    for doubt in &doubts {
        let said = match doubt {
            Doubt::OtherSubject(theirs, ours) => {
                certain = false;
                tf(
                    "The answers are of another subject: {theirs}. The open visit is of {ours}.",
                    &[("theirs", theirs), ("ours", ours)],
                )
            }
            Doubt::NoSubject(..) => t(
                "One of the two names no subject: make sure whose answers these are.",
            )
            .to_owned(),
            Doubt::OtherVisit => t(
                "They were given for another record than the open visit, such as one that was begun on the tablet itself: make sure that it is this visit.",
            )
            .to_owned(),
            Doubt::Filled(part) => {
                certain = false;
                tf(
                    "{instrument} is filled in already, with other answers. They would be replaced.",
                    &[("instrument", t(INSTRUMENTS[*part].short))],
                )
            }
        };
        let said = vec![text(said)];
        inner.push(with(
            "p",
            &["class", "role", "data-testid"],
            vec![some("wrong"), some("alert"), some("transfer.doubt")],
            said,
        ));
    }
    for part in finished.parts.iter().copied() {
        inner.push(answers(finished, part));
    }
    let filled = doubts.iter().any(|doubt| matches!(doubt, Doubt::Filled(_)));
    let take = |keep_filled: bool| {
        let (finished, desk, done) = (Rc::clone(finished), props.desk.clone(), props.done.clone());
        let doubts = doubts.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(page) = desk.page() else { return };
            let stays = |part: &usize| keep_filled && doubts.contains(&Doubt::Filled(*part));
            let parts: Vec<usize> = finished
                .parts
                .iter()
                .copied()
                .filter(|part| !stays(part))
                .collect();
            let next = taken_over(&finished, &parts, page.visit());
            page.dispatch(PageAction::Visit(Action::Open(Rc::new(next))));
            done.emit(());
        })
    };
    let discard = props.again.reform(|_: MouseEvent| ());
    let (class, label) = if certain {
        ("primary", t("Take over"))
    } else if filled {
        ("danger", t("Take over and replace"))
    } else {
        ("danger", t("Take over all the same"))
    };
    let mut buttons = vec![button(
        "transfer.take".into(),
        class,
        label.into(),
        true,
        take(false),
    )];
    if filled {
        buttons.push(button(
            "transfer.keep".into(),
            "",
            t("Take over only what is not filled in").into(),
            true,
            take(true),
        ));
    }
    buttons.push(button(
        "transfer.discard".into(),
        "",
        t("Do not take over").into(),
        true,
        discard,
    ));
    inner.push(el("div", "choices-of-files", buttons));
    el("div", "ways", inner)
}

/// The answers to one instrument, an item a line; a blank stays a blank.
fn answers(finished: &Finished, part: usize) -> Html {
    let definition = INSTRUMENTS[part];
    let draft = finished.visit.drafts.get(part);
    let rows = definition.items.iter().enumerate().map(|(place, item)| {
        let said = match draft.entry(place) {
            Entry::Empty => "–".to_owned(),
            Entry::Choice(choice) => item
                .choices()
                .get(usize::from(*choice))
                .map_or_else(String::new, |choice| t(choice.label).to_owned()),
            _ => draft.show(definition, place),
        };
        let asked = [item.control(), " ", t(item.label)].concat();
        el(
            "tr",
            "",
            vec![
                el("th", "", vec![text(asked)]),
                el("td", "", vec![text(said)]),
            ],
        )
    });
    let rows = el("tbody", "", rows.collect());
    let named = finished.visit.wording(part).map_or_else(String::new, |it| {
        tf(
            "Wording: {id}, {language}",
            &[("id", &it.id), ("language", &it.language)],
        )
    });
    el(
        "div",
        "",
        vec![
            el("h2", "", vec![text(t(definition.short))]),
            el("p", "note", vec![text(named)]),
            el("table", "read-table", vec![rows]),
        ],
    )
}
