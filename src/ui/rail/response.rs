//! The baseline, and the response against it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::instruments::{Draft, INSTRUMENTS, Instrument};
use crate::session::{Action, Target};
use crate::study::{Fact, Responses, Said, Totals, responses, show_signed};
use crate::ui::components::{ChoiceGroup, NumberField};
use crate::visit::Visit;

/// What the response panel shows.
#[derive(Properties, PartialEq)]
pub struct ResponsePanelProps {
    /// The visit's totals.
    pub totals: Totals,
    /// The subject of the open visit.
    pub subject: AttrValue,
    /// The baseline, if there is one.
    pub baseline: Option<Rc<Visit>>,
    /// Where the session takes actions.
    pub dispatch: Callback<Action>,
    /// Called with the input in which a baseline's file was chosen.
    pub onfile: Callback<HtmlInputElement>,
}

/// Instruments whose total can be typed for a baseline.
const TYPED: [&str; 5] = ["pasi", "bsa", "itch", "dlqi", "pga"];

/// A baseline from a file or typed, and every change against it.
#[component]
pub fn ResponsePanel(props: &ResponsePanelProps) -> Html {
    let ResponsePanelProps {
        totals,
        baseline,
        dispatch,
        ..
    } = props;
    let before = baseline.as_ref().map(|baseline| Totals::of(baseline));
    let said = responses(totals, before.as_ref());
    let onfile = props
        .onfile
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>());
    let clear = dispatch.reform(|_: MouseEvent| Action::SetBaseline(None));
    let other_subject = baseline.as_ref().is_some_and(|baseline| {
        !baseline.subject.is_empty()
            && !props.subject.is_empty()
            && *baseline.subject != *props.subject
    });
    html! {
        <section class="panel response" id="section-response" aria-labelledby="title-response">
            <header>
                <h2 id="title-response">{"Response"}<small>{" against a baseline"}</small></h2>
                <div class="actions">
                    <label class="button">
                        {"Baseline from file"}
                        <input type="file" accept=".json,application/json" data-testid="baseline.import" onchange={onfile} />
                    </label>
                    <button type="button" data-testid="baseline.clear" disabled={baseline.is_none()} onclick={clear}>{"Clear"}</button>
                </div>
            </header>
            <div class="baseline" data-flow="">
                <p class="about">
                    {match baseline {
                        Some(baseline) if has_file(baseline) => about(baseline),
                        _ => "Open the file of an earlier visit, or copy its totals here:".to_owned(),
                    }}
                </p>
                {for TYPED.into_iter().filter_map(Instrument::index_of).map(|index| {
                    typed(index, baseline.as_deref(), dispatch)
                })}
                if other_subject {
                    <p class="said" role="alert">
                        {format!("The baseline is of another subject ({}).", baseline.as_ref().map_or("", |baseline| baseline.subject.as_str()))}
                    </p>
                }
            </div>
            {changes(&said)}
            {criteria("Criteria", &said.criteria)}
            {criteria("PASI targets", &said.targets)}
            {for said.not_compared.iter().map(|line| html! { <p class="said">{*line}</p> })}
        </section>
    }
}

fn has_file(baseline: &Visit) -> bool {
    !baseline.id.is_empty() || !baseline.date.is_empty() || !baseline.subject.is_empty()
}

fn about(baseline: &Visit) -> String {
    let parts = [&baseline.subject, &baseline.label, &baseline.date];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    ["Baseline: ", &parts.join(" · ")].concat()
}

/// A total of the baseline: typed here, or as its answers score.
fn typed(index: usize, baseline: Option<&Visit>, dispatch: &Callback<Action>) -> Html {
    let instrument = INSTRUMENTS[index];
    let empty = Draft::new(instrument);
    let draft = baseline.map_or(&empty, |baseline| baseline.drafts.get(index));
    let scale = (instrument.id == "itch").then(|| {
        html! {
            <ChoiceGroup
                instrument={index}
                item={0}
                label="Baseline itch: scale"
                chosen={draft.choice(0)}
                of_baseline=true
                dispatch={dispatch.clone()}
            />
        }
    });
    let field = if draft.has_answers(instrument) {
        let outcome = baseline.map(|baseline| baseline.drafts.outcome(index));
        let total = outcome.and_then(|outcome| outcome.show_total());
        html! { <output data-testid={["baseline.", instrument.id].concat()}>{total.unwrap_or_else(|| "–".to_owned())}</output> }
    } else {
        html! {
            <NumberField
                target={Target::Baseline(index)}
                testid={["baseline.", instrument.id].concat()}
                label={["Baseline ", instrument.short].concat()}
                entry={draft.copied_total().clone()}
                range={(instrument.total)(draft)}
                dispatch={dispatch.clone()}
            />
        }
    };
    html! {
        <div class={classes!("typed", instrument.id)}>
            <span aria-hidden="true">{instrument.short}</span>
            {field}
            {for scale}
        </div>
    }
}

fn changes(said: &Responses) -> Html {
    if said.changes.is_empty() {
        return html! {};
    }
    html! {
        <table class="changes">
            <thead><tr><th>{"Score"}</th><th>{"Baseline"}</th><th>{"Now"}</th><th>{"Change"}</th><th>{"Improvement"}</th></tr></thead>
            <tbody>
                {for said.changes.iter().map(|(label, change)| {
                    let whole = matches!(*label, "DLQI" | "PGA");
                    let show = |value: crate::measure::Tenths| match (whole, value.as_whole()) {
                        (true, Some(whole)) => whole.to_string(),
                        _ => value.to_string(),
                    };
                    html! {
                        <tr class={change.worse().then_some("worse")}>
                            <th scope="row">{*label}</th>
                            <td>{show(change.baseline)}</td>
                            <td>{show(change.current)}</td>
                            <td data-testid={format!("response.{}.change", label.to_lowercase())}>{show_signed(change.difference(), whole)}</td>
                            <td data-testid={format!("response.{}.percent", label.to_lowercase())}>{change.improvement().words()}</td>
                        </tr>
                    }
                })}
            </tbody>
        </table>
    }
}

fn criteria(title: &'static str, said: &[Said]) -> Html {
    if said.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{title}</h3>
            <ul class="criteria">
                {for said.iter().map(|said| {
                    let (class, mark, word) = match said.fact {
                        Fact::Met => ("met", "✓", "met"),
                        Fact::NotMet => ("not-met", "–", "not met"),
                        Fact::Unknown(why) => ("unknown", "?", why),
                    };
                    html! {
                        <li {class} title={said.rule} data-testid={["response.", said.label].concat()}>
                            <i aria-hidden="true">{mark}</i>
                            <span>{said.label}</span>
                            <small>{word}{if said.rule.contains("not verified") { " · not verified" } else { "" }}</small>
                        </li>
                    }
                })}
            </ul>
        </>
    }
}
