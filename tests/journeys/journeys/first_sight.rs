//! What stands on a desk's screen without scrolling.

use dermscore_journeys::oracle::{PARTS, REGIONS};
use dermscore_journeys::{Setup, expect_none, journey};
use serde_json::json;

use crate::data::SHOWN;

#[test]
fn all_of_pasi_and_the_totals_stand_on_the_screen_without_scrolling() {
    journey(Setup::desk(), async |page| {
        let mut controls: Vec<String> = SHOWN.map(String::from).to_vec();
        for region in REGIONS {
            for part in PARTS {
                let last = if part == "area" { 6 } else { 4 };
                controls.extend((0..=last).map(|choice| format!("pasi.{region}.{part}.{choice}")));
            }
            controls.push(format!("pasi.{region}.areaPercent"));
        }
        let what = "PASI and the totals on the screen without scrolling";
        expect_none(what, page.out_of_sight(&controls).await);
    });
}

#[test]
fn pressing_a_region_of_the_figure_leads_to_its_inputs() {
    journey(Setup::desk(), async |page| {
        for view in [0, 1] {
            for region in REGIONS.into_iter().rev() {
                let place = page.place_on_body(region, view).await;
                page.press_place(place).await;
                page.expect_focus(&format!("pasi.{region}.area")).await;
            }
        }
        page.keys("3").await;
        page.expect_chosen("pasi.head.area.3").await;
        let place = page.place_on_body("head", 0).await;
        page.press_place(place).await;
        page.expect_focus("pasi.head.erythema").await;
    });
}

#[test]
fn no_label_is_cut_or_runs_into_the_next() {
    journey(Setup::desk(), async |page| {
        let what = "every choice's label whole on the desk";
        expect_none(what, page.cut_labels().await);
    });
}

#[test]
fn a_region_of_the_figure_has_the_colour_of_its_score() {
    const FILLS: &str =
        "return [...document.querySelectorAll(`.body [data-region='${arguments[0]}']`)]
        .map(region => getComputedStyle(region).fill)";
    const NONE: [&str; 2] = ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"];
    journey(Setup::desk(), async |page| {
        let fills = async |region: &str| page.run(FILLS, &[json!(region)]).await;
        assert_eq!(fills("head").await, json!(NONE), "no score, no colour");
        let mut seen = Vec::new();
        for grade in [0, 2, 4] {
            for part in PARTS {
                page.choose(&format!("pasi.head.{part}.{grade}")).await;
            }
            page.move_pointer_away().await;
            let found = page
                .until(async || match fills("head").await {
                    found if !seen.contains(&found) && found != json!(NONE) => Ok(found),
                    found => Err(format!(
                        "expected another colour for {grade}, it is {found}"
                    )),
                })
                .await;
            assert_eq!(found[0], found[1], "front and back alike");
            seen.push(found);
        }
        assert_eq!(fills("trunk").await, json!(NONE), "no score, no colour");
    });
}
