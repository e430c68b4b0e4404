//! All terms of one version.

use super::fact::Clause;
use super::quantity::Quantities;

/// A version of CTCAE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 5.0, of 2017-11-27.
    V5,
    /// 6.0, of 2025, with the errata of 2026-01-20.
    V6,
}

impl Version {
    /// Both, older first.
    pub const ALL: [Self; 2] = [Self::V5, Self::V6];

    /// `5.0` or `6.0`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V5 => "5.0",
            Self::V6 => "6.0",
        }
    }

    /// The version of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.name() == name)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::V5 => Self::V6,
            Self::V6 => Self::V5,
        }
    }
}

/// What one grade of a term asks for: any one of its clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// 1 to 5.
    pub grade: u8,
    /// The alternatives.
    pub clauses: Vec<Clause>,
}

/// A term with the grades that exist for it, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The name as published.
    pub name: String,
    /// Its place in [`Criteria::classes`].
    pub class: usize,
    /// The grades that exist.
    pub grades: Vec<Criterion>,
}

impl Term {
    /// The criterion of a grade, where the term has it.
    #[must_use]
    pub fn criterion(&self, grade: u8) -> Option<&Criterion> {
        self.grades
            .iter()
            .find(|criterion| criterion.grade == grade)
    }
}

/// One version's terms.
#[derive(Clone, Debug)]
pub struct Criteria {
    /// Which version.
    pub version: Version,
    /// The system organ classes, in the order of the data.
    pub classes: Vec<String>,
    /// The terms, class by class.
    pub terms: Vec<Term>,
    /// What can be measured.
    pub quantities: Quantities,
    /// The laboratory tests that a row of the laboratory's table may name,
    /// each with the terms that a value of it can lead to.
    pub labs: Vec<(String, Vec<String>)>,
}

impl Criteria {
    /// The term of that name.
    #[must_use]
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.name == name)
    }

    /// The terms that a value of a laboratory test can lead to; none where
    /// this version does not grade it.
    #[must_use]
    pub fn terms_of_lab(&self, quantity: &str) -> &[String] {
        self.labs
            .iter()
            .find(|(id, _)| id == quantity)
            .map_or(&[], |(_, terms)| terms)
    }

    /// The class of a term.
    #[must_use]
    pub fn class_of(&self, term: &Term) -> &str {
        self.classes.get(term.class).map_or("", String::as_str)
    }
}
