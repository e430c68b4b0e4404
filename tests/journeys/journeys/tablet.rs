//! A tablet in a patient's hands when something goes wrong: another tab, no
//! power, a PIN that nobody knows any more.

use std::time::Duration;

use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::data::DLQI;
use crate::patient::{
    PIN, after, answer_up_to, hand_over, nothing_of_the_clinician_s_page, take_back,
};

/// So soon after the last answer the power may fail.
const SOON: Duration = Duration::from_millis(500);

#[test]
fn another_tab_shows_the_same_question_and_nothing_else() {
    journey(Setup::tablet(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.expect_saved().await;
        hand_over(&page).await;
        answer_up_to(&page, 3).await;
        page.choose(DLQI[2]).await;
        let first = page.window().await;
        // A tab that is opened now.
        page.open_window_showing(DLQI[2]).await;
        page.expect_chosen(DLQI[2]).await;
        nothing_of_the_clinician_s_page(&page).await;
        // What is answered there is not lost here.
        page.press("patient.next").await;
        page.choose(DLQI[3]).await;
        page.close_window().await;
        page.look_at(&first).await;
        after(&page, "location.reload()", DLQI[3]).await;
        page.expect_chosen(DLQI[3]).await;
    });
}

#[test]
fn a_tab_that_was_open_before_is_no_way_out() {
    journey(Setup::tablet(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.expect_saved().await;
        let first = page.window().await;
        let second = page.open_window().await;
        page.look_at(&first).await;
        hand_over(&page).await;
        answer_up_to(&page, 2).await;
        page.look_at(&second).await;
        page.patient().expect_there(DLQI[1]).await;
        nothing_of_the_clinician_s_page(&page).await;
        after(&page, "location.reload()", DLQI[1]).await;
        nothing_of_the_clinician_s_page(&page).await;
    });
}

#[test]
fn without_power_the_same_question_comes_back() {
    let setup = |folder| Setup::tablet().in_profile(folder);
    journey(Setup::tablet(), async |page| {
        let folder = page.folder("profile");
        let tablet = page.elsewhere(setup(folder.clone())).await;
        tablet.type_into("visit.subject", "P3").await;
        tablet.expect_saved().await;
        hand_over(&tablet).await;
        answer_up_to(&tablet, 4).await;
        tablet.choose(DLQI[3]).await;
        tokio::time::sleep(SOON).await;
        tablet.kill();
        let tablet = page.elsewhere_showing(setup(folder), DLQI[3]).await;
        tablet.expect_chosen(DLQI[3]).await;
        nothing_of_the_clinician_s_page(&tablet).await;
        tablet.press("patient.back").await;
        tablet.expect_chosen(DLQI[2]).await;
        take_back(&tablet).await;
        tablet.expect_value("visit.subject", "P3").await;
        tablet.expect_chosen(DLQI[3]).await;
    });
}

/// The release code, as it is written down when the tablet is first handed over.
async fn written_down(page: &Page) -> String {
    let code = page.text("patient.code").await.unwrap_or_default();
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits.len(), 8, "expected eight digits, there is {code:?}");
    digits
}

#[test]
fn a_forgotten_pin_is_replaced_by_the_device_s_release_code() {
    journey(Setup::tablet(), async |page| {
        page.press("patient.start").await;
        page.patient().expect_there("patient.go").await;
        page.type_into("patient.pin", PIN).await;
        page.type_into("patient.pin.again", PIN).await;
        page.press("patient.go").await;
        page.expect_there("patient.written").await;
        let code = written_down(&page).await;
        page.press("patient.written").await;
        page.patient().expect_there("patient.begin").await;
        answer_up_to(&page, 3).await;
        after(&page, "location.reload()", DLQI[2]).await;
        page.press("patient.staff").await;
        // Another code of eight digits opens nothing.
        let other = if code == "00000000" {
            "00000001"
        } else {
            "00000000"
        };
        page.type_into("patient.pin", other).await;
        page.press("patient.enter").await;
        page.patient()
            .expect_words("patient.said", "not the PIN")
            .await;
        nothing_of_the_clinician_s_page(&page).await;
        page.type_into("patient.pin", &code).await;
        page.press("patient.enter").await;
        page.patient().whole().await;
        page.expect_chosen(DLQI[1]).await;
        page.expect_total("itch", "5.6").await;
        // The code stays the device's, and is not shown again.
        page.press("patient.start").await;
        page.patient().expect_there("patient.go").await;
        page.type_into("patient.pin", "1357").await;
        page.type_into("patient.pin.again", "1357").await;
        page.press("patient.go").await;
        page.patient().expect_there("patient.begin").await;
        page.expect_gone("patient.code").await;
    });
}

#[test]
fn a_shared_tablet_is_wiped_once_what_came_back_was_handed_on() {
    journey(Setup::tablet(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.expect_saved().await;
        page.run("location.hash = '#/device'", &[]).await;
        page.expect_there("device.shared").await;
        page.press("device.shared").await;
        page.run("location.hash = '#/pasi'", &[]).await;
        page.expect_there("patient.start").await;
        hand_over(&page).await;
        answer_up_to(&page, 3).await;
        take_back(&page).await;
        page.expect_chosen(DLQI[1]).await;
        page.expect_saved().await;
        let file = page.export().await;
        assert_eq!(
            file["assessments"]["dlqi"]["answers"]["items"]["2"],
            json!("aLot"),
            "expected the answers in the file before anything is wiped"
        );
        page.expect_there("wipe.visit").await;
        page.press("wipe.visit").await;
        page.expect_gone("wipe.visit").await;
        page.expect_value("visit.subject", "").await;
        page.expect_total("itch", "–").await;
        let left = "
            return (async () => {
                const open = indexedDB.open('dermscore');
                await new Promise(done => { open.onsuccess = open.onerror = done; });
                const names = open.result.objectStoreNames;
                const kept = names.length ? open.result.transaction(names).objectStore('copies').getAllKeys() : { result: [] };
                await new Promise(done => names.length ? kept.onsuccess = kept.onerror = done : done());
                open.result.close();
                return Object.keys(localStorage).concat(Object.keys(sessionStorage), kept.result)
                    .filter(key => /^dermscore\\.(visit|patient|answered|broken|exported)/.test(key));
            })();";
        page.until(async || match page.run(left, &[]).await {
            found if found == json!([]) => Ok(()),
            found => Err(format!(
                "expected nothing of the patient to be left, there is {found}"
            )),
        })
        .await;
        page.reload().await;
        page.expect_value("visit.subject", "").await;
    });
}
