//! Texts made to harm: markup, control characters, what turns the direction of
//! writing, and words without an end. All of it is shown as text.

use dermscore_journeys::files::{save, visit};
use dermscore_journeys::{Page, Setup, expect_none, journey};
use serde_json::{Value, json};

use crate::data::pasi_of;

const MARKUP: &str = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>{found}&lt;";

fn texts() -> [(&'static str, String); 4] {
    [
        ("markup", MARKUP.to_owned()),
        (
            "controls",
            "a\u{0}\u{7}\n\r\u{2028}PASI 0.0\u{1b}[2Jb".to_owned(),
        ),
        (
            "turns",
            "\u{202e}dne eht\u{2066}\u{202d} مريض \u{2069}\u{2069}x".to_owned(),
        ),
        ("long", "W".repeat(10_000)),
    ]
}

fn hostile(text: &str) -> Value {
    let mut file = visit(text, text, &pasi_of(14));
    file["assessor"] = json!(text);
    file["adverseEvents"] = json!([
        { "id": text, "reportedTerm": text, "term": text, "grade": 2, "comment": text, "patient": text },
    ]);
    file["labs"] = json!([
        { "id": text, "analyte": text, "name": text, "value": "3", "unit": text },
    ]);
    file["baseline"] = visit(text, text, &pasi_of(14));
    file[text] = json!({ text: text });
    file
}

/// What reaches out of the window to the side.
async fn too_wide(page: &Page) -> Vec<String> {
    const WIDE: &str = "
        const width = document.documentElement.clientWidth;
        const wide = document.scrollingElement.scrollWidth > width + 1 ? ['the page: ' + document.scrollingElement.scrollWidth] : [];
        for (const element of document.querySelectorAll('main *, header.top *, dialog, dialog *')) {
            const box = element.getBoundingClientRect();
            if (box.width && box.right > width + 1 && !element.closest('.lab-table, table, [data-scrolls], select, option'))
                wide.push(element.tagName + '.' + element.className + ' ' + Math.round(box.right) + ' of ' + width);
        }
        return wide.slice(0, 5);";
    let wide = page.run(WIDE, &[]).await;
    let wide = wide.as_array().into_iter().flatten();
    wide.filter_map(|one| one.as_str().map(String::from))
        .collect()
}

async fn holds(page: &Page, what: &str) {
    assert_eq!(
        page.run("return window.ran ?? null", &[]).await,
        Value::Null,
        "expected nothing of {what} to run"
    );
    let made = page.run(
        "return document.querySelectorAll('img, main script, [onerror]').length",
        &[],
    );
    assert_eq!(made.await, json!(0), "expected no element of {what}");
    expect_none(what, too_wide(page).await);
}

fn harmless(setup: fn() -> Setup) {
    for (what, text) in texts() {
        journey(setup(), async |page| {
            let file = hostile(&text).to_string();
            let path = save(&page.folder("file"), "hostile.json", file.as_bytes());
            page.open_file("visit.import", &path).await;
            page.expect_notice("status", &["hostile.json is open."])
                .await;
            holds(&page, what).await;
            page.press("notice.close").await;
            page.expect_saved().await;
            for view in ["#/labs", "#/events", "#/device"] {
                page.show(view).await;
                holds(&page, &format!("{what} at {view}")).await;
            }
            page.press("device.wipe").await;
            holds(&page, &format!("{what} in the question")).await;
            page.show("#/pasi").await;
            page.press("visit.kept").await;
            holds(&page, &format!("{what} in the list of visits")).await;
            page.press("ask.close").await;
            page.press("visit.export").await;
            let name = page
                .until(async || page.downloaded().pop().ok_or("no download yet".into()))
                .await;
            let name = name
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(
                name.ends_with(".json") && name.len() <= 255 && !name.contains(turns),
                "expected a plain file name, it is {name:?}"
            );
        });
    }
}

#[test]
fn hostile_texts_are_shown_as_text_on_a_desk() {
    harmless(Setup::desk);
}

#[test]
fn hostile_texts_are_shown_as_text_on_a_phone() {
    harmless(Setup::phone);
}
