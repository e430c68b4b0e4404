//! Answers that contradict each other.

use dermscore_journeys::oracle::pasi_controls;
use dermscore_journeys::{Setup, journey};

use crate::data::PASI;

#[test]
fn a_sign_in_a_clear_region_is_said_beside_it_and_in_the_totals() {
    journey(Setup::desk(), async |page| {
        page.choose_all(&pasi_controls(&PASI)).await;
        page.expect_total("pasi", "18.2").await;
        page.choose("pasi.trunk.area.0").await;
        page.expect_total("pasi", "–").await;
        page.expect_said(
            "#region-trunk [role=alert]",
            "A sign above 0 in a region of area 0",
        )
        .await;
        page.expect_said(
            ".total.pasi.contradictory .band",
            "contradiction: trunk induration",
        )
        .await;
        page.choose_all(&["pasi.trunk.induration.0", "pasi.trunk.desquamation.0"])
            .await;
        page.expect_total("pasi", "17.3").await;
        let left = page.texts("#region-trunk [role=alert]").await;
        assert!(
            left.is_empty(),
            "expected nothing said of the trunk any more, it says {left:?}"
        );
    });
}

#[test]
fn a_percent_that_is_not_of_the_grade_is_said_beside_it_and_in_the_totals() {
    journey(Setup::desk(), async |page| {
        page.choose_all(&pasi_controls(&PASI)).await;
        page.type_into("pasi.head.areaPercent", "9.5").await;
        page.expect_total("pasi", "–").await;
        page.expect_said(
            "#region-head [role=alert]",
            "9.5 % is area grade 1, but grade 3 is chosen",
        )
        .await;
        page.expect_said(".total.pasi.contradictory .band", "contradiction")
            .await;
        page.type_into("pasi.head.areaPercent", "30").await;
        page.expect_total("pasi", "18.2").await;
    });
}

#[test]
fn a_number_that_is_not_allowed_stays_and_what_is_allowed_is_said() {
    journey(Setup::desk(), async |page| {
        for (control, wrong, right) in [
            ("pasi.head.areaPercent", "120", "12"),
            ("bsa.palms.head", "10.5", "10"),
            ("itch.value", "eleven", "11"),
        ] {
            page.type_into(control, wrong).await;
            page.expect_value(control, wrong).await;
            page.expect_said(".number .said[role=alert]", "Allowed is")
                .await;
            page.type_into(control, if right == "11" { "10" } else { right })
                .await;
            page.until(
                async || match page.texts(".number .said[role=alert]").await {
                    said if said.is_empty() => Ok(()),
                    said => Err(format!(
                        "expected nothing said of {control} holding {right}, it says {said:?}"
                    )),
                },
            )
            .await;
        }
    });
}

#[test]
fn what_is_missing_is_named_in_the_totals() {
    journey(Setup::desk(), async |page| {
        let all = pasi_controls(&PASI);
        page.choose_all(&all[..14]).await;
        page.expect_total("pasi", "–").await;
        page.expect_said(
            ".total.pasi .band",
            "2 missing: lower limbs induration, lower limbs desquamation",
        )
        .await;
        page.choose_all(&all[14..]).await;
        page.expect_total("pasi", "18.2").await;
    });
}
