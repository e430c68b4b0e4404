//! Before the first question, after the last, and while nobody is there.

use yew::prelude::*;

use super::question::title;
use super::screen::{Act, action};
use crate::handover::{Handover, Replace, Step};
use crate::transfer::Finished;
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::platform::clock;
use crate::ui::say::{t, tn};
use crate::ui::tools::use_tools;

/// Before the first question.
pub fn welcome(handover: &Handover, act: &Act) -> Html {
    let first = handover.questions().first().copied();
    let count = first.map_or(0, |at| handover.progress(at).1);
    let count = u64::try_from(count).unwrap_or(0);
    // Who sees topics needs the form that has the questions.
    let printed = handover
        .papers
        .iter()
        .any(|paper| paper.wording.is_none() && !paper.form.notice.is_empty());
    let printed = if printed {
        el(
            "p",
            "lead",
            vec![text(t(
                "For some of the questions you also need the printed form. If you were not given one, please ask for it.",
            ))],
        )
    } else {
        nothing()
    };
    let body = vec![
        title(
            tn(
                "Please answer {n} question",
                "Please answer {n} questions",
                count,
                &[],
            ),
            "",
        ),
        el(
            "p",
            "lead",
            vec![text(t(
                "They come one after the other. You can go back, leave a question out, and change every answer at the end.",
            ))],
        ),
        printed,
        el(
            "p",
            "lead soft",
            vec![text(t(
                "Your answers are kept on this device and go to the people who treat you.",
            ))],
        ),
    ];
    vec![
        el("div", "page quiet-page", body),
        el(
            "footer",
            "go",
            vec![action(
                "patient.begin",
                "next primary",
                t("Begin"),
                act,
                Step::Begin,
            )],
        ),
    ]
    .into_iter()
    .collect()
}

/// After the last question. The answers are not in sight any more, and no score
/// is. A code for the desk has its place below the words.
pub fn thanks(handover: &Handover, act: &Act) -> Html {
    let stroke = |d| with("path", &["d"], vec![some(d)], vec![]);
    let tick = with(
        "svg",
        &["class", "viewBox", "aria-hidden"],
        vec![some("tick"), some("0 0 24 24"), some("true")],
        vec![
            stroke("M3 12a9 9 0 1 1 18 0 9 9 0 0 1-18 0Z"),
            stroke("M7.5 12.5l3 3L16.5 9"),
        ],
    );
    let body = vec![
        tick,
        title(t("Thank you"), ""),
        el(
            "p",
            "lead",
            vec![text(t(
                "Your answers are kept. Please give the tablet back to the staff.",
            ))],
        ),
        html! { <CodeForDesk finished={finished(handover)} /> },
    ];
    vec![
        el("div", "page quiet-page", body),
        el(
            "footer",
            "go",
            vec![action(
                "patient.staff",
                "next",
                t("For staff"),
                act,
                Step::Staff,
            )],
        ),
    ]
    .into_iter()
    .collect()
}

/// What a patient has finished, for the desk.
fn finished(handover: &Handover) -> Finished {
    let back = handover.handed_back(String::new());
    let visit = back.filled(&back.empty_visit(), Replace::Theirs);
    let answered = handover.papers.iter().filter(|it| it.given().is_some());
    let parts: Vec<usize> = answered.map(|paper| paper.form.index()).collect();
    Finished::of(&visit, &parts, "")
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    finished: Finished,
}

/// The code that the desk reads, where the part that draws it can be fetched;
/// the PIN is the other way back.
#[component]
fn CodeForDesk(props: &CodeProps) -> Html {
    let at = use_state(clock::now);
    let mut finished = props.finished.clone();
    finished.at = String::clone(&at);
    match use_tools() {
        Ok(tools) if !finished.parts.is_empty() => {
            let code = (tools.code)(&finished);
            html! { <details class="for-desk"><summary data-testid="patient.code.show">{t("Staff: the answers as a code or a file")}</summary>{code}</details> }
        }
        _ => nothing(),
    }
}

/// What lies over the answers while nobody is there.
pub fn cover(act: &Act) -> Html {
    let body = vec![
        title(t("Your answers are covered"), ""),
        el(
            "p",
            "lead",
            vec![text(t(
                "Nobody has touched the screen for a while. Nothing is lost.",
            ))],
        ),
        action(
            "patient.uncover",
            "primary go-on",
            t("Go on"),
            act,
            Step::Touch,
        ),
    ];
    let onclick = act.reform(|_: MouseEvent| Step::Touch);
    crate::ui::el::clickable("div", "page quiet-page cover", onclick, body)
}
