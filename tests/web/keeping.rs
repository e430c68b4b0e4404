//! How the open visit is kept on the device, and what other tabs do to it.

use std::rc::Rc;

use dermscore::session::{Action, Target};
use dermscore::ui::platform::storage;
use dermscore::ui::{App, Dispatch, Page, PageAction, Settings, load};
use dermscore::visit::{About, Visit, read};
use gloo::timers::future::TimeoutFuture;
use gloo::utils::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Reducible;

use crate::app::{click, forget, page, total};
use crate::kit::{FullDevice, Mounted, event, fill, send, settle, show, until};

const SLOT: &str = "dermscore.visit.0d0f6c1e";

pub fn saving(page: &Mounted<App>) -> String {
    page.place.text("visit.saving")
}

pub async fn saved(page: &Mounted<App>) {
    until("saved", || {
        saving(page).starts_with("Saved on this device ")
    })
    .await;
}

/// What stands in the open visit's slot.
fn kept() -> String {
    storage::read(SLOT).expect("readable").expect("kept")
}

/// The slots beside it.
fn beside() -> Vec<String> {
    storage::keys(&[SLOT, "~"].concat())
}

/// The same, as another tab would have changed it.
fn regraded() -> String {
    let text = kept();
    let other = text.replace("\"grade\": 2", "\"grade\": 3");
    assert_ne!(text, other);
    other
}

/// Another tab writes the slot, and this one hears of it.
async fn written_elsewhere(text: &str) {
    storage::write(SLOT, text).expect("room");
    let properties = [("key", SLOT.into()), ("newValue", text.into())];
    send(&window(), &event("StorageEvent", "storage", &properties));
    settle().await;
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
async fn what_is_entered_without_a_pause_is_kept_while_that_lasts() {
    let page = page().await;
    let field = page.place.field("visit.subject");
    let mut typed = String::new();
    // Longer than it may take, and never so slow as to be a pause.
    for letter in ('a'..='z').cycle().take(40) {
        typed.push(letter);
        fill(&field, &typed).await;
        if matches!(storage::read(SLOT), Ok(Some(_))) {
            break;
        }
        TimeoutFuture::new(50).await;
    }
    let first = kept();
    assert!(first.contains("\"abc"), "{first}");
    // And what came after that too, a pause later.
    typed.push('!');
    fill(&field, &typed).await;
    until("all of it is kept", || {
        storage::read(SLOT).is_ok_and(|text| text.is_some_and(|text| text.contains(&typed)))
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_deleted_before_it_was_written_is_not_kept() {
    let page = page().await;
    // As long as there is no room, what is typed waits.
    let full = FullDevice::new();
    fill(&page.place.field("visit.subject"), "P3").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    fill(&page.place.field("visit.subject"), "").await;
    until("nothing waits", || {
        !send(&window(), &event("Event", "beforeunload", &[]))
    })
    .await;
    drop(full);
    send(&window(), &event("Event", "pagehide", &[]));
    assert_eq!(storage::read(SLOT), Ok(None));
    assert_eq!(saving(&page), "Nothing entered yet");
}

#[wasm_bindgen_test]
async fn a_full_device_is_said_and_tried_again() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let before = kept();
    let full = FullDevice::new();
    fill(&page.place.field("visit.subject"), "P3").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    assert!(saving(&page).contains("full"), "{}", saving(&page));
    let leaving = event("Event", "beforeunload", &[]);
    assert!(
        send(&window(), &leaving),
        "the browser asks before it closes the page"
    );
    assert_eq!(kept(), before, "what was kept stands");
    drop(full);
    click(&page, "pga.grade.3").await;
    saved(&page).await;
    assert!(!send(&window(), &event("Event", "beforeunload", &[])));
    let visit = read(kept().as_bytes()).expect("a visit file").visit;
    assert_eq!(visit.subject, "P3");
    assert_eq!(storage::keys(SLOT), [SLOT], "nothing of it stands beside");
}

#[wasm_bindgen_test]
async fn another_tab_s_change_is_taken_over_and_can_be_taken_back() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let other = regraded();
    written_elsewhere(&other).await;
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
    assert_eq!(storage::read(SLOT), Ok(Some(other.clone())));
    assert_eq!(beside().len(), 1);
    assert!(
        document()
            .query_selector("[role='status'].failed")
            .is_ok_and(|said| said.is_some())
    );
    // What comes next goes to the same place.
    fill(&page.place.field("visit.subject"), "P3").await;
    let holds_it = || storage::read(&beside()[0]).is_ok_and(|text| text.unwrap().contains("P3"));
    until("kept beside", holds_it).await;
    assert_eq!(storage::read(SLOT), Ok(Some(other)));
    assert_eq!(beside().len(), 1);
}

#[wasm_bindgen_test]
async fn another_tab_s_change_does_not_take_away_what_waits_to_be_written() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    // As long as there is no room, what is typed waits.
    let full = FullDevice::new();
    fill(&page.place.field("visit.subject"), "P3").await;
    until("not saved", || saving(&page).starts_with("Not saved. ")).await;
    let other = regraded();
    written_elsewhere(&other).await;
    assert_eq!(page.place.field("visit.subject").value(), "P3");
    assert_eq!(total(&page, "pga"), "2");
    drop(full);
    send(&window(), &event("Event", "pagehide", &[]));
    assert_eq!(storage::read(SLOT), Ok(Some(other)));
    let text = storage::read(&beside()[0]).expect("readable");
    assert!(text.expect("kept").contains("P3"));
}

#[wasm_bindgen_test]
async fn what_another_tab_wrote_and_cannot_be_read_is_not_written_over() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    written_elsewhere("{").await;
    assert_eq!(total(&page, "pga"), "2");
    click(&page, "pga.grade.4").await;
    until("beside", || saving(&page).contains("saved beside it")).await;
    assert_eq!(storage::read(SLOT), Ok(Some("{".into())));
}

#[wasm_bindgen_test]
async fn a_visit_that_another_tab_removed_is_kept_again_where_it_is_open() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let before = read(kept().as_bytes()).expect("a visit file").visit;
    storage::remove(SLOT);
    send(
        &window(),
        &event("StorageEvent", "storage", &[("key", SLOT.into())]),
    );
    settle().await;
    let visit = read(kept().as_bytes()).expect("a visit file").visit;
    assert_eq!(visit, before);
    assert_eq!(storage::keys(SLOT), [SLOT]);
}

#[wasm_bindgen_test]
async fn what_keeps_the_visit_may_be_drawn_anew_and_forgets_nothing() {
    forget().await;
    let visit = Visit {
        id: "0d0f6c1e".into(),
        subject: "P3".into(),
        ..Visit::default()
    };
    let later = load().await.expect("the rest of the page");
    let page = Rc::new(Page::new(visit, Settings::parse(""), None));
    let about = |page: &Page| show((later.about)(page, &Dispatch::noop()));
    let first = about(&page).await;
    let typed = |page: &Rc<Page>, text: &str| {
        let typed = Action::Type(Target::About(About::Subject), text.into());
        Rc::clone(page).reduce(PageAction::Visit(typed))
    };
    // What waits is written when its keeper goes.
    first.goes_without_leaving_the_page();
    settle().await;
    assert!(kept().contains("P3"));
    let second = about(&page).await;
    second.goes_without_leaving_the_page();
    // And what another tab wrote in between is not taken for what was known.
    let other = kept().replace("P3", "P9");
    storage::write(SLOT, &other).expect("room");
    let _third = about(&typed(&page, "P31")).await;
    until("beside", || beside().len() == 1).await;
    assert_eq!(kept(), other);
}
