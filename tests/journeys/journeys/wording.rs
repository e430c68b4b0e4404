//! The site's own wording: beside the page, imported, written.

use std::fs;
use std::path::{Path, PathBuf};

use dermscore_journeys::{Setup, Site, journey, journey_at, release};

use crate::offline::kept;

pub const ENGLISH: &str = include_str!("../../wording/fixtures/dlqi.en.json");

/// SHA-256 of the fixture, by `sha256sum`.
const DIGEST: &str = "8747dd1ff55d08875f7d212264cdab517f2f20f515764ffa691e11434605f8cd";

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording/fixtures");
    folder.join(name)
}

/// The release page with a wording beside it.
fn site_with(name: &str, wording: &str) -> (PathBuf, Site) {
    let folder = std::env::temp_dir().join(format!("dermscore-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    copy(&release(), &folder);
    fs::create_dir_all(folder.join("wording")).expect("a folder");
    fs::write(folder.join("wording/dlqi.en.json"), wording).expect("a wording");
    let site = Site::of(folder.clone());
    (folder, site)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

#[test]
fn beside_the_page_it_is_found_shown_named_and_kept_without_a_network() {
    let (folder, site) = site_with("beside", ENGLISH);
    journey_at(site.url(), Setup::desk(), async |page| {
        page.press("pasi.head.area.1").await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
        page.expect_words("dlqi.copyright", "© Invented Owner 2026")
            .await;
        page.press("dlqi.1.aLot").await;
        page.press("dlqi.7.no").await;
        let file = page.export().await;
        let wording = &file["assessments"]["dlqi"]["answers"]["wording"];
        assert_eq!(wording["id"], "invented-dlqi-en");
        assert_eq!(wording["licensed"], true);
        assert_eq!(wording["licence"], "EX-2026-0001 (Example Clinic)");
        assert_eq!(wording["sha256"], DIGEST);
        kept(&page).await;
        // The worker has it once it was asked for through the worker.
        page.reload().await;
        page.press("pasi.head.area.2").await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
        site.stop();
        page.reload().await;
        page.press("pasi.head.area.1").await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
    });
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn beside_the_page_and_wrong_it_is_said_and_the_topics_stay() {
    let (folder, site) = site_with("wrong", &ENGLISH.replace("\"recall\"", "\"recal\""));
    journey_at(site.url(), Setup::desk(), async |page| {
        page.press("pasi.head.area.1").await;
        page.expect_notice(
            "alert",
            &[
                "wording/dlqi.en.json",
                "recall is missing",
                "recal is no part",
            ],
        )
        .await;
        page.expect_words("dlqi.1.aLot", "A lot").await;
    });
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn it_is_imported_edited_and_saved() {
    journey(Setup::desk(), async |page| {
        page.show("#/wording").await;
        page.expect_there("wording.import").await;
        page.open_file("wording.import", &fixture("dlqi.en.json"))
            .await;
        page.expect_words("wording.said", "is kept on this device")
            .await;
        page.press("wording.edit").await;
        page.expect_value(
            "items.1.stem",
            "Invented question one: how much did the first thing trouble you?",
        )
        .await;
        page.type_into("wording.version", "2.2").await;
        page.press("wording.keep").await;
        page.expect_words("wording.said", "is kept on this device")
            .await;
        page.press("wording.export").await;
        page.expect_words("wording.said", "Saved as dlqi.en.json")
            .await;
        page.show("#/dlqi").await;
        page.expect_words("dlqi.copyright", "version 2.2").await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
        page.reload().await;
        page.expect_words("dlqi.1.aLot", "Quite a lot").await;
    });
}
