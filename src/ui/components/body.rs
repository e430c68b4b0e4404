//! The body, front and back, each region in the colour of its score.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::body_paths::{BACK, BACK_DETAIL, FRONT, FRONT_DETAIL, Shape, VIEW_BOX};
use crate::instruments::pasi::REGIONS;
use crate::ui::platform::{element, focus};

/// What the figure shows.
#[derive(Properties, PartialEq)]
pub struct BodyProps {
    /// The shade of each region, 0 (clear) to 4; `None` while it has no score.
    pub shades: [Option<u8>; 4],
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
        let regions = shapes.iter().map(|shape| {
            let class = match props.shades[shape.region] {
                None => "region".to_owned(),
                Some(shade) => format!("region shade-{shade}"),
            };
            html! {
                <path {class} d={shape.d} data-region={REGIONS[shape.region].id}>
                    <title>{REGIONS[shape.region].label}</title>
                </path>
            }
        });
        html! {
            <figure>
                <svg viewBox={VIEW_BOX} aria-hidden="true">
                    {for regions}
                    <path class="detail" d={detail} />
                </svg>
                <figcaption>{name}</figcaption>
            </figure>
        }
    };
    html! {
        <div class="body" {onclick}>
            {view("Front", FRONT, FRONT_DETAIL)}
            {view("Back", BACK, BACK_DETAIL)}
        </div>
    }
}
