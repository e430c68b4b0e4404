//! Scoring, compared answer by answer with a second implementation that was
//! written from the rules' text alone. Where the space of answers is small
//! enough, all of it is tried; everywhere both sides of every cut-off.
//!
//! The rules quoted here are those of the visit file's description and of each
//! instrument's SOURCES.md.

mod bands;
mod bsa;
mod change;
mod copied;
mod dlqi;
mod dlqi_space;
mod itch;
mod kit;
mod oracle;
mod pasi;
mod pasi_area;
mod pasi_total;
mod registry;
mod small;
