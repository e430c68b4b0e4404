//! All answers, to be looked over and changed.

use yew::prelude::*;

use super::line::drawing;
use super::question::title;
use super::screen::{Act, action, back};
use super::words::{answer, shown};
use crate::handover::{At, Handover, Step};
use crate::instruments::{Entry, Way};
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::say::{t, tn};

/// The review.
pub fn review(handover: &Handover, act: &Act) -> Html {
    let open = u64::try_from(handover.unanswered()).unwrap_or(0);
    let said = if open == 0 {
        t("Every question has an answer. Touch one to change it.").to_owned()
    } else {
        tn(
            "{n} question has no answer. Touch a question to answer or change it.",
            "{n} questions have no answer. Touch a question to answer or change it.",
            open,
            &[],
        )
    };
    let rows = handover
        .questions()
        .into_iter()
        .map(|at| row(handover, at, act));
    let body = vec![
        title(t("Your answers"), "review-said"),
        with(
            "p",
            &["class", "id", "data-testid"],
            vec![
                some("lead"),
                some("review-said"),
                some("patient.unanswered"),
            ],
            vec![text(said)],
        ),
        el("ul", "review", rows.collect()),
    ];
    vec![
        el("div", "page", body),
        el(
            "footer",
            "go",
            vec![
                back(act),
                action(
                    "patient.finish",
                    "next primary",
                    t("I have finished"),
                    act,
                    Step::Finish,
                ),
            ],
        ),
    ]
    .into_iter()
    .collect()
}

fn row(handover: &Handover, at: At, act: &Act) -> Html {
    let (paper, asked) = (handover.paper(at), handover.asked(at));
    let shown = shown(paper, asked);
    let answer = answer(paper, asked, &shown);
    let line = match (handover.entry(at), asked.way) {
        (Entry::Number(value), Way::Line { .. }) => {
            el("span", "small vas", vec![drawing(Some(*value))])
        }
        _ => nothing(),
    };
    let class = if answer.is_some() {
        "given"
    } else {
        "given open"
    };
    let given = answer.unwrap_or_else(|| t("No answer").to_owned());
    let inner = vec![
        el("small", "", vec![text(shown.above.clone())]),
        el("span", "topic", vec![text(shown.topic.clone())]),
        el("span", class, vec![text(given)]),
        line,
    ];
    let id = paper.form.instrument.id;
    let testid = ["patient.review.", id, ".", handover.item(at).control()].concat();
    let onclick = act.reform(move |_: MouseEvent| Step::Change(at));
    let button = html! { <button type="button" data-testid={testid} {onclick}>{inner.into_iter().collect::<Html>()}</button> };
    el("li", "", vec![button])
}
