//! The criteria's data checked, for both versions: nothing is missing,
//! nothing stands twice, the numbers fit together, everything can be answered
//! and every grade can be reached.
//!
//! Each check is a function from criteria to faults. A test holds that the
//! shipped data has none, and another that a copy broken on purpose has one.
//! What is odd in the source and not in our coding stands in the `known_*`
//! lists beside this file, with its reason; an entry that no longer occurs is
//! a fault too.

mod answerable;
mod counts;
mod duplicates;
mod intervals;
mod kit;
mod own;
mod published;
mod quantities;
mod reach;
mod readings;
mod spans;
mod units;
mod witness;
