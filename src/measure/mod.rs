//! Numbers that mean something: tenths, ranges, bands, change.
//!
//! Everything a score is made of is an integer. There is no floating point
//! between an answer and a total or a threshold, because 55 PASI region
//! combinations and 22 of 180 exact PASI-75 pairs come out wrong in it.

mod band;
mod change;
mod decimal;
mod range;
mod ratio;

pub use band::{Band, BandSet, Start};
pub(crate) use band::{above, at};
pub use change::{Change, Improvement};
pub use decimal::{Decimal, DecimalError};
pub(crate) use range::shorten;
pub use range::{OutOfRange, Range};
pub use ratio::Ratio;

use std::fmt;

/// A number of tenths: `Tenths(93)` is 9.3. Never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub u32);

impl Tenths {
    /// Nothing: 0.0.
    pub const ZERO: Self = Self(0);

    /// A whole number of units; `whole(7)` is 7.0.
    #[must_use]
    pub const fn whole(units: u32) -> Self {
        Self(units * 10)
    }

    /// The whole units, and whether nothing is left over.
    #[must_use]
    pub const fn as_whole(self) -> Option<u32> {
        if self.0.is_multiple_of(10) {
            Some(self.0 / 10)
        } else {
            None
        }
    }
}

/// One decimal always: `9.3`, `10.0`.
impl fmt::Display for Tenths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.0 / 10, self.0 % 10)
    }
}
