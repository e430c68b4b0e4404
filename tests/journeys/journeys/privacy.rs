//! Nothing leaves the device.

use dermscore_journeys::{Setup, journey};

use crate::data::enter_all;

/// Notes every way a page can send something, beside the browser's own log.
const WATCH: &str = "
    window.sent = [];
    for (const [owner, name] of [[window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [Navigator.prototype, 'sendBeacon'], [window, 'WebSocket'], [window, 'EventSource'], [window, 'RTCPeerConnection']]) {
        const own = owner[name];
        if (own) owner[name] = new Proxy(own, {
            apply(f, self, args) { sent.push(name + ' ' + (args[0]?.url ?? args[name === 'open' ? 1 : 0])); return Reflect.apply(f, self, args); },
            construct(f, args) { sent.push(name + ' ' + args[0]); return Reflect.construct(f, args); },
        });
    }";

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
        let sent = page.run("return window.sent", &[]).await;
        let sent: Vec<String> = sent
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|sent| sent.as_str().map(String::from))
            .collect();
        for sent in &sent {
            let (by, address) = sent.split_once(' ').unwrap_or_default();
            let own = address.starts_with(page.address()) || !address.contains("://");
            assert!(
                by == "fetch" && own,
                "expected nothing sent but the page's own parts fetched, there was {sent}"
            );
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
