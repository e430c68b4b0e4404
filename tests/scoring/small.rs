//! PGA, PSSI and the judged IPC criteria, all of their answers.

use dermscore::instruments::ipc;

use crate::kit::{agree, answers, outcome, status};
use crate::oracle::{Answers, small as oracle};

/// "IGA/PGA 0-4"
#[test]
fn a_grade_is_its_score() {
    for grade in 0..=4_u32 {
        let given = answers(&[("grade", grade.to_string())]);
        let outcome = outcome("pga", &given);
        agree(&outcome, &oracle::pga(&given), &given);
        assert_eq!(
            outcome.total.and_then(|total| total.as_whole()),
            Some(grade)
        );
        assert_eq!(outcome.show_total(), Some(grade.to_string()));
    }
    assert_eq!(status(&outcome("pga", &Answers::new())), "notDone");
}

/// "PSSI = (E+T+S) x scalp area grade, 0-72": area and signs each unanswered or
/// in any of their grades, so all 7 × 125 and all that is incomplete.
#[test]
fn every_scalp() {
    let paths = ["area", "erythema", "induration", "desquamation"];
    let mut scored = 0;
    for form in 0..8 * 216_u32 {
        let states = [form / 216, form / 36 % 6, form / 6 % 6, form % 6];
        let mut given = Answers::new();
        for (path, state) in paths.into_iter().zip(states) {
            if let Some(grade) = state.checked_sub(1) {
                given.insert(path.to_owned(), grade.to_string());
            }
        }
        let outcome = outcome("pssi", &given);
        agree(&outcome, &oracle::pssi(&given), &given);
        if status(&outcome) == "scored" && states.iter().all(|state| *state > 0) {
            let [area, signs @ ..] = states.map(|state| state - 1);
            let product = area * signs.iter().sum::<u32>();
            assert_eq!(
                outcome.total.and_then(|total| total.as_whole()),
                Some(product)
            );
            scored += 1;
        }
    }
    // Of area 0 only the one with signs of 0 is not contradictory.
    assert_eq!(scored, 6 * 125 + 1);
}

/// "systemic candidate if BSA>10 OR special area OR topical failure": the two
/// judged criteria, each met, not met or not judged.
#[test]
fn judged_criteria_are_counted() {
    let states = [None, Some("yes"), Some("no")];
    for special in states {
        for failure in states {
            let mut given = Answers::new();
            given.extend(special.map(|word| ("specialArea".to_owned(), word.to_owned())));
            given.extend(failure.map(|word| ("topicalFailure".to_owned(), word.to_owned())));
            let mut drafts = dermscore::instruments::Drafts::new();
            crate::kit::fill(&mut drafts, "ipc", &given);
            let outcome = crate::kit::outcome_in(&drafts, "ipc");
            agree(&outcome, &oracle::ipc(&given), &given);
            let draft = drafts.by_id("ipc").unwrap();
            let judged = |word: Option<&str>| word.map(|word| word == "yes");
            assert_eq!(ipc::judged(draft, ipc::SPECIAL_AREA), judged(special));
            assert_eq!(ipc::judged(draft, ipc::TOPICAL_FAILURE), judged(failure));
        }
    }
}
