//! How the open visit is kept on the device, and what other tabs do to it.

use dermscore::ui::App;
use dermscore::ui::platform::storage;
use dermscore::visit::read;
use gloo::utils::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{click, page, total};
use crate::kit::{Mounted, event, fill, send, settle, until};

const SLOT: &str = "dermscore.visit.0d0f6c1e";

fn saving(page: &Mounted<App>) -> String {
    page.place.text("visit.saving")
}

async fn saved(page: &Mounted<App>) {
    until("saved", || {
        saving(page).starts_with("Saved on this device ")
    })
    .await;
}

/// What stands in the open visit's slot.
fn kept() -> String {
    storage::read(SLOT).expect("readable").expect("kept")
}

/// The same, as another tab would have changed it.
fn regraded() -> String {
    let text = kept();
    let other = text.replace("\"grade\": 2", "\"grade\": 3");
    assert_ne!(text, other);
    other
}

#[wasm_bindgen_test]
async fn what_is_entered_is_kept_as_a_file_a_moment_later() {
    let page = page().await;
    assert_eq!(saving(&page), "Nothing entered yet");
    click(&page, "pga.grade.2").await;
    fill(&page.place.field("visit.subject"), "P3").await;
    assert_eq!(saving(&page), "Saving…");
    saved(&page).await;
    let text = kept();
    let visit = read(text.as_bytes()).expect("a visit file").visit;
    assert_eq!(
        (visit.subject.as_str(), visit.id.as_str()),
        ("P3", "0d0f6c1e")
    );
    assert_eq!(storage::read("dermscore.open"), Ok(Some(SLOT.into())));
    // What goes out of sight is kept at once.
    click(&page, "pga.grade.4").await;
    send(&window(), &event("Event", "pagehide", &[]));
    let now = kept();
    assert!(
        now.contains("\"grade\": 4") || now.contains("\"grade\":4"),
        "{now}"
    );
}

#[wasm_bindgen_test]
async fn a_full_device_is_said_and_tried_again() {
    let page = page().await;
    let block = "x".repeat(1 << 20);
    let blocks: Vec<String> = (0..64).map(|place| format!("fill.{place}")).collect();
    let fits = |key: &&String| storage::write(key, &block).is_ok();
    let mut filled: Vec<&String> = blocks.iter().take_while(fits).collect();
    let rest: Vec<String> = (0..1024).map(|place| format!("rest.{place}")).collect();
    let fits = |key: &&String| storage::write(key, &block[..1024]).is_ok();
    filled.extend(rest.iter().take_while(fits));
    click(&page, "pga.grade.2").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    assert!(saving(&page).contains("full"), "{}", saving(&page));
    let leaving = event("Event", "beforeunload", &[]);
    assert!(
        send(&window(), &leaving),
        "the browser asks before it closes the page"
    );
    filled.into_iter().for_each(|key| storage::remove(key));
    click(&page, "pga.grade.3").await;
    saved(&page).await;
    assert!(!send(&window(), &event("Event", "beforeunload", &[])));
}

#[wasm_bindgen_test]
async fn another_tab_s_change_is_taken_over_and_can_be_taken_back() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let other = regraded();
    storage::write(SLOT, &other).expect("room");
    let properties = [("key", SLOT.into()), ("newValue", other.as_str().into())];
    send(&window(), &event("StorageEvent", "storage", &properties));
    settle().await;
    assert_eq!(total(&page, "pga"), "3");
    assert!(page.place.notice().contains("changed in another tab"));
    click(&page, "visit.undo").await;
    assert_eq!(total(&page, "pga"), "2");
}

#[wasm_bindgen_test]
async fn a_change_is_never_written_over_another_tab_s() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    // The other tab's change, of which no news has arrived yet.
    let other = regraded();
    storage::write(SLOT, &other).expect("room");
    click(&page, "pga.grade.4").await;
    until("beside", || saving(&page).contains("saved beside it")).await;
    assert_eq!(storage::read(SLOT), Ok(Some(other)));
    assert_eq!(storage::keys(&[SLOT, "~"].concat()).len(), 1);
    assert!(
        document()
            .query_selector("[role='status'].failed")
            .is_ok_and(|said| said.is_some())
    );
}
