//! A total on its scale.

use yew::prelude::*;

use crate::measure::{BandSet, Start, Tenths};

/// What a scale shows.
#[derive(Properties, PartialEq)]
pub struct ScaleProps {
    /// The total, if there is one.
    pub total: Option<Tenths>,
    /// The end of the scale.
    pub max: Tenths,
    /// The bands drawn on it.
    #[prop_or_default]
    pub bands: Option<&'static BandSet>,
}

/// The shade of a place among several, 0 to 4, from calm to grave.
#[must_use]
pub fn shade(place: usize, of: usize) -> usize {
    if of < 2 {
        0
    } else {
        (place * 8 / (of - 1)).div_ceil(2)
    }
}

/// A bar with the bands on it and a mark where the total is. Lengths are
/// attributes of the drawing: the content policy lets no style be written.
#[component]
pub fn Scale(props: &ScaleProps) -> Html {
    const WIDTH: u32 = 1000;
    let at = |value: Tenths| value.0 * WIDTH / props.max.0.max(1);
    let bands = props.bands.map_or(&[][..], |set| set.bands);
    let starts: Vec<u32> = bands
        .iter()
        .map(|band| match band.start {
            Start::At(value) | Start::Above(value) => at(value),
        })
        .collect();
    let parts = starts.iter().enumerate().map(|(place, start)| {
        let end = starts.get(place + 1).copied().unwrap_or(WIDTH);
        // A band that is a single point is drawn wide enough to be seen.
        let width = end.saturating_sub(*start).max(8);
        let class = ["shade-", &shade(place, bands.len()).to_string()].concat();
        html! { <rect {class} x={start.to_string()} y="3" width={width.to_string()} height="6" /> }
    });
    html! {
        <svg class="scale" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="ground" x="0" y="3" width="1000" height="6" />
            {for parts}
            if let Some(total) = props.total {
                <rect class="mark" x={at(total).min(WIDTH - 12).to_string()} y="0" width="12" height="12" />
            }
        </svg>
    }
}
