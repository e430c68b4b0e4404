//! What the scores mean, rule by rule.

use yew::prelude::*;

use crate::study::{Meaning, Tone, Verdict, disagreements};
use crate::ui::el::{el, nothing, some, text, with};

/// What the list of rules shows.
#[derive(Properties, PartialEq)]
pub struct MeaningListProps {
    /// What the rules say.
    pub meanings: Vec<Meaning>,
}

/// Five rules side by side; where they disagree it is said.
#[component]
pub fn MeaningList(props: &MeaningListProps) -> Html {
    let meanings = &props.meanings;
    let rows = meanings.iter().map(|meaning| {
        let class = match &meaning.verdict {
            Verdict::Says(_, Tone::Calm) => "calm",
            Verdict::Says(_, Tone::Between) => "between",
            Verdict::Says(_, Tone::Grave) => "grave",
            Verdict::Unclassified(_) => "unclassified",
            Verdict::Needs(_) => "needs",
        };
        let why = match &meaning.verdict {
            Verdict::Unclassified(why) => el("small", "why", vec![text(*why)]),
            _ => nothing(),
        };
        el(
            "li",
            class,
            vec![
                el("span", "rule", vec![text(meaning.rule)]),
                el("b", "", vec![text(meaning.verdict.words())]),
                why,
                el("small", "text", vec![text(meaning.text)]),
            ],
        )
    });
    let rows = el("ul", "", rows.collect());
    let disagree = disagreements(meanings).map_or_else(Vec::new, |said| {
        vec![el("b", "", vec![text("The rules disagree. ")]), text(said)]
    });
    with(
        "section",
        &["class", "aria-label"],
        vec![some("panel meaning"), some("What the scores mean")],
        vec![
            el(
                "header",
                "",
                vec![el("h2", "", vec![text("What the scores mean")])],
            ),
            with(
                "p",
                &["class", "role"],
                vec![some("said disagree"), some("status")],
                disagree,
            ),
            rows,
        ],
    )
}
