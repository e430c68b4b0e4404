//! The visit on paper.

use dermscore_journeys::{Setup, journey};
use serde_json::json;

use crate::data::enter_all;

/// Keeps what stands on the sheet while the browser prints.
const WATCH: &str = "
    addEventListener('afterprint', () => { window.printed = document.querySelector('.sheet')?.innerText ?? ''; }, true);";

#[test]
fn a_full_visit_with_a_baseline_prints_on_one_page_of_a4() {
    journey(Setup::desk().with_script(WATCH), async |page| {
        enter_all(&page).await;
        for (control, total) in [
            ("baseline.pasi", "40"),
            ("baseline.bsa", "30"),
            ("baseline.dlqi", "20"),
        ] {
            page.type_into(control, total).await;
        }
        page.choose("baseline.itch.scale.vas").await;
        page.type_into("baseline.itch", "8.8").await;
        page.type_into("baseline.pga", "4").await;
        page.expect_text("response.pga.change", "−2").await;
        let paper = page.print().await;
        assert_eq!(
            paper.pages,
            1,
            "expected one page of paper, see {}",
            paper.file.display()
        );
        assert_eq!(
            paper.millimetres,
            [(210, 297)],
            "expected A4, see {}",
            paper.file.display()
        );
        assert!(
            paper.fonts > 0,
            "expected text on the paper, see {}",
            paper.file.display()
        );
        let printed = page.run("return window.printed", &[]).await;
        let printed = printed.as_str().unwrap_or_default();
        for part in [
            "Skin assessment",
            "P3",
            "18.2",
            "17.5 %",
            "5.6",
            "54.5 % better",
            "PASI-50",
            "Signature",
        ] {
            assert!(
                printed.contains(part),
                "expected “{part}” on the paper, there is\n{printed}"
            );
        }
        // And the page is as it was.
        page.expect_total("pasi", "18.2").await;
        let sheet = "return document.querySelectorAll('.sheet').length";
        page.until(async || match page.run(sheet, &[]).await {
            found if found == json!(0) => Ok(()),
            found => Err(format!(
                "expected no sheet on the screen after printing, there are {found}"
            )),
        })
        .await;
    });
}

#[test]
fn the_forms_are_not_printed() {
    journey(Setup::desk(), async |page| {
        page.choose("pasi.head.area.2").await;
        page.as_on_paper(true).await;
        let shown = "return ['.top', 'main', '.totals'].filter(part => document.querySelector(part).checkVisibility())";
        let found = page.run(shown, &[]).await;
        assert_eq!(
            found,
            json!([]),
            "expected neither commands nor forms nor totals on paper"
        );
        page.as_on_paper(false).await;
        page.expect_chosen("pasi.head.area.2").await;
    });
}
