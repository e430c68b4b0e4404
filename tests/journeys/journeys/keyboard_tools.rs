//! By keyboard alone: the laboratory's table, one adverse event, and a wording.

use dermscore_journeys::{Key, Page, Setup, expect_none, journey};
use serde_json::{Value, json};

use crate::wording::ENGLISH;

#[test]
fn a_laboratory_table_is_filled_by_keys() {
    journey(Setup::desk(), async |page| {
        page.open_view_by_keys("Laboratory", false).await;
        page.tab_to("labs.trialSet").await;
        page.key(Key::Enter).await;
        page.expect_focus("labs.0.value").await;
        page.write_by_keys("labs.2.value", "105").await;
        page.select_by_keys("labs.2.unit", "U/L").await;
        page.write_by_keys("labs.2.upperLimit", "50").await;
        page.write_by_keys("labs.2.baseline", "38").await;
        page.expect_text(
            "labs.2.result.grades.0",
            "Alanine aminotransferase increased: grade 1",
        )
        .await;
        page.tab_back_to("labs.add").await;
        page.key(Key::Enter).await;
        page.expect_focus("labs.10.analyte").await;
        page.find_by_keys("labs.10.analyte", "sodium", "sodium")
            .await;
        page.expect_focus("labs.10.value").await;
        page.keys("124").await;
        page.select_by_keys("labs.10.unit", "mmol/L").await;
        page.write_by_keys("labs.10.lowerLimit", "135").await;
        page.expect_text("labs.10.result.grades.0", "Hyponatremia: grade 3")
            .await;
        expect_none("the focus in sight", page.focus_faults().await);
        // The value becomes an event.
        page.tab_back_to("labs.6.value").await;
        page.tab_back_to("labs.2.log").await;
        page.key(Key::Enter).await;
        page.expect_words("events.said", "1, highest grade 1").await;
        let file = page.export_by_keys(true).await;
        assert_eq!(file["labs"][10]["analyte"], json!("sodium"));
        assert_eq!(
            file["adverseEvents"][0]["term"],
            json!("Alanine aminotransferase increased")
        );
    });
}

/// The texts of the fixture under the editor's names, in the editor's order.
async fn fields(page: &Page) -> Vec<(String, String)> {
    let fixture: Value = serde_json::from_str(ENGLISH).expect("the fixture");
    let names = page
        .run("return [...document.querySelectorAll('.sheet-fields [data-testid]:is(input, textarea)')].map(el => el.dataset.testid)", &[])
        .await;
    let names = names.as_array().cloned().unwrap_or_default();
    let names = names.iter().filter_map(Value::as_str);
    names
        .filter_map(|name| {
            let text = fixture.pointer(&format!("/{}", name.replace('.', "/")))?;
            Some((name.to_owned(), text.as_str()?.to_owned()))
        })
        .collect()
}

#[test]
fn a_wording_is_written_and_kept_by_keys() {
    journey(Setup::desk(), async |page| {
        page.show("#/wording").await;
        page.expect_there("wording.page").await;
        page.focus_nothing().await;
        let fields = fields(&page).await;
        assert!(
            fields.len() > 20,
            "expected the editor's fields, there are {fields:?}"
        );
        for (name, text) in &fields {
            page.write_by_keys(name, text).await;
        }
        expect_none("the focus in sight", page.focus_faults().await);
        page.tab_to("wording.keep").await;
        page.key(Key::Enter).await;
        page.expect_words("wording.said", "is kept on this device")
            .await;
        page.tab_back_to("wording.edit").await;
        page.show("#/dlqi").await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
        page.expect_words("dlqi.copyright", "© Invented Owner 2026")
            .await;
    });
}
