//! The visit on one sheet of paper.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::pasi::{self, Part, REGIONS, SIGN_LABELS, area_grade};
use crate::instruments::{Entry, INSTRUMENTS, Instrument, Outcome, Status};
use crate::study::{
    Fact, Totals, Verdict, disagreements, meanings, name_of, responses, show_signed,
};
use crate::visit::Visit;

/// What the sheet shows.
#[derive(Properties, PartialEq)]
pub struct SheetProps {
    /// The visit.
    pub visit: Rc<Visit>,
    /// What it scores.
    pub outcomes: Vec<Rc<Outcome>>,
    /// Band sets chosen, by place of the instrument.
    pub bands: Vec<u8>,
    /// When it was printed.
    pub printed: AttrValue,
}

/// One A4 page: who, the scores with their rules, PASI region by region, what
/// the scores mean, the response, and what is missing.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let SheetProps {
        visit, outcomes, ..
    } = props;
    let about = [
        ("Subject", &visit.subject),
        ("Visit", &visit.label),
        ("Date", &visit.date),
        ("Assessor", &visit.assessor),
    ];
    let totals = Totals::with(visit, outcomes);
    html! {
        <div class="sheet">
            <header>
                <h1>{"Skin assessment"}</h1>
                <dl>
                    {for about.iter().map(|(label, value)| html! {
                        <div><dt>{*label}</dt><dd>{(*value).clone()}</dd></div>
                    })}
                </dl>
            </header>
            {scores(props)}
            {regions(visit, outcomes)}
            {rules(&totals)}
            {response(visit, &totals)}
            {gaps(outcomes)}
            <footer>
                <span>{format!("dermscore {} · printed {}", env!("CARGO_PKG_VERSION"), props.printed)}</span>
                <span>{"Signature"}</span>
            </footer>
        </div>
    }
}

fn scores(props: &SheetProps) -> Html {
    let rows = INSTRUMENTS.iter().enumerate().filter_map(|(index, instrument)| {
        let outcome = &props.outcomes[index];
        (outcome.status != Status::NotDone).then(|| {
            let set = instrument.bands.get(usize::from(props.bands.get(index).copied().unwrap_or(0)));
            let band = outcome.total.zip(set).map(|(total, set)| (set.label(total), set.rule));
            let status = match outcome.status {
                Status::Transcribed => "copied from an earlier record",
                Status::Incomplete => "incomplete: no score",
                Status::Contradictory => "contradictory: no score",
                Status::Scored | Status::NotDone => "",
            };
            html! {
                <tr>
                    <th scope="row">{instrument.short}{scale(&props.visit, index)}</th>
                    <td class="number">{outcome.show_total().unwrap_or_else(|| "–".to_owned())}{" "}{outcome.total.map_or("", |_| instrument.unit)}</td>
                    <td>{band.map_or(status, |(label, _)| label)}{if band.is_some() && !status.is_empty() { [", ", status].concat() } else { String::new() }}</td>
                    <td class="rule">{band.map_or("", |(_, rule)| rule)}
                        {outcome.beside.as_ref().map_or_else(String::new, |beside| format!(" · {} {} (not verified)", beside.label, beside.value))}
                    </td>
                </tr>
            }
        })
    });
    html! {
        <table class="scores">
            <thead><tr><th>{"Score"}</th><th>{"Total"}</th><th>{"Reading"}</th><th>{"Rule"}</th></tr></thead>
            <tbody>{for rows}</tbody>
        </table>
    }
}

fn scale(visit: &Visit, index: usize) -> String {
    let instrument = INSTRUMENTS[index];
    match visit.drafts.get(index).choice(0) {
        Some(choice) if instrument.id == "itch" => [
            " ",
            instrument.items[0].choices()[usize::from(choice)].label,
        ]
        .concat(),
        _ => String::new(),
    }
}

fn regions(visit: &Visit, outcomes: &[Rc<Outcome>]) -> Html {
    let Some(index) = Instrument::index_of(pasi::INSTRUMENT.id) else {
        return html! {};
    };
    let (draft, outcome) = (visit.drafts.get(index), &outcomes[index]);
    if !draft.has_answers(&pasi::INSTRUMENT) {
        return html! {};
    }
    let labels = &SIGN_LABELS[usize::from(draft.setting(pasi::INSTRUMENT.items, pasi::LABELS))];
    let rows = REGIONS.iter().enumerate().map(|(region, about)| {
        let percent = draft.number(pasi::item(region, Part::Percent));
        let area = draft
            .choice(pasi::item(region, Part::Area))
            .or(percent.map(|percent| area_grade(percent).get()));
        let sign = |part| match draft.entry(pasi::item(region, part)) {
            Entry::Choice(sign) => format!("{sign} {}", labels.words[usize::from(*sign)]),
            _ => "–".to_owned(),
        };
        html! {
            <tr>
                <th scope="row">{about.label}</th>
                <td>{area.map_or_else(|| "–".to_owned(), |area| area.to_string())}
                    {percent.map_or_else(String::new, |percent| format!(" ({percent} %)"))}</td>
                <td>{sign(Part::Erythema)}</td>
                <td>{sign(Part::Induration)}</td>
                <td>{sign(Part::Desquamation)}</td>
                <td class="number">{outcome.parts.get(region).and_then(|part| part.value).map_or_else(|| "–".to_owned(), |score| score.to_string())}</td>
            </tr>
        }
    });
    html! {
        <>
            <h2>{format!("PASI by region (words: {})", labels.name)}</h2>
            <table>
                <thead><tr><th>{"Region"}</th><th>{"Area"}</th><th>{"Erythema"}</th><th>{"Induration"}</th><th>{"Desquamation"}</th><th>{"Score"}</th></tr></thead>
                <tbody>{for rows}</tbody>
            </table>
        </>
    }
}

fn rules(totals: &Totals) -> Html {
    let meanings = meanings(totals);
    html! {
        <>
            <h2>{"What the scores mean"}</h2>
            <table class="rules">
                <tbody>
                    {for meanings.iter().map(|meaning| {
                        let says = match &meaning.verdict {
                            Verdict::Says(says, _) => (*says).to_owned(),
                            Verdict::Unclassified(_) => "unclassified by its formula".to_owned(),
                            Verdict::Needs(needs) => ["cannot say without ", &needs.join(", ")].concat(),
                        };
                        html! { <tr><th scope="row">{meaning.rule}</th><td>{says}</td><td class="rule">{meaning.text}</td></tr> }
                    })}
                </tbody>
            </table>
            if let Some((severe, not)) = disagreements(&meanings) {
                <p>{format!("The rules disagree: severe or a candidate by {}; not by {}.", severe.join(", "), not.join(", "))}</p>
            }
        </>
    }
}

fn response(visit: &Visit, totals: &Totals) -> Html {
    let Some(baseline) = &visit.baseline else {
        return html! {};
    };
    let said = responses(totals, Some(&Totals::of(baseline)));
    let changes: Vec<String> = said
        .changes
        .iter()
        .map(|(label, change)| {
            let whole = matches!(*label, "DLQI" | "PGA");
            format!(
                "{label} {} to {} ({}, {})",
                change.baseline,
                change.current,
                show_signed(change.difference(), whole),
                change.improvement().words()
            )
        })
        .collect();
    let list = |wanted: &Fact| {
        let of = said.criteria.iter().filter(|said| said.fact == *wanted);
        of.map(|said| said.label).collect::<Vec<_>>().join(", ")
    };
    let about: Vec<&str> = [&baseline.subject, &baseline.label, &baseline.date]
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    let about = if about.is_empty() {
        "totals typed by hand".to_owned()
    } else {
        about.join(", ")
    };
    html! {
        <>
            <h2>{format!("Response against baseline ({about})")}</h2>
            <p>{changes.join("; ")}</p>
            <p><b>{"Met: "}</b>{list(&Fact::Met)}<br /><b>{"Not met: "}</b>{list(&Fact::NotMet)}</p>
            {for said.not_compared.iter().map(|line| html! { <p>{*line}</p> })}
        </>
    }
}

fn gaps(outcomes: &[Rc<Outcome>]) -> Html {
    let lines: Vec<String> = INSTRUMENTS
        .iter()
        .zip(outcomes)
        .flat_map(|(instrument, outcome)| {
            let list = |word: &str, paths: &[&'static str]| {
                (!paths.is_empty()).then(|| {
                    let names: Vec<String> =
                        paths.iter().map(|path| name_of(instrument, path)).collect();
                    format!("{}: {word} {}", instrument.short, names.join(", "))
                })
            };
            let problems = outcome.problems.iter().map(|problem| {
                format!(
                    "{}: {}: {}",
                    instrument.short,
                    name_of(instrument, problem.path),
                    problem.problem
                )
            });
            list("missing", &outcome.missing)
                .into_iter()
                .chain(list("unanswered, counted 0:", &outcome.assumed))
                .chain(problems)
                .collect::<Vec<_>>()
        })
        .collect();
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h2>{"Missing and contradictory"}</h2>
            <ul>{for lines.iter().map(|line| html! { <li>{line.clone()}</li> })}</ul>
        </>
    }
}
