//! The rules of axe-core in every state, light and dark, on paper, and in every
//! language.

use dermscore_journeys::{Page, Setup, expect_none, journey};

use super::languages;
use super::states::{STATES, State, begin, reach};

/// Breaches of a state in light, in dark and on paper.
async fn breaches(page: &Page, state: State, language: &str) -> Vec<String> {
    begin(page, language).await;
    reach(page, state).await;
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        page.media(&[("prefers-color-scheme", scheme)]).await;
        let found = page.breaches().await.into_iter();
        all.extend(found.map(|what| format!("{language}, {}, {scheme}: {what}", state.name())));
    }
    page.as_on_paper(true).await;
    let found = page.breaches().await.into_iter();
    all.extend(found.map(|what| format!("{language}, {}, on paper: {what}", state.name())));
    page.as_on_paper(false).await;
    all
}

async fn every_state(page: &Page, language: &str) {
    let mut all = Vec::new();
    for state in STATES {
        all.extend(breaches(page, state, language).await);
    }
    expect_none("nothing against WCAG 2.2 AA", all);
}

#[test]
fn no_state_breaks_a_rule_on_a_desk() {
    journey(Setup::desk(), async |page| {
        page.expect_complaint("JSON");
        every_state(&page, "en").await;
    });
}

#[test]
fn no_state_breaks_a_rule_on_a_phone() {
    journey(Setup::phone(), async |page| {
        every_state(&page, "en").await;
    });
}

#[test]
fn no_state_breaks_a_rule_in_any_other_language() {
    for language in languages().iter().filter(|tag| *tag != "en") {
        journey(Setup::desk(), async |page| {
            begin(&page, language).await;
            let spoken = page.run("return document.documentElement.lang", &[]).await;
            assert_eq!(spoken, **language, "expected the page to speak it");
            every_state(&page, language).await;
        });
    }
}
