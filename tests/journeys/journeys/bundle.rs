//! The page in one file, opened from a disk.

use dermscore_journeys::{Setup, journey_at, release};

use crate::data::{enter_all, expect_all};
use crate::offline::open_criteria;

#[test]
fn the_page_in_one_file_does_everything_from_a_disk() {
    // A stick's folder, with a name as people give them.
    let folder = std::env::temp_dir().join(format!("dermscore für alle {}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("dermscore.html");
    std::fs::copy(release().join("dermscore.html"), &file).expect("the page in one file");
    let address = url::Url::from_file_path(&file).expect("an address");
    journey_at(address.into(), Setup::desk(), async |page| {
        enter_all(&page).await;
        page.expect_saved().await;
        page.reload().await;
        expect_all(&page).await;
        let file = page.export().await;
        assert_eq!(
            file.pointer("/assessments/pasi/result/total"),
            Some(&serde_json::json!(18.2)),
            "expected the total of PASI in the exported file"
        );
        open_criteria(&page, "#/labs").await;
        open_criteria(&page, "#/events").await;
        page.run("location.hash = '#/pasi'", &[]).await;
        expect_all(&page).await;
        page.expect_gone("update.take").await;
        // The kit holds the journey to no request but for the file itself.
    });
    let _ = std::fs::remove_dir_all(folder);
}
