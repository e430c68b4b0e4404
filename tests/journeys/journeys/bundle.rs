//! The page in one file, opened from a disk.

use dermscore_journeys::{Page, Setup, expect_none, journey_at, release};
use serde_json::{Value, json};

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
        every_part_is_in_it(&page).await;
        // The kit holds the journey to no request but for the file itself.
    });
    let _ = std::fs::remove_dir_all(folder);
}

/// Whatever the build made and the page may come to fetch, it finds in the file,
/// byte for byte: the service worker's list tells what that is.
async fn every_part_is_in_it(page: &Page) {
    const FETCH: &str = "
        const digest = async bytes => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
        const wrong = Object.entries(arguments[0]).map(async ([name, expected]) => {
            const bytes = await fetch(name).then(response => response.arrayBuffer(), () => null);
            if (!bytes) return `${name} is not in it`;
            return await digest(bytes) === expected ? null : `${name} is not the same in it`;
        });
        return Promise.all(wrong).then(all => all.filter(Boolean));";
    let worker = std::fs::read_to_string(release().join("sw.js")).expect("the worker");
    let list = worker.split_once("FILES = ").expect("a list").1;
    let mut list = serde_json::Deserializer::from_str(list).into_iter::<Value>();
    let mut files = list.next().expect("a list").expect("names and digests");
    let files = files.as_object_mut().expect("names and digests");
    // What stands in the page in another way, or what only a site can have.
    files.retain(|name, _| {
        let beside = [".html", ".js", ".webmanifest"];
        let page_s_own = name.starts_with("icons/") || name.starts_with("style-");
        !page_s_own && !beside.iter().any(|kind| name.ends_with(kind))
    });
    assert!(
        files.len() > 8,
        "expected parts and data, there are {files:?}"
    );
    let wrong = page.run(FETCH, &[json!(files)]).await;
    let wrong = wrong.as_array().into_iter().flatten();
    let wrong = wrong.map(ToString::to_string).collect();
    expect_none("every part of the build in the file", wrong);
}
