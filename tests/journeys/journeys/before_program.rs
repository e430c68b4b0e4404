//! The form before the program is there: what is pressed and typed in it is of the
//! visit that the program opens, and nobody else's.

use dermscore_journeys::{Page, Setup, journey};
use serde_json::{Value, json};

/// At an address with `#/pasi`, the program starts when `release` is called, or
/// ends in an error when it is called with one.
const HELD: &str = "
    if (location.hash === '#/pasi') {
        const start = WebAssembly.instantiateStreaming;
        const told = new Promise((go, stop) => window.release = error => error ? stop(error) : go());
        WebAssembly.instantiateStreaming = async (...all) => { await told; return start.apply(WebAssembly, all); };
    }";

/// Opens the page as one that is used for the first time, up to where the program
/// would start.
async fn first_use(page: &Page) {
    page.run("localStorage.clear(); sessionStorage.clear()", &[])
        .await;
    held(page).await;
    page.expect_there("pasi.head.area.3").await;
}

/// Opens the page anew, up to where the program would start.
async fn held(page: &Page) {
    page.run(
        "history.replaceState(null, '', '#/pasi'); location.reload()",
        &[],
    )
    .await;
    page.until(
        async || match page.run("return !!window.release", &[]).await {
            Value::Bool(true) => Ok(()),
            _ => Err("expected the page to be opened anew".into()),
        },
    )
    .await;
}

async fn release(page: &Page) {
    page.run("window.release()", &[]).await;
    page.whole().await;
}

/// That the program is not there yet.
async fn expect_none(page: &Page) {
    page.expect_gone("visit.new").await;
    page.expect_gone("visit.saving").await;
}

#[test]
fn what_is_pressed_before_the_program_is_there_is_of_its_visit() {
    journey(Setup::tablet().with_script(HELD), async |page| {
        first_use(&page).await;
        for choice in ["pasi.head.area.3", "pasi.head.area.2", "pasi.trunk.area.0"] {
            page.press(choice).await;
            page.expect_chosen(choice).await;
        }
        page.press("pasi.labels.ema").await;
        expect_none(&page).await;
        let top =
            "return document.querySelector('#region-head').getBoundingClientRect().top + scrollY";
        let stood = page.run(top, &[]).await;

        release(&page).await;
        for choice in ["pasi.head.area.2", "pasi.trunk.area.0", "pasi.labels.ema"] {
            page.expect_chosen(choice).await;
        }
        page.expect_saved().await;
        // What is pressed is said in the totals, which stand above the form here.
        page.press("pasi.clear").await;
        let stands = page.run(top, &[]).await;
        let [stood, stands] = [stood, stands].map(|top| top.as_f64().expect("a number"));
        // A line of text is a pixel higher or lower from one browser to the next.
        assert!(
            (stood - stands).abs() < 2.0,
            "expected the form to stand at {stood}, where it stood, and not at {stands}"
        );
        for _ in 0..2 {
            page.press("visit.undo").await;
        }
        page.expect_chosen("pasi.head.area.2").await;
        page.press("visit.undo").await;
        page.press("visit.undo").await;
        page.expect_chosen("pasi.head.area.3").await;
    });
}

#[test]
fn what_is_typed_before_the_program_is_there_is_of_its_visit() {
    journey(Setup::desk().with_script(HELD), async |page| {
        first_use(&page).await;
        page.tab_to("pasi.head.area").await;
        // Of area 0 no signs are asked: the program alone knows where a digit leads.
        page.keys("02131").await;
        page.type_into("pasi.lowerLimbs.areaPercent", "12.5").await;
        expect_none(&page).await;

        release(&page).await;
        for choice in [
            "pasi.head.area.0",
            "pasi.upperLimbs.area.2",
            "pasi.upperLimbs.erythema.1",
            "pasi.upperLimbs.induration.3",
            "pasi.upperLimbs.desquamation.1",
        ] {
            page.expect_chosen(choice).await;
        }
        page.expect_value("pasi.lowerLimbs.areaPercent", "12.5")
            .await;
        page.expect_focus("pasi.lowerLimbs.areaPercent").await;
        page.expect_saved().await;
        page.keys("5").await;
        page.expect_value("pasi.lowerLimbs.areaPercent", "12.55")
            .await;
        page.expect_said(".pasi", "Allowed is").await;
    });
}

#[test]
fn a_device_that_was_used_shows_no_empty_form_first() {
    journey(Setup::desk().with_script(HELD), async |page| {
        page.choose("pasi.head.area.3").await;
        page.expect_saved().await;
        held(&page).await;
        page.expect_gone("pasi.head.area.0").await;
        release(&page).await;
        page.expect_chosen("pasi.head.area.3").await;
    });
}

#[test]
fn where_the_program_cannot_start_the_form_takes_nothing_more() {
    journey(Setup::desk().with_script(HELD), async |page| {
        page.expect_complaint("refused");
        first_use(&page).await;
        page.choose("pasi.head.area.3").await;
        page.run("window.release(new Error('refused'))", &[]).await;
        page.expect_said("#boot-error", "could not start").await;
        let inert = page.run("return document.getElementById('app').inert", &[]);
        assert_eq!(
            inert.await,
            json!(true),
            "expected a form that takes nothing"
        );
        page.expect_chosen("pasi.head.area.3").await;
        page.run("location.reload()", &[]).await;
    });
}
