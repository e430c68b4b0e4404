//! Exact fractions, never reduced: small enough sums fit an `i128` as they are.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// `over` divided by `under`; `under` is above 0.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    over: i128,
    under: i128,
}

/// `over` / `under`.
pub fn ratio(over: i128, under: i128) -> Ratio {
    assert!(under != 0, "a fraction of nothing");
    let sign = under.signum();
    Ratio {
        over: over * sign,
        under: under * sign,
    }
}

/// A whole number.
pub fn whole(number: i128) -> Ratio {
    ratio(number, 1)
}

impl Ratio {
    /// Reads `12`, `9.5`, `0.05`; nothing else is a number here.
    pub fn read(text: &str) -> Option<Self> {
        let places = text.split_once('.').map_or(0, |(_, behind)| behind.len());
        let digits: String = text.chars().filter(|sign| *sign != '.').collect();
        let number = digits.bytes().all(|digit| digit.is_ascii_digit());
        let points = text.len() - digits.len();
        if !number || digits.is_empty() || digits.len() > 12 || points > 1 {
            return None;
        }
        Some(ratio(
            digits.parse().ok()?,
            10_i128.pow(u32::try_from(places).ok()?),
        ))
    }

    /// How many times `step` goes into it, rounded to a whole number, halves
    /// away from zero.
    pub fn rounded(self, step: Self) -> i128 {
        let times = self / step;
        let twice = 2 * times.over.abs() + times.under;
        times.over.signum() * twice.div_euclid(2 * times.under)
    }

    /// Whether it is a whole number of `step`s.
    pub fn is_multiple(self, step: Self) -> bool {
        let times = self / step;
        times.over % times.under == 0
    }
}

impl Add for Ratio {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        ratio(
            self.over * other.under + other.over * self.under,
            self.under * other.under,
        )
    }
}

impl Sub for Ratio {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + ratio(-other.over, other.under)
    }
}

impl Mul for Ratio {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        ratio(self.over * other.over, self.under * other.under)
    }
}

impl Div for Ratio {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        ratio(self.over * other.under, self.under * other.over)
    }
}

impl std::iter::Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(whole(0), |sum, part| sum + part)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

#[test]
fn fractions_are_equal_however_they_are_written_and_halves_go_away_from_zero() {
    let tenth = ratio(1, 10);
    assert_eq!(Ratio::read("9.50"), Some(ratio(19, 2)));
    assert_eq!(ratio(1, 4) + ratio(-1, 2), ratio(5, -20));
    assert!(ratio(1, 3) > ratio(333, 1000) && ratio(-1, 2) < ratio(-1, 3));
    for (over, tenths) in [
        (4, 0),
        (5, 1),
        (14, 1),
        (15, 2),
        (-4, 0),
        (-5, -1),
        (-15, -2),
    ] {
        assert_eq!(ratio(over, 100).rounded(tenth), tenths, "{over}");
    }
    for text in ["", ".", "-1", "1,5", "1.2.3", "x", "1e1"] {
        assert_eq!(Ratio::read(text), None, "{text}");
    }
    assert!(ratio(3, 10).is_multiple(tenth) && !ratio(1, 20).is_multiple(tenth));
}
