//! What is known of one event, and what is not.

use super::fact::{Fact, Flag, Group, Scale};
use super::need::Need;
use crate::measure::Decimal;

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// Nobody has said.
    Open,
}

impl From<Option<bool>> for Truth {
    fn from(said: Option<bool>) -> Self {
        match said {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Open,
        }
    }
}

/// How old the subject is, as far as a criterion asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeGroup {
    /// Of age.
    Adult,
    /// Growing up.
    Adolescent,
    /// A child.
    Child,
    /// A child of less than about two years.
    Infant,
}

/// Male or female, as far as a criterion asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// How a baseline lay, where it was said and not measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaselineStatus {
    /// Within the limits of normal.
    Normal,
    /// Outside them.
    Abnormal,
}

/// One measurement, with what is needed to judge it. All numbers but the
/// value may be unknown; all are in `unit`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The value.
    pub value: Option<Decimal>,
    /// Its unit, as the quantity's register has it; empty while none is chosen.
    pub unit: String,
    /// The lower limit of the laboratory's normal range.
    pub lower: Option<Decimal>,
    /// The upper limit of the laboratory's normal range.
    pub upper: Option<Decimal>,
    /// The assay's cut-off for a myocardial infarction.
    pub infarction: Option<Decimal>,
    /// The subject's own value before treatment.
    pub baseline: Option<Decimal>,
    /// How the baseline lay, where that was said.
    pub status: Option<BaselineStatus>,
}

/// A level of a scale, as far as it is known: the mildest and the worst it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// It is at least this.
    pub least: u8,
    /// It is at most this.
    pub most: u8,
}

/// Everything known of one event. What is not in it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether the event is there at all.
    pub present: Option<bool>,
    /// The levels of scales.
    pub levels: Vec<(Scale, Span)>,
    /// Shared facts that hold or do not.
    pub flags: Vec<(Flag, bool)>,
    /// Facts of the term that hold or do not.
    pub own: Vec<(String, bool)>,
    /// Every intervention that is indicated or was started; an empty list says
    /// that there is none.
    pub needs: Option<Vec<Need>>,
    /// What was measured, by quantity.
    pub readings: Vec<(String, Reading)>,
    /// How old the subject is.
    pub age: Option<AgeGroup>,
    /// The subject's sex.
    pub sex: Option<Sex>,
    /// Whether the subject is on anticoagulation.
    pub anticoagulated: Option<bool>,
    /// Somebody looked and found nothing beyond what is given here.
    pub nothing_else: bool,
}

impl Known {
    /// The level of a scale, as far as it is known.
    #[must_use]
    pub fn level(&self, scale: &Scale) -> Option<Span> {
        self.levels
            .iter()
            .find(|(known, _)| known == scale)
            .map(|(_, span)| *span)
    }

    /// What was measured of a quantity.
    #[must_use]
    pub fn reading(&self, quantity: &str) -> Option<&Reading> {
        self.readings
            .iter()
            .find(|(id, _)| id == quantity)
            .map(|(_, reading)| reading)
    }

    /// Whether the event is there: because it was said, or because something
    /// of it was found.
    #[must_use]
    pub fn is_present(&self) -> Truth {
        if self.something_found() {
            return Truth::Yes;
        }
        self.present.into()
    }

    /// Whether any finding of the event is given.
    #[must_use]
    pub fn something_found(&self) -> bool {
        let harmless = [Flag::ObservationsOnly, Flag::NotLifeThreatening];
        self.levels.iter().any(|(_, span)| span.least > 0)
            || self
                .flags
                .iter()
                .any(|(flag, holds)| *holds && !harmless.contains(flag))
            || self.own.iter().any(|(_, holds)| *holds)
            || self.needs.as_ref().is_some_and(|needs| !needs.is_empty())
    }

    /// Whether a fact other than a number or a baseline holds: as it was said,
    /// or not where somebody found nothing else.
    #[must_use]
    pub fn holds(&self, fact: &Fact) -> Truth {
        match (self.says(fact), fact) {
            // Who the subject is does not follow from having found nothing.
            (Truth::Open, Fact::Group(_)) => Truth::Open,
            (Truth::Open, _) if self.nothing_else => Truth::No,
            (said, _) => said,
        }
    }

    /// Whether a fact other than a number or a baseline was said to hold.
    #[must_use]
    pub fn says(&self, fact: &Fact) -> Truth {
        match fact {
            Fact::Level { scale, level, .. } => match self.level(scale) {
                Some(span) if span.least >= *level => Truth::Yes,
                Some(span) if span.most < *level => Truth::No,
                _ => Truth::Open,
            },
            Fact::Flag(Flag::Present) => self.is_present(),
            Fact::Flag(flag) => said(&self.flags, flag),
            Fact::Own(own) => said(&self.own, own),
            Fact::Need(need) => match &self.needs {
                Some(needs) if needs.iter().any(|known| known.implies(need)) => Truth::Yes,
                Some(_) => Truth::No,
                None => Truth::Open,
            },
            Fact::Group(group) => self.belongs(*group),
            Fact::Baseline(_) | Fact::Number(_) => Truth::Open,
        }
    }

    fn belongs(&self, group: Group) -> Truth {
        let age = |groups: &[AgeGroup]| self.age.map(|age| groups.contains(&age)).into();
        match group {
            Group::Adult => age(&[AgeGroup::Adult]),
            Group::Child => age(&[AgeGroup::Child, AgeGroup::Adolescent, AgeGroup::Infant]),
            Group::Adolescent => age(&[AgeGroup::Adolescent]),
            Group::Infant => age(&[AgeGroup::Infant]),
            Group::Female => self.sex.map(|sex| sex == Sex::Female).into(),
            Group::Male => self.sex.map(|sex| sex == Sex::Male).into(),
            Group::Anticoagulated => self.anticoagulated.into(),
            Group::NotAnticoagulated => self.anticoagulated.map(|on| !on).into(),
        }
    }
}

fn said<T: PartialEq>(list: &[(T, bool)], what: &T) -> Truth {
    list.iter()
        .find(|(known, _)| known == what)
        .map(|(_, holds)| *holds)
        .into()
}
