//! CTCAE over the data the program ships.

mod answers;
mod boundaries;
mod check;
mod entries;
mod known;
mod made_up;
mod oracle;
mod properties;
mod property;
mod rows;
mod search;
mod short;
mod space;
mod tables;
mod trial;
mod units;
