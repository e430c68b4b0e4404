//! The page in a window that is zoomed to 400 %, under a finger, and with the
//! focus on its way.

use std::collections::BTreeSet;

use dermscore_journeys::{Page, Setup, expect_none, journey};

use super::states::{STATES, State, begin, reach};
use crate::focus::settled;

/// 1280 pixels at 400 %.
const ZOOMED: (u32, u32) = (320, 256);
/// The least side of something to be touched, in CSS pixels.
const FINGER: u32 = 44;
/// More stops than any view has.
const MOST_STOPS: usize = 260;

#[test]
fn at_400_percent_everything_is_there_and_nothing_scrolls_sideways() {
    journey(Setup::desk(), async |page| {
        let mut faults = Vec::new();
        for state in STATES {
            page.resize(1440, 900).await;
            begin(&page, "en").await;
            reach(&page, state).await;
            page.resize(ZOOMED.0, ZOOMED.1).await;
            let found = page.wider_than_the_window().await.into_iter();
            let found = found.chain(page.cut_off().await);
            faults.extend(found.map(|fault| format!("{}: {fault}", state.name())));
        }
        expect_none("one column of everything at 320 px", faults);
    });
}

#[test]
fn a_visit_is_entered_by_keys_at_400_percent() {
    journey(Setup::desk(), async |page| {
        page.resize(ZOOMED.0, ZOOMED.1).await;
        page.tab_to("visit.subject").await;
        page.keys("P3").await;
        page.tab_to("pasi.head.area").await;
        page.keys("3214").await;
        page.expect_chosen("pasi.head.desquamation.4").await;
        page.tab_to("dlqi.1").await;
        page.keys("32r103n21r2").await;
        page.expect_total("dlqi", "14").await;
        expect_none("the focus in sight", page.focus_faults().await);
    });
}

async fn targets(page: Page) {
    let mut faults = Vec::new();
    for state in STATES {
        begin(&page, "en").await;
        reach(&page, state).await;
        let coarse = page
            .run("return matchMedia('(pointer: coarse)').matches", &[])
            .await;
        assert_eq!(coarse, true, "expected the screen to be a touched one");
        let found = page.smaller_targets(FINGER).await.into_iter();
        faults.extend(found.map(|fault| format!("{}: {fault}", state.name())));
    }
    let what = format!("targets of {FINGER} px on the {}", page.screen());
    expect_none(&what, faults);
}

#[test]
fn every_target_of_every_state_is_large_enough_on_a_tablet() {
    journey(Setup::tablet(), targets);
}

#[test]
fn every_target_of_every_state_is_large_enough_on_a_phone() {
    journey(Setup::phone(), targets);
}

/// Goes through a view by Tab or Shift+Tab.
async fn through(page: &Page, back: bool) -> Vec<String> {
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
    assert!(seen.len() > 5, "expected many stops, there are {seen:?}");
    faults
}

#[test]
fn the_focus_is_never_covered_in_the_trial_s_views() {
    journey(Setup::desk(), async |page| {
        let mut faults = Vec::new();
        for state in [State::Events, State::Event, State::Labs] {
            begin(&page, "en").await;
            reach(&page, state).await;
            for back in [false, true] {
                page.focus_nothing().await;
                let found = through(&page, back).await.into_iter();
                faults.extend(found.map(|fault| format!("{}: {fault}", state.name())));
            }
        }
        expect_none("the focus whole and in sight", faults);
    });
}
