//! Hand-overs: every way through the questions, what is kept, who gets the
//! tablet back, and what the visit holds afterwards.

mod giving;
mod keeping;
mod kit;
mod taking_back;
mod walks;
