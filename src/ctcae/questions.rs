//! What a term asks: only the questions that decide between its grades.
//!
//! A condition is never asked, because it decides nothing; what goes without
//! saying of an event that was logged, that it is there, is not asked either.

mod found;

use super::criteria::Term;
use super::fact::{Flag, Scale};
use super::known::{AgeGroup, BaselineStatus, Reading};
use super::need::Need;
use super::outcome::Ask;
use crate::measure::{Decimal, Ratio};
use found::Found;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// Examples or remarks that stand beside it in the criteria.
    pub note: String,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Male or female.
    Sex,
    /// Which of these age groups.
    Age(Vec<AgeGroup>),
    /// Whether the subject is on anticoagulation.
    Anticoagulated,
    /// A number.
    Number(Number),
    /// A level of a scale, by their names in the file.
    Level(Scale, Vec<&'static str>),
    /// A fact of the term.
    Own(String),
    /// Which of these interventions, each with the remark beside it.
    Needs(Vec<(Need, String)>),
    /// A shared fact.
    Flag(Flag),
}

/// What is asked of a measured quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The quantity.
    pub quantity: String,
    /// Whether the lower limit of normal is used.
    pub lower: bool,
    /// Whether the upper limit of normal is used.
    pub upper: bool,
    /// Whether the assay's cut-off for an infarction is used.
    pub infarction: bool,
    /// Whether the value before treatment is used.
    pub baseline: bool,
    /// Whether it is used how the baseline lay.
    pub status: bool,
}

impl Number {
    /// How the baseline lay, where that follows from the numbers that are
    /// used: outside the limit, or the limits, that a grade compares with.
    #[must_use]
    pub fn status_of(&self, reading: &Reading) -> Option<BaselineStatus> {
        let baseline = Ratio::from(reading.baseline?);
        let limit = |used: bool, limit: Option<Decimal>, outside: fn(&Ratio, &Ratio) -> bool| {
            if used {
                limit.map(|limit| outside(&baseline, &Ratio::from(limit)))
            } else {
                Some(false)
            }
        };
        let below = limit(self.lower, reading.lower, |baseline, limit| {
            baseline < limit
        })?;
        let above = limit(self.upper, reading.upper, |baseline, limit| {
            baseline > limit
        })?;
        Some(if below || above {
            BaselineStatus::Abnormal
        } else {
            BaselineStatus::Normal
        })
    }
}

impl Question {
    /// Whether an answer to it is what the engine waits for.
    #[must_use]
    pub fn settles(&self, ask: &Ask) -> bool {
        match (&self.asked, ask) {
            (Asked::Sex, Ask::Sex)
            | (Asked::Age(_), Ask::Age)
            | (Asked::Anticoagulated, Ask::Anticoagulated)
            | (Asked::Needs(_), Ask::Needs) => true,
            (Asked::Number(number), ask) => quantity_of(ask) == Some(&number.quantity),
            (Asked::Level(scale, _), Ask::Level(asked)) => scale == asked,
            (Asked::Own(own), Ask::Own(asked)) => own == asked,
            (Asked::Flag(flag), Ask::Flag(asked)) => flag == asked,
            _ => false,
        }
    }
}

/// The quantity that a question of the engine is about.
#[must_use]
pub fn quantity_of(ask: &Ask) -> Option<&String> {
    match ask {
        Ask::Value(id)
        | Ask::Unit(id)
        | Ask::Upper(id)
        | Ask::Lower(id)
        | Ask::Infarction(id)
        | Ask::Baseline(id)
        | Ask::BaselineStatus(id) => Some(id),
        _ => None,
    }
}

/// The questions of a term: whom it concerns, numbers, findings, what was
/// done, and what followed.
#[must_use]
pub fn of(term: &Term) -> Vec<Question> {
    let mut found = Found::default();
    for criterion in &term.grades {
        for clause in &criterion.clauses {
            found.take(clause);
        }
    }
    found.questions()
}
