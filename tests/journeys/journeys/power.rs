//! A tablet in a patient's hands that loses its power.

use std::time::Duration;

use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::data::DLQI;
use crate::patient::{
    after, answer_up_to, go, nothing_of_the_clinician_s_page, prepare, take_back,
};

/// So soon after the last answer the power may fail.
const SOON: Duration = Duration::from_millis(500);

/// Nobody writes eight digits down faster; a browser brings to the disk in this
/// time what it was given before.
const WRITTEN_DOWN: Duration = Duration::from_secs(8);

/// Notes for the tab whether anything of the clinician's page was ever drawn.
const SEEN: &str = "
    new MutationObserver(() => {
        const drawn = document.querySelector('[data-testid^=\"pasi.\"], [data-testid^=\"visit.\"]');
        if (drawn) sessionStorage.setItem('seen', drawn.dataset.testid);
    }).observe(document, { childList: true, subtree: true });";

async fn nothing_was_seen(page: &Page, what: &str) {
    let seen = page.run("return sessionStorage.seen ?? null", &[]).await;
    assert_eq!(
        seen,
        json!(null),
        "expected nothing of the clinician's page to be drawn {what}"
    );
}

/// Loses what the device had not brought to its disk when its power failed.
async fn lose(page: &Page, lost: &str) {
    const LOSE: &str = "
        sessionStorage.removeItem('dermscore.open');
        sessionStorage.removeItem('seen');
        const lost = new RegExp(`^dermscore\\\\.(${arguments[0]})`);
        Object.keys(localStorage).filter(key => lost.test(key)).forEach(key => localStorage.removeItem(key));";
    page.run(LOSE, &[json!(lost)]).await;
}

#[test]
fn nothing_of_the_clinician_s_page_is_drawn_before_what_the_power_took_is_back() {
    journey(Setup::tablet().with_script(SEEN), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.expect_saved().await;
        prepare(&page).await;
        go(&page).await;
        let awaited = "return localStorage['dermscore.release'] ?? null";
        let awaited = page.run(awaited, &[]).await;
        assert_eq!(
            awaited,
            json!("awaited"),
            "expected a note that there will be a code"
        );
        page.press("patient.written").await;
        page.patient().expect_there("patient.begin").await;
        answer_up_to(&page, 2).await;
        for (lost, what) in [
            ("patient", "where the visit is known"),
            ("(patient|open|visit)", "where the release code is known"),
            ("(?!release)", "where it is known that there will be a code"),
        ] {
            lose(&page, lost).await;
            if lost == "(?!release)" {
                page.run("localStorage['dermscore.release'] = 'awaited'", &[])
                    .await;
            }
            after(&page, "location.reload()", DLQI[1]).await;
            nothing_was_seen(&page, what).await;
        }
        // Where nothing at all is known, the question comes back as well.
        lose(&page, "").await;
        after(&page, "location.reload()", DLQI[1]).await;
        take_back(&page).await;
        page.expect_value("visit.subject", "P3").await;
    });
}

#[test]
fn without_power_the_same_question_comes_back() {
    let setup = |folder| Setup::tablet().with_script(SEEN).in_profile(folder);
    journey(Setup::tablet(), async |page| {
        let folder = page.folder("profile");
        let tablet = page.elsewhere(setup(folder.clone())).await;
        tablet.type_into("visit.subject", "P3").await;
        tablet.expect_saved().await;
        prepare(&tablet).await;
        go(&tablet).await;
        tokio::time::sleep(WRITTEN_DOWN).await;
        tablet.press("patient.written").await;
        tablet.patient().expect_there("patient.begin").await;
        answer_up_to(&tablet, 4).await;
        tablet.choose(DLQI[3]).await;
        tokio::time::sleep(SOON).await;
        tablet.kill();
        let tablet = page.elsewhere_showing(setup(folder), "patient.back").await;
        tablet.expect_chosen(DLQI[3]).await;
        nothing_of_the_clinician_s_page(&tablet).await;
        nothing_was_seen(&tablet, "after the loss of power").await;
        tablet.press("patient.back").await;
        tablet.expect_chosen(DLQI[2]).await;
        take_back(&tablet).await;
        tablet.expect_value("visit.subject", "P3").await;
        tablet.expect_chosen(DLQI[3]).await;
    });
}
