//! Change from a baseline, from its rules' text.

use super::{Ratio, ratio, whole};

/// "Improvement% = 100(b-c)/b; negative = worsening; baseline 0 -> not
/// calculable".
pub fn improvement(baseline: Ratio, current: Ratio) -> Option<Ratio> {
    let share = |baseline| whole(100) * (baseline - current) / baseline;
    (baseline > whole(0)).then_some(baseline).map(share)
}

/// "PASI-50/75/90/100 = improvement >= 50/75/90/100% of baseline".
pub fn response(baseline: Ratio, current: Ratio, percent: i128) -> Option<bool> {
    improvement(baseline, current).map(|better| better >= whole(percent))
}

/// Tenths of a percent for display, halves away from zero.
pub fn displayed(baseline: Ratio, current: Ratio) -> Option<i128> {
    improvement(baseline, current).map(|better| better.rounded(ratio(1, 10)))
}
