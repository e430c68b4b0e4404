//! The laboratory's table.

use dermscore_journeys::{Key, Setup, journey};
use serde_json::json;

#[test]
fn alt_and_sodium_are_graded_as_they_are_typed_and_alt_becomes_an_event() {
    journey(Setup::desk(), async |page| {
        page.open_view("Laboratory").await;
        page.press("labs.trialSet").await;
        page.expect_focus("labs.0.value").await;

        // The third of the trial's ten.
        page.expect_value("labs.2.analyte", "Alanine aminotransferase (ALT)")
            .await;
        page.type_into("labs.2.value", "105").await;
        page.select_by_keys("labs.2.unit", "U/L").await;
        page.expect_words("labs.2.ask.upperLimit", "upper limit")
            .await;
        page.write_by_keys("labs.2.upperLimit", "50").await;
        page.write_by_keys("labs.2.baseline", "38").await;
        page.expect_text(
            "labs.2.result.grades.0",
            "Alanine aminotransferase increased: grade 1",
        )
        .await;

        page.press("labs.add").await;
        page.expect_focus("labs.10.analyte").await;
        page.keys("sodium").await;
        page.expect_there("labs.10.analyte.sodium").await;
        page.key(Key::Enter).await;
        page.expect_value("labs.10.analyte", "Sodium").await;
        page.expect_focus("labs.10.value").await;
        page.keys("124.5").await;
        page.select_by_keys("labs.10.unit", "mmol/L").await;
        page.write_by_keys("labs.10.lowerLimit", "135").await;
        page.expect_text("labs.10.result.grades.0", "Hyponatremia: grade 3")
            .await;
        page.expect_said(
            "tr .decision",
            "D7: CTCAE prints no grade for a value between these two bands; the worse of the two is taken.",
        )
        .await;
        // At a value that is printed nothing is left open.
        page.type_into("labs.10.value", "124").await;
        page.expect_gone_of("tr .decision").await;
        page.expect_text("labs.10.result.grades.0", "Hyponatremia: grade 3")
            .await;

        page.press("labs.2.log").await;
        page.expect_words("events.said", "1, highest grade 1").await;
        page.expect_said("[data-row='0'] .term", "Alanine aminotransferase increased")
            .await;
        page.expect_said("[data-row='0'] .grade", "1").await;
        page.open_view("Laboratory").await;
        page.expect_said("tr a.logged", "In the log").await;
        page.expect_gone("labs.2.log").await;

        let file = page.export().await;
        let event = &file["adverseEvents"][0];
        for (key, expected) in [
            ("term", json!("Alanine aminotransferase increased")),
            ("ctcae", json!("5.0")),
            ("grade", json!(1)),
            ("gradeSetBy", json!("criteria")),
        ] {
            assert_eq!(event[key], expected, "expected {key} of the logged event");
        }
        let sodium = &file["labs"][10];
        assert_eq!(
            (&sodium["analyte"], &sodium["unit"]),
            (&json!("sodium"), &json!("mmol/L")),
            "expected the sodium in the file"
        );
    });
}
