//! Files dropped on the page.

use dermscore_journeys::files::visit;
use dermscore_journeys::{Setup, journey};

use crate::data::pasi_of;

#[test]
fn a_file_dropped_anywhere_opens_and_on_the_response_it_is_the_baseline() {
    journey(Setup::desk(), async |page| {
        let now = visit("P3", "Week 4", &pasi_of(14)).to_string();
        page.drop_file("main", "week-4.json", &now).await;
        page.expect_notice("status", &["week-4.json is open."])
            .await;
        page.expect_total("pasi", "1.4").await;
        page.expect_value("visit.subject", "P3").await;

        let before = visit("P3", "Baseline", &pasi_of(56)).to_string();
        page.drop_file("#section-response", "baseline.json", &before)
            .await;
        page.expect_notice("status", &["baseline.json is the baseline."])
            .await;
        page.expect_text("baseline.pasi", "5.6").await;
        page.expect_total("pasi", "1.4").await;

        page.drop_file("body", "broken.json", "{").await;
        page.expect_notice(
            "alert",
            &["broken.json was not opened; nothing was changed."],
        )
        .await;
        page.expect_total("pasi", "1.4").await;
    });
}
