//! Light and dark, and text that can be read in both.

use dermscore_journeys::files::save;
use dermscore_journeys::{Colours, Page, Setup, expect_none, journey};

use crate::data::enter_all;

/// 4.5 to 1, in hundredths.
const READABLE: u32 = 450;

/// What cannot be read in light or in dark.
async fn faint(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for colours in [Colours::Light, Colours::Dark] {
        page.prefer(colours, true).await;
        let ground = page.ground().await;
        let right = match colours {
            Colours::Light => ground > 200,
            Colours::Dark => ground < 60,
        };
        assert!(
            right,
            "expected a {colours:?} ground, its lightness is {ground} of 255"
        );
        let faint = page.faint_texts(READABLE).await;
        faults.extend(faint.iter().map(|fault| format!("{colours:?}: {fault}")));
    }
    faults
}

#[test]
fn the_empty_page_is_readable_in_light_and_dark() {
    journey(Setup::desk(), async |page| {
        expect_none("every text at 4.5 to 1 or more", faint(&page).await);
    });
}

#[test]
fn a_page_full_of_answers_and_contradictions_is_readable_in_light_and_dark() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.type_into("baseline.pasi", "9.3").await;
        page.choose("pasi.trunk.area.0").await;
        page.type_into("pasi.head.areaPercent", "120").await;
        let broken = save(&page.folder("file"), "broken.json", b"{");
        page.open_file("visit.import", &broken).await;
        page.expect_notice("alert", &["broken.json"]).await;
        page.move_pointer_away().await;
        let mut faults = faint(&page).await;
        page.press("visit.new").await;
        page.expect_there("visit.new.confirm").await;
        page.move_pointer_away().await;
        faults.extend(faint(&page).await);
        expect_none("every text at 4.5 to 1 or more", faults);
    });
}

#[test]
fn colours_chosen_on_the_page_outdo_the_system_s_and_are_kept() {
    journey(Setup::desk(), async |page| {
        page.prefer(Colours::Dark, false).await;
        page.press("settings.theme").await;
        page.expect_text("settings.theme", "Colours: light").await;
        let ground = page.ground().await;
        assert!(
            ground > 200,
            "expected a light ground, its lightness is {ground} of 255"
        );
        page.reload().await;
        page.expect_text("settings.theme", "Colours: light").await;
        page.press("settings.theme").await;
        page.expect_text("settings.theme", "Colours: dark").await;
        page.prefer(Colours::Light, false).await;
        let ground = page.ground().await;
        assert!(
            ground < 60,
            "expected a dark ground, its lightness is {ground} of 255"
        );
    });
}

#[test]
fn nothing_moves_where_motion_is_not_wanted() {
    journey(Setup::desk(), async |page| {
        page.prefer(Colours::Light, true).await;
        enter_all(&page).await;
        let script = "
            return [...document.querySelectorAll('*')].filter(el => {
                const s = getComputedStyle(el), long = d => d.split(',').some(d => parseFloat(d) > 0);
                return long(s.transitionDuration) || (s.animationName !== 'none' && long(s.animationDuration));
            }).map(says).slice(0, 10);";
        let moving = page.run(script, &[]).await;
        assert_eq!(
            moving,
            serde_json::json!([]),
            "expected no transition or animation"
        );
    });
}
