//! Nothing entered is lost, whatever becomes of page, window and browser.

use std::time::Duration;

use dermscore_journeys::{Page, Setup, journey};

use crate::data::enter_all;

/// So soon after the last entry everything may end.
const SOON: Duration = Duration::from_millis(500);

/// A browser as a whole brings local storage to the disk every few seconds; no
/// page can hasten it. What is younger than this is in the second copy alone.
const ON_THE_DISK: Duration = Duration::from_secs(8);

/// A visit in the middle of its entry, with a text that is no percent.
async fn enter_half(page: &Page) {
    page.type_into("visit.subject", "P3").await;
    page.choose_all(&["pasi.head.area.2", "pasi.head.erythema.3", "dlqi.7.no"])
        .await;
    page.choose("itch.scale.nrs").await;
    page.type_into("itch.value", "7").await;
    page.type_into("baseline.pasi", "9.3").await;
    page.type_into("pasi.trunk.areaPercent", "120").await;
    page.expect_said("#region-trunk [role=alert]", "Allowed is")
        .await;
}

#[test]
fn a_reload_in_the_middle_of_an_entry_loses_nothing() {
    journey(Setup::desk(), async |page| {
        page.expect_text("visit.saving", "Nothing entered yet")
            .await;
        enter_half(&page).await;
        let before = page.answers().await;
        // At once: what waits to be written is written as the page goes.
        page.reload().await;
        page.expect_answers(&before).await;
        page.expect_value("pasi.trunk.areaPercent", "120").await;
        page.expect_said("#region-trunk [role=alert]", "Allowed is")
            .await;
        page.expect_total("itch", "7").await;
        page.expect_saved().await;
        page.reload().await;
        page.expect_answers(&before).await;
    });
}

#[test]
fn a_window_that_is_closed_leaves_the_visit_to_the_next() {
    journey(Setup::desk(), async |page| {
        let empty = page.open_empty_window().await;
        enter_half(&page).await;
        let before = page.answers().await;
        page.close_window().await;
        page.look_at(&empty).await;
        page.open_window().await;
        page.expect_answers(&before).await;
    });
}

#[test]
fn a_page_that_crashes_soon_after_the_last_entry_loses_nothing() {
    journey(Setup::desk(), async |page| {
        let empty = page.open_empty_window().await;
        enter_half(&page).await;
        let before = page.answers().await;
        tokio::time::sleep(SOON).await;
        page.crash().await;
        page.look_at(&empty).await;
        page.open_window().await;
        page.expect_answers(&before).await;
    });
}

#[test]
fn a_browser_that_is_killed_soon_after_the_last_entry_loses_nothing() {
    let setup = |folder| Setup::desk().in_profile(folder);
    journey(Setup::desk(), async |page| {
        let folder = page.folder("profile");
        let first = page.elsewhere(setup(folder.clone())).await;
        enter_all(&first).await;
        first.expect_saved().await;
        let before = first.answers().await;
        tokio::time::sleep(SOON).await;
        first.kill();
        let next = page.elsewhere(setup(folder)).await;
        next.expect_answers(&before).await;
    });
}

#[test]
fn a_browser_that_is_killed_loses_neither_the_last_entry_nor_what_was_on_the_disk() {
    let setup = |folder| Setup::desk().in_profile(folder);
    journey(Setup::desk(), async |page| {
        let folder = page.folder("profile");
        let first = page.elsewhere(setup(folder.clone())).await;
        enter_half(&first).await;
        tokio::time::sleep(ON_THE_DISK).await;
        first.choose("pga.grade.3").await;
        first.expect_saved().await;
        let before = first.answers().await;
        tokio::time::sleep(SOON).await;
        first.kill();
        let next = page.elsewhere(setup(folder)).await;
        next.expect_answers(&before).await;
        next.expect_notice("alert", &["brought back"]).await;
        next.press("visit.kept").await;
        next.press("kept.open").await;
        next.expect_gone("kept.open").await;
        next.expect_chosen("pasi.head.area.2").await;
        let older = next.answers().await;
        assert!(
            !older.contains_key("pga.grade.3"),
            "expected what was on the disk to be kept beside, it has pga.grade.3"
        );
    });
}

#[test]
fn a_visit_is_kept_under_the_program_s_own_names_alone() {
    journey(Setup::desk(), async |page| {
        enter_half(&page).await;
        page.press("settings.theme").await;
        page.expect_saved().await;
        let kept = page.kept().await;
        assert!(
            kept.keys().any(|key| key.starts_with("dermscore.visit.")),
            "expected a kept visit, there are {:?}",
            kept.keys()
        );
        for key in kept.keys() {
            assert!(
                key.starts_with("dermscore."),
                "expected every kept key to begin with dermscore., there is {key}"
            );
        }
    });
}
