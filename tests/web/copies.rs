//! What the second copy brings back after a browser was killed: local storage
//! as it was some seconds before, beside the database as it was at the end.

use std::rc::Rc;

use dermscore::ui::platform::database::Database;
use dermscore::ui::platform::{clock, storage};
use dermscore::ui::{App, Start, begin};
use dermscore::visit::Visit;
use gloo::timers::future::TimeoutFuture;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{click, forget, mounted, page, page_as_kept, total};
use crate::keeping::saved;
use crate::kit::{FullDevice, Mounted, fill, settle, until};
use crate::replacing::{SLOT, newer};
use crate::visits::WEEK_4;

const OPEN: &str = "dermscore.open";

/// A device after its browser was killed: what local storage holds for the
/// example, and the copy of it.
async fn killed(stands: Option<&str>, copy: &str) {
    forget().await;
    if let Some(stands) = stands {
        storage::write(SLOT, stands).expect("room");
        storage::write(OPEN, SLOT).expect("room");
    }
    database().await.write(SLOT, copy);
}

async fn database() -> Database {
    Database::open().await.expect("a database")
}

async fn copies() -> Vec<(String, String)> {
    database().await.all().await.expect("readable")
}

/// Waits until the copies are as they should be.
async fn until_copies(what: &str, hold: impl Fn(&[(String, String)]) -> bool) {
    for _ in 0..100 {
        if hold(&copies().await) {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("never: {what}; there are {:?}", copies().await);
}

async fn said(page: &Mounted<App>) {
    until("it is said", || page.place.notice().contains("second copy")).await;
}

fn beside() -> Vec<String> {
    storage::keys(&[SLOT, "~"].concat())
}

#[wasm_bindgen_test]
async fn what_is_kept_is_copied_a_moment_later() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let slot = "dermscore.visit.0d0f6c1e";
    let text = storage::read(slot).expect("readable").expect("kept");
    until_copies("copied", |copies| {
        *copies == [(slot.to_owned(), text.clone())]
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_visit_that_local_storage_never_had_on_the_disk_is_open_again() {
    killed(None, WEEK_4).await;
    let page = page_as_kept().await;
    until("open", || total(&page, "pasi") == "10.9").await;
    said(&page).await;
    assert_eq!(storage::read(SLOT), Ok(Some(WEEK_4.into())));
    until("named", || storage::read(OPEN) == Ok(Some(SLOT.into()))).await;
    assert!(beside().is_empty());
}

#[wasm_bindgen_test]
async fn a_later_copy_goes_into_its_slot_and_what_stood_there_beside() {
    killed(Some(WEEK_4), &newer()).await;
    let start = begin().await;
    assert!(
        start
            .notice
            .is_some_and(|said| said.contains("second copy"))
    );
    assert_eq!(storage::read(SLOT), Ok(Some(newer())));
    assert_eq!(beside().len(), 1);
    assert_eq!(storage::read(&beside()[0]), Ok(Some(WEEK_4.into())));
    let again = mounted(begin().await).await;
    assert_eq!(total(&again, "itch"), "2.4");
    assert_eq!(again.place.notice(), "", "it is said once");
    assert_eq!(beside().len(), 1);
}

/// A page that is closed may end before its copy is written.
#[wasm_bindgen_test]
async fn an_earlier_copy_changes_nothing() {
    killed(Some(&newer()), WEEK_4).await;
    let page = page_as_kept().await;
    assert_eq!(
        (total(&page, "itch"), page.place.notice()),
        ("2.4".into(), String::new())
    );
    assert_eq!(storage::keys(SLOT), [SLOT]);
    assert_eq!(storage::read(SLOT), Ok(Some(newer())));
}

#[wasm_bindgen_test]
async fn a_copy_that_says_the_same_at_another_time_changes_nothing() {
    let later = WEEK_4.replace("T09:30:00Z", "T09:30:01.500Z");
    killed(Some(WEEK_4), &later).await;
    let page = page_as_kept().await;
    assert_eq!(page.place.notice(), "");
    assert_eq!(storage::keys(SLOT), [SLOT]);
}

#[wasm_bindgen_test]
async fn a_copy_is_the_later_one_by_a_part_of_a_second() {
    let at = |text: &str, time: &str| text.replace("09:30:00Z", time).replace("10:30:00Z", time);
    for (stands, copy, itch) in [
        ("09:30:00.100Z", "09:30:00.900Z", "2.4"),
        ("09:30:00.900Z", "09:30:00.100Z", "5.6"),
    ] {
        killed(Some(&at(WEEK_4, stands)), &at(&newer(), copy)).await;
        let page = page_as_kept().await;
        assert_eq!(total(&page, "itch"), itch);
    }
}

#[wasm_bindgen_test]
async fn a_copy_takes_the_place_of_what_cannot_be_read() {
    killed(Some(&WEEK_4[..300]), WEEK_4).await;
    let page = page_as_kept().await;
    assert_eq!(total(&page, "pasi"), "10.9");
    said(&page).await;
    let aside = SLOT.replace("visit", "broken");
    assert_eq!(storage::read(&aside), Ok(Some(WEEK_4[..300].into())));
    assert_eq!(storage::read(SLOT), Ok(Some(WEEK_4.into())));
}

#[wasm_bindgen_test]
async fn a_copy_that_cannot_be_read_changes_nothing() {
    killed(Some(WEEK_4), "{").await;
    let page = page_as_kept().await;
    assert_eq!(
        (total(&page, "pasi"), page.place.notice()),
        ("10.9".into(), String::new())
    );
    assert_eq!(storage::keys(SLOT), [SLOT]);
}

#[wasm_bindgen_test]
async fn what_is_brought_back_does_not_take_the_place_of_what_is_being_entered() {
    killed(None, WEEK_4).await;
    let visit = Rc::new(Visit {
        id: "0d0f6c1e".into(),
        subject: "P9".into(),
        ..Visit::default()
    });
    let page = mounted(Start {
        visit,
        notice: None,
    })
    .await;
    said(&page).await;
    settle().await;
    assert_eq!(page.place.field("visit.subject").value(), "P9");
    assert_eq!(storage::read(SLOT), Ok(Some(WEEK_4.into())));
    click(&page, "visit.kept").await;
    click(&page, "kept.open").await;
    assert_eq!(total(&page, "pasi"), "10.9");
}

#[wasm_bindgen_test]
async fn without_room_it_stays_a_copy_until_there_is() {
    killed(Some(WEEK_4), &newer()).await;
    let full = FullDevice::new();
    let start = begin().await;
    assert_eq!((start.visit.subject.as_str(), start.notice), ("P3", None));
    assert_eq!(storage::read(SLOT), Ok(Some(WEEK_4.into())));
    let moved = |copies: &[(String, String)]| {
        copies.len() == 1
            && copies[0].0.starts_with(&[SLOT, "~"].concat())
            && copies[0].1 == newer()
    };
    until_copies("under another name", moved).await;
    drop(full);
    let page = page_as_kept().await;
    said(&page).await;
    assert_eq!(beside().len(), 1);
    assert_eq!(storage::read(&beside()[0]), Ok(Some(newer())));
}

#[wasm_bindgen_test]
async fn a_visit_that_is_removed_is_removed_from_the_copies() {
    killed(Some(WEEK_4), WEEK_4).await;
    storage::write(OPEN, "dermscore.visit.other").expect("room");
    let page = page_as_kept().await;
    click(&page, "visit.kept").await;
    click(&page, "kept.ask").await;
    click(&page, "kept.remove").await;
    assert_eq!(storage::read(SLOT), Ok(None));
    until_copies("removed", <[_]>::is_empty).await;
    click(&page, "ask.close").await;
}

#[wasm_bindgen_test]
async fn copies_of_earlier_days_that_say_the_same_are_let_go_of() {
    for (at, left) in [(clock::now(), 1), ("2026-01-01T09:30:00Z".to_owned(), 0)] {
        let text = WEEK_4.replace("2026-11-22T09:30:00Z", &at);
        killed(Some(&text), &text).await;
        begin().await;
        until_copies(&at, |copies| copies.len() == left).await;
    }
}

/// A database that answers no question for the copies, until it is let go on.
struct Silent(JsValue);

impl Silent {
    fn new() -> Self {
        let hold = Function::new_no_args(
            "const own = IDBObjectStore.prototype.getAll, late = [];
             IDBObjectStore.prototype.getAll = function () {
                 const real = own.call(this), request = {};
                 late.push(() => { request.result = real.result; request.onsuccess(); });
                 return request;
             };
             return () => { IDBObjectStore.prototype.getAll = own; late.forEach(answer => answer()); };",
        );
        Self(hold.call0(&JsValue::NULL).expect("held"))
    }

    fn go_on(self) {
        let go_on: Function = self.0.unchecked_into();
        go_on.call0(&JsValue::NULL).expect("going on");
    }
}

#[wasm_bindgen_test]
async fn what_is_kept_before_the_copies_are_compared_is_copied_after_it() {
    killed(None, &newer()).await;
    let silent = Silent::new();
    let page = page_as_kept().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    silent.go_on();
    said(&page).await;
    let slot = storage::read(OPEN).expect("readable").expect("named");
    assert_ne!(slot, SLOT);
    let kept = storage::read(&slot).expect("readable").expect("kept");
    let both = |copies: &[(String, String)]| {
        copies.contains(&(slot.clone(), kept.clone()))
            && copies.contains(&(SLOT.to_owned(), newer()))
    };
    until_copies("both", both).await;
}

#[wasm_bindgen_test]
async fn a_database_that_never_answers_holds_nothing_up_and_is_left_alone() {
    killed(Some(WEEK_4), &newer()).await;
    let silent = Silent::new();
    let page = page_as_kept().await;
    assert_eq!(total(&page, "itch"), "5.6");
    fill(&page.place.field("itch.value"), "5.5").await;
    saved(&page).await;
    drop(page);
    silent.go_on();
    assert_eq!(copies().await, [(SLOT.to_owned(), newer())]);
}
