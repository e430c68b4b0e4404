//! Dermatology Life Quality Index, 0 to 30.

mod definition;
mod patient;
mod score;

pub use definition::{INSTRUMENT, SECOND_PART, TOPICS};
pub use patient::FORM;
pub use score::{Answer, Answers, DlqiR, SUBSCALES, Seventh, Subscale, revised, total};
