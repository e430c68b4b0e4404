//! A visit by touch alone, on a tablet and on a phone.

use dermscore_journeys::oracle;
use dermscore_journeys::{Page, Setup, expect_none, journey};

use crate::data::{DLQI, PALMS, PASI, SHOWN, expect_all};

/// The least height of something to be touched, in CSS pixels.
const FINGER: u32 = 44;

async fn totals_in_sight(page: &Page, after: &str) {
    let what = format!("all totals in sight on the {} after {after}", page.screen());
    expect_none(&what, page.out_of_sight(&SHOWN).await);
}

async fn by_touch(page: Page) {
    if page.browser().can_touch() {
        let coarse = page
            .run("return matchMedia('(pointer: coarse)').matches", &[])
            .await;
        assert_eq!(coarse, true, "expected the screen to be a touched one");
    }
    totals_in_sight(&page, "the start").await;
    page.type_into("visit.subject", "P3").await;
    for control in oracle::pasi_controls(&PASI) {
        page.choose(&control).await;
        totals_in_sight(&page, &control).await;
    }
    page.expect_total("pasi", &oracle::pasi(&PASI)).await;
    for (control, palms) in PALMS {
        page.type_into(control, palms).await;
        totals_in_sight(&page, control).await;
    }
    page.choose("itch.scale.vas").await;
    page.type_into("itch.value", "5.6").await;
    totals_in_sight(&page, "itch.value").await;
    for control in DLQI {
        page.choose(control).await;
        totals_in_sight(&page, control).await;
    }
    expect_all(&page).await;
}

async fn large_enough(page: Page) {
    page.choose("pasi.head.area.2").await;
    let what = format!(
        "every control at least {FINGER} px high on the {}",
        page.screen()
    );
    expect_none(&what, page.smaller_than(FINGER).await);
    page.press("visit.new").await;
    page.expect_there("visit.new.confirm").await;
    expect_none(&what, page.smaller_than(FINGER).await);
}

#[test]
fn a_whole_visit_is_tapped_on_a_tablet_with_the_totals_in_sight() {
    journey(Setup::tablet(), by_touch);
}

#[test]
fn a_whole_visit_is_tapped_on_a_phone_with_the_totals_in_sight() {
    journey(Setup::phone(), by_touch);
}

#[test]
fn every_control_is_large_enough_for_a_finger_on_a_tablet() {
    journey(Setup::tablet(), large_enough);
}

#[test]
fn every_control_is_large_enough_for_a_finger_on_a_phone() {
    journey(Setup::phone(), large_enough);
}

async fn labels_whole(page: Page) {
    let what = format!("every choice's label whole on the {}", page.screen());
    expect_none(&what, page.cut_labels().await);
}

#[test]
fn no_label_is_cut_or_runs_into_the_next_on_a_tablet() {
    journey(Setup::tablet(), labels_whole);
}

#[test]
fn no_label_is_cut_or_runs_into_the_next_on_a_phone() {
    journey(Setup::phone(), labels_whole);
}
