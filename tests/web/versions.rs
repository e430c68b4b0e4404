//! Two versions of one visit on the device: each is opened from and written to
//! its own slot.

use dermscore::ui::App;
use dermscore::ui::platform::storage;
use dermscore::visit::{WrittenBy, read, write};
use gloo::utils::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{click, forget, page_as_kept, total};
use crate::keeping::{saved, saving};
use crate::kit::{FullDevice, Mounted, event, fill, send, until};
use crate::replacing::{SLOT, asks_before_leaving, itch_of_both, newer};
use crate::visits::{WEEK_4, index_of};

/// A slot beside the example's.
const BESIDE: &str = "dermscore.visit.0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11~0a1c3c0b";

/// A page with the example open, and a newer version of it in a slot beside.
async fn page_of_two() -> Mounted<App> {
    forget().await;
    storage::write(SLOT, WEEK_4).expect("room");
    storage::write(BESIDE, &as_written(&newer())).expect("room");
    storage::write("dermscore.open", SLOT).expect("room");
    page_as_kept().await
}

/// A file as this program would write it, so that writing it again takes no room.
fn as_written(text: &str) -> String {
    let by = WrittenBy::this_program("2026-11-22T10:30:00.000Z".into());
    write(&read(text.as_bytes()).expect("a visit").visit, &by)
}

/// The itch that a slot's text holds.
fn itch_in(slot: &str) -> String {
    let text = storage::read(slot).expect("readable").expect("kept");
    let visit = read(text.as_bytes()).expect("a visit").visit;
    visit
        .drafts
        .outcome(index_of("itch"))
        .show_total()
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_version_that_stands_beside_is_opened_again_and_written_there() {
    forget().await;
    storage::write(SLOT, WEEK_4).expect("room");
    storage::write(BESIDE, &newer()).expect("room");
    storage::write("dermscore.open", BESIDE).expect("room");
    let page = page_as_kept().await;
    assert_eq!(total(&page, "itch"), "2.4");
    fill(&page.place.field("itch.value"), "2.1").await;
    until("beside", || saving(&page).contains("saved beside it")).await;
    assert_eq!(
        (itch_in(SLOT), itch_in(BESIDE)),
        ("5.6".into(), "2.1".into())
    );
    assert_eq!(storage::keys(SLOT).len(), 2);
}

#[wasm_bindgen_test]
async fn going_back_from_another_version_of_a_visit_leaves_both_as_they_were() {
    let page = page_of_two().await;
    assert_eq!(itch_of_both(&page).await, ["5.6", "2.4"]);
    for (step, itch) in [("undo", "5.6"), ("redo", "2.4"), ("undo", "5.6")] {
        click(&page, &format!("visit.{step}")).await;
        assert_eq!(total(&page, "itch"), itch);
        send(&window(), &event("Event", "pagehide", &[]));
        let both = (itch_in(SLOT), itch_in(BESIDE));
        assert_eq!(both, ("5.6".into(), "2.4".into()), "{step}");
    }
    // Each is changed in its own place.
    fill(&page.place.field("itch.value"), "5.5").await;
    saved(&page).await;
    assert_eq!(
        (itch_in(SLOT), itch_in(BESIDE)),
        ("5.5".into(), "2.4".into())
    );
    assert_eq!(storage::keys(SLOT).len(), 2);
}

#[wasm_bindgen_test]
async fn a_version_without_room_goes_on_waiting_while_another_one_is_open() {
    let page = page_of_two().await;
    let full = FullDevice::new();
    fill(&page.place.field("visit.assessor"), "A1, and A2 later").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    assert_eq!(itch_of_both(&page).await, ["5.6", "2.4"]);
    // The one that is open finds room, because it takes no more than before.
    until("written", || saving(&page).contains("saved beside it")).await;
    assert!(asks_before_leaving());
    drop(full);
    assert!(!asks_before_leaving());
    assert_eq!(storage::read("dermscore.open"), Ok(Some(BESIDE.into())));
    let text = storage::read(SLOT).expect("readable").expect("kept");
    assert!(text.contains("A2 later"), "{text}");
    assert_eq!(
        (itch_in(SLOT), itch_in(BESIDE)),
        ("5.6".into(), "2.4".into())
    );
}
