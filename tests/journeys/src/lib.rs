//! The kit of the journeys: a page in a browser and what a person does with it.
//!
//! A journey names every control by its `data-testid`, which is the path of the
//! value in the visit file. It waits for what it expects and never for a time.

mod apart;
mod browser;
mod environment;
pub mod files;
mod journey;
pub mod oracle;
mod page;
mod site;

pub use browser::{Browser, Colours, Screen, Setup};
pub use fantoccini::key::Key;
pub use journey::{journey, journey_at};
pub use page::{Page, Paper, Point, Shown, expect_none};
pub use site::{Fault, Site, next_release, release};
