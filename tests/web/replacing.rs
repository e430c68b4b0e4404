//! What becomes of visits in whose place another one is opened: the open one
//! when a new visit or a file comes, and a kept one when a file of it comes.

use dermscore::ui::App;
use dermscore::ui::platform::storage;
use gloo::utils::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{click, page, total};
use crate::commands::open;
use crate::files::file;
use crate::keeping::{saved, saving};
use crate::kit::{FullDevice, Mounted, event, fill, send, until};
use crate::visits::WEEK_4;

/// The slot of the example visit.
pub const SLOT: &str = "dermscore.visit.0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11";

/// The example as it was seen again later: the itch was 5.6 and is 2.4.
pub fn newer() -> String {
    WEEK_4
        .replace("5.6", "2.4")
        .replace("T09:30:00Z", "T10:30:00Z")
}

async fn import(page: &Mounted<App>, text: &str) {
    open(page, "visit.import", file(text.as_bytes(), "P3.json")).await;
}

/// The itch of the open visit and of the one other that “On this device” has.
pub async fn itch_of_both(page: &Mounted<App>) -> [String; 2] {
    let open = total(page, "itch");
    click(page, "visit.kept").await;
    assert_eq!(page.place.count("dialog li"), 2);
    // The one that is open has no button: this is the other's.
    click(page, "kept.open").await;
    [open, total(page, "itch")]
}

/// Whether a visit that is only typed is in danger: the browser asks before it
/// closes the page.
pub fn asks_before_leaving() -> bool {
    send(&window(), &event("Event", "beforeunload", &[]))
}

/// Waits until two slots hold a visit and none waits to be written. What is
/// drawn may be there a moment before what it causes.
async fn until_two_are_kept() {
    until("two visits are kept", || {
        !asks_before_leaving() && storage::keys("dermscore.visit.").len() == 2
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_file_of_a_kept_visit_leaves_both_versions_on_the_device() {
    let page = page().await;
    storage::write(SLOT, &newer()).expect("room");
    import(&page, WEEK_4).await;
    assert!(
        page.place.notice().contains("stays beside it"),
        "{}",
        page.place.notice()
    );
    saved(&page).await;
    let beside = storage::keys(&[SLOT, "~"].concat());
    assert_eq!(beside.len(), 1);
    assert_eq!(storage::read(&beside[0]), Ok(Some(newer())), "as it was");
    assert_eq!(itch_of_both(&page).await, ["5.6", "2.4"]);
    // What is changed now goes into the version that is open, in its slot beside.
    fill(&page.place.field("itch.value"), "2.1").await;
    until("beside", || saving(&page).contains("saved beside it")).await;
    assert_eq!(itch_of_both(&page).await, ["2.1", "5.6"]);
}

#[wasm_bindgen_test]
async fn a_file_of_a_kept_visit_that_says_the_same_makes_no_second_one() {
    let page = page().await;
    storage::write(SLOT, &newer().replace("T10:30", "T11:30")).expect("room");
    import(&page, &newer()).await;
    assert_eq!(page.place.notice(), "P3.json is open.");
    saved(&page).await;
    assert_eq!(storage::keys(SLOT), [SLOT]);
}

#[wasm_bindgen_test]
async fn a_kept_visit_that_finds_no_room_beside_a_file_of_it_is_not_written_over() {
    let page = page().await;
    storage::write(SLOT, &newer()).expect("room");
    let full = FullDevice::new();
    import(&page, WEEK_4).await;
    assert_eq!(page.place.count("[data-testid='notice'][role='alert']"), 1);
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    assert_eq!(storage::read(SLOT), Ok(Some(newer())));
    assert!(asks_before_leaving());
    drop(full);
    assert_eq!(itch_of_both(&page).await, ["5.6", "2.4"]);
}

#[wasm_bindgen_test]
async fn a_new_visit_on_a_full_device_says_that_the_open_one_is_not_saved() {
    let page = page().await;
    let full = FullDevice::new();
    click(&page, "pga.grade.2").await;
    click(&page, "visit.new").await;
    let asked = page.place.at("dialog[open]").text_content();
    let asked = asked.unwrap_or_default();
    assert!(asked.contains("this browser does not keep it"), "{asked}");
    assert!(!asked.contains("stays on this device"), "{asked}");
    click(&page, "visit.new.confirm").await;
    let said = page.place.notice();
    assert!(said.contains("is not saved on this device"), "{said}");
    assert_eq!(page.place.count("[data-testid='notice'][role='alert']"), 1);
    assert!(asks_before_leaving());
    // It is neither gone from the page, nor given up: both are kept once there
    // is room.
    click(&page, "visit.undo").await;
    assert_eq!(total(&page, "pga"), "2");
    click(&page, "visit.redo").await;
    click(&page, "pga.grade.4").await;
    drop(full);
    until_two_are_kept().await;
    click(&page, "visit.kept").await;
    assert_eq!(page.place.count("dialog li"), 2);
    click(&page, "kept.open").await;
    assert_eq!(total(&page, "pga"), "2");
}

#[wasm_bindgen_test]
async fn a_file_on_a_full_device_says_that_the_open_visit_is_not_saved() {
    let page = page().await;
    let full = FullDevice::new();
    click(&page, "pga.grade.2").await;
    import(&page, WEEK_4).await;
    let said = page.place.notice();
    assert!(said.contains("is not saved on this device"), "{said}");
    assert!(!said.contains("stays on this device"), "{said}");
    assert!(asks_before_leaving());
    click(&page, "visit.undo").await;
    assert_eq!(total(&page, "pga"), "2");
    drop(full);
    assert!(!asks_before_leaving());
    let kept = storage::read("dermscore.visit.0d0f6c1e");
    assert!(kept.is_ok_and(|text| text.is_some()));
}

#[wasm_bindgen_test]
async fn a_file_of_the_open_visit_on_a_full_device_takes_nothing_away() {
    let page = page().await;
    let full = FullDevice::new();
    click(&page, "pga.grade.2").await;
    let id = "0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11";
    import(&page, &WEEK_4.replace(id, "0d0f6c1e")).await;
    assert_eq!(
        (total(&page, "pga").as_str(), total(&page, "itch").as_str()),
        ("–", "5.6")
    );
    drop(full);
    until_two_are_kept().await;
    click(&page, "visit.kept").await;
    click(&page, "kept.open").await;
    assert_eq!(total(&page, "pga"), "2");
}

#[wasm_bindgen_test]
async fn a_new_visit_leaves_the_one_before_it_on_the_device() {
    let page = page().await;
    let full = FullDevice::new();
    click(&page, "pga.grade.2").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    drop(full);
    // What waits is written before anything is said of it.
    click(&page, "visit.new").await;
    let asked = page.place.at("dialog[open]").text_content();
    let asked = asked.unwrap_or_default();
    assert!(asked.contains("It stays on this device"), "{asked}");
    click(&page, "visit.new.confirm").await;
    let said = page.place.notice();
    assert!(said.contains("stays on this device"), "{said}");
    click(&page, "visit.kept").await;
    click(&page, "kept.open").await;
    assert_eq!(total(&page, "pga"), "2");
}
