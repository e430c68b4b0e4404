//! The PASI form: the body, and four regions of four inputs.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::pasi::{
    AREA_BANDS, INSTRUMENT, LABELS, Part, REGIONS, SIGN_LABELS, area_grade, item,
};
use crate::instruments::{Draft, Entry, Instrument, Outcome};
use crate::measure::{Range, Tenths};
use crate::session::Target;
use crate::ui::components::{ChoiceGroup, NumberField};
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::later::Later;
use crate::ui::page::Dispatch;
use crate::ui::say::{self, number, t, t_in};

/// What the PASI form shows.
#[derive(Properties, PartialEq)]
pub struct PasiPanelProps {
    /// What was entered.
    pub draft: Rc<Draft>,
    /// The place of the band set shown.
    pub bands: u8,
    /// What it scores.
    pub outcome: Rc<Outcome>,
    /// The rest of the page, which draws the body, once it is there.
    pub later: Option<Later>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

const PARTS: [Part; 5] = [
    Part::Area,
    Part::Percent,
    Part::Erythema,
    Part::Induration,
    Part::Desquamation,
];

/// The words for the severity of a sign, 0 to 4, in the page's language.
fn sign_words(labels: u8) -> [&'static str; 5] {
    SIGN_LABELS[usize::from(labels)]
        .words
        .map(|word| t_in("severity of a sign", word))
}

/// PASI whole: sixteen inputs and what follows from them.
#[component]
pub fn PasiPanel(props: &PasiPanelProps) -> Html {
    let PasiPanelProps {
        draft,
        outcome,
        dispatch,
        ..
    } = props;
    let index = Instrument::index_of(INSTRUMENT.id).unwrap_or(0);
    let labels = draft.setting(INSTRUMENT.items, LABELS);
    let score = |region: usize| outcome.parts.get(region).and_then(|part| part.value);
    let shades = std::array::from_fn(|region| {
        let max = REGIONS[region].weight * 72;
        // A quarter of the region's greatest score a shade; clear alone is 0.
        score(region).and_then(|score| usize::try_from((score.0 * 4).div_ceil(max)).ok())
    });
    let heads = [
        t("Region"),
        t("Area"),
        t("Erythema"),
        t("Induration"),
        t("Desquamation"),
    ];
    let heads = heads
        .into_iter()
        .map(|head| el("span", "", vec![text(head)]))
        .collect();
    let mut regions = vec![with(
        "div",
        &["class", "aria-hidden"],
        vec![some("columns"), some("true")],
        heads,
    )];
    for region in 0..4 {
        let entries: [Entry; 5] = PARTS.map(|part| draft.entry(item(region, part)).clone());
        let mut said = Vec::new();
        for (place, part) in PARTS.into_iter().enumerate() {
            let of = outcome.said_of(INSTRUMENT.items[item(region, part)].path);
            said.extend(of.map(|said| (place, AttrValue::from(say::said(said)))));
        }
        let dispatch = dispatch.clone();
        regions.push(html! { <RegionRow {index} {region} {entries} {said} {labels} score={score(region)} {dispatch} /> });
    }
    regions.push(html! { <Legend {labels} /> });
    let (begun, bands) = (draft.is_begun(&INSTRUMENT), props.bands);
    let header = html! { <Header {index} {labels} {bands} {begun} dispatch={dispatch.clone()} /> };
    // Until it is drawn, its place is kept.
    let body = props
        .later
        .map_or_else(|| el("div", "body", vec![]), |later| (later.body)(shades));
    let inner = vec![
        body,
        with(
            "div",
            &["class", "data-flow"],
            vec![some("regions"), Some("".into())],
            regions,
        ),
    ];
    with(
        "section",
        &["class", "id", "aria-labelledby"],
        vec![some("panel pasi"), some("section-pasi"), some("title-pasi")],
        vec![
            header,
            super::copied(index, draft, dispatch),
            el("div", "pasi-body", inner),
        ],
    )
}

#[derive(Properties, PartialEq)]
struct HeaderProps {
    index: usize,
    labels: u8,
    bands: u8,
    begun: bool,
    dispatch: Dispatch,
}

/// What stands above the form. A part of its own, as the legend.
#[component]
fn Header(props: &HeaderProps) -> Html {
    let &HeaderProps { index, labels, .. } = props;
    let dispatch = &props.dispatch;
    let chooser = html! {
        <ChoiceGroup instrument={index} item={LABELS} label={t("Words for the signs")} chosen={Some(labels)} dispatch={dispatch.clone()} />
    };
    let title = vec![
        text(t("PASI ")),
        el("small", "", vec![text(t(INSTRUMENT.name))]),
    ];
    let inner = vec![
        with("h2", &["id"], vec![some("title-pasi")], title),
        el(
            "div",
            "labels",
            vec![
                el("span", "", vec![text(t("Sign words"))]),
                chooser,
                crate::ui::rail::chooser(index, props.bands, dispatch),
                super::clear(index, props.begun, dispatch),
            ],
        ),
    ];
    el("header", "", inner)
}

#[derive(Properties, PartialEq)]
struct LegendProps {
    labels: u8,
}

/// What the digits stand for. A part of its own, so that an answer leaves it alone.
#[component]
fn Legend(props: &LegendProps) -> Html {
    let words = sign_words(props.labels);
    let legend = (0..5).map(|grade| {
        let digit = INSTRUMENT.items[item(0, Part::Erythema)].choices()[grade].value;
        el(
            "span",
            "",
            vec![
                el("b", "", vec![text(digit)]),
                text(" "),
                text(words[grade]),
            ],
        )
    });
    let signs = el("p", "legend", legend.collect());
    let bands = INSTRUMENT.items[item(0, Part::Area)]
        .choices()
        .iter()
        .map(|grade| {
            let grade = [
                el("b", "", vec![text(grade.value)]),
                text(" "),
                text(t(grade.label)),
            ];
            el("span", "", grade.to_vec())
        });
    let bands = std::iter::once(el("span", "", vec![text(t("Area"))])).chain(bands);
    [signs, el("p", "legend", bands.collect())]
        .into_iter()
        .collect()
}

#[derive(Properties, PartialEq)]
struct RegionRowProps {
    index: usize,
    region: usize,
    entries: [Entry; 5],
    said: Vec<(usize, AttrValue)>,
    labels: u8,
    score: Option<Tenths>,
    dispatch: Dispatch,
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
    let derived = match props.entries[1] {
        Entry::Number(percent) => Some(area_grade(percent).get()),
        _ => None,
    };
    let area = choice(0).or(derived);
    let flagged = |place: usize| props.said.iter().any(|(said, _)| *said == place);
    let name = |part: &str| AttrValue::from([t(about.label), ": ", part].concat());
    // The part is made anew where the language changes.
    let names = use_memo((), |()| {
        [
            t("score"),
            t("area grade"),
            t("area in percent of the region, optional"),
            t(INSTRUMENT.items[item(region, Part::Erythema)].label),
            t(INSTRUMENT.items[item(region, Part::Induration)].label),
            t(INSTRUMENT.items[item(region, Part::Desquamation)].label),
        ]
        .map(name)
    });
    let part = |name: &'static str| {
        with(
            "span",
            &["class", "aria-hidden"],
            vec![some("part"), some("true")],
            vec![text(name)],
        )
    };
    let word = |word: &'static str| el("span", "word", vec![text(word)]);
    let score = props
        .score
        .map_or_else(|| AttrValue::from("–"), |score| number(score).into());
    let mut inner = vec![el(
        "div",
        "region-name",
        vec![
            el("strong", "", vec![text(t(about.label))]),
            el("small", "", vec![text(t(about.extent))]),
            with(
                "output",
                &["class", "aria-label"],
                vec![some("region-score"), Some(names[0].clone())],
                vec![text(score)],
            ),
        ],
    )];
    let grades = html! {
        <ChoiceGroup
            instrument={index}
            item={item(region, Part::Area)}
            label={names[1].clone()}
            chosen={choice(0)}
            {derived}
            words={AREA_BANDS.map(t).to_vec()}
            flagged={flagged(0) || flagged(1)}
            said={["said-", about.id].concat()}
            dispatch={props.dispatch.clone()}
        />
    };
    let percent = html! {
        <NumberField
            target={Target::Item { instrument: index, item: item(region, Part::Percent) }}
            testid={["pasi.", about.id, ".areaPercent"].concat()}
            label={names[2].clone()}
            unit="%"
            entry={props.entries[1].clone()}
            range={Range::tenths(100)}
            aside=true
            flagged={flagged(1)}
            dispatch={props.dispatch.clone()}
        />
    };
    let under = vec![
        percent,
        el(
            "span",
            "word",
            vec![word(
                area.map_or("", |area| t(AREA_BANDS[usize::from(area)])),
            )],
        ),
    ];
    inner.push(el(
        "div",
        "cell area",
        vec![part(t("Area")), grades, el("div", "under", under)],
    ));
    let words = sign_words(labels);
    for (place, sign) in (2..).zip([Part::Erythema, Part::Induration, Part::Desquamation]) {
        let asked = t(INSTRUMENT.items[item(region, sign)].label);
        let severity = html! {
            <ChoiceGroup
                instrument={index}
                item={item(region, sign)}
                label={names[place + 1].clone()}
                chosen={choice(place)}
                words={words.to_vec()}
                idle={area == Some(0) && choice(place).is_none()}
                flagged={flagged(place)}
                said={["said-", about.id].concat()}
                dispatch={props.dispatch.clone()}
            />
        };
        let under = word(match (choice(place), area) {
            (Some(sign), _) => words[usize::from(sign)],
            (None, Some(0)) => t("not needed"),
            (None, _) => "",
        });
        inner.push(el(
            "div",
            "cell",
            vec![part(asked), severity, el("div", "under", vec![under])],
        ));
    }
    inner.push(if props.said.is_empty() {
        nothing()
    } else {
        let said = props
            .said
            .iter()
            .map(|(_, said)| el("span", "", vec![text(said.clone())]));
        with(
            "p",
            &["class", "role", "id"],
            vec![some("said"), some("alert"), made(&["said-", about.id])],
            said.collect(),
        )
    });
    let class = if props.score.is_none() {
        "region-row open"
    } else {
        "region-row"
    };
    with(
        "div",
        &["class", "id", "role", "aria-label"],
        vec![
            some(class),
            made(&["region-", about.id]),
            some("group"),
            some(t(about.label)),
        ],
        inner,
    )
}
