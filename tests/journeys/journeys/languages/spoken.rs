//! A language is chosen, kept, and changes no score.

use dermscore_journeys::files::save;
use dermscore_journeys::oracle;
use dermscore_journeys::{Key, Page, Setup, Site, expect_none, journey, journey_at, release};
use serde_json::json;

use super::{choose, content, expect_same, expect_scores, speaks};
use crate::access::languages;
use crate::access::states::begin;
use crate::data::{DLQI, PALMS, PASI, TOTALS, enter_all};
use crate::offline::kept;
use crate::privacy::{WATCH, sent};

/// The whole visit with every number typed with a comma.
async fn enter_with_commas(page: &Page) {
    page.type_into("visit.subject", "P3").await;
    page.type_into("visit.label", "Week 4").await;
    page.type_into("visit.assessor", "A1").await;
    page.choose_all(&oracle::pasi_controls(&PASI)).await;
    for (control, palms) in PALMS {
        page.type_into(control, &palms.replace('.', ",")).await;
    }
    page.choose("itch.scale.vas").await;
    page.type_into("itch.value", "5,6").await;
    page.choose_all(&DLQI).await;
    page.choose("pga.grade.2").await;
}

#[test]
fn german_takes_and_shows_a_decimal_comma_and_exports_what_english_does() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        let english = page.elsewhere(Setup::desk()).await;
        enter_all(&english).await;
        let expected = content(english.export().await);

        kept(&page).await;
        choose(&page, "de").await;
        enter_with_commas(&page).await;
        for (instrument, total) in TOTALS {
            page.expect_total(instrument, &total.replace('.', ","))
                .await;
        }
        page.expect_text("visit.export", "Exportieren").await;
        page.expect_words("visit.saving", "gespeichert").await;
        let found = content(page.export().await);
        assert_eq!(found, expected, "expected the same file in both languages");

        page.reload().await;
        speaks(&page, "de").await;
        page.expect_total("itch", "5,6").await;
        site.stop();
        page.reload().await;
        speaks(&page, "de").await;
        page.expect_total("pasi", "18,2").await;
        // A language that this page never spoke is there without a network too.
        choose(&page, "fr").await;
        page.expect_total("pasi", "18,2").await;
    });
}

#[test]
fn arabic_runs_from_right_to_left_and_is_scored_by_the_same_keys() {
    const SIDES: &str = "
        const middle = part => { const r = document.querySelector(part).getBoundingClientRect(); return r.left + r.width / 2; };
        const brand = document.querySelector('a.brand').getBoundingClientRect();
        return {
            direction: getComputedStyle(document.body).direction,
            rail: middle('aside.rail') < middle('.panels') ? 'left' : 'right',
            brand: brand.left < innerWidth / 2 ? 'left' : 'right',
        };";
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        kept(&page).await;
        let sides = json!({ "direction": "ltr", "rail": "right", "brand": "left" });
        assert_eq!(page.run(SIDES, &[]).await, sides, "expected English so");
        choose(&page, "ar").await;
        let mirrored = json!({ "direction": "rtl", "rail": "left", "brand": "right" });
        assert_eq!(page.run(SIDES, &[]).await, mirrored, "expected a mirror");
        page.tab_to("pasi.head.area").await;
        page.keys("3214").await;
        page.expect_chosen("pasi.head.area.3").await;
        page.expect_chosen("pasi.head.desquamation.4").await;
        page.tab_to("dlqi.1").await;
        page.keys("32r103n21r2").await;
        page.expect_total("dlqi", "14").await;
        page.choose("itch.scale.nrs").await;
        page.type_into("itch.value", "5").await;
        page.expect_total("itch", "5").await;
        let eastern =
            "return document.body.innerText.match(/[\\u0660-\\u0669\\u06f0-\\u06f9]+/g) ?? []";
        assert_eq!(
            page.run(eastern, &[]).await,
            json!([]),
            "expected European digits"
        );
        expect_none(
            "one column less wide than the window",
            page.wider_than_the_window().await,
        );
        let before = page.answers().await;
        page.reload().await;
        speaks(&page, "ar").await;
        page.expect_answers(&before).await;
        site.stop();
        page.reload().await;
        speaks(&page, "ar").await;
        page.expect_answers(&before).await;
        assert_eq!(page.run(SIDES, &[]).await, mirrored, "expected a mirror");
    });
}

#[test]
fn a_language_is_fetched_when_it_is_chosen_and_no_other() {
    journey(Setup::desk().with_script(WATCH), async |page| {
        let mut expected = Vec::new();
        for tag in languages() {
            if tag != "en" {
                choose(&page, &tag).await;
                expected.push(format!("{tag}.mo"));
            }
            let mut files = sent(&page).await;
            files.retain(|sent| sent.contains(".mo"));
            let names: Vec<&str> = files
                .iter()
                .filter_map(|sent| sent.rsplit('/').next())
                .collect();
            assert_eq!(
                names, expected,
                "expected nothing but {tag} to be fetched then"
            );
        }
        choose(&page, "en").await;
        choose(&page, "de").await;
        let files = sent(&page)
            .await
            .into_iter()
            .filter(|sent| sent.contains(".mo"));
        assert_eq!(
            files.count(),
            expected.len(),
            "expected each to be fetched once"
        );
    });
}

#[test]
fn a_visit_of_one_language_opens_in_the_next_with_the_same_scores() {
    journey(Setup::desk(), async |page| {
        let mut tags = languages();
        tags.push(tags[0].clone());
        begin(&page, &tags[0]).await;
        enter_all(&page).await;
        let mut file = page.export().await;
        let first = content(file.clone());
        for tag in &tags[1..] {
            begin(&page, tag).await;
            let path = save(
                &page.folder("file"),
                "visit.json",
                file.to_string().as_bytes(),
            );
            page.open_file("visit.import", &path).await;
            expect_scores(&page, &TOTALS).await;
            file = page.export().await;
            expect_same(
                &content(file.clone()),
                &first,
                &format!("the same file in {tag}"),
            );
        }
    });
}

#[test]
fn a_language_is_chosen_by_keys_and_the_menu_has_the_focus() {
    journey(Setup::desk(), async |page| {
        page.tab_to("more.open").await;
        for tag in ["de", "es"] {
            page.key(Key::Enter).await;
            page.tab_to("settings.language").await;
            page.key(Key::Down).await;
            speaks(&page, tag).await;
            page.expect_focus("more.open").await;
        }
    });
}
