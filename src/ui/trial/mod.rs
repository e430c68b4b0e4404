//! Laboratory values and adverse events: what a trial asks of a visit besides
//! its scores. All of it is a third file, fetched with the criteria when one of
//! its two views is first opened.

mod book;
pub mod events;
pub mod fields;
mod frame;
pub mod helper;
pub mod labs;
mod sentence;

use std::cell::Cell;
use std::rc::Rc;

use yew::Html;

use super::later::NotLoaded;
use super::page::{Dispatch, Page};
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::visit::{Disagreement, Visit, grades};

/// The version by which new rows and events are graded.
#[must_use]
pub fn version(page: &Page) -> Version {
    if page.settings.six {
        Version::V6
    } else {
        Version::V5
    }
}

pub use book::{loaded, put};
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
    /// The visit with the results of its rows, for a file.
    pub with_results: fn(&Visit, &Book) -> Visit,
    /// Where stored grades of rows differ from what the criteria say.
    pub disagreements: fn(&Visit, &Book) -> Vec<Disagreement>,
}

thread_local! {
    static LOADED: Cell<Option<Trial>> = const { Cell::new(None) };
}

/// The third file and the criteria, where both were fetched before.
#[must_use]
pub fn at_hand() -> Option<(Trial, Rc<Book>)> {
    Some((LOADED.get()?, loaded()?))
}

/// Fetches the third file.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Trial, NotLoaded> {
    #[cfg(feature = "split")]
    let trial = table().await?;
    #[cfg(not(feature = "split"))]
    let trial = table()?;
    LOADED.set(Some(trial));
    Ok(trial)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(trial, fallible))]
fn table() -> Result<Trial, NotLoaded> {
    Ok(Trial {
        read: book::read,
        labs: labs::view,
        events: events::view,
        with_results: grades::with_results,
        disagreements: grades::disagreements,
    })
}
