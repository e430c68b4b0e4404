//! What scores mean, and how they change: rules over one visit's totals and
//! over a visit and its baseline.

mod event_order;
mod event_table;
mod meaning;
mod response;
mod summary;
mod totals;

pub use event_order::{Filter, Sort, order};
pub use event_table::{Column, event_line, event_said, event_table};
pub use meaning::{Classes, Meaning, Tone, Verdict, disagreements, meanings};
pub use response::{Changed, Fact, Responses, Said, responses, show_signed};
pub use summary::{name_of, summary};
pub use totals::Totals;
