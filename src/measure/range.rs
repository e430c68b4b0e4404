//! Ranges of answers, and what is said when an answer is outside.

use std::fmt;

use super::{Decimal, DecimalError, Tenths};
use crate::said::{Place, Said};

/// The numbers an answer may be: from `min` to `max` in steps of `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Least value allowed.
    pub min: Tenths,
    /// Greatest value allowed.
    pub max: Tenths,
    /// Every value is a multiple of this; at least a tenth.
    pub step: Tenths,
}

/// Why a text or number is not in a [`Range`]; its text says what was found
/// and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    /// What was found, shortened where it is very long.
    pub found: String,
    /// What is allowed.
    pub allowed: Range,
}

impl Range {
    /// Whole numbers from 0 to `max`.
    #[must_use]
    pub const fn whole(max: u32) -> Self {
        Self {
            min: Tenths::ZERO,
            max: Tenths::whole(max),
            step: Tenths::whole(1),
        }
    }

    /// Numbers from 0 to `max` in steps of 0.1.
    #[must_use]
    pub const fn tenths(max: u32) -> Self {
        Self {
            min: Tenths::ZERO,
            max: Tenths::whole(max),
            step: Tenths(1),
        }
    }

    /// Numbers from 0 to `max` in steps of 0.5.
    #[must_use]
    pub const fn halves(max: u32) -> Self {
        Self {
            min: Tenths::ZERO,
            max: Tenths::whole(max),
            step: Tenths(5),
        }
    }

    /// Whether a value is allowed.
    #[must_use]
    pub fn allows(&self, value: Tenths) -> bool {
        value >= self.min && value <= self.max && value.0.is_multiple_of(self.step.0)
    }

    /// Reads what a person typed. Nothing typed is no answer.
    ///
    /// # Errors
    /// [`OutOfRange`] when it is no number, out of range or too fine a step.
    pub fn typed(&self, text: &str) -> Result<Option<Tenths>, OutOfRange> {
        match Decimal::typed(text) {
            Err(DecimalError::Empty) => Ok(None),
            Ok(number) => self.accept(number).map(Some).ok_or(()),
            Err(_) => Err(()),
        }
        .map_err(|()| self.refuse(text.trim()))
    }

    /// Reads a number of a JSON document, given as its text.
    ///
    /// # Errors
    /// [`OutOfRange`] when it is out of range or of too fine a step.
    pub fn json(&self, text: &str) -> Result<Tenths, OutOfRange> {
        Decimal::json(text)
            .ok()
            .and_then(|number| self.accept(number))
            .ok_or_else(|| self.refuse(text))
    }

    fn accept(&self, number: Decimal) -> Option<Tenths> {
        let value = Tenths(u32::try_from(number.tenths()?).ok()?);
        self.allows(value).then_some(value)
    }

    fn refuse(&self, found: &str) -> OutOfRange {
        OutOfRange {
            found: shorten(found),
            allowed: *self,
        }
    }

    /// A value of this range as people write it: whole where the step is.
    #[must_use]
    pub fn show(&self, value: Tenths) -> String {
        match value.as_whole() {
            Some(whole) => whole.to_string(),
            None => value.to_string(),
        }
    }
}

impl Range {
    /// `a whole number from 0 to 4`, `a number from 0 to 100 in steps of 0.1`.
    #[must_use]
    pub fn said(&self) -> Said {
        let (min, max) = (self.show(self.min), self.show(self.max));
        let (min, max) = (("min", Place::Number(min)), ("max", Place::Number(max)));
        if self.step == Tenths::whole(1) {
            // tr: follows on “Allowed is”
            Said::new("a whole number from {min} to {max}", [min, max])
        } else {
            let step = ("step", Place::number(self.step));
            // tr: follows on “Allowed is”
            Said::new(
                "a number from {min} to {max} in steps of {step}",
                [min, max, step],
            )
        }
    }
}

/// `a whole number from 0 to 4`, `a number from 0 to 100 in steps of 0.1`.
impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "found “{}”, allowed is {}", self.found, self.allowed)
    }
}

/// A text short enough to be quoted in a message.
pub(crate) fn shorten(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        text.to_owned()
    } else {
        text.chars().take(MOST).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_every_edge() {
        let range = Range::tenths(100);
        assert_eq!(range.json("0"), Ok(Tenths(0)));
        assert_eq!(range.json("100.0"), Ok(Tenths(1000)));
        for outside in ["-0.1", "100.1", "0.05", "1e9", "1e-9"] {
            assert!(range.json(outside).is_err(), "{outside}");
        }
        let halves = Range::halves(10);
        assert_eq!(halves.json("4.5"), Ok(Tenths(45)));
        assert!(halves.json("4.4").is_err() && halves.json("10.5").is_err());
    }

    #[test]
    fn a_refusal_says_what_was_found_and_what_is_allowed() {
        let error = Range::whole(4).json("5").unwrap_err();
        assert_eq!(
            error.to_string(),
            "found “5”, allowed is a whole number from 0 to 4"
        );
        let error = Range::tenths(100).typed(" 9,55 ").unwrap_err();
        assert_eq!(
            error.to_string(),
            "found “9,55”, allowed is a number from 0 to 100 in steps of 0.1"
        );
        assert!(
            Range::whole(4)
                .json(&"1".repeat(500))
                .unwrap_err()
                .found
                .len()
                < 60
        );
        assert_eq!(Range::whole(4).typed("  "), Ok(None));
    }
}
