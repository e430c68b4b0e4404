//! Where a clause stands against what is known, fact by fact, for showing.

use super::criteria::Criteria;
use super::fact::{Clause, Role};
use super::grade::{clause_met, fact_met};
use super::known::{Known, Truth};

/// How a clause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether the clause as a whole is met; open where its numbers cannot be
    /// compared.
    pub clause: Truth,
    /// The same for each of its facts, in order; nothing for a condition,
    /// which is never enough and never in the way.
    pub facts: Vec<Option<Truth>>,
}

/// How a clause stands against what is known.
#[must_use]
pub fn standing(criteria: &Criteria, clause: &Clause, known: &Known) -> Standing {
    let facts = clause.0.iter().map(|stated| {
        (stated.role != Role::Unless).then(|| {
            fact_met(criteria, clause, stated, known).map_or(Truth::Open, |found| found.truth)
        })
    });
    Standing {
        clause: clause_met(criteria, clause, known).map_or(Truth::Open, |met| met.truth),
        facts: facts.collect(),
    }
}
