//! The visit as a file: out, and in again elsewhere.

use dermscore_journeys::files::save;
use dermscore_journeys::{Setup, journey};
use serde_json::{Value, json};

use crate::data::{enter_all, expect_all};

fn without_time(mut file: Value) -> Value {
    file["writtenAt"] = Value::Null;
    file
}

#[test]
fn an_exported_file_holds_answers_and_results() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.type_into("pasi.head.areaPercent", "32.5").await;
        let file = page.export().await;
        page.expect_notice("status", &["Exported as dermscore-P3-"])
            .await;
        let at = |pointer: &str| file.pointer(pointer).cloned().unwrap_or_default();
        for (pointer, expected) in [
            ("/format", json!("dermscore.visit")),
            ("/version", json!(1)),
            ("/visit/subject", json!("P3")),
            ("/visit/label", json!("Week 4")),
            ("/visit/assessor", json!("A1")),
            ("/assessments/pasi/answers/regions/head/area", json!(3)),
            (
                "/assessments/pasi/answers/regions/head/areaPercent",
                json!(32.5),
            ),
            (
                "/assessments/pasi/answers/regions/lowerLimbs/desquamation",
                json!(2),
            ),
            ("/assessments/pasi/result/status", json!("scored")),
            ("/assessments/pasi/result/total", json!(18.2)),
            ("/assessments/bsa/answers/method", json!("palms")),
            ("/assessments/bsa/answers/palms/upperLimbs", json!(4.5)),
            ("/assessments/bsa/result/total", json!(17.5)),
            ("/assessments/itch/answers/scale", json!("vas")),
            ("/assessments/itch/answers/value", json!(5.6)),
            ("/assessments/itch/result/total", json!(5.6)),
            ("/assessments/dlqi/answers/items/7", json!("no")),
            ("/assessments/dlqi/answers/items/7a", json!("aLot")),
            ("/assessments/dlqi/result/total", json!(14)),
        ] {
            assert_eq!(
                at(pointer),
                expected,
                "expected {pointer} in the exported file"
            );
        }
    });
}

#[test]
fn an_exported_file_opens_elsewhere_as_the_same_visit() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.type_into("baseline.pasi", "40").await;
        let file = page.export().await;
        let path = save(
            &page.folder("file"),
            "week-4.json",
            file.to_string().as_bytes(),
        );
        let (answers, totals) = (page.answers().await, page.totals().await);

        let other = page.elsewhere(Setup::desk()).await;
        other.open_file("visit.import", &path).await;
        other
            .expect_notice("status", &["week-4.json is open."])
            .await;
        expect_all(&other).await;
        other.expect_totals(&totals).await;
        other.expect_answers(&answers).await;
        let again = other.export().await;
        assert_eq!(
            without_time(again),
            without_time(file),
            "expected the visit exported again to be the same file but for writtenAt"
        );
    });
}

#[test]
fn a_stored_result_that_is_not_what_the_answers_score_is_reported() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        let mut file = page.export().await;
        file["assessments"]["pasi"]["result"]["total"] = json!(17.2);
        let path = save(
            &page.folder("file"),
            "altered.json",
            file.to_string().as_bytes(),
        );
        page.open_file("visit.import", &path).await;
        let said = "assessments.pasi.result.total: stored 17.2, scored 18.2";
        page.expect_notice("alert", &[said]).await;
        expect_all(&page).await;
    });
}
