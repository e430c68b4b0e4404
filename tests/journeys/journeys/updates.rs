//! Newer versions of the page.

use std::time::Duration;

use dermscore_journeys::{Fault, Page, Setup, Site, journey_at, next_release, release};
use serde_json::{Value, json};

use crate::data::{enter_all, expect_all};
use crate::offline::{kept, open_criteria};
use crate::storage::without_room;

/// What a page does by itself when it comes into sight, and every hour.
const LOOK: &str = "document.dispatchEvent(new Event('visibilitychange'))";

/// So long between two looks.
const AGAIN: Duration = Duration::from_millis(400);

/// Lets the page look for a newer version until something has come of it. One
/// look is not enough: where the browser is just looking by itself, it counts as
/// that one, which may have seen what stood on the server before.
async fn look_until(page: &Page, mut came: impl AsyncFnMut() -> Result<(), String>) {
    page.until(async || {
        page.run(LOOK, &[]).await;
        tokio::time::sleep(AGAIN).await;
        came().await
    })
    .await;
}

/// Lets the page look until it says that there is a newer version.
async fn look_until_said(page: &Page) {
    look_until(page, async || match page.text("update.take").await {
        Some(_) => Ok(()),
        None => Err("expected a newer version to be said, there is nothing".into()),
    })
    .await;
}

/// Whether the page that is shown is the next version.
async fn is_next(page: &Page) -> bool {
    let script = "return !!document.querySelector('meta[name=generation]')";
    page.run(script, &[]).await == Value::Bool(true)
}

async fn becomes_next(page: &Page) {
    page.until(async || match is_next(page).await {
        true => Ok(()),
        false => Err("expected the next version, the page is the old one".into()),
    })
    .await;
    page.whole().await;
}

/// Waits until the device keeps so many versions.
async fn versions_kept(page: &Page, expected: u64) {
    page.until(async || {
        page.run(
            "caches.keys().then(all => window.versions = all.filter(name => !name.endsWith(' beside')).length)",
            &[],
        )
        .await;
        let found = page.run("return window.versions", &[]).await;
        if found == json!(expected) {
            Ok(())
        } else {
            Err(format!(
                "expected {expected} versions kept, there are {found}"
            ))
        }
    })
    .await;
}

/// A page of the old version that the device keeps, with a mark that it would
/// not have after a reload.
async fn begin(page: &Page) {
    kept(page).await;
    page.reload().await;
    page.run("window.mark = true", &[]).await;
}

async fn is_undisturbed(page: &Page) {
    let marked = page.run("return window.mark === true", &[]).await;
    assert_eq!(marked, true, "expected no reload, there was one");
    assert!(!is_next(page).await, "expected the old version");
}

/// Where every control stands but those of what is said.
async fn places(page: &Page) -> Value {
    let script = "
        const controls = [...document.querySelectorAll('[data-testid]')].filter(el => !el.closest('#update'));
        return controls.map(el => [el.dataset.testid, el.getBoundingClientRect().y]);";
    page.run(script, &[]).await
}

#[test]
fn a_newer_version_is_said_and_taken_on_agreement_and_the_visit_stays() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        begin(&page).await;
        enter_all(&page).await;
        page.type_into("pasi.trunk.areaPercent", "120").await;
        let before = places(&page).await;
        site.put(next_release());
        look_until_said(&page).await;
        page.expect_said("#update", "taken when you agree").await;
        is_undisturbed(&page).await;
        assert_eq!(
            places(&page).await,
            before,
            "expected every control where it was: a finger may be on its way to it"
        );
        // It can wait, and a reload does not take it either.
        page.press("update.later").await;
        page.expect_gone("update.take").await;
        page.choose("dlqi.8.notAtAll").await;
        let before = page.answers().await;
        page.reload().await;
        page.run("window.mark = true", &[]).await;
        page.expect_said("#update", "taken when you agree").await;
        is_undisturbed(&page).await;

        page.press("update.take").await;
        becomes_next(&page).await;
        page.expect_answers(&before).await;
        page.expect_gone("update.take").await;
        versions_kept(&page, 1).await;
        // And whole: the old server is not needed, nor the new one.
        site.stop();
        page.reload().await;
        page.expect_answers(&before).await;
        assert!(is_next(&page).await, "expected the next version to stay");
        open_criteria(&page, "#/labs").await;
    });
}

#[test]
fn a_page_that_a_newer_version_has_overtaken_on_its_way_says_so() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        begin(&page).await;
        // As a page of another build would on its start.
        page.run(
            "navigator.serviceWorker.controller.postMessage('0123456789abcdef')",
            &[],
        )
        .await;
        page.expect_said("#update", "go on with the old one").await;
        page.press("update.take").await;
        page.until(async || {
            let marked = page.run("return window.mark === true", &[]).await;
            match marked == Value::Bool(false) {
                true => Ok(()),
                false => Err("expected the page to be loaded once more".into()),
            }
        })
        .await;
        // Now it is of the version in force, and told nothing.
        page.whole().await;
        versions_kept(&page, 1).await;
        page.expect_gone("update.take").await;
    });
}

#[test]
fn a_version_taken_in_one_window_leaves_the_other_as_it_is() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        begin(&page).await;
        let first = page.window().await;
        let second = page.open_window().await;
        page.run("window.mark = true", &[]).await;
        page.choose("pasi.head.area.2").await;
        page.expect_saved().await;
        site.put(next_release());
        page.look_at(&first).await;
        look_until_said(&page).await;
        page.press("update.take").await;
        becomes_next(&page).await;

        page.look_at(&second).await;
        page.expect_said("#update", "taken in another window").await;
        is_undisturbed(&page).await;
        // It still has its own parts, which the server has no more.
        open_criteria(&page, "#/labs").await;
        is_undisturbed(&page).await;
        page.run("location.hash = '#/pasi'", &[]).await;
        page.press("update.take").await;
        becomes_next(&page).await;
        page.expect_chosen("pasi.head.area.2").await;
        versions_kept(&page, 1).await;
    });
}

#[test]
fn a_broken_update_leaves_the_old_version_working() {
    let site = Site::of(release());
    let file = std::fs::read_dir(next_release())
        .expect("the next version")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("later-"))
        .expect("a part that is fetched later");
    let faults = [
        (file.as_str(), Fault::Missing),
        (file.as_str(), Fault::Half),
        (file.as_str(), Fault::Torn),
        ("index.html", Fault::Half),
        ("sw.js", Fault::Missing),
        ("sw.js", Fault::Torn),
    ];
    journey_at(site.url(), Setup::desk(), async |page| {
        begin(&page).await;
        enter_all(&page).await;
        page.expect_saved().await;
        let old = page.run(VERSIONS, &[]).await;
        site.put(next_release());
        for (file, fault) in faults {
            site.repair();
            forget_all_but(&page, old.clone()).await;
            site.damage(file, fault);
            let before = site.asked_for(file);
            look_until(&page, async || match site.asked_for(file) > before {
                true => Ok(()),
                false => Err(format!("expected the update to ask for {file}")),
            })
            .await;
            settled(&page).await;
            page.expect_gone("update.take").await;
            is_undisturbed(&page).await;
            page.reload().await;
            page.run("window.mark = true", &[]).await;
            expect_all(&page).await;
            is_undisturbed(&page).await;
        }
        site.stop();
        page.reload().await;
        expect_all(&page).await;
        open_criteria(&page, "#/labs").await;
        page.run("location.hash = '#/pasi'", &[]).await;
        // Repaired, it is taken as any other.
        site.repair();
        site.start();
        look_until_said(&page).await;
        page.press("update.take").await;
        becomes_next(&page).await;
        expect_all(&page).await;
        versions_kept(&page, 1).await;
    });
}

/// The names under which the device keeps versions.
const VERSIONS: &str = "return caches.keys()";

/// Forgets what came of a newer version so far: a try goes on from the one
/// before it, and would not ask for what that one had.
async fn forget_all_but(page: &Page, old: Value) {
    let script = "
        const all = (await caches.keys()).filter(name => !arguments[0].includes(name));
        await Promise.all(all.map(name => caches.delete(name)));";
    let script = format!("return (async () => {{ {script} }})().then(() => null)");
    let script = script.replace("arguments[0]", "old");
    let script = format!("const old = arguments[0]; {script}");
    page.run(&script, &[old]).await;
}

/// Waits until no version is being fetched, and tells that none waits.
async fn settled(page: &Page) {
    page.run(
        "navigator.serviceWorker.getRegistration().then(r => window.registration = r)",
        &[],
    )
    .await;
    page.until(async || {
        let script = "
            const r = window.registration;
            return r ? (r.installing && 'one is being fetched') || (r.waiting && 'one waits') : 'no answer';";
        match page.run(script, &[]).await {
            Value::Null => Ok(()),
            found => Err(format!("expected no newer version, {found}")),
        }
    })
    .await;
}

#[test]
fn a_newer_version_is_not_taken_while_the_visit_cannot_be_kept() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        begin(&page).await;
        site.put(next_release());
        look_until_said(&page).await;
        page.expect_said("#update", "taken when you agree").await;
        without_room(&page).await;
        page.choose("pasi.head.area.2").await;
        page.press("update.take").await;
        page.expect_said("#update [role=alert]", "could not be kept")
            .await;
        is_undisturbed(&page).await;
        page.expect_chosen("pasi.head.area.2").await;
        page.run("Storage.prototype.setItem = window.setItem", &[])
            .await;
        page.press("update.take").await;
        becomes_next(&page).await;
        page.expect_chosen("pasi.head.area.2").await;
    });
}
