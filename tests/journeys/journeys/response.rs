//! Response against a baseline.

use dermscore_journeys::files::{save, visit};
use dermscore_journeys::oracle::pasi_controls;
use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::data::pasi_of;

async fn criteria(page: &Page, expected: &[(&str, bool)]) {
    for (label, met) in expected {
        let control = format!("response.{label}");
        let word = if *met { "met" } else { "not met" };
        let mark = if *met { "✓" } else { "–" };
        page.expect_text(&control, &[mark, label, word].concat())
            .await;
    }
}

#[test]
fn a_fall_by_exactly_three_quarters_is_pasi_75() {
    journey(Setup::desk(), async |page| {
        page.choose_all(&pasi_controls(&pasi_of(14))).await;
        page.expect_total("pasi", "1.4").await;
        page.type_into("baseline.pasi", "5.6").await;
        page.expect_text("response.pasi.percent", "75.0 % better")
            .await;
        page.expect_text("response.pasi.change", "−4.2").await;
        criteria(
            &page,
            &[
                ("PASI-50", true),
                ("PASI-75", true),
                ("PASI-90", false),
                ("PASI-100", false),
            ],
        )
        .await;
        page.type_into("baseline.pasi", "5.5").await;
        criteria(&page, &[("PASI-50", true), ("PASI-75", false)]).await;
    });
}

#[test]
fn a_fall_by_exactly_nine_tenths_is_pasi_90() {
    journey(Setup::desk(), async |page| {
        page.choose_all(&pasi_controls(&pasi_of(13))).await;
        page.expect_total("pasi", "1.3").await;
        page.type_into("baseline.pasi", "13.0").await;
        page.expect_text("response.pasi.percent", "90.0 % better")
            .await;
        criteria(
            &page,
            &[("PASI-75", true), ("PASI-90", true), ("PASI-100", false)],
        )
        .await;
    });
}

#[test]
fn the_published_participant_is_64_5_percent_better() {
    journey(Setup::desk(), async |page| {
        page.type_into("baseline.pasi", "9.3").await;
        page.choose_all(&pasi_controls(&pasi_of(33))).await;
        page.expect_total("pasi", "3.3").await;
        page.expect_text("response.pasi.baseline", "9.3").await;
        page.expect_text("response.pasi.now", "3.3").await;
        page.expect_text("response.pasi.change", "−6.0").await;
        page.expect_text("response.pasi.percent", "64.5 % better")
            .await;
        criteria(&page, &[("PASI-50", true), ("PASI-75", false)]).await;
    });
}

#[test]
fn a_baseline_comes_from_a_file_and_another_subject_is_said() {
    journey(Setup::desk(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.choose_all(&pasi_controls(&pasi_of(14))).await;
        let folder = page.folder("file");
        let own = visit("P3", "Baseline", &pasi_of(56)).to_string();
        let path = save(&folder, "baseline.json", own.as_bytes());
        page.open_file("baseline.import", &path).await;
        page.expect_notice("status", &["baseline.json is the baseline."])
            .await;
        page.expect_text("baseline.pasi", "5.6").await;
        page.expect_text("response.pasi.percent", "75.0 % better")
            .await;
        page.expect_said("#section-response .about", "P3 · Baseline")
            .await;
        let alerts = page.texts("#section-response [role=alert]").await;
        assert!(
            alerts.is_empty(),
            "expected no alert about the same subject, it says {alerts:?}"
        );

        let other = visit("P4", "Baseline", &pasi_of(56)).to_string();
        let path = save(&folder, "other.json", other.as_bytes());
        page.open_file("baseline.import", &path).await;
        page.expect_said("#section-response [role=alert]", "of another subject: P4")
            .await;

        page.press("baseline.clear").await;
        page.expect_value("baseline.pasi", "").await;
        page.expect_gone("response.pasi.percent").await;
        page.press("visit.undo").await;
        page.expect_text("response.pasi.percent", "75.0 % better")
            .await;
    });
}

#[test]
fn itch_on_two_scales_is_not_compared() {
    journey(Setup::desk(), async |page| {
        page.choose("itch.scale.vas").await;
        page.type_into("itch.value", "3").await;
        page.choose("baseline.itch.scale.nrs").await;
        page.type_into("baseline.itch", "8").await;
        page.expect_said(
            "#section-response .said",
            "VAS at one visit and NRS at the other: not compared",
        )
        .await;
        page.expect_gone("response.itch.percent").await;
        page.choose("baseline.itch.scale.vas").await;
        page.expect_text("response.itch.change", "−5.0").await;
        criteria(&page, &[("Itch VAS fell by 3 or more", true)]).await;
    });
}

#[test]
fn a_baseline_typed_beside_the_visit_is_exported_with_it() {
    journey(Setup::desk(), async |page| {
        page.type_into("baseline.pasi", "9.3").await;
        page.type_into("baseline.dlqi", "12").await;
        page.choose_all(&pasi_controls(&pasi_of(33))).await;
        let file = page.export().await;
        for (pointer, expected) in [
            ("/baseline/assessments/pasi/answers/total", json!(9.3)),
            ("/baseline/assessments/dlqi/answers/total", json!(12)),
        ] {
            assert_eq!(
                file.pointer(pointer),
                Some(&expected),
                "expected {pointer} in the exported file"
            );
        }
    });
}
