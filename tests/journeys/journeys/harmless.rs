//! Texts made to harm where visits are not: in wordings, in codes, on paper.

use dermscore_journeys::files::{save, visit};
use dermscore_journeys::{Page, Setup, expect_none, journey};
use serde_json::{Value, json};

use crate::data::pasi_of;
use crate::patient::{go, hand_over, mark, prepare};
use crate::transfer::type_letters;
use crate::wording::ENGLISH;

const MARKUP: &str = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>{found}&lt;";
const TURNS: &str = "\u{202e}dne eht\u{2066}\u{202d} مريض \u{2069}\u{2069}x";

/// What a wording may say: no control characters, which are refused, and at
/// most 2000 letters.
fn texts() -> [(&'static str, String); 3] {
    [
        ("markup", MARKUP.to_owned()),
        ("turns", TURNS.to_owned()),
        ("long", "W".repeat(1_900)),
    ]
}

/// Nothing ran, nothing was made, and nothing reaches out of the window.
async fn holds(page: &Page, what: &str) {
    let ran = page
        .run(
            "return [window.ran ?? null, document.querySelectorAll('img, body script:not([src]), [onerror]').length]",
            &[],
        )
        .await;
    assert_eq!(ran, json!([null, 0]), "expected nothing of {what} to run");
    expect_none(what, page.wider_than_the_window().await);
}

/// The fixture with a text in the place of each, its answers told apart by what
/// stands before.
fn wording_of(text: &str) -> String {
    let mut file: Value = serde_json::from_str(ENGLISH).expect("the fixture");
    let short: String = text.chars().take(190).collect();
    for key in ["licence", "copyright", "id"] {
        file["wording"][key] = json!(short);
    }
    for key in ["title", "instructions", "recall"] {
        file[key] = json!(text);
    }
    for (name, answer) in file["answers"].as_object_mut().expect("answers") {
        *answer = json!(format!("{name} {text}"));
    }
    for item in file["items"].as_object_mut().expect("items").values_mut() {
        item["stem"] = json!(text);
    }
    file.to_string()
}

async fn in_a_wording(page: &Page, what: &str, text: &str) {
    page.show("#/wording").await;
    page.expect_there("wording.import").await;
    let path = save(
        &page.folder("file"),
        "dlqi.en.json",
        wording_of(text).as_bytes(),
    );
    page.open_file("wording.import", &path).await;
    page.expect_words("wording.said", "is kept on this device")
        .await;
    holds(page, &format!("{what} in the list of wordings")).await;
    page.press("wording.edit").await;
    page.expect_value("items.1.stem", text).await;
    holds(page, &format!("{what} in the editor")).await;
    page.show("#/dlqi").await;
    page.expect_words("dlqi.1.aLot", text).await;
    holds(page, &format!("{what} in the form")).await;
    // And in the patient's hands.
    hand_over(page).await;
    holds(page, &format!("{what} at the welcome")).await;
    page.press("patient.begin").await;
    page.expect_there("itch.value").await;
    mark(page, 50).await;
    page.press("patient.next").await;
    page.expect_words("dlqi.1.aLot", text).await;
    holds(page, &format!("{what} in a question")).await;
}

fn wordings(setup: fn() -> Setup) {
    for (what, text) in texts() {
        journey(setup(), async |page| in_a_wording(&page, what, &text).await);
    }
}

#[test]
fn a_wording_that_means_harm_is_shown_as_text_on_a_desk() {
    wordings(Setup::desk);
}

#[test]
fn a_wording_that_means_harm_is_shown_as_text_on_a_phone() {
    wordings(Setup::phone);
}

#[test]
fn a_wording_with_control_characters_is_refused_and_its_texts_are_only_told() {
    journey(Setup::desk(), async |page| {
        page.show("#/wording").await;
        page.expect_there("wording.import").await;
        let controls = format!("a\u{0}\u{7}\u{1b}[2Jb {MARKUP}");
        let path = save(
            &page.folder("file"),
            "dlqi.en.json",
            wording_of(&controls).as_bytes(),
        );
        page.open_file("wording.import", &path).await;
        page.expect_words("wording.said", "dlqi.en.json").await;
        page.expect_gone("wording.edit").await;
        holds(&page, "faults").await;
        page.show("#/dlqi").await;
        page.expect_words("dlqi.1.aLot", "A lot").await;
    });
}

/// The letters of a code that a tablet shows for a subject; none where the
/// subject is too long for one.
async fn letters_of(page: &Page, subject: &str) -> Option<String> {
    page.run(
        "const field = at('visit.subject'); field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(subject)],
    )
    .await;
    prepare(page).await;
    page.press("patient.form.dlqi").await;
    go(page).await;
    page.press("patient.written").await;
    page.patient().expect_there("patient.begin").await;
    page.press("patient.begin").await;
    page.expect_there("itch.value").await;
    mark(page, 50).await;
    page.press("patient.next").await;
    page.press("patient.finish").await;
    page.patient().expect_there("patient.code.show").await;
    page.press("patient.code.show").await;
    page.expect_there("transfer.save").await;
    holds(
        page,
        &format!("a code of {} letters' subject", subject.len()),
    )
    .await;
    let letters = page.text("transfer.letters").await?;
    let drawn = page.text("transfer.code").await.is_some();
    drawn.then(|| letters.replace(char::is_whitespace, ""))
}

#[test]
fn a_subject_that_means_harm_comes_by_code_as_text() {
    journey(Setup::tablet(), async |page| {
        for (what, text) in [("markup", MARKUP), ("turns", TURNS)] {
            let tablet = page.elsewhere(Setup::tablet()).await;
            let letters = letters_of(&tablet, text).await;
            let letters = letters.unwrap_or_else(|| panic!("expected a code of {what}"));
            let desk = page.elsewhere(Setup::desk()).await;
            desk.type_into("visit.subject", "P7").await;
            desk.show("#/transfer").await;
            desk.expect_there("transfer.typed").await;
            type_letters(&desk, &letters).await;
            desk.expect_words("transfer.whose", "Answers of").await;
            holds(&desk, &format!("{what} in the question")).await;
            desk.press("transfer.take").await;
            desk.expect_there("transfer.done").await;
            holds(&desk, &format!("{what} taken over")).await;
            desk.show("#/itch").await;
            desk.expect_total("itch", "5.0").await;
            desk.expect_value("visit.subject", "P7").await;
        }
    });
}

#[test]
fn a_subject_too_long_for_a_code_leaves_the_file() {
    journey(Setup::tablet(), async |page| {
        let letters = letters_of(&page, &"W".repeat(10_000)).await;
        assert_eq!(letters, None, "expected no code of ten thousand letters");
    });
}

#[test]
fn a_visit_that_means_harm_has_its_pages_on_paper() {
    const WATCH: &str = "
        addEventListener('afterprint', () => { window.printed = document.querySelector('.sheet')?.innerText ?? ''; }, true);";
    for (what, text, most) in [
        ("markup", MARKUP.to_owned(), 2),
        (
            "controls",
            "a\u{0}\u{7}\n\r\u{2028}PASI 0.0\u{1b}[2Jb".to_owned(),
            2,
        ),
        ("turns", TURNS.to_owned(), 2),
        ("long", "W".repeat(10_000), 40),
    ] {
        journey(Setup::desk().with_script(WATCH), async |page| {
            let file = visit(&text, &text, &pasi_of(14)).to_string();
            let path = save(&page.folder("file"), "hostile.json", file.as_bytes());
            page.open_file("visit.import", &path).await;
            page.expect_notice("status", &["hostile.json is open."])
                .await;
            let paper = page.print().await;
            assert!(
                (1..=most).contains(&paper.pages)
                    && paper.millimetres == [(210, 297)]
                    && paper.fonts > 0,
                "expected 1 to {most} pages of A4 for {what}, there are {}, see {}",
                paper.pages,
                paper.file.display()
            );
            let printed = page.run("return window.printed", &[]).await;
            let printed = printed.as_str().unwrap_or_default();
            assert!(
                printed.contains("Skin assessment") && printed.contains("1.4"),
                "expected the sheet of {what}, there is {printed}"
            );
            assert!(
                what != "markup" || printed.contains("<script>"),
                "expected markup as text, there is {printed}"
            );
            holds(&page, what).await;
        });
    }
}
