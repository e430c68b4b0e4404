//! What the scores mean, rule by rule.

use yew::prelude::*;

use crate::study::{Meaning, Tone, Verdict, disagreements};
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::say::{said, t};

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
            Verdict::Unclassified(why) => el("small", "why", vec![text(t(why))]),
            _ => nothing(),
        };
        el(
            "li",
            class,
            vec![
                el("span", "rule", vec![text(t(meaning.rule))]),
                el("b", "", vec![text(said(&meaning.verdict.said()))]),
                why,
                el("small", "text", vec![text(t(meaning.text))]),
            ],
        )
    });
    let rows = el("ul", "", rows.collect());
    let disagree = disagreements(meanings);
    let disagree = if disagree.is_empty() {
        Vec::new()
    } else {
        let disagree: Vec<String> = disagree.iter().map(said).collect();
        // tr: what stands between the rules that disagree
        let disagree = disagree.join(t("; "));
        vec![
            el("b", "", vec![text(t("The rules disagree."))]),
            text(" "),
            text(disagree),
        ]
    };
    with(
        "section",
        &["class", "aria-label"],
        vec![some("panel meaning"), some(t("What the scores mean"))],
        vec![
            el(
                "header",
                "",
                vec![el("h2", "", vec![text(t("What the scores mean"))])],
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
