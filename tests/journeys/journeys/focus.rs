//! The focus is seen wherever it goes.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use dermscore_journeys::{Page, Setup, expect_none, journey};

/// More stops than any view has.
const MOST_STOPS: usize = 260;
/// So long scrolling to the focus may take, and so long between two looks.
const SCROLLED: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);
/// What is passed on the way through the page.
const PASSED: [&str; 9] = [
    "visit.new",
    "visit.export",
    "visit.subject",
    "pasi.head.area.0",
    "pasi.lowerLimbs.desquamation.0",
    "bsa.method.palms",
    "itch.value",
    "dlqi.10.veryMuch",
    "baseline.pasi",
];

/// What is wrong with how the focus is shown once the page has scrolled to it,
/// which browsers do at their next picture.
pub async fn settled(page: &Page) -> Vec<String> {
    let began = Instant::now();
    loop {
        let faults = page.focus_faults().await;
        if faults.is_empty() || began.elapsed() > SCROLLED {
            return faults;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Goes through a view by Tab or Shift+Tab: where the focus came, and what was
/// wrong with how it was shown there.
pub async fn tour(page: &Page, back: bool) -> (BTreeSet<String>, Vec<String>) {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_STOPS {
        page.step_focus(back).await;
        let here = page.focused().await;
        if here == "nothing" {
            break;
        }
        faults.extend(settled(page).await);
        seen.insert(here);
    }
    // Past the last stop the focus is in the browser's own bars.
    page.focus_nothing().await;
    (seen, faults)
}

async fn through(page: &Page, back: bool) {
    let (seen, mut faults) = tour(page, back).await;
    faults.extend(
        PASSED
            .iter()
            .filter(|control| !seen.contains(**control))
            .map(|control| format!("{control} is not reached by Tab")),
    );
    let way = if back { "Shift+Tab" } else { "Tab" };
    let what = format!(
        "the focus in full sight along {way} on the {}",
        page.screen()
    );
    faults.dedup();
    expect_none(&what, faults);
}

#[test]
fn the_focus_is_in_sight_from_top_to_end_on_a_desk() {
    journey(Setup::desk(), async |page| through(&page, false).await);
}

#[test]
fn the_focus_is_in_sight_from_end_to_top_on_a_desk() {
    journey(Setup::desk(), async |page| through(&page, true).await);
}

#[test]
fn the_focus_is_in_sight_from_top_to_end_on_a_tablet() {
    journey(Setup::tablet(), async |page| through(&page, false).await);
}

#[test]
fn the_focus_is_in_sight_from_end_to_top_on_a_tablet() {
    journey(Setup::tablet(), async |page| through(&page, true).await);
}

#[test]
fn the_focus_is_in_sight_from_top_to_end_on_a_phone() {
    journey(Setup::phone(), async |page| through(&page, false).await);
}

#[test]
fn the_focus_is_in_sight_from_end_to_top_on_a_phone() {
    journey(Setup::phone(), async |page| through(&page, true).await);
}
