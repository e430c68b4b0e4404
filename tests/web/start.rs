//! What the page begins with.

use dermscore::ui::begin;
use dermscore::ui::platform::{clock, storage};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::forget;
use crate::visits::{WEEK_4, week_4};

const SLOT: &str = "dermscore.visit.0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11";
const OPEN: &str = "dermscore.open";

#[wasm_bindgen_test]
async fn a_new_device_begins_with_an_empty_visit_of_today() {
    forget().await;
    let (first, second) = (begin().await, begin().await);
    assert_eq!(first.notice, None);
    assert_eq!(first.visit.date, clock::today());
    assert!(!first.visit.holds_anything());
    assert_eq!(first.visit.id.len(), 36);
    assert_ne!(first.visit.id, second.visit.id);
}

#[wasm_bindgen_test]
async fn the_visit_that_was_open_last_is_open_again() {
    forget().await;
    storage::write(SLOT, WEEK_4).expect("room");
    assert!(
        !begin().await.visit.holds_anything(),
        "it is kept, but was not open"
    );
    storage::write(OPEN, SLOT).expect("room");
    let start = begin().await;
    assert_eq!((&*start.visit, start.notice), (&week_4(), None));
}

#[wasm_bindgen_test]
async fn a_tab_goes_on_with_its_own_visit() {
    forget().await;
    let other = WEEK_4.replace("\"P3\"", "\"P9\"");
    storage::write(SLOT, WEEK_4).expect("room");
    storage::write("dermscore.visit.other", &other).expect("room");
    storage::write(OPEN, "dermscore.visit.other").expect("room");
    assert_eq!(begin().await.visit.subject, "P9");
    storage::write_of_tab(OPEN, SLOT);
    assert_eq!(begin().await.visit.subject, "P3");
}

#[wasm_bindgen_test]
async fn only_a_slot_of_a_visit_is_opened() {
    forget().await;
    storage::write("other.program", WEEK_4).expect("room");
    for named in [
        "other.program",
        "",
        "dermscore.visit.none",
        "dermscore.settings",
    ] {
        storage::write(OPEN, named).expect("room");
        assert!(!begin().await.visit.holds_anything(), "{named}");
    }
    assert_eq!(storage::read("other.program"), Ok(Some(WEEK_4.into())));
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_put_aside_as_it_is_and_said() {
    forget().await;
    let broken = &WEEK_4[..300];
    storage::write(SLOT, broken).expect("room");
    storage::write(OPEN, SLOT).expect("room");
    let start = begin().await;
    assert!(!start.visit.holds_anything());
    let aside = SLOT.replace("visit", "broken");
    let notice = start.notice.expect("something to say");
    assert!(
        notice.contains("could not be read") && notice.contains(&aside),
        "{notice}"
    );
    assert_eq!(storage::read(&aside), Ok(Some(broken.into())));
    assert_eq!(storage::read(SLOT), Ok(None));
    assert_eq!(begin().await.notice, None, "it is said once");
}

#[wasm_bindgen_test]
async fn what_could_not_be_put_aside_is_not_said_to_be() {
    forget().await;
    storage::write(SLOT, &"{".repeat(1 << 20)).expect("room");
    storage::write(OPEN, SLOT).expect("room");
    let block = "x".repeat(1 << 20);
    let blocks = (0..64).map(|place| format!("fill.{place}"));
    let filled = blocks
        .take_while(|key| storage::write(key, &block).is_ok())
        .count();
    let notice = begin().await.notice.expect("something to say");
    assert!(filled > 0 && !notice.contains("was put aside"), "{notice}");
    assert!(storage::read(SLOT).is_ok_and(|text| text.is_some()));
    forget().await;
}
