//! A total with its band on its scale.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::instruments::{INSTRUMENTS, Outcome, Status};
use crate::measure::Tenths;
use crate::study::name_of;
use crate::ui::components::{scale, shade};
use crate::ui::el::{el, made, nothing, option, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::{list, number, said, t, tf, tn};

/// What a total's card shows.
#[derive(Properties, PartialEq)]
pub struct TotalCardProps {
    /// Place of the instrument in the registry.
    pub index: usize,
    /// What its answers score.
    pub outcome: Rc<Outcome>,
    /// Behind the name, e.g. the scale of an itch rating.
    pub of: &'static str,
    /// The place of the band set shown.
    pub bands: u8,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// The number, what it is called and by whom; or what is missing.
#[component]
pub fn TotalCard(props: &TotalCardProps) -> Html {
    let TotalCardProps { index, outcome, .. } = props;
    let instrument = INSTRUMENTS[*index];
    let set = instrument.bands.get(usize::from(props.bands));
    let band = outcome
        .total
        .and_then(|total| set.map(|set| (set.index(total), set)));
    let (state, words): (&str, String) = match (outcome.status, band) {
        (Status::NotDone, _) => ("open not-done", t("not done").into()),
        (Status::Incomplete, _) => ("open", missing(*index, outcome)),
        (Status::Contradictory, _) => ("contradictory", contradiction(*index, outcome)),
        (_, Some((place, set))) => ("scored", t(set.bands[place].label).to_owned()),
        (_, None) => ("scored", String::new()),
    };
    let copied = if outcome.status == Status::Transcribed {
        t("(copied)")
    } else {
        ""
    };
    let space = if copied.is_empty() { "" } else { " " };
    let swatch = band.map_or_else(nothing, |(place, set)| {
        let shade = shade(place, set.bands.len());
        with(
            "i",
            &["class", "aria-hidden"],
            vec![made(&["swatch ", shade]), some("true")],
            vec![],
        )
    });
    let of = match props.of {
        "" => "",
        scale => t(scale.trim_start()),
    };
    let name = with(
        "a",
        &["class", "href"],
        vec![some("name"), made(&["#/", instrument.id])],
        vec![
            text(t(instrument.short)),
            el("small", "", vec![text(" "), text(of)]),
        ],
    );
    let total = outcome.show_total().map_or_else(|| "–".to_owned(), number);
    let total = with(
        "output",
        &["data-testid", "aria-label"],
        vec![
            made(&[instrument.id, ".total"]),
            Some(tf("{score} total", &[("score", t(instrument.short))]).into()),
        ],
        vec![text(total)],
    );
    let unit = if outcome.total.is_some() {
        t(instrument.unit)
    } else {
        ""
    };
    let mut inner = vec![
        name,
        el(
            "span",
            "value",
            vec![total, el("small", "", vec![text(unit)])],
        ),
        el(
            "span",
            "band",
            vec![swatch, text(words), text(space), text(copied)],
        ),
    ];
    if let Some(set) = set {
        let max = outcome.range.map_or(Tenths::whole(1), |range| range.max);
        inner.push(el("span", "scaled", vec![scale(outcome.total, max, set)]));
        inner.push(chooser(*index, props.bands, &props.dispatch));
        inner.push(el("small", "rule", vec![text(t(set.rule))]));
        if props.of == " NRS" {
            inner.push(el(
                "small",
                "beside",
                vec![text(t("bands published for the VAS"))],
            ));
        }
    }
    if let Some(beside) = &outcome.beside {
        // tr: a second score and its value
        let value = tf(
            "{score} {value} (not verified)",
            &[("score", beside.label), ("value", &number(beside.value))],
        );
        inner.push(with(
            "small",
            &["class", "title"],
            vec![some("beside"), some(t(beside.rule))],
            vec![text(value)],
        ));
    }
    with(
        "div",
        &["class"],
        vec![made(&["total ", state, " ", instrument.id])],
        inner,
    )
}

/// The named ways to read the total, of which one is shown; nothing where there
/// are not several. It stands at the total where there is room, and else at the
/// form.
pub fn chooser(index: usize, bands: u8, dispatch: &Dispatch) -> Html {
    if INSTRUMENTS[index].bands.len() < 2 {
        return nothing();
    }
    html! { <Chooser {index} {bands} dispatch={dispatch.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct ChooserProps {
    index: usize,
    bands: u8,
    dispatch: Dispatch,
}

/// A part of its own, so that an answer leaves it alone.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let &ChooserProps { index, bands, .. } = props;
    let instrument = INSTRUMENTS[index];
    let onchange = props.dispatch.reform(move |event: Event| {
        let chosen = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        PageAction::Bands(index, u8::try_from(chosen).unwrap_or(0))
    });
    let options =
        instrument.bands.iter().enumerate().map(|(place, set)| {
            option(place.to_string(), place == usize::from(bands), t(set.rule))
        });
    html! {
        <select class="bands" aria-label={tf("{score}: bands shown", &[("score", t(instrument.short))])} {onchange}>{options.collect::<Html>()}</select>
    }
}

/// `2 missing: trunk erythema, …` with as many names as fit a line or two.
fn missing(index: usize, outcome: &Outcome) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<String> = outcome
        .missing
        .iter()
        .take(NAMED)
        .map(|path| said(&name_of(INSTRUMENTS[index], path)))
        .collect();
    let count = outcome.missing.len();
    if count > NAMED {
        names.push("…".to_owned());
    }
    tn(
        "{n} missing: {names}",
        "{n} missing: {names}",
        u64::try_from(count).unwrap_or(u64::MAX),
        &[("names", &list(names))],
    )
}

fn contradiction(index: usize, outcome: &Outcome) -> String {
    outcome
        .problems
        .first()
        .map_or_else(String::new, |problem| {
            tf(
                "contradiction: {name}",
                &[("name", &said(&name_of(INSTRUMENTS[index], problem.path)))],
            )
        })
}
