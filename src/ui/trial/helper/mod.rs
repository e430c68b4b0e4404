//! The grading helper: a term, its grades side by side, and what decides.

mod answers;
mod checks;
mod grader;
mod grades;
mod number;
mod other;
mod pick;
mod questions;
mod recent;
mod suggest;
mod term_list;
mod term_search;
mod verdict;

pub use grader::{Grader, GraderProps};
pub use pick::{Offer, Pick, PickProps};
pub use term_list::scroll_to;
pub use term_search::{TermSearch, TermSearchProps};
