//! “This device”, encrypted exports, and wiping.

use dermscore::ui::App;
use dermscore::ui::platform::database::Database;
use dermscore::ui::platform::storage::{self, Place};
use gloo::utils::window;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::app::{click, forget, page, page_as_kept, total};
use crate::commands::open;
use crate::files::file;
use crate::keeping::saved;
use crate::kit::{Mounted, event, fill, send, settle, until};
use crate::replacing::{SLOT, asks_before_leaving, newer};
use crate::visits::WEEK_4;

const SEALED: &str = include_str!("../fixtures/sealed/week-4.sealed.json");
const PASSPHRASE: &str = "Pru\u{308}fung im Cafe\u{301} \u{10400} ";

/// The page shows another view; the address is put back when the test ends.
struct At;

impl At {
    fn go(hash: &str) -> Self {
        window().location().set_hash(hash).expect("an address");
        Self
    }
}

impl Drop for At {
    fn drop(&mut self) {
        let _ = window().location().set_hash("");
        storage::stay_in_tab(false);
        Place::Device.remove("dermscore.settings");
    }
}

async fn device(page: &Mounted<App>) -> At {
    let at = At::go("#/device");
    until("the list is there", || {
        page.place.count("[data-testid='device.total']") == 1
    })
    .await;
    at
}

fn row(page: &Mounted<App>, key: &str) -> Option<Element> {
    page.place
        .find(&format!(".entries [data-key='{key}']"))
        .map(Into::into)
}

fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

async fn press_in(page: &Mounted<App>, key: &str, testid: &str) {
    let button = format!(".entries [data-key='{key}'] [data-testid='{testid}']");
    page.place.at(&button).click();
    settle().await;
}

async fn submit(page: &Mounted<App>, confirm: &str) {
    page.place.control(confirm).click();
    settle().await;
}

#[wasm_bindgen_test]
async fn an_encrypted_file_opens_with_its_passphrase_and_with_no_other() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    let input = page.place.field("visit.import");
    crate::files::choose(&input, file(SEALED.as_bytes(), "locked.json"));
    send(&input, &event("Event", "change", &[]));
    until("it is asked for", || {
        page.place.count("[data-testid='unseal.passphrase']") == 1
    })
    .await;
    let said = || page.place.text("passphrase.state");
    submit(&page, "unseal.confirm").await;
    until("nothing is no passphrase", || {
        said() == "Type the passphrase."
    })
    .await;
    fill(
        &page.place.field("unseal.passphrase"),
        PASSPHRASE.trim_end(),
    )
    .await;
    submit(&page, "unseal.confirm").await;
    until("it is wrong", || said().starts_with("It does not open.")).await;
    assert_eq!(total(&page, "pga"), "2", "nothing is changed");
    assert_eq!(page.place.notice(), "");
    fill(&page.place.field("unseal.passphrase"), PASSPHRASE).await;
    assert!(said().contains("a space"), "{}", said());
    submit(&page, "unseal.confirm").await;
    until("open", || total(&page, "pasi") == "10.9").await;
    assert!(page.place.notice().starts_with("locked.json is open."));
    assert_eq!(page.place.count("dialog"), 0);
}

#[wasm_bindgen_test]
async fn an_encrypted_file_that_was_changed_is_refused_with_its_reason() {
    let page = page().await;
    let greedy = SEALED.replace("65536", "99999999");
    let input = page.place.field("visit.import");
    crate::files::choose(&input, file(greedy.as_bytes(), "greedy.json"));
    send(&input, &event("Event", "change", &[]));
    until("it is asked for", || {
        page.place.count("[data-testid='unseal.passphrase']") == 1
    })
    .await;
    fill(&page.place.field("unseal.passphrase"), "any").await;
    submit(&page, "unseal.confirm").await;
    until("refused", || {
        page.place.text("passphrase.state").contains("99999999 KiB")
    })
    .await;
    click(&page, "unseal.cancel").await;
    assert_eq!(page.place.count("dialog"), 0);
}

#[wasm_bindgen_test]
async fn an_export_is_encrypted_with_a_long_passphrase_typed_twice_or_seen() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    click(&page, "visit.seal").await;
    until("asked", || {
        page.place.count("[data-testid='seal.passphrase']") == 1
    })
    .await;
    let said = || page.place.text("passphrase.state");
    let typed = || page.place.field("seal.passphrase");
    fill(&typed(), "fourteen lette").await;
    fill(&page.place.field("seal.again"), "fourteen lett").await;
    submit(&page, "seal.confirm").await;
    until("not the same", || said().contains("not the same")).await;
    fill(&page.place.field("seal.again"), "fourteen lette").await;
    submit(&page, "seal.confirm").await;
    until("too short", || said().contains("14 characters")).await;
    click(&page, "seal.suggest").await;
    assert_eq!(typed().type_(), "text");
    assert_eq!(typed().value().len(), 24);
    assert_eq!(page.place.count("[data-testid='seal.again']"), 0);
    let first = typed().value();
    click(&page, "seal.suggest").await;
    assert_ne!(typed().value(), first);
    submit(&page, "seal.confirm").await;
    until("exported", || {
        page.place
            .notice()
            .starts_with("Exported encrypted as dermscore-")
    })
    .await;
    assert_eq!(page.place.count("dialog"), 0);
    // The page knows that this state of the visit stands in a file.
    click(&page, "visit.new").await;
    assert_eq!(total(&page, "pga"), "–");
}

#[wasm_bindgen_test]
async fn everything_kept_is_listed_with_size_and_age_and_wiped_one_by_one() {
    forget().await;
    storage::write(SLOT, &newer()).expect("room");
    storage::write("dermscore.broken.x", "{").expect("room");
    storage::write("dermscore.limits", "a\tb").expect("room");
    storage::write("dermscore.later.version", "of another").expect("room");
    storage::write("other.program", "not ours").expect("room");
    let page = page_as_kept().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let _at = device(&page).await;
    let said = text_of(&row(&page, SLOT).expect("listed"));
    for part in ["P3", "Visit", "kB", " old", "not exported", "Save as file"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(text_of(&row(&page, "dermscore.broken.x").expect("listed")).contains("1 byte"));
    let unknown = row(&page, "dermscore.later.version").expect("listed");
    assert!(text_of(&unknown).contains("another version"));
    assert!(row(&page, "other.program").is_none());
    press_in(&page, SLOT, "device.ask.one").await;
    assert!(
        storage::read(SLOT).is_ok_and(|text| text.is_some()),
        "asked first"
    );
    press_in(&page, SLOT, "device.wipe.one").await;
    until("gone from the list", || row(&page, SLOT).is_none()).await;
    assert_eq!(storage::read(SLOT), Ok(None));
    press_in(&page, "dermscore.limits", "device.ask.one").await;
    press_in(&page, "dermscore.limits", "device.wipe.one").await;
    until("gone", || row(&page, "dermscore.limits").is_none()).await;
    assert_eq!(storage::read("dermscore.limits"), Ok(None));
    assert!(storage::read("dermscore.broken.x").is_ok_and(|text| text.is_some()));
    storage::remove("other.program");
}

#[wasm_bindgen_test]
async fn before_everything_is_wiped_it_is_said_what_was_not_exported() {
    forget().await;
    storage::write(SLOT, WEEK_4).expect("room");
    let page = page_as_kept().await;
    fill(&page.place.field("visit.subject"), "P1").await;
    saved(&page).await;
    click(&page, "visit.export").await;
    let _at = device(&page).await;
    let missing = || page.place.text("device.reminder");
    assert!(
        missing().starts_with("1 visit here stands in no exported file"),
        "{}",
        missing()
    );
    click(&page, "device.wipe").await;
    let names = page.place.at(".missing");
    assert!(text_of(&names).contains("P3") && !text_of(&names).contains("P1"));
    assert!(
        storage::read(SLOT).is_ok_and(|text| text.is_some()),
        "asked first"
    );
    click(&page, "device.keep").await;
    assert_eq!(page.place.count(".really"), 0);
    // What was exported and changed since is not exported as it is.
    fill(&page.place.field("visit.subject"), "P1b").await;
    saved(&page).await;
    until("counted", || missing().starts_with("2 visits")).await;
}

#[wasm_bindgen_test]
async fn what_is_kept_in_the_tab_alone_is_nowhere_else() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let slot = "dermscore.visit.0d0f6c1e";
    let _at = device(&page).await;
    assert!(!asks_before_leaving());
    click(&page, "device.in_tab").await;
    until("moved", storage::stays_in_tab).await;
    let keys = || {
        Place::Device
            .all("dermscore.")
            .into_iter()
            .map(|(key, _)| key)
    };
    until("only the settings stay", || {
        keys().eq(["dermscore.settings"])
    })
    .await;
    assert!(Place::Tab.all(slot).len() == 1);
    window().location().set_hash("#/pasi").expect("an address");
    until("back", || {
        page.place.count("[data-testid='pga.grade.3']") == 1
    })
    .await;
    click(&page, "pga.grade.3").await;
    until("written", || {
        Place::Tab
            .all(slot)
            .iter()
            .any(|(_, text)| text.contains("\"grade\": 3"))
    })
    .await;
    assert!(keys().eq(["dermscore.settings"]));
    let database = Database::open().await.expect("a database");
    until("not copied", || true).await;
    assert_eq!(database.all().await, Some(vec![]));
    assert!(asks_before_leaving(), "it goes with the tab");
    click(&page, "visit.export").await;
    assert!(!asks_before_leaving(), "it stands in a file");
    // Back on the device, it is kept there again and nowhere else.
    window()
        .location()
        .set_hash("#/device")
        .expect("an address");
    until("there", || {
        page.place.count("[data-testid='device.in_tab']") == 1
    })
    .await;
    click(&page, "device.in_tab").await;
    until("moved back", || {
        Place::Device
            .all(slot)
            .iter()
            .any(|(_, text)| text.contains("\"grade\": 3"))
    })
    .await;
    assert!(Place::Tab.all(slot).is_empty());
}

#[wasm_bindgen_test]
async fn a_shared_device_asks_to_wipe_what_was_handed_on_and_nothing_else() {
    let page = page().await;
    click(&page, "pga.grade.2").await;
    saved(&page).await;
    let _at = device(&page).await;
    click(&page, "visit.export").await;
    assert_eq!(page.place.count("dialog"), 0, "it is not shared yet");
    click(&page, "device.shared").await;
    click(&page, "visit.export").await;
    until("asked", || {
        page.place.count("[data-testid='wipe.visit']") == 1
    })
    .await;
    click(&page, "wipe.keep").await;
    assert_eq!(page.place.count("dialog"), 0);
    assert_eq!(Place::Device.all("dermscore.visit.0d0f6c1e").len(), 1);
}

#[wasm_bindgen_test]
async fn everything_saved_as_one_file_comes_back_and_writes_nothing_over() {
    let page = page().await;
    let backup = serde_json::json!({
        "format": "dermscore.device", "version": 1,
        "kept": {
            SLOT: WEEK_4,
            "dermscore.visit.two": newer(),
            "dermscore.visit.none": "{",
            "dermscore.settings": "theme=dark",
            "elsewhere": "x",
        },
    })
    .to_string();
    storage::write("dermscore.visit.two", WEEK_4).expect("room");
    open(&page, "visit.import", file(backup.as_bytes(), "all.json")).await;
    let said = page.place.notice();
    assert!(
        said.starts_with("2 visits of all.json") && said.contains("1 more"),
        "{said}"
    );
    assert_eq!(storage::read(SLOT), Ok(Some(WEEK_4.into())));
    assert_eq!(
        storage::read("dermscore.visit.two"),
        Ok(Some(WEEK_4.into()))
    );
    let beside = storage::keys("dermscore.visit.two~");
    assert_eq!(beside.len(), 1);
    assert_eq!(storage::read(&beside[0]), Ok(Some(newer())));
    assert_eq!(storage::read("dermscore.visit.none"), Ok(None));
    assert_eq!(storage::read("elsewhere"), Ok(None));
    assert!(
        !storage::read("dermscore.settings")
            .is_ok_and(|text| text.is_some_and(|text| text.contains("dark")))
    );
}

#[wasm_bindgen_test]
async fn what_waits_is_written_when_the_program_ends() {
    let page = page().await;
    page.place.control("pga.grade.2").click();
    settle().await;
    let slot = "dermscore.visit.0d0f6c1e";
    assert_eq!(storage::read(slot), Ok(None), "it waits");
    dermscore::ui::save_at_the_end(None);
    assert!(
        storage::read(slot)
            .is_ok_and(|text| text.is_some_and(|text| text.contains("\"grade\": 2")))
    );
}

#[wasm_bindgen_test]
async fn a_measured_millimetre_is_said_kept_and_told_to_the_styles() {
    let page = page().await;
    let _at = device(&page).await;
    let millimetre = || {
        let root = gloo::utils::document().document_element();
        let style = root.and_then(|root| root.get_attribute("style"));
        style.unwrap_or_default()
    };
    fill(&page.place.field("device.scale"), "1205").await;
    until("said", || {
        page.place.text("device.scale.state").starts_with("120.5 %")
    })
    .await;
    assert!(millimetre().contains("--mm: 1.205"), "{}", millimetre());
    let kept = storage::read("dermscore.settings").ok().flatten();
    assert!(kept.is_some_and(|text| text.contains("mm=1205\n")));
    // What the browser has for it is nothing to be kept.
    fill(&page.place.field("device.scale"), "1000").await;
    until("said", || {
        page.place.text("device.scale.state").starts_with("100.0 %")
    })
    .await;
    assert!(millimetre().contains("--mm: 1.000"), "{}", millimetre());
    let kept = storage::read("dermscore.settings").ok().flatten();
    assert!(kept.is_some_and(|text| !text.contains("mm=")));
}
