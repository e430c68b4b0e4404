//! What the answers amount to: totals, rules, response.

mod meaning;
mod response;
mod totals;

pub use meaning::{MeaningList, MeaningListProps};
pub use response::{ResponsePanel, ResponsePanelProps};
pub use totals::{TotalCard, TotalCardProps};
