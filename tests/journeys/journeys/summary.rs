//! The summary for a patient record.

use dermscore_journeys::{Page, Setup, journey};

use crate::data::enter_all;

const NO_CLIPBOARD: &str =
    "Object.defineProperty(Navigator.prototype, 'clipboard', { get() { return undefined; } });";

fn holds_all(place: &str, text: &str) {
    for part in [
        "P3",
        "Week 4",
        "PASI 18.2",
        "BSA 17.5",
        "Itch VAS 5.6",
        "DLQI 14",
    ] {
        assert!(
            text.contains(part),
            "expected “{part}” in the summary {place}, which is\n{text}"
        );
    }
}

async fn shown(page: &Page) {
    enter_all(page).await;
    page.press("visit.copy").await;
    page.expect_there("summary.text").await;
    let text = page.value("summary.text").await.unwrap_or_default();
    holds_all("in the dialog", &text);
    let script =
        "const t = at('summary.text'); return [t.selectionStart, t.selectionEnd - t.value.length]";
    let selected = page.run(script, &[]).await;
    assert_eq!(
        selected,
        serde_json::json!([0, 0]),
        "expected the whole of summary.text to be selected"
    );
    page.press("ask.close").await;
    page.expect_gone("summary.text").await;
}

#[test]
fn the_summary_is_put_on_the_clipboard() {
    journey(Setup::desk(), async |page| {
        page.allow_clipboard(true).await;
        enter_all(&page).await;
        page.press("visit.copy").await;
        page.expect_notice("status", &["The summary is on the clipboard."])
            .await;
        holds_all("on the clipboard", &page.pasted().await);
    });
}

#[test]
fn where_there_is_no_clipboard_the_summary_is_shown_to_copy() {
    journey(Setup::desk().with_script(NO_CLIPBOARD), async |page| {
        shown(&page).await;
    });
}

#[test]
fn where_the_clipboard_is_refused_the_summary_is_shown_to_copy() {
    journey(Setup::desk(), async |page| {
        page.allow_clipboard(false).await;
        shown(&page).await;
    });
}
