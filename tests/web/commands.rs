//! What the page opens, asks, copies and prints.

use dermscore::ui::App;
use dermscore::ui::platform::storage;
use dermscore::visit::Visit;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{EventTarget, File};

use crate::app::{click, page, page_with, total};
use crate::files::{choose, file, transfer};
use crate::kit::{HiddenClipboard, Mounted, event, send, settle, until};
use crate::visits::WEEK_4;

/// Opens a file and waits until something is said of it.
pub async fn open(page: &Mounted<App>, input: &str, opened: File) {
    let input = page.place.field(input);
    choose(&input, opened);
    send(&input, &event("Event", "change", &[]));
    until("something is said", || !page.place.notice().is_empty()).await;
}

fn drop_on(target: &EventTarget, dropped: File) {
    let data = transfer(&[dropped]);
    let properties = [("dataTransfer", data.into())];
    assert!(send(target, &event("DragEvent", "drop", &properties)));
}

#[wasm_bindgen_test]
async fn a_file_is_opened_and_undo_brings_back_what_was_there() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    open(
        &page,
        "visit.import",
        file(WEEK_4.as_bytes(), "week-4.json"),
    )
    .await;
    assert!(
        page.place.notice().starts_with("week-4.json is open."),
        "{}",
        page.place.notice()
    );
    assert_eq!(
        (total(&page, "pasi").as_str(), total(&page, "pga").as_str()),
        ("10.9", "–")
    );
    click(&page, "visit.undo").await;
    assert_eq!(
        (total(&page, "pasi").as_str(), total(&page, "pga").as_str()),
        ("–", "2")
    );
    click(&page, "notice.close").await;
    assert_eq!(page.place.count("[data-testid='notice']"), 0);
}

#[wasm_bindgen_test]
async fn a_file_that_is_no_visit_changes_nothing_and_says_why() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    let wrong = WEEK_4.replace("\"area\": 2", "\"area\": 7");
    let large = vec![b' '; (8 << 20) + 5];
    for (bytes, said) in [
        (&b"{"[..], "bad.json was not opened; nothing was changed."),
        (
            wrong.as_bytes(),
            "assessments.pasi.answers.regions.upperLimbs.area",
        ),
        (&large, "8"),
    ] {
        open(&page, "visit.import", file(bytes, "bad.json")).await;
        assert!(
            page.place.notice().contains(said),
            "{}",
            page.place.notice()
        );
        assert_eq!(page.place.count("[data-testid='notice'][role='alert']"), 1);
        assert_eq!(total(&page, "pga"), "2");
        click(&page, "notice.close").await;
    }
}

#[wasm_bindgen_test]
async fn stored_results_that_differ_are_named() {
    let page = page().await;
    let other = WEEK_4.replace("\"total\": 10.9", "\"total\": 11.9");
    open(&page, "visit.import", file(other.as_bytes(), "week-4.json")).await;
    assert!(
        page.place.notice().contains("stored 11.9, scored 10.9"),
        "{}",
        page.place.notice()
    );
    assert_eq!(total(&page, "pasi"), "10.9");
}

#[wasm_bindgen_test]
async fn a_dropped_file_is_opened_and_on_the_response_it_is_the_baseline() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    drop_on(
        &page.place.at("#section-response"),
        file(WEEK_4.as_bytes(), "w.json"),
    );
    until("a baseline", || {
        page.place.notice() == "w.json is the baseline."
    })
    .await;
    assert_eq!(page.place.text("baseline.pasi"), "10.9");
    assert_eq!(
        (total(&page, "pasi").as_str(), total(&page, "pga").as_str()),
        ("–", "2")
    );
    drop_on(
        &page.place.at("#section-pasi"),
        file(WEEK_4.as_bytes(), "w.json"),
    );
    until("open", || total(&page, "pasi") == "10.9").await;
}

#[wasm_bindgen_test]
async fn a_new_visit_is_begun_after_asking_and_can_be_taken_back() {
    let page = page().await;
    click(&page, "visit.new").await;
    assert_eq!(page.place.count("dialog"), 0, "nothing would be lost");
    click(&page, "pga.grade.2").await;
    click(&page, "visit.new").await;
    assert_eq!(page.place.count("dialog[open]"), 1);
    click(&page, "ask.close").await;
    assert_eq!(
        (page.place.count("dialog"), total(&page, "pga").as_str()),
        (0, "2")
    );
    click(&page, "visit.new").await;
    click(&page, "visit.new.confirm").await;
    assert_eq!(
        (page.place.count("dialog"), total(&page, "pga").as_str()),
        (0, "–")
    );
    click(&page, "visit.undo").await;
    assert_eq!(total(&page, "pga"), "2");
}

#[wasm_bindgen_test]
async fn kept_visits_are_opened_and_removed_after_asking() {
    let page = page().await;
    storage::write("dermscore.visit.other", WEEK_4).expect("room");
    storage::write("dermscore.visit.broken", "{").expect("room");
    click(&page, "visit.kept").await;
    assert_eq!(page.place.count("dialog li"), 2);
    assert_eq!(
        page.place.count("[data-testid='kept.save']"),
        1,
        "what cannot be read can be saved as a file"
    );
    click(&page, "kept.open").await;
    assert_eq!(
        (total(&page, "pasi").as_str(), page.place.count("dialog")),
        ("10.9", 0)
    );
    click(&page, "visit.kept").await;
    assert_eq!(page.place.count("[data-testid='kept.open']"), 0);
    assert_eq!(
        page.place.count("[data-testid='kept.ask']"),
        1,
        "the open visit is not removed under one's hands"
    );
    click(&page, "kept.ask").await;
    assert!(storage::read("dermscore.visit.broken").is_ok_and(|text| text.is_some()));
    click(&page, "kept.remove").await;
    assert_eq!(storage::read("dermscore.visit.broken"), Ok(None));
    assert!(storage::read("dermscore.visit.other").is_ok_and(|text| text.is_some()));
    click(&page, "ask.close").await;
}

#[wasm_bindgen_test]
async fn the_sheet_stands_only_while_the_browser_prints() {
    let page = page().await;
    for (name, sheets) in [("beforeprint", 1), ("afterprint", 0)] {
        send(&window(), &event("Event", name, &[]));
        settle().await;
        assert_eq!(page.place.count(".sheet"), sheets, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_summary_that_cannot_be_copied_is_shown_to_be_copied() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    let hidden = HiddenClipboard::new();
    click(&page, "visit.copy").await;
    until("a dialog", || page.place.count("dialog[open]") == 1).await;
    drop(hidden);
    let text: web_sys::HtmlTextAreaElement = page.place.control("summary.text").unchecked_into();
    assert!(
        text.value().contains("PGA 2, mild (Five-level PGA)"),
        "{}",
        text.value()
    );
}

#[wasm_bindgen_test]
async fn what_must_be_said_at_the_start_is_said() {
    let page = page_with(Visit::default(), Some("It was put aside.")).await;
    assert_eq!(page.place.notice(), "It was put aside.");
    assert_eq!(page.place.count("[data-testid='notice'][role='alert']"), 1);
}
