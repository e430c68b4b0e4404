//! A total on its scale.

use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::measure::{BandSet, Start, Tenths};
use crate::ui::el::{made, some, with};

/// The shade of a place among several, 0 to 4, from calm to grave.
#[must_use]
pub fn shade(place: usize, of: usize) -> &'static str {
    const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];
    SHADES[if of < 2 {
        0
    } else {
        (place * 8 / (of - 1)).div_ceil(2).min(4)
    }]
}

const WIDTH: u32 = 1000;

/// How far along the bar a value is.
fn at(value: Tenths, max: Tenths) -> u32 {
    value.0 * WIDTH / max.0.max(1)
}

/// Lengths are attributes of the drawing: the content policy lets no style be
/// written.
fn bar(class: &'static str, x: u32, y: u32, width: u32) -> Html {
    with(
        "rect",
        &["class", "x", "y", "width", "height"],
        vec![
            some(class),
            made(&[&x.to_string()]),
            made(&[&y.to_string()]),
            made(&[&width.to_string()]),
            made(&[&(12 - 2 * y).to_string()]),
        ],
        vec![],
    )
}

#[derive(Properties, PartialEq)]
struct BandsProps {
    max: Tenths,
    set: &'static BandSet,
}

/// The bands. A part of its own, so that a new total moves the mark alone.
#[component]
fn Bands(props: &BandsProps) -> Html {
    let &BandsProps { max, set } = props;
    let starts: Vec<u32> = set
        .bands
        .iter()
        .map(|band| match band.start {
            Start::At(value) | Start::Above(value) => at(value, max),
        })
        .collect();
    let mut parts = vec![bar("ground", 0, 3, WIDTH)];
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(WIDTH);
        // A band that is a single point is drawn wide enough to be seen.
        parts.push(bar(
            shade(place, starts.len()),
            *start,
            3,
            end.saturating_sub(*start).max(8),
        ));
    }
    VList::with_children(parts, None).into()
}

/// A bar with the bands on it and a mark where the total is.
pub fn scale(total: Option<Tenths>, max: Tenths, set: &'static BandSet) -> Html {
    let mut parts = vec![html! { <Bands {max} {set} /> }];
    if let Some(total) = total {
        let x = at(total, max).min(WIDTH - 12);
        let (start, end) = (x.to_string(), (x + 12).to_string());
        let corners = made(&[&start, " 0 ", &end, " 0 ", &end, " 12 ", &start, " 12"]);
        // Corners are, unlike the place of a rectangle, no style to be worked out.
        let mark = with(
            "polygon",
            &["class", "points"],
            vec![some("mark"), corners],
            vec![],
        );
        parts.push(mark);
    }
    with(
        "svg",
        &["class", "viewBox", "preserveAspectRatio", "aria-hidden"],
        vec![
            some("scale"),
            some("0 0 1000 12"),
            some("none"),
            some("true"),
        ],
        parts,
    )
}
