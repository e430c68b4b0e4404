//! The search, its everyday words and the mapping between the versions, over
//! the data the program ships.

mod kit;
mod mapping;
mod queries;
mod slips;
mod words;
