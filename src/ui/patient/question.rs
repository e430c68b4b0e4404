//! One question.

use yew::prelude::*;

use super::choices::Choices;
use super::line::Line;
use super::screen::{Act, action, back};
use super::words::{Shown, shown};
use crate::handover::{At, Handover, Skipping, Step};
use crate::instruments::{Entry, Way};
use crate::measure::Tenths;
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::say::{t, tf};

/// What names a question, and what says more, by id.
const TITLE: &str = "question";
const MORE: &str = "question-more";

/// The question that the patient is at.
pub fn question(handover: &Handover, at: At, changing: bool, act: &Act) -> Html {
    let (paper, asked) = (handover.paper(at), handover.asked(at));
    let shown = shown(paper, asked);
    let empty = *handover.entry(at) == Entry::Empty;
    let saying = handover.skipping == Skipping::Saying;
    let next = if empty {
        action(
            "patient.skip",
            "next",
            if saying { t("Leave it out") } else { t("Skip") },
            act,
            Step::Next,
        )
    } else {
        let label = if changing { t("Done") } else { t("Next") };
        action("patient.next", "next primary", label, act, Step::Next)
    };
    let clear = if empty {
        nothing()
    } else {
        action(
            "patient.clear",
            "quiet clear",
            t("Take my answer back"),
            act,
            Step::Answer(Entry::Empty),
        )
    };
    let body = vec![
        heading(handover, at, &shown),
        input(handover, at, &shown, act),
        el("div", "after", vec![clear, meaning(handover, at, saying)]),
        notice(&shown),
    ];
    vec![
        el("div", "page", body),
        el("footer", "go", vec![back(act), next]),
    ]
    .into_iter()
    .collect()
}

/// How far the patient is, drawn and in words.
pub fn progress(number: usize, of: usize) -> Html {
    let bar = |class: &'static str, width: usize| {
        with(
            "rect",
            &["class", "width", "height"],
            vec![some(class), made(&[&width.to_string()]), some("6")],
            vec![],
        )
    };
    let drawn = with(
        "svg",
        &["class", "viewBox", "preserveAspectRatio", "aria-hidden"],
        vec![
            some("bar"),
            made(&["0 0 ", &of.to_string(), " 6"]),
            some("none"),
            some("true"),
        ],
        vec![bar("ground", of), bar("done", number)],
    );
    let words = tf(
        "{number} of {of}",
        &[("number", &number.to_string()), ("of", &of.to_string())],
    );
    let words = with(
        "span",
        &["data-testid", "id"],
        vec![some("patient.progress"), some("progress")],
        vec![text(words)],
    );
    el("div", "progress", vec![words, drawn])
}

/// A page's heading, which takes the focus when the page comes.
pub fn title(text_of: impl Into<AttrValue>, describedby: &'static str) -> Html {
    with(
        "h1",
        &["id", "tabindex", "aria-describedby"],
        vec![some(TITLE), some("-1"), some(describedby)],
        vec![text(text_of)],
    )
}

fn heading(handover: &Handover, at: At, shown: &Shown) -> Html {
    let line = |class: &'static str, said: &str| {
        if said.is_empty() {
            nothing()
        } else {
            el("p", class, vec![text(said.to_owned())])
        }
    };
    let (number, of) = handover.progress(at);
    let more = vec![
        line("instruction", &shown.instruction),
        line("recall", &shown.recall),
    ];
    el(
        "header",
        "asked",
        vec![
            progress(number, of),
            line("above", &shown.above),
            title(shown.topic.clone(), "progress"),
            with("div", &["id"], vec![some(MORE)], more),
        ],
    )
}

fn input(handover: &Handover, at: At, shown: &Shown, act: &Act) -> Html {
    let (asked, item, entry) = (handover.asked(at), handover.item(at), handover.entry(at));
    let id = handover.paper(at).form.instrument.id;
    let path = AttrValue::from([id, ".", item.control()].concat());
    let onenter = act.reform(|()| Step::Next);
    match asked.way {
        Way::Choices => {
            let values = item.choices().iter().map(|choice| choice.value.into());
            let labels = shown.answers.iter().map(|label| label.clone().into());
            let answers: Vec<(AttrValue, AttrValue)> = values.zip(labels).collect();
            let chosen = handover.paper(at).draft.choice(asked.item);
            let onchoose = act.reform(|place| Step::Answer(Entry::Choice(place)));
            html! { <Choices key={path.to_string()} path={path.clone()} {answers} {chosen} labelledby={TITLE} describedby={MORE} {onchoose} {onenter} /> }
        }
        Way::Numbers { .. } => {
            let numbers = (0..=10_u32).map(|number| number.to_string());
            let answers: Vec<(AttrValue, AttrValue)> = numbers
                .map(|number| (number.clone().into(), number.into()))
                .collect();
            let chosen = match entry {
                Entry::Number(value) => value.as_whole().and_then(|whole| u8::try_from(whole).ok()),
                _ => None,
            };
            let onchoose =
                act.reform(|place| Step::Answer(Entry::Number(Tenths::whole(u32::from(place)))));
            let choices = html! { <Choices key={path.to_string()} path={path.clone()} {answers} {chosen} numbers=true labelledby={TITLE} describedby={MORE} {onchoose} {onenter} /> };
            let (low, high) = shown.ends.clone().unwrap_or_default();
            let ends = vec![
                el("span", "", vec![text(["0: ", &low].concat())]),
                el("span", "", vec![text(["10: ", &high].concat())]),
            ];
            el("div", "", vec![choices, el("div", "ends", ends)])
        }
        Way::Line { .. } => {
            let value = match entry {
                Entry::Number(value) => Some(*value),
                _ => None,
            };
            let ends = shown.ends.clone().unwrap_or_default();
            let onmark = act.reform(|value| Step::Answer(Entry::Number(value)));
            html! { <Line key={path.to_string()} path={path.clone()} {value} {ends} labelledby={TITLE} describedby={MORE} {onmark} {onenter} /> }
        }
    }
}

/// What skipping means, said once.
fn meaning(handover: &Handover, at: At, saying: bool) -> Html {
    let said = if saying {
        vec![
            el("b", "", vec![text(t("Leave this question out?"))]),
            text(" "),
            text(t(
                "A question that is left out has no answer; that is not the same as “Not at all”.",
            )),
            text(" "),
            text(t(handover.paper(at).form.skipping)),
            text(" "),
            text(t("You can come back to it at the end.")),
        ]
    } else {
        vec![]
    };
    with(
        "p",
        &["class", "role", "data-testid"],
        vec![
            some(if saying { "meaning" } else { "meaning none" }),
            some("status"),
            some("patient.meaning"),
        ],
        said,
    )
}

fn notice(shown: &Shown) -> Html {
    if shown.notice.is_empty() {
        return nothing();
    }
    let mark = if shown.licensed {
        nothing()
    } else {
        el("b", "", vec![text(t("Not the licensed text."))])
    };
    with(
        "p",
        &["class", "data-testid"],
        vec![some("rights"), some("patient.rights")],
        vec![mark, text(" "), text(shown.notice.clone())],
    )
}
