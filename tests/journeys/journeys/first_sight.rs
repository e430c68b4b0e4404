//! What stands on a desk's screen without scrolling.

use dermscore_journeys::oracle::{PARTS, REGIONS};
use dermscore_journeys::{Setup, expect_none, journey};

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
