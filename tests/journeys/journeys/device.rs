//! What this device keeps: where, for how long, and how it is wiped.

use dermscore_journeys::{Page, Setup, journey};
use serde_json::Value;

use crate::data::enter_all;

/// The keys that docs/architecture.md names.
pub fn documented() -> Vec<String> {
    let document = include_str!("../../../docs/architecture.md");
    let keys = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `dermscore.")?.split_once('`'))
        .map(|(name, _)| format!("dermscore.{name}"));
    let keys: Vec<String> = keys.collect();
    assert!(keys.len() > 5, "expected a table of keys, it has {keys:?}");
    keys
}

/// What is kept: in which storage, database or cache, and under which key.
async fn kept(page: &Page) -> Vec<String> {
    const ALL: &str = "
        return (async () => {
            const all = [];
            for (const name of ['localStorage', 'sessionStorage'])
                for (let i = 0; i < window[name].length; i++) all.push(name + ' ' + window[name].key(i));
            for (const { name } of (await indexedDB.databases?.()) ?? []) all.push('database ' + name);
            for (const name of await caches?.keys() ?? []) all.push('cache ' + name);
            if (document.cookie) all.push('cookie ' + document.cookie);
            return all;
        })();";
    let all = page.run(ALL, &[]).await;
    let all = all.as_array().into_iter().flatten();
    all.filter_map(|one| one.as_str().map(String::from))
        .collect()
}

pub async fn expect_documented(page: &Page, keys: &[String]) {
    for one in kept(page).await {
        let (place, key) = one.split_once(' ').unwrap_or_default();
        let known = match place {
            "database" => key == "dermscore",
            "cache" => key.starts_with("dermscore "),
            "cookie" => false,
            _ => keys.iter().any(|known| match known.split_once('<') {
                Some((start, _)) => key.starts_with(start),
                None => key == known,
            }),
        };
        assert!(
            known,
            "expected only what docs/architecture.md names, there is {one}"
        );
    }
}

#[test]
fn nothing_is_written_but_what_the_documents_name_on_any_page() {
    let keys = documented();
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.expect_saved().await;
        expect_documented(&page, &keys).await;
        for view in ["#/labs", "#/events", "#/device", "#/dlqi"] {
            page.show(view).await;
            expect_documented(&page, &keys).await;
        }
        page.export().await;
        page.press("settings.theme").await;
        page.press("visit.kept").await;
        page.press("kept.device").await;
        page.expect_there("device.total").await;
        expect_documented(&page, &keys).await;
    });
}

#[test]
fn everything_is_wiped_at_once_after_it_was_asked_once() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.expect_saved().await;
        page.press("visit.kept").await;
        page.press("kept.device").await;
        page.press("device.wipe").await;
        page.expect_words("device.missing", "1 visit stands in no exported file")
            .await;
        page.mark().await;
        page.press("device.wipe.all").await;
        page.fresh().await;
        page.until(async || {
            let left: Vec<String> = kept(&page).await;
            let visits = left.iter().filter(|one| one.contains("dermscore.visit."));
            match visits.count() {
                0 => Ok(()),
                _ => Err(format!("still kept: {left:?}")),
            }
        })
        .await;
        page.expect_there("device.total").await;
        page.show("#/pasi").await;
        page.expect_total("pasi", "–").await;
        page.reload().await;
        page.expect_total("pasi", "–").await;
    });
}

#[test]
fn the_page_says_that_it_is_here_and_what_to_do_where_nothing_is_installed() {
    journey(Setup::desk(), async |page| {
        page.until(async || {
            match page
                .run("return !!navigator.serviceWorker.controller", &[])
                .await
            {
                Value::Bool(true) => Ok(()),
                _ => Err("expected the page to be kept for use without a network".into()),
            }
        })
        .await;
        page.show("#/device").await;
        page.expect_words("device.offline", "opens without a network")
            .await;
        page.expect_words("device.bookmark", "set a bookmark").await;
        let file = "return fetch(at('device.one_file').href).then(found => found.ok)";
        assert_eq!(
            page.run(file, &[]).await,
            Value::Bool(true),
            "expected the page in one file beside the page"
        );
    });
}

#[test]
fn what_is_kept_in_the_tab_survives_a_reload_and_is_not_on_the_device() {
    journey(Setup::desk(), async |page| {
        page.choose("pga.grade.2").await;
        page.expect_saved().await;
        page.export().await;
        page.press("visit.kept").await;
        page.press("kept.device").await;
        page.press("device.in_tab").await;
        page.expect_words("device.promise", "Nothing is kept beyond this tab")
            .await;
        page.show("#/pga").await;
        page.choose("pga.grade.3").await;
        page.expect_words("visit.saving", "Kept in this tab alone")
            .await;
        let on_device = kept(&page).await;
        let on_device: Vec<&String> = on_device
            .iter()
            .filter(|one| one.starts_with("localStorage"))
            .collect();
        assert_eq!(on_device, ["localStorage dermscore.settings"]);
        page.export().await;
        page.reload().await;
        page.expect_chosen("pga.grade.3").await;
    });
}

#[test]
fn an_encrypted_export_opens_again_with_its_passphrase_alone() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        let before = page.answers().await;
        page.press("visit.seal").await;
        page.type_into("seal.passphrase", "correct horse battery")
            .await;
        page.type_into("seal.again", "correct horse battery").await;
        page.press("seal.confirm").await;
        page.expect_notice("status", &["Exported encrypted as dermscore-"])
            .await;
        page.press("notice.close").await;
        let path = page
            .until(async || page.downloaded().pop().ok_or("no download yet".into()))
            .await;
        let text = std::fs::read_to_string(&path).expect("the download");
        assert!(
            text.contains("dermscore.sealed") && !text.contains("assessments"),
            "expected nothing to be read in {text}"
        );
        page.press("visit.new").await;
        page.expect_total("pasi", "–").await;
        page.open_file("visit.import", &path).await;
        page.type_into("unseal.passphrase", "incorrect horse").await;
        page.press("unseal.confirm").await;
        page.expect_words("passphrase.state", "It does not open.")
            .await;
        page.expect_total("pasi", "–").await;
        page.type_into("unseal.passphrase", "correct horse battery")
            .await;
        page.press("unseal.confirm").await;
        page.expect_gone("unseal.confirm").await;
        page.expect_answers(&before).await;
    });
}
