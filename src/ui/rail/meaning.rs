//! What the scores mean, rule by rule.

use yew::prelude::*;

use crate::study::{Tone, Totals, Verdict, disagreements, meanings};

/// What the list of rules shows.
#[derive(Properties, PartialEq)]
pub struct MeaningListProps {
    /// The visit's totals.
    pub totals: Totals,
}

/// Five rules side by side; where they disagree it is said.
#[component]
pub fn MeaningList(props: &MeaningListProps) -> Html {
    let meanings = meanings(&props.totals);
    let rows = meanings.iter().map(|meaning| {
        let (class, says) = match &meaning.verdict {
            Verdict::Says(says, Tone::Calm) => ("calm", (*says).to_owned()),
            Verdict::Says(says, Tone::Between) => ("between", (*says).to_owned()),
            Verdict::Says(says, Tone::Grave) => ("grave", (*says).to_owned()),
            Verdict::Unclassified(_) => ("unclassified", "unclassified by its formula".to_owned()),
            Verdict::Needs(needs) => ("needs", ["needs ", &needs.join(", ")].concat()),
        };
        let why = match &meaning.verdict {
            Verdict::Unclassified(why) => Some(*why),
            _ => None,
        };
        html! {
            <li class={class}>
                <span class="rule" title={meaning.text}>{meaning.rule}</span>
                <b>{says}</b>
                if let Some(why) = why { <small>{why}</small> }
                <small class="text">{meaning.text}</small>
            </li>
        }
    });
    let disagree = disagreements(&meanings);
    html! {
        <section class="panel meaning" aria-labelledby="title-meaning">
            <header><h2 id="title-meaning">{"What the scores mean"}</h2></header>
            <ul>{for rows}</ul>
            <p class="said disagree" role="status">
                if let Some((severe, not)) = disagree {
                    <b>{"The rules disagree."}</b>
                    {format!(" Severe or a candidate by {}; not by {}.", severe.join(", "), not.join(", "))}
                }
            </p>
        </section>
    }
}
