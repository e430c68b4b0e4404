//! A tablet in a patient's hands: nothing but the questions, no way out but the
//! PIN, and no answer lost.

use std::time::Duration;

use dermscore_journeys::{Key, Page, Setup, expect_none, journey};
use serde_json::{Value, json};

use crate::data::DLQI;

pub const PIN: &str = "2580";

/// Opens the dialog that hands the tablet over, for the itch on a line and the
/// DLQI.
pub async fn prepare(page: &Page) {
    page.press("patient.start").await;
    page.patient().expect_there("patient.go").await;
}

/// Hands over what is prepared, as far as the device's release code, which is
/// shown the first time.
pub async fn go(page: &Page) {
    page.type_into("patient.pin", PIN).await;
    page.type_into("patient.pin.again", PIN).await;
    page.press("patient.go").await;
    page.patient().expect_there("patient.written").await;
}

/// Hands the tablet over for the itch on a line and the DLQI.
pub async fn hand_over(page: &Page) {
    prepare(page).await;
    go(page).await;
    page.press("patient.written").await;
    page.patient().expect_there("patient.begin").await;
}

/// The itch, and the questions of the DLQI up to one, which is shown then.
pub async fn answer_up_to(page: &Page, number: usize) {
    page.press("patient.begin").await;
    page.expect_there("itch.value").await;
    mark(page, 56).await;
    page.press("patient.next").await;
    for choice in DLQI.iter().take(number - 1) {
        page.choose(choice).await;
        page.press("patient.next").await;
    }
    page.expect_there(DLQI[number - 1]).await;
}

/// Touches the line at a percent of its length.
pub async fn mark(page: &Page, percent: u32) {
    let place = page
        .run(
            "const line = document.querySelector('.vas-rail').getBoundingClientRect();
             const inset = line.width * 6 / 1012;
             return [Math.round(line.left + inset + (line.width - 2 * inset) * arguments[0] / 100), Math.round(line.top + line.height / 2)];",
            &[json!(percent)],
        )
        .await;
    let number = |at: usize| place[at].as_f64().expect("a number");
    page.press_place(dermscore_journeys::Point {
        x: number(0),
        y: number(1),
    })
    .await;
    page.expect_there("patient.next").await;
}

/// Loads the page anew, however it is done, and waits for a control.
pub async fn after(page: &Page, how: &str, control: &str) {
    page.run("window.before = true", &[]).await;
    page.run(how, &[]).await;
    page.patient()
        .until(
            async || match page.run("return window.before || false", &[]).await {
                Value::Bool(false) => Ok(()),
                _ => Err(format!("expected another document after {how}")),
            },
        )
        .await;
    page.patient().expect_there(control).await;
}

pub async fn nothing_of_the_clinician_s_page(page: &Page) {
    let left = page
        .run(
            "return [...document.querySelectorAll('[data-testid]')].map(el => el.dataset.testid)
                .filter(name => /^(visit|pasi|bsa|baseline|settings|kept|labs|events|ask)\\b/.test(name) || name.endsWith('.total'))
                .concat([...document.querySelectorAll('a[href]')].map(el => el.href))",
            &[],
        )
        .await;
    assert_eq!(left, json!([]), "expected nothing of the clinician's page");
}

/// Takes the tablet back.
pub async fn take_back(page: &Page) {
    page.press("patient.staff").await;
    page.type_into("patient.pin", PIN).await;
    page.press("patient.enter").await;
    page.patient().expect_there("dlqi.total").await;
    page.whole().await;
}

#[test]
fn a_patient_answers_by_touch_and_the_visit_has_the_answers() {
    journey(Setup::tablet(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.choose("pasi.head.area.0").await;
        hand_over(&page).await;
        nothing_of_the_clinician_s_page(&page).await;
        answer_up_to(&page, 1).await;
        nothing_of_the_clinician_s_page(&page).await;
        expect_none("every control large enough", page.smaller_than(44).await);
        page.expect_words("patient.rights", "Not the licensed text")
            .await;
        for (place, choice) in DLQI.iter().enumerate() {
            if place == 2 {
                // What skipping means is said once.
                page.press("patient.skip").await;
                page.expect_words("patient.meaning", "no answer").await;
            }
            page.choose(choice).await;
            page.press("patient.next").await;
        }
        page.expect_words("patient.unanswered", "Every question has an answer")
            .await;
        // An answer is changed from the review, and goes back there.
        page.press("patient.review.dlqi.9").await;
        page.choose("dlqi.9.aLot").await;
        page.press("patient.next").await;
        page.expect_words("patient.review.dlqi.9", "A lot").await;
        page.press("patient.finish").await;
        page.expect_there("patient.staff").await;
        let said = page.run("return document.body.innerText", &[]).await;
        let said = said.as_str().unwrap_or_default();
        assert!(
            said.contains("Thank you") && !said.chars().any(|letter| letter.is_ascii_digit()),
            "expected thanks without a score, there is {said}"
        );
        take_back(&page).await;
        page.expect_total("dlqi", "16").await;
        page.expect_total("itch", "5.6").await;
        page.expect_value("visit.subject", "P3").await;
        page.expect_chosen("pasi.head.area.0").await;
        let file = page.export().await;
        let dlqi = &file["assessments"]["dlqi"];
        assert_eq!(dlqi["answers"]["items"]["7a"], "aLot");
        assert_eq!(dlqi["answers"]["wording"]["licensed"], false);
        assert_eq!(file["assessments"]["itch"]["answers"]["scale"], "vas");
        page.press("visit.undo").await;
        page.expect_total("dlqi", "–").await;
        page.expect_total("itch", "–").await;
        page.expect_chosen("pasi.head.area.0").await;
    });
}

#[test]
fn whatever_is_done_to_the_page_the_same_question_comes_back() {
    journey(Setup::tablet(), async |page| {
        hand_over(&page).await;
        answer_up_to(&page, 4).await;
        page.choose(DLQI[3]).await;
        after(&page, "location.reload()", DLQI[3]).await;
        page.expect_chosen(DLQI[3]).await;
        nothing_of_the_clinician_s_page(&page).await;
        page.run("history.back()", &[]).await;
        page.run("location.hash = '#/events'", &[]).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        page.expect_chosen(DLQI[3]).await;
        nothing_of_the_clinician_s_page(&page).await;
        after(
            &page,
            "location.href = location.pathname + '?x#/labs'",
            DLQI[3],
        )
        .await;
        page.expect_chosen(DLQI[3]).await;
        page.press("patient.back").await;
        page.expect_chosen(DLQI[2]).await;
        after(&page, "location.reload()", DLQI[2]).await;
        page.press("patient.next").await;
        page.expect_chosen(DLQI[3]).await;
    });
}

#[test]
fn wrong_pins_are_slowed_and_neither_a_reload_nor_the_clock_helps() {
    journey(Setup::tablet(), async |page| {
        hand_over(&page).await;
        page.press("patient.staff").await;
        for _ in 0..3 {
            page.type_into("patient.pin", "1111").await;
            page.press("patient.enter").await;
            page.patient()
                .expect_words("patient.said", "not the PIN")
                .await;
        }
        page.expect_words("patient.wait", "has to wait").await;
        after(&page, "location.reload()", "patient.wait").await;
        page.run(
            "const { Date } = window, real = Date.now; Date.now = () => real.call(Date) + 3600000",
            &[],
        )
        .await;
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.expect_words("patient.wait", "has to wait").await;
        let closed = page.run("return at('patient.pin').disabled", &[]).await;
        assert_eq!(closed, true, "expected the PIN to wait");
        nothing_of_the_clinician_s_page(&page).await;
        page.patient().expect_gone("patient.wait").await;
        page.type_into("patient.pin", PIN).await;
        page.press("patient.enter").await;
        page.patient().whole().await;
        page.expect_words("notice", "without an answer").await;
    });
}

#[test]
fn answers_are_covered_when_nobody_is_there_and_come_back_at_a_touch() {
    journey(Setup::tablet(), async |page| {
        hand_over(&page).await;
        answer_up_to(&page, 2).await;
        page.choose(DLQI[1]).await;
        page.run(
            "const { Date } = window, real = Date.now; Date.now = () => real.call(Date) + 121000",
            &[],
        )
        .await;
        page.expect_there("patient.uncover").await;
        page.expect_gone(DLQI[1]).await;
        let said = page.run("return document.body.innerText", &[]).await;
        let said = said.as_str().unwrap_or_default();
        assert!(
            !said.contains("A lot"),
            "expected no answer, there is {said}"
        );
        after(&page, "location.reload()", "patient.uncover").await;
        page.press("patient.uncover").await;
        page.expect_chosen(DLQI[1]).await;
    });
}

#[test]
fn every_question_is_answered_by_keys_alone() {
    journey(Setup::desk(), async |page| {
        page.tab_to("patient.start").await;
        page.key(Key::Enter).await;
        page.patient().expect_there("patient.go").await;
        page.tab_to("patient.pin").await;
        page.keys(PIN).await;
        page.tab_to("patient.pin.again").await;
        page.keys(PIN).await;
        page.key(Key::Enter).await;
        page.expect_there("patient.written").await;
        page.tab_to("patient.written").await;
        page.key(Key::Enter).await;
        page.patient().expect_there("patient.begin").await;
        page.tab_to("patient.begin").await;
        page.key(Key::Enter).await;
        page.tab_to("itch.value").await;
        // From the end of the line, by one and by a tenth.
        page.key(Key::End).await;
        page.key(Key::PageDown).await;
        page.key(Key::Left).await;
        page.key(Key::Enter).await;
        for number in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] {
            let first = if number == "7" { "yes" } else { "veryMuch" };
            page.expect_there(&format!("dlqi.{number}.{first}")).await;
            page.tab_to(&format!("dlqi.{number}")).await;
            page.key(Key::Down).await;
            page.key(Key::Down).await;
            page.key(Key::Up).await;
            page.expect_chosen(&format!("dlqi.{number}.{first}")).await;
            page.key(Key::Enter).await;
        }
        page.tab_to("patient.finish").await;
        page.key(Key::Enter).await;
        page.tab_to("patient.staff").await;
        page.key(Key::Enter).await;
        page.tab_to("patient.pin").await;
        page.keys(PIN).await;
        page.key(Key::Enter).await;
        page.patient().expect_there("dlqi.total").await;
        page.whole().await;
        page.expect_total("dlqi", "30").await;
        page.expect_total("itch", "8.9").await;
    });
}

#[test]
fn answers_that_stand_are_never_overwritten_in_silence() {
    journey(Setup::tablet(), async |page| {
        hand_over(&page).await;
        answer_up_to(&page, 2).await;
        page.press("patient.staff").await;
        // Staff have answered the same elsewhere, as another window would.
        page.run(
            "const kept = JSON.parse(localStorage['dermscore.patient']);
             const file = { format: 'dermscore.visit', version: 1, visit: { id: kept.visit.id, subject: 'P3' },
                assessments: { itch: { answers: { scale: 'nrs', value: 7 } } } };
             localStorage['dermscore.visit.' + kept.visit.id] = JSON.stringify(file);",
            &[],
        )
        .await;
        page.type_into("patient.pin", PIN).await;
        page.press("patient.enter").await;
        page.patient().expect_there("patient.replace").await;
        page.expect_total("itch", "7").await;
        page.press("patient.later").await;
        // It is asked again until it is answered.
        page.reload().await;
        page.patient().expect_there("patient.keep").await;
        page.press("patient.keep").await;
        page.expect_total("itch", "7").await;
        page.expect_words("notice", "DLQI").await;
        page.expect_chosen(DLQI[0]).await;
    });
}
