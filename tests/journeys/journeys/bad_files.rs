//! Files that are no visits.

use dermscore_journeys::files::{save, visit};
use dermscore_journeys::{Page, Setup, journey};
use serde_json::json;

use crate::data::{enter_all, expect_all, pasi_of};

async fn refused(page: &Page, name: &str, bytes: &[u8], said: &[&str]) {
    let before = page.answers().await;
    let path = save(&page.folder("file"), name, bytes);
    page.open_file("visit.import", &path).await;
    let first = format!("{name} was not opened; nothing was changed.");
    let mut parts = vec![first.as_str()];
    parts.extend(said);
    page.expect_notice("alert", &parts).await;
    page.expect_answers(&before).await;
    page.press("notice.close").await;
    page.expect_gone("notice").await;
}

#[test]
fn a_file_that_is_no_visit_is_refused_in_words_and_changes_nothing() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        let good = visit("P9", "Baseline", &pasi_of(14));

        refused(
            &page,
            "not-json.json",
            b"{ \"format\": ",
            &["not valid JSON", "line 1"],
        )
        .await;

        let mut wrong = good.clone();
        wrong["assessments"]["pasi"]["answers"]["regions"]["head"]["area"] = json!(7);
        wrong["assessments"]["itch"] = json!({ "answers": { "scale": "vas", "value": 10.5 } });
        let said = [
            "assessments.pasi.answers.regions.head.area: found 7; allowed is",
            "0 to 6",
            "assessments.itch.answers.value: found 10.5; allowed is",
            "0 to 10",
        ];
        refused(
            &page,
            "out-of-range.json",
            wrong.to_string().as_bytes(),
            &said,
        )
        .await;

        let mut later = good.clone();
        later["version"] = json!(2);
        let said = [
            "version: found 2; allowed is 1",
            "a later version needs a newer dermscore",
        ];
        refused(&page, "version-2.json", later.to_string().as_bytes(), &said).await;

        let large = vec![b' '; 9 * 1024 * 1024];
        refused(
            &page,
            "large.json",
            &large,
            &["9437184 bytes", "8388608", "8 MiB"],
        )
        .await;

        let text = good.to_string();
        let utf16: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        refused(&page, "utf-16.json", &utf16, &["not UTF-8"]).await;

        expect_all(&page).await;
        page.expect_value("visit.subject", "P3").await;
        // The same input still takes a good file.
        let path = save(&page.folder("file"), "good.json", text.as_bytes());
        page.open_file("visit.import", &path).await;
        page.expect_total("pasi", "1.4").await;
        page.expect_value("visit.subject", "P9").await;
    });
}

#[test]
fn a_bad_baseline_leaves_the_baseline_as_it_was() {
    journey(Setup::desk(), async |page| {
        page.type_into("baseline.pasi", "5.6").await;
        let path = save(&page.folder("file"), "nothing.json", b"[]");
        page.open_file("baseline.import", &path).await;
        page.expect_notice("alert", &["nothing.json was not opened"])
            .await;
        page.expect_value("baseline.pasi", "5.6").await;
    });
}
