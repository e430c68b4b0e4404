//! A total with its band on its scale.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::instruments::{INSTRUMENTS, Outcome, Status};
use crate::measure::Tenths;
use crate::study::name_of;
use crate::ui::components::{Scale, shade};

/// What a total's card shows.
#[derive(Properties, PartialEq)]
pub struct TotalCardProps {
    /// Place of the instrument in the registry.
    pub index: usize,
    /// What its answers score.
    pub outcome: Rc<Outcome>,
    /// Behind the name, e.g. the scale of an itch rating.
    #[prop_or_default]
    pub of: AttrValue,
    /// The place of the band set shown.
    pub bands: u8,
    /// Called when another band set is chosen.
    pub onbands: Callback<(usize, u8)>,
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
    let max = outcome.range.map_or(Tenths::whole(1), |range| range.max);
    let (state, text): (&str, String) = match (outcome.status, band) {
        (Status::NotDone, _) => ("open", "not done".into()),
        (Status::Incomplete, _) => ("open", missing(*index, outcome)),
        (Status::Contradictory, _) => ("contradictory", contradiction(*index, outcome)),
        (Status::Scored | Status::Transcribed, Some((place, set))) => {
            ("scored", set.bands[place].label.to_owned())
        }
        (Status::Scored | Status::Transcribed, None) => ("scored", String::new()),
    };
    let grave =
        band.map(|(place, set)| ["shade-", &shade(place, set.bands.len()).to_string()].concat());
    let onchange = {
        let (onbands, index) = (props.onbands.clone(), *index);
        Callback::from(move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            onbands.emit((index, u8::try_from(chosen).unwrap_or(0)));
        })
    };
    html! {
        <div class={classes!("total", state, instrument.id)}>
            <a class="name" href={["#/", instrument.id].concat()}>
                {instrument.short}
                if !props.of.is_empty() { <small>{" "}{props.of.clone()}</small> }
            </a>
            <span class="value">
                <output data-testid={[instrument.id, ".total"].concat()} aria-label={[instrument.short, " total"].concat()}>
                    {outcome.show_total().unwrap_or_else(|| "–".to_owned())}
                </output>
                if !instrument.unit.is_empty() && outcome.total.is_some() {
                    <small>{instrument.unit}</small>
                }
            </span>
            <span class="band">
                if let Some(grave) = grave { <i class={classes!("swatch", grave)} aria-hidden="true"></i> }
                {text}
                if outcome.status == Status::Transcribed { {" (copied)"} }
            </span>
            if !instrument.bands.is_empty() {
                <Scale total={outcome.total} {max} bands={set} />
                if instrument.bands.len() > 1 {
                    <select aria-label={[instrument.short, ": bands shown"].concat()} {onchange}>
                        {for instrument.bands.iter().enumerate().map(|(place, set)| html! {
                            <option selected={place == usize::from(props.bands)}>
                                {set.rule}{if set.verified { "" } else { " (not verified)" }}
                            </option>
                        })}
                    </select>
                } else if let Some(set) = set {
                    <small class="rule">{set.rule}</small>
                }
            }
            if let Some(beside) = &outcome.beside {
                <small class="beside" title={beside.rule}>
                    {beside.label}{" "}<b>{beside.value.to_string()}</b>{" (not verified)"}
                </small>
            }
        </div>
    }
}

/// `2 missing: trunk erythema, …` with as many names as fit a line or two.
fn missing(index: usize, outcome: &Outcome) -> String {
    const NAMED: usize = 3;
    let names: Vec<String> = outcome
        .missing
        .iter()
        .take(NAMED)
        .map(|path| name_of(INSTRUMENTS[index], path))
        .collect();
    let more = if outcome.missing.len() > NAMED {
        ", …"
    } else {
        ""
    };
    format!(
        "{} missing: {}{more}",
        outcome.missing.len(),
        names.join(", ")
    )
}

fn contradiction(index: usize, outcome: &Outcome) -> String {
    outcome
        .problems
        .first()
        .map_or_else(String::new, |problem| {
            format!(
                "contradiction: {}",
                name_of(INSTRUMENTS[index], problem.path)
            )
        })
}
