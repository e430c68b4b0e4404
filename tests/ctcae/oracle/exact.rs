//! Exact fractions on `i128`, reduced where they grow long. A step that leaves
//! the range panics: the tests choose numbers that do not.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// `over` divided by `under`; `under` is above 0.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    over: i128,
    under: i128,
}

/// Fractions with more below the line are reduced.
const LONG: i128 = 1_000_000_000_000;

/// Nought.
pub const NOUGHT: Exact = Exact { over: 0, under: 1 };

/// `over` / `under`.
pub fn exact(over: i128, under: i128) -> Exact {
    assert!(under != 0, "a fraction of nothing");
    let mut shared = 1;
    if under.abs() > LONG || over.abs() > LONG * LONG {
        let mut rest = over.abs();
        shared = under.abs();
        while rest != 0 {
            (shared, rest) = (rest, shared % rest);
        }
    }
    let shared = shared * under.signum();
    Exact {
        over: over / shared,
        under: under / shared,
    }
}

/// One in this decimal place: `place(2)` is 0.01.
pub fn place(places: u32) -> Exact {
    exact(1, 10_i128.pow(places))
}

impl Exact {
    /// Reads `12`, `9.5`, `-1.65`.
    pub fn read(text: &str) -> Self {
        let (sign, text) = match text.strip_prefix('-') {
            Some(text) => (-1, text),
            None => (1, text),
        };
        let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
        let digits = [whole, behind].concat();
        let number: i128 = digits.parse().unwrap_or_else(|_| panic!("“{text}”"));
        exact(sign * number, 10_i128.pow(behind.len() as u32))
    }

    /// The next number at or below it with this many places behind the point.
    pub fn down(self, places: u32) -> Self {
        let scale = 10_i128.pow(places);
        exact((self.over * scale).div_euclid(self.under), scale)
    }

    /// In digits, if so many places behind the point are enough.
    pub fn text(self, places: u32) -> Option<String> {
        let scale = 10_i128.pow(places);
        let shifted = self.over * scale;
        if shifted % self.under != 0 {
            return None;
        }
        let shifted = shifted / self.under;
        let sign = if shifted < 0 { "-" } else { "" };
        let (whole, behind) = (shifted.abs() / scale, shifted.abs() % scale);
        let text = format!("{sign}{whole}.{behind:0width$}", width = places as usize);
        Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        exact(
            self.over * other.under + other.over * self.under,
            self.under * other.under,
        )
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        exact(
            self.over * other.under - other.over * self.under,
            self.under * other.under,
        )
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        exact(self.over * other.over, self.under * other.under)
    }
}

impl Div for Exact {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        exact(self.over * other.under, self.under * other.over)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

#[test]
fn fractions_are_exact() {
    assert_eq!(exact(6, -4), exact(-3, 2));
    assert_eq!(Exact::read("3.0") * Exact::read("40"), exact(120, 1));
    assert_eq!(Exact::read("0.1") * exact(3, 1), Exact::read("0.30"));
    assert_eq!(exact(5, 9) + exact(4, 9), exact(1, 1));
    assert_eq!(exact(1, 3) - exact(1, 2), exact(-1, 6));
    assert_eq!(exact(1, 3) / exact(-2, 3), exact(-1, 2));
    assert!(exact(-1, 3) < NOUGHT && exact(1, 3) > exact(3333, 10_000));
    assert_eq!(exact(-7, 2).text(3).as_deref(), Some("-3.5"));
    assert_eq!(exact(1, 3).text(9), None);
    assert_eq!(exact(1, 3).down(2), Exact::read("0.33"));
    assert_eq!(exact(-1, 3).down(2), Exact::read("-0.34"));
    let long = exact(3 * LONG * LONG, 9 * LONG);
    assert_eq!((long.over, long.under), (LONG, 3));
    assert_eq!(exact(120, 1).text(2).as_deref(), Some("120"));
}
