//! The grading helper: a term, its grades side by side, and what decides.

mod grader;
mod term_search;

pub use grader::{Grader, GraderProps};
pub use term_search::{TermSearch, TermSearchProps};
