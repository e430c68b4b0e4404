//! The page without a network.

use dermscore_journeys::{Page, Setup, Site, journey, journey_at, release};
use serde_json::Value;

use crate::data::{enter_all, expect_all};

/// Waits until the device holds the whole page.
pub async fn kept(page: &Page) {
    page.until(async || {
        let script = "return !!navigator.serviceWorker.controller";
        match page.run(script, &[]).await {
            Value::Bool(true) => Ok(()),
            _ => Err("expected a service worker in force, there is none".into()),
        }
    })
    .await;
}

/// Opens a view that needs the criteria, and waits until it stands.
pub async fn open_criteria(page: &Page, route: &str) {
    page.run("location.hash = arguments[0]", &[route.into()])
        .await;
    page.until(async || {
        let script = "
            const main = document.querySelector('main.trial');
            if (!main || main.innerText.includes('being fetched')) return 'it is not there yet';
            return at('trial.again') ? main.innerText : null;";
        match page.run(script, &[]).await {
            Value::Null => Ok(()),
            why => Err(format!("expected the view {route}: {why}")),
        }
    })
    .await;
}

#[test]
fn a_first_visit_is_enough_for_everything_without_a_network() {
    let site = Site::of(release());
    journey_at(site.url(), Setup::desk(), async |page| {
        kept(&page).await;
        let missed = site.missed();
        assert!(
            missed.is_empty(),
            "expected every file of the page to be there, {missed:?} are not"
        );
        site.stop();
        // In the very window of the first visit, what it had not fetched itself.
        open_criteria(&page, "#/labs").await;
        page.run("location.hash = '#/pasi'", &[]).await;
        page.reload().await;
        open_criteria(&page, "#/events").await;
        page.run("location.hash = '#/pasi'", &[]).await;
        enter_all(&page).await;
        page.expect_saved().await;
        page.reload().await;
        expect_all(&page).await;
        // By every address of the page.
        for address in ["index.html?source=pwa#/dlqi", "?x=1", "#/anything"] {
            let address = format!("{}{address}", site.url());
            page.go_to(&address).await;
            expect_all(&page).await;
        }
        page.export().await;
    });
}

#[test]
fn nothing_of_the_page_needs_a_service_worker() {
    const NONE: &str = "
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('none', 'SecurityError'); } });";
    const REFUSED: &str = "
        ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('refused', 'SecurityError'); };";
    const GONE: &str = "delete Navigator.prototype.serviceWorker;";
    for script in [NONE, REFUSED, GONE] {
        journey(Setup::desk().with_script(script), async |page| {
            open_criteria(&page, "#/labs").await;
            page.run("location.hash = '#/pasi'", &[]).await;
            page.choose("pasi.head.area.3").await;
            page.expect_saved().await;
            page.reload().await;
            page.expect_chosen("pasi.head.area.3").await;
            page.expect_gone("update.take").await;
        });
    }
}

#[test]
fn a_server_that_does_not_know_webassembly_will_do() {
    let site = Site::of(release());
    site.know_no_wasm();
    journey_at(site.url(), Setup::desk(), async |page| {
        // The browser starts it in a slower way, and may say so.
        page.expect_complaint("application/wasm");
        page.choose("pasi.head.area.3").await;
        open_criteria(&page, "#/labs").await;
        kept(&page).await;
    });
}

#[test]
fn the_browser_finds_the_page_installable() {
    journey(Setup::desk(), async |page| {
        kept(&page).await;
        page.until(
            async || match page.browser().kept_from_installing().await? {
                why if why.is_empty() => Ok(()),
                why => Err(format!(
                    "expected the page to be installable, it is not: {why:?}"
                )),
            },
        )
        .await;
    });
}
