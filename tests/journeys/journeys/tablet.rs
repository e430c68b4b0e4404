//! A tablet in a patient's hands when something goes wrong: another tab, a PIN
//! that nobody knows any more, a device that keeps nothing.

use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::data::DLQI;
use crate::patient::{
    after, answer_up_to, go, hand_over, nothing_of_the_clinician_s_page, prepare, take_back,
};

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
        prepare(&page).await;
        go(&page).await;
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
        page.press("patient.form.dlqi").await;
        page.type_into("patient.pin", "1357").await;
        page.type_into("patient.pin.again", "1357").await;
        page.press("patient.go").await;
        page.patient().expect_there("patient.begin").await;
        page.expect_gone("patient.code").await;
    });
}

/// What is kept of a visit or of answers: in the tab's own storage, or on the
/// device and in the database.
async fn kept_of_patients(page: &Page, in_tab: bool) -> Vec<String> {
    const KEYS: &str = "
        return (async () => {
            if (arguments[0]) return Object.keys(sessionStorage);
            const open = indexedDB.open('dermscore');
            await new Promise(done => { open.onsuccess = open.onerror = done; });
            let copies = [];
            if (open.result.objectStoreNames.length) {
                const all = open.result.transaction('copies').objectStore('copies').getAllKeys();
                await new Promise(done => { all.onsuccess = all.onerror = done; });
                copies = all.result;
            }
            open.result.close();
            return Object.keys(localStorage).concat(copies);
        })();";
    let keys = page.run(KEYS, &[json!(in_tab)]).await;
    let keys = keys.as_array().cloned().unwrap_or_default();
    let keys = keys.iter().filter_map(|key| key.as_str());
    let kinds = ["visit", "patient", "answered", "broken", "exported"];
    let of_patients = |key: &&str| {
        kinds
            .iter()
            .any(|kind| key.starts_with(&format!("dermscore.{kind}")))
    };
    keys.filter(of_patients).map(str::to_owned).collect()
}

#[test]
fn where_nothing_is_kept_beyond_the_tab_no_answer_of_a_patient_is() {
    journey(Setup::tablet(), async |page| {
        page.show("#/device").await;
        page.expect_there("device.in_tab").await;
        page.press("device.in_tab").await;
        page.show("#/pasi").await;
        page.expect_there("patient.start").await;
        page.type_into("visit.subject", "P3").await;
        hand_over(&page).await;
        answer_up_to(&page, 3).await;
        let on_device = kept_of_patients(&page, false).await;
        assert!(
            on_device.is_empty(),
            "expected nothing, there is {on_device:?}"
        );
        let in_tab = kept_of_patients(&page, true).await;
        assert!(
            in_tab.contains(&"dermscore.patient".to_owned()),
            "expected the hand-over in the tab, there is {in_tab:?}"
        );
        after(&page, "location.reload()", DLQI[2]).await;
        take_back(&page).await;
        page.expect_value("visit.subject", "P3").await;
        page.expect_chosen(DLQI[1]).await;
        let on_device = kept_of_patients(&page, false).await;
        assert!(
            on_device.is_empty(),
            "expected nothing, there is {on_device:?}"
        );
    });
}

/// A tablet that is set as shared goes to the patient P3 and comes back with
/// answers.
async fn shared_and_back(page: &Page) {
    page.type_into("visit.subject", "P3").await;
    page.expect_saved().await;
    page.show("#/device").await;
    page.expect_there("device.shared").await;
    page.press("device.shared").await;
    page.show("#/pasi").await;
    page.expect_there("patient.start").await;
    hand_over(page).await;
    answer_up_to(page, 3).await;
    take_back(page).await;
}

/// The visit is wiped when that is asked, and nothing of it stays.
async fn wipe(page: &Page) {
    page.expect_there("wipe.visit").await;
    page.press("wipe.visit").await;
    page.expect_gone("wipe.visit").await;
    page.expect_value("visit.subject", "").await;
    page.expect_total("itch", "–").await;
    page.until(async || {
        let mut left = kept_of_patients(page, true).await;
        left.extend(kept_of_patients(page, false).await);
        match left {
            left if left.is_empty() => Ok(()),
            left => Err(format!(
                "expected nothing of the patient, there is {left:?}"
            )),
        }
    })
    .await;
}

#[test]
fn a_shared_tablet_is_wiped_when_it_comes_back_if_that_is_answered() {
    journey(Setup::tablet(), async |page| {
        shared_and_back(&page).await;
        wipe(&page).await;
        page.reload().await;
        page.expect_value("visit.subject", "").await;
    });
}

#[test]
fn a_shared_tablet_is_wiped_once_what_came_back_was_handed_on() {
    journey(Setup::tablet(), async |page| {
        shared_and_back(&page).await;
        page.expect_there("wipe.keep").await;
        page.press("wipe.keep").await;
        page.expect_gone("wipe.keep").await;
        page.expect_chosen(DLQI[1]).await;
        page.expect_saved().await;
        let file = page.export().await;
        assert_eq!(
            file["assessments"]["dlqi"]["answers"]["items"]["2"],
            json!("aLot"),
            "expected the answers in the file before anything is wiped"
        );
        wipe(&page).await;
        page.reload().await;
        page.expect_value("visit.subject", "").await;
    });
}
