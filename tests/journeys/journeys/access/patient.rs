//! The patient's screens, one after the other, each looked at as the page is.

use dermscore_journeys::{Page, Setup, expect_none, journey};

use super::languages;
use super::states::begin;
use crate::data::DLQI;
use crate::patient::{go, mark, prepare};

/// The least side of something to be touched, in CSS pixels.
const FINGER: u32 = 44;

/// Hands the tablet over, answers, and takes it back as far as the PIN; `look`
/// sees every screen.
pub async fn walk(page: &Page, language: &str, look: impl AsyncFn(&Page) -> Vec<String>) {
    begin(page, language).await;
    let mut faults = Vec::new();
    let mut see = async |screen: &str| {
        let found = look(page).await.into_iter();
        faults.extend(found.map(|fault| format!("{language}, {screen}: {fault}")));
    };
    prepare(page).await;
    see("what is handed over").await;
    go(page).await;
    see("the release code").await;
    page.press("patient.written").await;
    page.patient().expect_there("patient.begin").await;
    see("welcome").await;
    page.press("patient.begin").await;
    page.expect_there("itch.value").await;
    see("the line").await;
    mark(page, 56).await;
    see("the line, marked").await;
    page.press("patient.next").await;
    for (place, choice) in DLQI.iter().enumerate() {
        page.expect_there(choice).await;
        if place == 2 {
            see("a question").await;
            page.press("patient.skip").await;
            page.expect_there("patient.meaning").await;
            see("what skipping means").await;
        }
        page.choose(choice).await;
        if place == 2 {
            see("a question, answered").await;
        }
        page.press("patient.next").await;
    }
    page.expect_there("patient.unanswered").await;
    see("the review").await;
    // Two minutes later, in a wink. A script of Firefox's driver has a `Date` of
    // its own beside the window's.
    page.run(
        "const { Date } = window, real = window.now = Date.now; Date.now = () => real.call(Date) + 121000",
        &[],
    )
    .await;
    page.expect_there("patient.uncover").await;
    see("the cover").await;
    page.run("window.Date.now = window.now", &[]).await;
    page.press("patient.uncover").await;
    page.press("patient.finish").await;
    page.expect_there("patient.staff").await;
    see("thanks").await;
    page.patient().expect_there("patient.code.show").await;
    page.press("patient.code.show").await;
    page.expect_there("transfer.code").await;
    page.press("transfer.seal").await;
    see("the code for the desk").await;
    page.press("patient.staff").await;
    page.expect_there("patient.pin").await;
    see("the PIN").await;
    expect_none("screens that everybody can use", faults);
}

/// The rules in light and in dark.
async fn rules(page: &Page) -> Vec<String> {
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        page.media(&[("prefers-color-scheme", scheme)]).await;
        let found = page.breaches().await.into_iter();
        all.extend(found.map(|what| format!("{scheme}: {what}")));
    }
    all
}

#[test]
fn no_screen_of_the_patient_breaks_a_rule() {
    journey(Setup::tablet(), async |page| walk(&page, "en", rules).await);
}

#[test]
fn no_screen_of_the_patient_breaks_a_rule_in_any_other_language() {
    for language in languages().iter().filter(|tag| *tag != "en") {
        journey(Setup::tablet(), async |page| {
            walk(&page, language, rules).await;
        });
    }
}

async fn under_fingers(page: &Page) -> Vec<String> {
    let mut faults = page.smaller_targets(FINGER).await;
    faults.extend(page.wider_than_the_window().await);
    faults.extend(page.cut_off().await);
    faults
}

#[test]
fn every_target_of_the_patient_is_large_enough_on_a_tablet() {
    journey(Setup::tablet(), async |page| {
        walk(&page, "en", under_fingers).await;
    });
}

#[test]
fn every_target_of_the_patient_is_large_enough_on_a_phone() {
    journey(Setup::phone(), async |page| {
        walk(&page, "en", under_fingers).await;
    });
}

async fn zoomed(page: &Page) -> Vec<String> {
    page.resize(320, 256).await;
    let mut faults = page.wider_than_the_window().await;
    faults.extend(page.cut_off().await);
    page.resize(1440, 900).await;
    faults
}

#[test]
fn the_patient_s_screens_hold_at_400_percent() {
    journey(Setup::desk(), async |page| walk(&page, "en", zoomed).await);
}
