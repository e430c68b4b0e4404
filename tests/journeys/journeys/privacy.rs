//! Nothing leaves the device.

use std::collections::BTreeSet;

use dermscore_journeys::{Page, Setup, journey};

use crate::access::patient::walk;
use crate::access::states::{STATES, begin, reach};
use crate::data::enter_all;
use crate::device::{documented, expect_documented};

/// Notes every way a page can send something, beside the browser's own log.
pub const WATCH: &str = "
    window.sent = [];
    for (const [owner, name] of [[window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [Navigator.prototype, 'sendBeacon'], [window, 'WebSocket'], [window, 'EventSource'], [window, 'RTCPeerConnection']]) {
        const own = owner[name];
        if (own) owner[name] = new Proxy(own, {
            apply(f, self, args) { sent.push(name + ' ' + (args[0]?.url ?? args[name === 'open' ? 1 : 0])); return Reflect.apply(f, self, args); },
            construct(f, args) { sent.push(name + ' ' + args[0]); return Reflect.construct(f, args); },
        });
    }";

/// What the page sent since it was loaded: by what, and where to.
pub async fn sent(page: &Page) -> Vec<String> {
    let sent = page.run("return window.sent", &[]).await;
    let sent = sent.as_array().into_iter().flatten();
    sent.filter_map(|sent| sent.as_str().map(String::from))
        .collect()
}

fn expect_own(page: &Page, sent: &str) {
    let (by, address) = sent.split_once(' ').unwrap_or_default();
    let own = address.starts_with(page.address()) || !address.contains("://");
    assert!(
        by == "fetch" && own,
        "expected nothing sent but the page's own parts fetched, there was {sent}"
    );
}

/// What the page itself asked for of the criteria; what a service worker keeps
/// for later it asks for by itself.
async fn criteria(page: &Page) -> Vec<String> {
    let mut sent = sent(page).await;
    sent.retain(|sent| sent.contains("/criteria") || sent.contains(" criteria"));
    sent
}

#[test]
fn nothing_leaves_the_page_s_own_address_in_a_whole_visit() {
    journey(Setup::desk().with_script(WATCH), async |page| {
        enter_all(&page).await;
        page.type_into("baseline.pasi", "40").await;
        page.export().await;
        page.press("visit.kept").await;
        page.press("ask.close").await;
        page.press("settings.theme").await;
        page.press("visit.new").await;
        page.expect_total("pasi", "–").await;
        for sent in sent(&page).await {
            expect_own(&page, &sent);
        }
        // The kit itself holds every journey to no request elsewhere and a
        // quiet console; here it must have had something to look at.
        let requests = page.requests().await;
        assert!(
            requests.iter().any(|address| address.ends_with(".wasm")),
            "expected the log of requests to hold the page's own program, it holds {requests:?}"
        );
        for address in &requests {
            let own = address.starts_with(page.address());
            assert!(
                own || address.starts_with("data:") || address.starts_with("blob:"),
                "expected requests below {} alone, there was one to {address}",
                page.address()
            );
        }
        let cookies = page.run("return document.cookie", &[]).await;
        assert_eq!(cookies, "", "expected no cookie");
    });
}

#[test]
fn the_criteria_are_fetched_when_one_of_their_views_is_first_opened_and_nothing_leaves() {
    for (first, second) in [
        ("Laboratory", "Adverse events"),
        ("Adverse events", "Laboratory"),
    ] {
        journey(Setup::desk().with_script(WATCH), async |page| {
            enter_all(&page).await;
            page.expect_saved().await;
            let early = criteria(&page).await;
            assert!(
                early.is_empty(),
                "expected no criteria before a view needs them, there were {early:?}"
            );
            page.open_view(first).await;
            let fetched = criteria(&page).await;
            // The views' own rules lie beside them.
            let files = fetched.iter().filter(|sent| sent.ends_with(".txt"));
            assert_eq!(
                files.count(),
                5,
                "expected the five files of the criteria for {first}, there were {fetched:?}"
            );
            let once: BTreeSet<&String> = fetched.iter().collect();
            assert_eq!(
                once.len(),
                fetched.len(),
                "expected each to be fetched once for {first}, there were {fetched:?}"
            );
            page.open_view(second).await;
            use_both(&page).await;
            let again = criteria(&page).await;
            assert_eq!(again, fetched, "expected the criteria to be fetched once");
            for sent in sent(&page).await {
                expect_own(&page, &sent);
            }
            let cookies = page.run("return document.cookie", &[]).await;
            assert_eq!(cookies, "", "expected no cookie");
        });
    }
}

/// Nothing went elsewhere, and nothing is kept that the documents do not name.
async fn stays(page: &Page) -> Vec<String> {
    for sent in sent(page).await {
        expect_own(page, &sent);
    }
    for address in page.requests().await {
        let own = address.starts_with(page.address());
        assert!(
            own || address.starts_with("data:") || address.starts_with("blob:"),
            "expected requests below {} alone, there was one to {address}",
            page.address()
        );
    }
    expect_documented(page, &documented()).await;
    Vec::new()
}

#[test]
fn no_page_asks_another_origin_or_keeps_what_the_documents_do_not_name() {
    journey(Setup::desk().with_script(WATCH), async |page| {
        for state in STATES {
            begin(&page, "en").await;
            reach(&page, state).await;
            let _ = stays(&page).await;
        }
    });
}

#[test]
fn no_screen_of_the_patient_asks_another_origin_or_keeps_anything_else() {
    journey(Setup::tablet().with_script(WATCH), async |page| {
        walk(&page, "de", stays).await;
    });
}

/// A value that becomes an event, and an event that is written.
async fn use_both(page: &Page) {
    page.open_view("Laboratory").await;
    page.press("labs.trialSet").await;
    page.expect_focus("labs.0.value").await;
    page.type_into("labs.2.value", "105").await;
    page.select_by_keys("labs.2.unit", "U/L").await;
    page.write_by_keys("labs.2.upperLimit", "50").await;
    page.write_by_keys("labs.2.baseline", "38").await;
    page.press("labs.2.log").await;
    page.expect_words("events.said", "1, highest grade 1").await;
    page.press("events.add").await;
    page.expect_focus("adverseEvents.1.verbatim").await;
    page.keys("https://example.org/ <img src=https://example.org/x>")
        .await;
    page.find_by_keys("adverseEvents.1.term", "fever", "Fever")
        .await;
    page.expect_value("adverseEvents.1.term", "Fever").await;
    page.export().await;
}
