//! Intervals of a measured quantity, as a criterion prints them.

use crate::measure::Decimal;

/// What a bound is a multiple of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The upper limit of the laboratory's normal range.
    Upper,
    /// The lower limit of the laboratory's normal range.
    Lower,
    /// The subject's own value before treatment.
    Baseline,
    /// The assay's cut-off for a myocardial infarction.
    Infarction,
}

impl Limit {
    /// The name in the data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Upper => "ULN",
            Self::Lower => "LLN",
            Self::Baseline => "BL",
            Self::Infarction => "MI",
        }
    }

    /// The limit of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Upper, Self::Lower, Self::Baseline, Self::Infarction]
            .into_iter()
            .find(|limit| limit.key() == name)
    }
}

/// One end of an interval: a number, or a multiple of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number, or the multiplier.
    pub number: Decimal,
    /// What it multiplies; nothing for a plain number.
    pub of: Option<Limit>,
    /// Whether the value itself belongs to the interval.
    pub inclusive: bool,
}

/// An interval in one unit; a missing end is open to infinity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Option<Bound>,
    /// The upper end.
    pub high: Option<Bound>,
    /// The unit as the quantity's register has it.
    pub unit: String,
    /// Where the milder band before a gap ends: from there on a value is
    /// taken to be in this interval (decision D7).
    pub eased: Option<Bound>,
}

/// What of a quantity is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The value itself.
    Value,
    /// How far it rose above the baseline, in its unit.
    Rise,
    /// How far it fell below the baseline, in its unit.
    Fall,
    /// The rise in percent of the baseline.
    RisePercent,
    /// The fall in percent of the baseline.
    FallPercent,
    /// The change from baseline in either direction, in its unit.
    Change,
    /// How far it is above the upper limit of normal, in its unit.
    Above,
    /// How far it is below the lower limit of normal, in its unit.
    Below,
}

impl Aspect {
    /// Every aspect with its name in the data.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Value, ""),
        (Self::Rise, "rise"),
        (Self::Fall, "fall"),
        (Self::RisePercent, "rise%"),
        (Self::FallPercent, "fall%"),
        (Self::Change, "change"),
        (Self::Above, "above"),
        (Self::Below, "below"),
    ];

    /// The name in the data; empty for the value.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(aspect, _)| *aspect == self)
            .map_or("", |(_, key)| key)
    }
}

/// The direction in which a quantity gets worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worse {
    /// Higher is worse.
    High,
    /// Lower is worse.
    Low,
}

/// A quantity in an interval, printed in one or more units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The quantity's id.
    pub quantity: String,
    /// What of it is compared.
    pub aspect: Aspect,
    /// Where it is worse; found from the term's grades unless the data says.
    pub worse: Option<Worse>,
    /// The same interval in each unit in which it is printed.
    pub intervals: Vec<Interval>,
}
