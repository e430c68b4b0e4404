//! Laboratory values and adverse events: what a trial asks of a visit besides
//! its scores. All of it is a third file, fetched with the criteria when one of
//! its two views is first opened.

mod book;
pub mod events;
pub mod fields;
mod frame;
pub mod helper;
pub mod labs;

use std::rc::Rc;

use yew::Html;

use super::later::NotLoaded;
use super::page::{Dispatch, Page};
use crate::ctcae::Version;
use crate::ctcae::book::Book;

/// The version by which new rows and events are graded.
#[must_use]
pub fn version(page: &Page) -> Version {
    if page.settings.six {
        Version::V6
    } else {
        Version::V5
    }
}

pub use book::loaded;
pub use frame::Frame;

/// What can be shown once the third file is there.
#[derive(Clone, Copy)]
pub struct Trial {
    /// Reads the criteria's files.
    pub read: fn([String; 5]) -> Result<Book, String>,
    /// The laboratory's table.
    pub labs: fn(&Page, &Rc<Book>, &Dispatch) -> Html,
    /// The log of adverse events.
    pub events: fn(&Page, &Rc<Book>, &Dispatch) -> Html,
}

/// Fetches the third file.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Trial, NotLoaded> {
    #[cfg(feature = "split")]
    return table().await;
    #[cfg(not(feature = "split"))]
    table()
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(trial, fallible))]
fn table() -> Result<Trial, NotLoaded> {
    Ok(Trial {
        read: book::read,
        labs: labs::view,
        events: events::view,
    })
}
