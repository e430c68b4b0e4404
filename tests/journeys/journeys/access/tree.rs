//! What a screen reader is given, as it was reviewed: roles, names, values,
//! states. `DERMSCORE_REWRITE_TREES=1 cargo xtask test journeys -- access::tree`
//! writes the files anew; what they then say is reviewed as any other change.

use std::path::{Path, PathBuf};

use dermscore_journeys::{Setup, expect_none, journey};

use super::states::{STATES, State, begin, reach};

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    folder.join(format!("{name}.txt"))
}

/// The lines in which two trees differ first.
fn difference(reviewed: &str, found: &str) -> Option<String> {
    if reviewed == found {
        return None;
    }
    let (mut left, mut right) = (reviewed.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        let (one, two) = (left.next(), right.next());
        if one != two || one.is_none() {
            let line = |line: Option<&str>| line.unwrap_or("(nothing)").trim().to_owned();
            return Some(format!(
                "line {number}: {}, reviewed was {}",
                line(two),
                line(one)
            ));
        }
    }
}

/// What “This device” lists has sizes and counts that differ from build to build.
const UNSTEADY: [State; 2] = [State::Device, State::Wipe];

#[test]
fn roles_names_and_states_are_those_that_were_reviewed() {
    journey(Setup::desk(), async |page| {
        let rewrite = std::env::var_os("DERMSCORE_REWRITE_TREES").is_some();
        let mut faults = Vec::new();
        for state in STATES.into_iter().filter(|state| !UNSTEADY.contains(state)) {
            begin(&page, "en").await;
            reach(&page, state).await;
            // What was entered is saved first, which the page says.
            let found = page.until(async || {
                let tree = page.tree().await;
                if tree.contains("Saving…") {
                    return Err("expected the visit to be saved".to_owned());
                }
                Ok(tree)
            });
            let found = found.await;
            assert!(found.lines().count() > 4, "expected a tree, it is {found}");
            let file = file(&state.name());
            if rewrite {
                std::fs::write(&file, &found)
                    .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                continue;
            }
            let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
            let fault = difference(&reviewed, &found);
            faults.extend(fault.map(|fault| format!("{}: {fault}", state.name())));
        }
        expect_none("the trees that were reviewed", faults);
    });
}

/// What changes while one enters is told without being looked for.
#[test]
fn totals_grades_and_messages_are_live() {
    journey(Setup::desk(), async |page| {
        let live = "
            const el = document.querySelector(arguments[0]);
            if (!el) return 'not there';
            const region = el.closest('output, [role=status], [role=alert], [aria-live=polite], [aria-live=assertive]');
            return region ? 'live' : 'silent';";
        for selector in ["[data-testid='pasi.total']", "[data-testid='dlqi.total']"] {
            let said = page.run(live, &[selector.into()]).await;
            assert_eq!(
                said, "live",
                "expected {selector} to be told when it changes"
            );
        }
        reach(&page, super::states::State::Event).await;
        let verdict = "[data-testid='adverseEvents.3.result']";
        assert_eq!(
            page.run(live, &[verdict.into()]).await,
            "live",
            "expected {verdict} to be told"
        );
        begin(&page, "en").await;
        reach(&page, super::states::State::Notice).await;
        let notice = "[data-testid='notice'] p";
        assert_eq!(
            page.run(live, &[notice.into()]).await,
            "live",
            "expected {notice} to be told"
        );
    });
}
