//! Exact fractions, for comparing what was measured with a limit.

use super::Decimal;
use std::cmp::Ordering;

/// An exact fraction of whole numbers.
///
/// Range: numerator and denominator within an `i128`; arithmetic that would
/// leave it gives nothing instead of a rounded number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { over: 0, under: 1 };
    /// A hundred, for percent.
    pub const HUNDRED: Self = Self {
        over: 100,
        under: 1,
    };

    /// `over ÷ under`, reduced; nothing where `under` is 0.
    fn of(over: i128, under: i128) -> Option<Self> {
        if under == 0 {
            return None;
        }
        let shared = i128::try_from(common(over.unsigned_abs(), under.unsigned_abs())).ok()?;
        let sign = if under < 0 { -1 } else { 1 };
        Some(Self {
            over: sign * (over / shared),
            under: (under / shared).checked_abs()?,
        })
    }

    /// The sum, if it is in reach.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Self::of(
            left.checked_add(right)?,
            self.under.checked_mul(other.under)?,
        )
    }

    /// The difference, if it is in reach.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self {
            over: other.over.checked_neg()?,
            under: other.under,
        })
    }

    /// The product, if it is in reach.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        // Crosswise reduction first keeps the numbers small.
        let one = Self::of(self.over, other.under)?;
        let two = Self::of(other.over, self.under)?;
        Self::of(
            one.over.checked_mul(two.over)?,
            one.under.checked_mul(two.under)?,
        )
    }

    /// The quotient; nothing for a divisor of 0 or out of reach.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::of(other.under, other.over)?)
    }

    /// Without its sign.
    #[must_use]
    pub fn absolute(self) -> Option<Self> {
        Self::of(self.over.checked_abs()?, self.under)
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        let (digits, places) = decimal.parts();
        // At most 18 places: 10^18 is in reach of an i128.
        Self::of(i128::from(digits), 10_i128.pow(places)).unwrap_or(Self::ZERO)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// Compares whole parts, then the inverses of what is left: exact, and it
    /// cannot leave the range as a crosswise product could.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut c, mut d) = (self.over, self.under, other.over, other.under);
        loop {
            let (left, right) = (a.div_euclid(b), c.div_euclid(d));
            if left != right {
                return left.cmp(&right);
            }
            let (left_rest, right_rest) = (a.rem_euclid(b), c.rem_euclid(d));
            match (left_rest == 0, right_rest == 0) {
                (true, true) => return Ordering::Equal,
                (true, false) => return Ordering::Less,
                (false, true) => return Ordering::Greater,
                // a/b < c/d exactly when b/a > d/c.
                (false, false) => (a, b, c, d) = (d, right_rest, b, left_rest),
            }
        }
    }
}

fn common(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::from(Decimal::typed(text).unwrap())
    }

    #[test]
    fn three_times_forty_is_a_hundred_and_twenty_and_not_more() {
        let product = ratio("3.0").times(ratio("40")).unwrap();
        assert_eq!(product, ratio("120"));
        assert!(ratio("120.000000001") > product);
        assert!(ratio("0.1").times(ratio("3")).unwrap() == ratio("0.3"));
    }

    #[test]
    fn order_agrees_with_crosswise_products() {
        let all: Vec<Ratio> = (-12..=12)
            .flat_map(|over| (1..=9).map(move |under| Ratio::of(over, under).unwrap()))
            .collect();
        for left in &all {
            for right in &all {
                let crosswise = (left.over * right.under).cmp(&(right.over * left.under));
                assert_eq!(left.cmp(right), crosswise, "{left:?} {right:?}");
            }
        }
    }

    #[test]
    fn what_is_out_of_reach_is_nothing_and_not_wrong() {
        let huge = Ratio::of(i128::MAX, 1).unwrap();
        assert_eq!(huge.times(huge), None);
        assert_eq!(huge.plus(huge), None);
        assert_eq!(huge.divided_by(Ratio::ZERO), None);
        assert!(Ratio::of(i128::MAX, 2).unwrap() > Ratio::of(i128::MAX - 1, 2).unwrap());
    }
}
