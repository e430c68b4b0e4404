//! Moments and units, as the language writes them.

use dermscore_journeys::files::save;
use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::access::states::begin;

/// Half an hour beside whole ones, and on the next day already.
const ZONE: &str = "Asia/Kolkata";
const WRITTEN: &str = "2026-11-22T20:15:08.250Z";

/// When the only visit on the device was written, as its list says it.
async fn written(page: &Page) -> String {
    const KEEP: &str = "localStorage['dermscore.visit.other'] = arguments[0]";
    let file = format!(
        "{{\"format\": \"dermscore.visit\", \"version\": 1, \"writtenAt\": \"{WRITTEN}\", \"visit\": {{\"id\": \"other\", \"subject\": \"P7\"}}, \"assessments\": {{}}}}"
    );
    page.run(KEEP, &[json!(file)]).await;
    page.run("at('visit.kept').click()", &[]).await;
    page.expect_there("kept.open").await;
    let said = page.texts("dialog li small").await;
    page.press("ask.close").await;
    said.concat().trim().to_owned()
}

#[test]
fn a_moment_is_that_of_the_device_s_clock_as_the_language_writes_it() {
    journey(Setup::desk(), async |page| {
        page.in_time_zone(ZONE).await;
        for (language, expected) in [
            ("en", "2026-11-23 01:45:08"),
            ("de", "23. Nov. 2026, 1:45:08"),
            ("fr", "23 nov. 2026, 1:45:08"),
            ("zh-Hans", "2026年11月23日 1:45:08"),
        ] {
            begin(&page, language).await;
            assert_eq!(
                written(&page).await,
                expected,
                "expected it so in {language}"
            );
        }
    });
}

#[test]
fn a_unit_that_is_a_word_is_said_in_the_language_and_kept_in_english() {
    const UNITS: &str = "return [...at(arguments[0]).options].map(one => [one.value, one.label])";
    let visit = json!({
        "format": "dermscore.visit", "version": 1,
        "visit": { "id": "fever", "subject": "P7", "date": "2026-11-22" },
        "assessments": {}, "labs": [],
        "adverseEvents": [{ "term": "Fever", "ctcae": "5.0", "seriousness": [] }],
    });
    journey(Setup::desk(), async |page| {
        begin(&page, "de").await;
        let file = save(
            &page.folder("file"),
            "fever.json",
            visit.to_string().as_bytes(),
        );
        page.open_file("visit.import", &file).await;
        page.expect_there("notice.close").await;
        page.press("notice.close").await;
        page.run("location.hash = '#/events'", &[]).await;
        page.view_stands().await;
        page.press("events.open.0").await;
        let unit = "adverseEvents.0.facts.measured.temperatureDuration.unit";
        page.expect_there(unit).await;
        let units = page.run(UNITS, &[json!(unit)]).await;
        assert_eq!(
            units.as_array().map_or(&[][..], |all| &all[1..]),
            [
                json!(["h", "h"]),
                json!(["min", "min"]),
                json!(["days", "Tage"])
            ],
            "expected symbols as they are and words in German"
        );
        page.write_by_keys(
            "adverseEvents.0.facts.measured.temperatureDuration.value",
            "3",
        )
        .await;
        page.select_by_keys(unit, "days").await;
        let file = page.export().await;
        assert_eq!(
            file["adverseEvents"][0]["facts"]["measured"]["temperatureDuration"],
            json!({ "value": "3", "unit": "days" }),
            "expected the file in English"
        );
    });
}
