//! Change from a baseline: responses and what is displayed.

use dermscore::measure::{Change, Improvement, Tenths};

use crate::kit::exact;
use crate::oracle::{Ratio, change as oracle, whole};

const RESPONSES: [u32; 4] = [50, 75, 90, 100];

fn change(baseline: u32, current: u32) -> Change {
    Change {
        baseline: Tenths(baseline),
        current: Tenths(current),
    }
}

/// Every pair of PASI totals in tenths.
fn pairs() -> impl Iterator<Item = (u32, u32)> {
    (0..=720).flat_map(|baseline| (0..=720).map(move |current| (baseline, current)))
}

fn both(baseline: u32, current: u32) -> (Ratio, Ratio) {
    (exact(Tenths(baseline)), exact(Tenths(current)))
}

/// "PASI-50/75/90/100 = improvement >= 50/75/90/100% of baseline"; "baseline 0
/// -> not calculable (PASI100 too)".
#[test]
fn every_response_of_every_pair() {
    let mut tried = 0;
    for (baseline, current) in pairs() {
        let (before, now) = both(baseline, current);
        for percent in RESPONSES {
            let want = oracle::response(before, now, i128::from(percent));
            let got = change(baseline, current).improved_by(percent);
            assert_eq!(got, want, "{baseline} {current} {percent}");
        }
        tried += 1;
    }
    assert_eq!(tried, 721 * 721);
}

/// "Improvement% = 100(b-c)/b; negative = worsening"; halves away from zero.
#[test]
fn every_improvement_as_it_is_displayed() {
    for (baseline, current) in pairs() {
        let (before, now) = both(baseline, current);
        let want = oracle::displayed(before, now);
        let got = match change(baseline, current).improvement() {
            Improvement::NotCalculable => None,
            Improvement::Percent(tenths) => Some(i128::from(tenths)),
        };
        assert_eq!(got, want, "{baseline} {current}");
    }
}

/// "strict nesting": PASI-100 is PASI-90 is PASI-75 is PASI-50, and each has
/// pairs that the next has not.
#[test]
fn responses_are_nested() {
    let mut only = [0; 4];
    for (baseline, current) in pairs() {
        let met =
            RESPONSES.map(|percent| change(baseline, current).improved_by(percent) == Some(true));
        assert!(
            met.is_sorted_by(|lower, higher| lower >= higher),
            "{baseline} {current}"
        );
        if let Some(last) = met.iter().rposition(|met| *met) {
            only[last] += 1;
        }
    }
    assert!(only.iter().all(|count| *count > 0), "{only:?}");
}

/// "Use integer tenths: `(b10-c10)*100 >= t*b10`": at the least value that
/// still misses a response and at the greatest that reaches it.
#[test]
fn both_sides_of_every_threshold() {
    for percent in RESPONSES {
        for baseline in 1..=720 {
            let most = baseline * (100 - percent) / 100;
            assert_eq!(change(baseline, most).improved_by(percent), Some(true));
            assert_eq!(change(baseline, most + 1).improved_by(percent), Some(false));
        }
    }
}

/// "5.6->1.4, 7.6->1.9, 11.2->2.8": exactly 75 %, and 74.9 in floating point.
#[test]
fn exact_thresholds_are_met() {
    for (baseline, current) in [(56, 14), (76, 19), (112, 28)] {
        assert_eq!(change(baseline, current).improved_by(75), Some(true));
        assert_eq!(
            change(baseline, current).improvement(),
            Improvement::Percent(750)
        );
    }
}

/// "Rounding for display must come after the threshold test": 74.96 % shows as
/// 75.0 and is no PASI-75.
#[test]
fn a_display_of_75_0_may_miss_pasi_75() {
    let (before, now) = both(599, 150);
    assert!(oracle::improvement(before, now) < Some(whole(75)));
    let change = change(599, 150);
    assert_eq!(change.improvement(), Improvement::Percent(750));
    assert_eq!(change.improved_by(75), Some(false));
}

/// A rise, a fall, and no change.
#[test]
fn the_difference_has_a_sign() {
    for (baseline, current, difference, worse) in
        [(93, 33, -60, false), (33, 93, 60, true), (50, 50, 0, false)]
    {
        assert_eq!(change(baseline, current).difference(), difference);
        assert_eq!(change(baseline, current).worse(), worse);
    }
    assert_eq!(change(50, 50).improvement(), Improvement::Percent(0));
    assert_eq!(change(0, 0).improvement(), Improvement::NotCalculable);
    assert_eq!(change(0, 720).improved_by(50), None);
}
