//! The journeys: the page used the way people use it, in a real browser.

mod access;
mod adverse_events;
mod bad_files;
mod bundle;
mod colours;
mod contradictions;
mod data;
mod dropping;
mod files;
mod first_sight;
mod focus;
mod keeping;
mod keyboard;
mod laboratory;
mod new_visit;
mod offline;
mod paper;
mod patient;
mod privacy;
mod response;
mod storage;
mod summary;
mod touch;
mod updates;
mod windows;
