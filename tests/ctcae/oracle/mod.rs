//! A second implementation of everything a number decides, from the text of
//! docs/criteria.md and the data files alone.

pub mod exact;
pub mod gaps;
pub mod law;
pub mod source;
