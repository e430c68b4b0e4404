//! The program ends by a fault. The faults are made by a browser that lies to
//! it; nothing in the program is there for them.

use dermscore_journeys::{Page, Setup, journey};

/// A trap of another module, as an uncaught error of the page.
pub const TRAP: &str = "
    const { WebAssembly, Uint8Array } = window; // Those of the page: a driver may have its own.
    const code = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
    setTimeout(exports.a);";

/// A choice is made, and nothing can be put into the document any more: the
/// program gives up before the choice is written.
const LIE: &str = "
    Node.prototype.insertBefore = () => { throw new Error('no room in this document'); };
    document.querySelector('[data-testid=\"pga.grade.3\"]').click();";

/// A file is to be saved in a document that has no body when it is first asked:
/// an error of the browser goes through the program.
const THROW: &str = "
    Object.defineProperty(document, 'body', { configurable: true, get: () => { delete document.body; return null; } });
    document.querySelector('[data-testid=\"visit.export\"]').click();";

async fn saved_file(page: &Page) -> serde_json::Value {
    page.press("rescue.save").await;
    let path = page
        .until(async || page.downloaded().pop().ok_or("no download yet".into()))
        .await;
    let text = std::fs::read_to_string(path).expect("the download");
    serde_json::from_str(&text).expect("a visit")
}

#[test]
fn a_trap_shows_a_page_that_saves_the_open_visit_and_loads_it_again() {
    journey(Setup::desk(), async |page| {
        page.expect_complaint("nreachable");
        page.choose("pga.grade.2").await;
        page.expect_saved().await;
        let before = page.answers().await;
        page.run(TRAP, &[]).await;
        page.expect_said("main.rescue h1", "The page has stopped")
            .await;
        page.expect_focus("rescue.save").await;
        let file = saved_file(&page).await;
        assert_eq!(
            file.pointer("/assessments/pga/answers/grade"),
            Some(&serde_json::json!(2)),
            "expected what was entered in the file"
        );
        page.press("rescue.reload").await;
        page.whole().await;
        page.expect_answers(&before).await;
    });
}

#[test]
fn what_was_not_written_yet_is_written_when_the_program_gives_up() {
    journey(Setup::desk(), async |page| {
        page.expect_complaint("nreachable");
        page.expect_complaint("append child");
        page.choose("pasi.head.area.1").await;
        page.expect_saved().await;
        page.run(LIE, &[]).await;
        page.expect_said("main.rescue h1", "The page has stopped")
            .await;
        page.expect_said("main.rescue .note", "append").await;
        page.press("rescue.reload").await;
        page.whole().await;
        page.expect_chosen("pasi.head.area.1").await;
        page.expect_chosen("pga.grade.3").await;
    });
}

#[test]
fn an_error_that_goes_through_the_program_ends_it_as_well() {
    journey(Setup::desk(), async |page| {
        page.expect_complaint("body");
        page.choose("pga.grade.2").await;
        page.expect_saved().await;
        page.run(THROW, &[]).await;
        page.expect_said("main.rescue h1", "The page has stopped")
            .await;
        page.press("rescue.reload").await;
        page.whole().await;
        page.expect_chosen("pga.grade.2").await;
    });
}

#[test]
fn where_nothing_was_entered_the_page_says_so_and_loads_again() {
    journey(Setup::desk(), async |page| {
        page.expect_complaint("nreachable");
        page.run(TRAP, &[]).await;
        page.expect_said("main.rescue", "could not be found").await;
        page.expect_gone("rescue.save").await;
        page.press("rescue.reload").await;
        page.whole().await;
    });
}
