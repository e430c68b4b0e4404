//! A device that keeps nothing.

use dermscore_journeys::{Page, Setup, journey};

use crate::data::{enter_all, expect_all};

const BLOCKED: &str = "
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });";
const FULL: &str = "
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

/// From now on the device keeps nothing more; `window.setItem` would.
pub async fn without_room(page: &Page) {
    let script = ["window.setItem = Storage.prototype.setItem;", FULL].concat();
    page.run(&script, &[]).await;
}

async fn said_and_nothing_lost(page: &Page, why: &str) {
    page.expect_words("visit.saving", "Not saved.").await;
    page.expect_words("visit.saving", why).await;
    enter_all(page).await;
    page.expect_words("visit.saving", "Not saved.").await;
    page.expect_words("visit.saving", why).await;
    page.expect_words("visit.saving", "export it before you close the page")
        .await;
    let file = page.export().await;
    assert_eq!(
        file.pointer("/assessments/pasi/result/total"),
        Some(&serde_json::json!(18.2)),
        "expected the total of PASI in the exported file"
    );
    page.press("visit.undo").await;
    page.press("visit.redo").await;
    expect_all(page).await;
    page.press("visit.kept").await;
    page.expect_said("dialog", "No visit is kept on this device")
        .await;
}

#[test]
fn storage_that_is_blocked_is_said_and_nothing_entered_is_lost() {
    journey(Setup::desk().with_script(BLOCKED), async |page| {
        said_and_nothing_lost(&page, "lets the page keep nothing").await;
    });
}

#[test]
fn storage_that_is_full_is_said_and_nothing_entered_is_lost() {
    journey(Setup::desk().with_script(FULL), async |page| {
        said_and_nothing_lost(&page, "storage for this page is full").await;
    });
}

#[test]
fn a_visit_is_saved_by_itself_once_there_is_room_again() {
    journey(Setup::desk(), async |page| {
        without_room(&page).await;
        page.choose("pasi.head.area.2").await;
        page.expect_words("visit.saving", "Not saved.").await;
        page.run("Storage.prototype.setItem = window.setItem", &[])
            .await;
        page.choose("pasi.head.erythema.2").await;
        page.expect_saved().await;
        page.reload().await;
        page.expect_chosen("pasi.head.area.2").await;
        page.expect_chosen("pasi.head.erythema.2").await;
    });
}
