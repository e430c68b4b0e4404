//! The whole page, driven as a person does it: by keys, clicks and files.

use std::collections::BTreeSet;
use std::rc::Rc;

use dermscore::instruments::INSTRUMENTS;
use dermscore::ui::platform::database::Database;
use dermscore::ui::platform::storage;
use dermscore::ui::{App, AppProps, Start, begin};
use dermscore::visit::Visit;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::kit::{
    Mounted, event, fill, focused_name, leave, press_with, send, settle, type_key, until,
};
use crate::visits::week_4;

/// A device that has kept nothing.
pub async fn forget() {
    let database = Database::open().await.expect("a database");
    // More than once: the page before may have had something to write still.
    loop {
        let copies = database.all().await.expect("readable");
        if copies.is_empty() {
            break;
        }
        copies.iter().for_each(|(slot, _)| database.remove(slot));
    }
    for storage in [window().local_storage(), window().session_storage()] {
        let storage = storage.ok().flatten().expect("storage");
        storage.clear().expect("cleared");
    }
}

/// The page with a visit open and all its parts there, on a new device.
pub async fn page_with(visit: Visit, notice: Option<&str>) -> Mounted<App> {
    forget().await;
    let notice = notice.map(str::to_owned);
    let start = Start {
        visit: Rc::new(visit),
        notice,
    };
    mounted(start).await
}

/// The page with what the device has kept.
pub async fn page_as_kept() -> Mounted<App> {
    mounted(begin().await).await
}

/// The page with what it begins with.
pub async fn mounted(start: Start) -> Mounted<App> {
    let page = Mounted::<App>::with(AppProps { start }).await;
    let whole = "[data-testid='ipc.specialArea.yes']";
    until("the page is whole", || page.place.count(whole) == 1).await;
    page
}

/// The page with an empty visit.
pub async fn page() -> Mounted<App> {
    let visit = Visit {
        id: "0d0f6c1e".into(),
        ..Visit::default()
    };
    page_with(visit, None).await
}

pub fn total(page: &Mounted<App>, id: &str) -> String {
    page.place.text(&format!("{id}.total"))
}

pub async fn click(page: &Mounted<App>, testid: &str) {
    page.place.control(testid).click();
    settle().await;
}

async fn keys(page: &Mounted<App>, from: &str, keys: &str) {
    page.place.control(from).focus().expect("focused");
    for key in keys.chars() {
        type_key(&key.to_string()).await;
    }
}

async fn shortcut(key: &str, modifiers: &[&str]) -> bool {
    let taken = press_with(&document(), key, modifiers);
    settle().await;
    taken
}

#[wasm_bindgen_test]
async fn sixteen_digits_give_a_pasi() {
    let page = page().await;
    assert_eq!(total(&page, "pasi"), "–");
    keys(&page, "pasi.head.area.0", "121222213333412").await;
    assert_eq!(total(&page, "pasi"), "–", "one is still missing");
    assert_eq!(focused_name(), "pasi.lowerLimbs.desquamation.0");
    type_key("3").await;
    // 0.1·1·5 + 0.2·2·5 + 0.3·3·9 + 0.4·4·6
    assert_eq!(total(&page, "pasi"), "20.2");
    assert_eq!(focused_name(), "pasi.lowerLimbs.desquamation.3");
    let scores = page
        .place
        .0
        .query_selector_all(".region-score")
        .expect("a selector");
    let scores: Vec<String> = (0..4)
        .filter_map(|place| scores.get(place)?.text_content())
        .collect();
    assert_eq!(scores, ["0.5", "2.0", "8.1", "9.6"]);
}

#[wasm_bindgen_test]
async fn a_clear_region_takes_one_digit() {
    let page = page().await;
    keys(&page, "pasi.head.area.0", "000").await;
    assert_eq!(focused_name(), "pasi.lowerLimbs.area.0");
    type_key("0").await;
    assert_eq!(total(&page, "pasi"), "0.0");
}

#[wasm_bindgen_test]
async fn ten_keys_give_a_dlqi_and_the_second_part_is_asked_after_no_alone() {
    let page = page().await;
    keys(&page, "dlqi.1.veryMuch", "321r00y").await;
    assert_eq!(focused_name(), "dlqi.8.veryMuch");
    keys(&page, "dlqi.8.veryMuch", "100").await;
    assert_eq!(total(&page, "dlqi"), "10");
    keys(&page, "dlqi.7.yes", "n").await;
    assert_eq!(focused_name(), "dlqi.7a.aLot");
    type_key("2").await;
    assert_eq!(total(&page, "dlqi"), "9");
}

#[wasm_bindgen_test]
async fn steps_are_taken_back_and_done_again_by_keys() {
    let page = page().await;
    keys(&page, "pasi.head.area.0", "0000").await;
    for (key, modifiers, shown) in [
        ("z", &["ctrlKey"][..], "–"),
        ("y", &["ctrlKey"], "0.0"),
        ("z", &["metaKey"], "–"),
        ("Z", &["ctrlKey", "shiftKey"], "0.0"),
        ("z", &["ctrlKey"], "–"),
        ("Z", &["metaKey", "shiftKey"], "0.0"),
        ("z", &["ctrlKey", "altKey"], "0.0"),
        ("z", &[], "0.0"),
        ("y", &["shiftKey"], "0.0"),
        ("a", &["ctrlKey"], "0.0"),
    ] {
        shortcut(key, modifiers).await;
        assert_eq!(total(&page, "pasi"), shown, "{modifiers:?} {key}");
    }
    for _ in 0..6 {
        assert!(
            shortcut("z", &["ctrlKey"]).await,
            "the browser's own undo is not wanted"
        );
    }
    assert_eq!(
        page.place
            .count("[data-testid^='pasi.head.'][aria-checked='true']"),
        0
    );
    assert!(page.place.control("visit.undo").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn capital_letters_without_shift_mean_the_same() {
    let page = page().await;
    keys(&page, "pasi.head.area.0", "0000").await;
    shortcut("Z", &["ctrlKey"]).await;
    assert_eq!(total(&page, "pasi"), "–", "with the capitals locked");
    shortcut("Y", &["ctrlKey"]).await;
    assert_eq!(total(&page, "pasi"), "0.0");
}

#[wasm_bindgen_test]
async fn steps_are_taken_back_and_done_again_by_buttons() {
    let page = page().await;
    let disabled = |name| page.place.control(name).has_attribute("disabled");
    assert!(disabled("visit.undo") && disabled("visit.redo"));
    click(&page, "pga.grade.3").await;
    assert!(!disabled("visit.undo") && disabled("visit.redo"));
    assert_eq!(total(&page, "pga"), "3");
    click(&page, "visit.undo").await;
    assert!(disabled("visit.undo") && !disabled("visit.redo"));
    assert_eq!(total(&page, "pga"), "–");
    click(&page, "visit.redo").await;
    assert_eq!(total(&page, "pga"), "3");
}

#[wasm_bindgen_test]
async fn what_is_typed_in_one_go_is_one_step() {
    let page = page().await;
    let field = page.place.field("bsa.percent");
    field.focus().expect("focused");
    for text in ["1", "12", "12.", "12.5"] {
        fill(&field, text).await;
        assert_eq!(field.value(), text);
    }
    assert_eq!(total(&page, "bsa"), "12.5");
    click(&page, "visit.undo").await;
    assert_eq!(
        (total(&page, "bsa").as_str(), field.value().as_str()),
        ("–", "")
    );
    click(&page, "visit.redo").await;
    assert_eq!(field.value(), "12.5");
    fill(&field, "3").await;
    leave(&field, true).await;
    fill(&field, "4").await;
    click(&page, "visit.undo").await;
    assert_eq!(field.value(), "3", "leaving the field ended the step");
}

#[wasm_bindgen_test]
async fn every_control_stands_once_on_the_page() {
    let visit = week_4();
    for visit in [Visit::default(), visit] {
        let page = page_with(visit, None).await;
        for key in ["data-testid", "id"] {
            let found = page.place.0.query_selector_all(&format!("[{key}]"));
            let found = found.expect("a selector");
            let names: BTreeSet<String> = (0..found.length())
                .filter_map(|place| {
                    found
                        .get(place)?
                        .unchecked_into::<Element>()
                        .get_attribute(key)
                })
                .collect();
            assert_eq!(names.len(), found.length() as usize, "{key}");
        }
        for command in ["visit.export", "visit.import", "visit.new", "visit.undo"] {
            page.place.control(command);
        }
        for instrument in INSTRUMENTS {
            page.place.control(&format!("{}.total", instrument.id));
        }
        let lists = page.place.count("[role='radiogroup']");
        assert_eq!(
            page.place.count("[role='radiogroup'] [tabindex='0']"),
            lists
        );
    }
}

#[wasm_bindgen_test]
async fn the_example_shows_its_totals_and_what_they_mean() {
    let visit = week_4();
    let page = page_with(visit, None).await;
    for (id, shown) in [
        ("pasi", "10.9"),
        ("bsa", "17.5"),
        ("itch", "5.6"),
        ("dlqi", "5"),
        ("pga", "–"),
    ] {
        assert_eq!(total(&page, id), shown, "{id}");
    }
    assert_eq!(page.place.count(".meaning li"), 5);
    assert_eq!(page.place.field("visit.subject").value(), "P3");
    assert_eq!(page.place.field("visit.date").value(), "2018-06-21");
}

#[wasm_bindgen_test]
async fn another_reading_and_other_colours_are_kept() {
    let page = page().await;
    click(&page, "settings.theme").await;
    let theme = || {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-theme"))
    };
    assert_eq!(theme().as_deref(), Some("light"));
    click(&page, "settings.theme").await;
    assert_eq!(theme().as_deref(), Some("dark"));
    let select = page.place.at(".total [aria-label='PASI: bands shown']");
    let select: web_sys::HtmlSelectElement = select.unchecked_into();
    select.set_selected_index(1);
    send(&select, &event("Event", "change", &[]));
    settle().await;
    let kept = storage::read("dermscore.settings");
    assert_eq!(kept, Ok(Some("theme=dark\nbands.pasi=five-ten\n".into())));
    click(&page, "settings.theme").await;
    assert_eq!(theme(), None);
}
