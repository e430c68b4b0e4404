//! Grades typed by hand from the published criteria, both sides of every
//! limit: a line of facts with `{}` for the value, then `value=outcome`.
//! `3-D7` is grade 3 by decision 7; `1|2? symptoms` is open between two
//! grades, with what to ask next.

mod blood;
mod body;
mod clotting;
mod eyes;
mod heart;
mod kidney;
mod liver;
mod lungs;
mod metabolism;
mod rash;
mod salts;
mod skin;
