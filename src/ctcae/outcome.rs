//! What the criteria say of an event: a grade and its reason, what is still
//! asked, or why there is none.

use super::fact::{Clause, Flag, Scale};
use crate::said::{Said, msg};

/// What the criteria say of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A grade, 1 to 5.
    Graded {
        /// The grade.
        grade: u8,
        /// Why.
        because: Because,
    },
    /// Nothing is met: grade 0.
    NoGrade,
    /// More than one grade is possible.
    Between {
        /// The grades that are possible, 0 for none, ascending.
        possible: Vec<u8>,
        /// Why it is at least the lowest of them; nothing at grade 0.
        because: Option<Because>,
        /// What to ask next, the most telling first.
        ask: Vec<Ask>,
    },
    /// No grade can be given.
    CannotGrade {
        /// Why.
        why: Why,
    },
}

impl Outcome {
    /// The grade, where there is one; 0 where nothing is met.
    #[must_use]
    pub fn grade(&self) -> Option<u8> {
        match self {
            Self::Graded { grade, .. } => Some(*grade),
            Self::NoGrade => Some(0),
            Self::Between { .. } | Self::CannotGrade { .. } => None,
        }
    }
}

/// The clause that gives a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The grade it gives.
    pub grade: u8,
    /// The clause.
    pub clause: Clause,
    /// Where the source is open and a decision closed it.
    pub decision: Option<Decision>,
}

/// A place where the source leaves something open, as numbered in
/// `docs/ctcae-decisions.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// The value lies between two printed bands: the worse one has it.
    Gap,
    /// The baseline was outside normal limits on the side that is graded.
    AbnormalBaseline,
    /// The grade rests on the ratio to a baseline though the value is normal.
    BaselineRatio,
}

impl Decision {
    /// Its number in `docs/ctcae-decisions.md`.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::Gap => "D7",
            Self::AbnormalBaseline => "D1",
            Self::BaselineRatio => "D2",
        }
    }

    /// What was decided, in a sentence.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Gap => msg(
                "CTCAE prints no grade for a value between these two bands; the worse of the two is taken",
            ),
            Self::AbnormalBaseline => msg(
                "CTCAE does not define an abnormal baseline; beyond the limit of normal on the graded side is taken",
            ),
            Self::BaselineRatio => msg(
                "CTCAE grades this change by its ratio to the baseline even inside the normal range",
            ),
        }
    }
}

/// Something that would narrow the grade down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Whether the event is there.
    Present,
    /// A measured value.
    Value(String),
    /// The unit of a value.
    Unit(String),
    /// The upper limit of normal.
    Upper(String),
    /// The lower limit of normal.
    Lower(String),
    /// The assay's cut-off for a myocardial infarction.
    Infarction(String),
    /// The baseline value.
    Baseline(String),
    /// Whether the baseline was normal.
    BaselineStatus(String),
    /// The subject's age group.
    Age,
    /// The subject's sex.
    Sex,
    /// Whether the subject is on anticoagulation.
    Anticoagulated,
    /// A level of a scale.
    Level(Scale),
    /// Which interventions.
    Needs,
    /// A shared fact.
    Flag(Flag),
    /// A fact of the term.
    Own(String),
}

/// Why there is no grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The version has no such term.
    NoSuchTerm,
    /// It is said that the event is not there, and something of it is given.
    AbsentButFound,
    /// Another unit than the quantity's register has.
    UnknownUnit {
        /// The quantity.
        quantity: String,
        /// The unit found.
        unit: String,
    },
    /// A unit that cannot be converted into the criterion's.
    CannotConvert {
        /// The quantity.
        quantity: String,
        /// The unit found.
        unit: String,
    },
    /// Limits that contradict each other: the lower above the upper.
    LimitsCrossed {
        /// The quantity.
        quantity: String,
    },
    /// The baseline is 0 and a share of it is asked for, or the numbers have
    /// too many digits.
    NotCalculable {
        /// The quantity.
        quantity: String,
    },
    /// The term has no criterion with a number for this quantity.
    NotByNumber {
        /// The quantity.
        quantity: String,
    },
}

/// What was found and what to do, for a person.
impl Why {
    /// What was found and what to do.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoSuchTerm => {
                Said::plain("This version has no term of this name. Choose one of its terms.")
            }
            Self::AbsentButFound => Said::plain(
                "The event is said to be absent, and findings of it are given. Take back one of the two.",
            ),
            Self::UnknownUnit { quantity, unit } => Said::new(
                "“{unit}” is no unit of {quantity}. Choose one of its units.",
                [("unit", unit.as_str()), ("quantity", quantity)],
            ),
            Self::CannotConvert { quantity, unit } => Said::new(
                "{quantity} in {unit} cannot be converted into a unit of the criteria. Choose another unit.",
                [("quantity", quantity.as_str()), ("unit", unit)],
            ),
            Self::LimitsCrossed { quantity } => Said::new(
                "The lower limit of {quantity} is above the upper one. Correct the limits.",
                [("quantity", quantity.as_str())],
            ),
            Self::NotCalculable { quantity } => Said::new(
                "The change of {quantity} cannot be calculated: its baseline is 0, or a number has too many digits.",
                [("quantity", quantity.as_str())],
            ),
            Self::NotByNumber { quantity } => Said::new(
                "This version grades the term by what follows from it and not by a value of {quantity}. Grade it as an adverse event.",
                [("quantity", quantity.as_str())],
            ),
        }
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.said().fmt(out)
    }
}
