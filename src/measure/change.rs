//! Change from a baseline, exactly.

use super::Tenths;

/// A baseline and a current value of the same scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Value at baseline.
    pub baseline: Tenths,
    /// Value now.
    pub current: Tenths,
}

/// How much better a value is, as a share of its baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Improvement {
    /// The baseline is 0: no share of it can be taken.
    NotCalculable,
    /// Tenths of a percent, rounded half away from zero for display only;
    /// negative when worse.
    Percent(i64),
}

impl Change {
    /// Current minus baseline in tenths; negative is a fall.
    #[must_use]
    pub fn difference(self) -> i64 {
        i64::from(self.current.0) - i64::from(self.baseline.0)
    }

    /// Whether the value has risen.
    #[must_use]
    pub fn worse(self) -> bool {
        self.current > self.baseline
    }

    /// Whether the improvement is at least `percent` of the baseline, compared
    /// before any rounding: (b − c) × 100 ≥ percent × b. `None` where the
    /// baseline is 0.
    #[must_use]
    pub fn improved_by(self, percent: u32) -> Option<bool> {
        let baseline = i64::from(self.baseline.0);
        (baseline > 0).then(|| -self.difference() * 100 >= i64::from(percent) * baseline)
    }

    /// The improvement in percent, for display. Never compare it with a
    /// threshold: use [`improved_by`](Self::improved_by).
    #[must_use]
    pub fn improvement(self) -> Improvement {
        let baseline = i64::from(self.baseline.0);
        if baseline == 0 {
            return Improvement::NotCalculable;
        }
        let thousandths = -self.difference() * 1000;
        let sign = thousandths.signum();
        Improvement::Percent((2 * thousandths + sign * baseline) / (2 * baseline))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(baseline: u32, current: u32) -> Change {
        Change {
            baseline: Tenths(baseline),
            current: Tenths(current),
        }
    }

    #[test]
    fn the_published_participant_is_64_5_percent_better() {
        assert_eq!(change(93, 33).improvement(), Improvement::Percent(645));
        assert_eq!(change(93, 33).improved_by(50), Some(true));
        assert_eq!(change(93, 33).improved_by(75), Some(false));
    }

    #[test]
    fn pairs_that_floating_point_gets_wrong() {
        for (baseline, current) in [(56, 14), (76, 19), (112, 28)] {
            assert_eq!(change(baseline, current).improved_by(75), Some(true));
            assert_eq!(change(baseline, current + 1).improved_by(75), Some(false));
        }
        assert_eq!(change(130, 13).improved_by(90), Some(true));
        assert_eq!(change(130, 14).improved_by(90), Some(false));
    }

    #[test]
    fn halves_round_away_from_zero_both_ways() {
        assert_eq!(change(80, 79).improvement(), Improvement::Percent(13));
        assert_eq!(change(80, 81).improvement(), Improvement::Percent(-13));
        assert_eq!(change(0, 5).improvement(), Improvement::NotCalculable);
        assert_eq!(change(0, 0).improved_by(100), None);
    }
}
