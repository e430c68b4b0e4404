//! Adverse events by CTCAE 5.0 and 6.0: terms, criteria as facts, grading.
//!
//! The criteria are data, one file a version, in a small language that a
//! person can read and review (`docs/criteria.md`): [`parse`] reads it into
//! the types of [`fact`], [`interval`] and [`need`]; [`quantity`] says what can
//! be measured and in which units; [`known`] holds what is known of one event;
//! [`grade`] compares the two into an [`outcome`]; [`wording`] says a criterion in our own words;
//! [`search`] finds a term.
//!
//! Source of the facts: NCI, Common Terminology Criteria for Adverse Events,
//! version 5.0 (2017-11-27) and version 6.0 (file of 2026-01-20). Terms are
//! names and criteria are facts; no definition and no criterion's sentence is
//! copied.

pub mod across;
pub mod answers;
pub mod asking;
pub mod book;
pub mod criteria;
pub mod embedded;
pub mod fact;
mod gap;
pub mod grade;
pub mod interval;
pub mod known;
pub mod mapping;
mod measured;
pub mod need;
pub mod outcome;
pub mod parse;
pub mod quantity;
pub mod questions;
pub mod search;
mod spelling;
pub mod standing;
pub mod wording;
pub mod words;

pub use criteria::{Criteria, Criterion, Term, Version};
pub use fact::{Clause, Fact, Role, Scale, Stated};
pub use grade::{grade, grade_reading};
pub use known::{Known, Reading};
pub use outcome::{Ask, Because, Decision, Outcome, Why};
