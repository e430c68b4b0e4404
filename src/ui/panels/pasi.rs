//! The PASI form: the body, and four regions of four inputs.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::pasi::{
    AREA_BANDS, INSTRUMENT, LABELS, Part, REGIONS, SIGN_LABELS, area_grade, item,
};
use crate::instruments::{Draft, Entry, Instrument, Outcome};
use crate::measure::{Range, Tenths};
use crate::session::{Action, Target};
use crate::ui::components::{Body, ChoiceGroup, NumberField};

/// What the PASI form shows.
#[derive(Properties, PartialEq)]
pub struct PasiPanelProps {
    /// What was entered.
    pub draft: Rc<Draft>,
    /// What it scores.
    pub outcome: Rc<Outcome>,
    /// Where the session takes actions.
    pub dispatch: Callback<Action>,
}

const PARTS: [Part; 5] = [
    Part::Area,
    Part::Percent,
    Part::Erythema,
    Part::Induration,
    Part::Desquamation,
];

/// PASI whole: sixteen inputs and what follows from them.
#[component]
pub fn PasiPanel(props: &PasiPanelProps) -> Html {
    let PasiPanelProps {
        draft,
        outcome,
        dispatch,
    } = props;
    let index = Instrument::index_of(INSTRUMENT.id).unwrap_or(0);
    let labels = draft.setting(INSTRUMENT.items, LABELS);
    let score = |region: usize| outcome.parts.get(region).and_then(|part| part.value);
    let shades = std::array::from_fn(|region| {
        let max = REGIONS[region].weight * 72;
        // A quarter of the region's greatest score a shade; clear alone is 0.
        score(region).and_then(|score| u8::try_from((score.0 * 4).div_ceil(max)).ok())
    });
    let rows = (0..4).map(|region| {
        let entries: [Entry; 5] = PARTS.map(|part| draft.entry(item(region, part)).clone());
        let said: Vec<(usize, AttrValue)> = PARTS
            .iter()
            .enumerate()
            .flat_map(|(place, part)| {
                outcome
                    .said_of(INSTRUMENT.items[item(region, *part)].path)
                    .map(move |said| (place, AttrValue::from(said.to_owned())))
            })
            .collect();
        html! {
            <RegionRow {index} {region} {entries} {said} {labels} score={score(region)} dispatch={dispatch.clone()} />
        }
    });
    let words = SIGN_LABELS[usize::from(labels)].words;
    html! {
        <section class="panel pasi" id="section-pasi" aria-labelledby="title-pasi">
            <header>
                <h2 id="title-pasi">{"PASI "}<small>{INSTRUMENT.name}</small></h2>
                <div class="labels">
                    <span aria-hidden="true">{"Sign words"}</span>
                    <ChoiceGroup
                        instrument={index}
                        item={LABELS}
                        label="Words for the signs"
                        chosen={Some(labels)}
                        dispatch={dispatch.clone()}
                    />
                </div>
            </header>
            <div class="pasi-body">
                <Body {shades} />
                <div class="regions" data-flow="">
                    <div class="columns" aria-hidden="true">
                        <span>{"Region"}</span>
                        <span>{"Area"}</span>
                        <span>{"Erythema"}</span>
                        <span>{"Induration"}</span>
                        <span>{"Desquamation"}</span>
                    </div>
                    {for rows}
                    <p class="legend">
                        {for words.iter().enumerate().map(|(place, word)| html! {
                            <span><b>{place.to_string()}</b>{" "}{*word}</span>
                        })}
                    </p>
                </div>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RegionRowProps {
    index: usize,
    region: usize,
    entries: [Entry; 5],
    said: Vec<(usize, AttrValue)>,
    labels: u8,
    score: Option<Tenths>,
    dispatch: Callback<Action>,
}

/// One region. A part of its own, so that an answer redraws one row.
#[component]
fn RegionRow(props: &RegionRowProps) -> Html {
    let &RegionRowProps {
        index,
        region,
        labels,
        ..
    } = props;
    let about = &REGIONS[region];
    let choice = |place: usize| match props.entries[place] {
        Entry::Choice(choice) => Some(choice),
        _ => None,
    };
    let percent = match props.entries[1] {
        Entry::Number(percent) => Some(percent),
        _ => None,
    };
    let derived = percent.map(|percent| area_grade(percent).get());
    let area = choice(0).or(derived);
    let flagged = |place: usize| props.said.iter().any(|(said, _)| *said == place);
    let label = |part: &str| AttrValue::from([about.label, ": ", part].concat());
    let words = &SIGN_LABELS[usize::from(labels)].words;
    let signs = [
        (2, Part::Erythema),
        (3, Part::Induration),
        (4, Part::Desquamation),
    ];
    html! {
        <div
            class={classes!("region-row", props.score.is_none().then_some("open"))}
            id={["region-", about.id].concat()}
            role="group"
            aria-label={about.label}
        >
            <div class="region-name">
                <strong>{about.label}</strong>
                <small>{about.extent}</small>
                <output class="region-score" aria-label={label("score")}>
                    {props.score.map_or_else(|| "–".to_owned(), |score| score.to_string())}
                </output>
            </div>
            <div class="cell area">
                <span class="part" aria-hidden="true">{"Area"}</span>
                <ChoiceGroup
                    instrument={index}
                    item={item(region, Part::Area)}
                    label={label("area grade")}
                    chosen={choice(0)}
                    {derived}
                    words={Some(&AREA_BANDS[..])}
                    flagged={flagged(0) || flagged(1)}
                    dispatch={props.dispatch.clone()}
                />
                <div class="under">
                    <NumberField
                        target={Target::Item { instrument: index, item: item(region, Part::Percent) }}
                        testid={["pasi.", about.id, ".areaPercent"].concat()}
                        label={label("area in percent of the region, optional")}
                        unit="%"
                        entry={props.entries[1].clone()}
                        range={Range::tenths(100)}
                        aside=true
                        flagged={flagged(1)}
                        dispatch={props.dispatch.clone()}
                    />
                    <span class="word">{area.map_or("", |area| AREA_BANDS[usize::from(area)])}</span>
                </div>
            </div>
            {for signs.into_iter().map(|(place, part)| {
                let asked = INSTRUMENT.items[item(region, part)].label;
                html! {
                    <div class="cell">
                        <span class="part" aria-hidden="true">{asked}</span>
                        <ChoiceGroup
                            instrument={index}
                            item={item(region, part)}
                            label={label(&asked.to_lowercase())}
                            chosen={choice(place)}
                            words={Some(&words[..])}
                            idle={area == Some(0) && choice(place).is_none()}
                            flagged={flagged(place)}
                            dispatch={props.dispatch.clone()}
                        />
                        <div class="under">
                            <span class="word">{match (choice(place), area) {
                                (Some(sign), _) => words[usize::from(sign)],
                                (None, Some(0)) => "not needed",
                                (None, _) => "",
                            }}</span>
                        </div>
                    </div>
                }
            })}
            if !props.said.is_empty() {
                <p class="said" role="alert">
                    {for props.said.iter().map(|(_, said)| html! { <span>{said.clone()}</span> })}
                </p>
            }
        </div>
    }
}
