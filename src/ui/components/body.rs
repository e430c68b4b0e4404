//! The body, front and back, each region in the colour of its score.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::body_paths::{BACK, BACK_DETAIL, FRONT, FRONT_DETAIL, Shape, VIEW_BOX};
use super::scale::shade;
use crate::instruments::pasi::REGIONS;
use crate::ui::el::{clickable, el, made, some, text, with};
use crate::ui::platform::{element, focus};
use crate::ui::say::t;

/// What the figure shows.
#[derive(Properties, PartialEq)]
pub struct BodyProps {
    /// The shade of each region, 0 (clear) to 4; `None` while it has no score.
    pub shades: [Option<usize>; 4],
}

/// The figure as the page draws it.
pub fn body(shades: [Option<usize>; 4]) -> Html {
    html! { <Body {shades} /> }
}

/// Front and back. Pressing a region leads to its inputs; those who cannot
/// point reach the same inputs in the list beside it.
#[component]
pub fn Body(props: &BodyProps) -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let region = target.and_then(|shape| shape.get_attribute("data-region"));
        if let Some(inputs) = region.and_then(|region| element(&["region-", &region].concat())) {
            focus::focus_first(&inputs);
        }
    });
    let view = |name: &'static str, shapes: &'static [Shape], detail: &'static str| {
        let mut drawn: Vec<Html> = shapes
            .iter()
            .map(|shape| {
                let shade = props.shades[shape.region].map_or("", |place| shade(place, 5));
                let region = &REGIONS[shape.region];
                with(
                    "path",
                    &["class", "d", "data-region"],
                    vec![made(&["region ", shade]), some(shape.d), some(region.id)],
                    vec![el("title", "", vec![text(t(region.label))])],
                )
            })
            .collect();
        drawn.push(with(
            "path",
            &["class", "d"],
            vec![some("detail"), some(detail)],
            vec![],
        ));
        let picture = with(
            "svg",
            &["viewBox", "aria-hidden"],
            vec![some(VIEW_BOX), some("true")],
            drawn,
        );
        el(
            "figure",
            "",
            vec![picture, el("figcaption", "", vec![text(name)])],
        )
    };
    clickable(
        "div",
        "body",
        onclick,
        vec![
            view(t("Front"), FRONT, FRONT_DETAIL),
            view(t("Back"), BACK, BACK_DETAIL),
        ],
    )
}
