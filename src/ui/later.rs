//! The parts of the page that are fetched after its first picture.
//!
//! The first score needs the PASI form, the totals and the keeping of the
//! visit. Everything else is reached only through the table below, so that the
//! build can put it into a second file; nothing outside this module names it.

use std::rc::Rc;

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::front::{Ask, Wish};
use super::page::{Dispatch, Page};
use crate::visit::{ReadError, Reading, Visit};

/// What an imported file becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAs {
    /// The open visit.
    Visit,
    /// The open visit's baseline.
    Baseline,
}

/// A file that was chosen or dropped, and what it becomes.
pub type Chosen = (File, ImportAs);

/// What can be done once the second file is there.
#[derive(Clone, Copy)]
pub struct Later {
    /// Reads a visit file.
    pub read: fn(&[u8]) -> Result<Reading, ReadError>,
    /// The form of the instrument in this place of the registry.
    pub form: fn(usize, &Page, &Dispatch) -> Html,
    /// What the scores mean.
    pub meaning: fn(&Page) -> Html,
    /// The response against a baseline.
    pub response: fn(&Page, &Dispatch, &Callback<HtmlInputElement>) -> Html,
    /// A question in front of the page.
    pub question: fn(&Ask, &Callback<Wish>) -> Html,
    /// The visit on paper.
    pub sheet: fn(&Page, &str) -> Html,
    /// Does what a person wants of the page.
    pub grant: fn(Wish, &UseReducerHandle<Page>, &Callback<Chosen>),
    /// Opens a file.
    pub import: fn(Chosen, Rc<Visit>, Dispatch),
}

/// There is one table in a program.
impl PartialEq for Later {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::fmt::Debug for Later {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Later")
    }
}

/// The second file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the second file, once; a failure is tried again at the next call.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Later, NotLoaded> {
    #[cfg(feature = "split")]
    return table().await;
    #[cfg(not(feature = "split"))]
    table()
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn table() -> Result<Later, NotLoaded> {
    Ok(Later {
        read: crate::visit::read,
        form: super::panels::form,
        meaning: super::rail::meaning,
        response: super::rail::response,
        question: super::questions::question,
        sheet: super::sheet::sheet,
        grant: super::commands::grant,
        import: super::commands::import,
    })
}
