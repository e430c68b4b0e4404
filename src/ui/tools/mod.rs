//! What one needs now and then besides the visit: the page “This device”, and
//! files that only a passphrase opens. All of it is a file of its own, fetched
//! with its styles when it is first needed.

mod device;
mod frame;
mod handed_on;
mod sealing;
mod transfer;
mod wording;

use std::cell::Cell;
use std::rc::Rc;

use yew::{Html, html};

use super::commands::ImportAs;
use super::later::NotLoaded;
use super::page::{Desk, Page, View};
use super::platform::fetch;
use crate::transfer::Finished;
use crate::wording::{ReadError, Wording};

pub use device::{KEYS, Key};
pub use frame::{Asked, Frame, use_tools};

/// The rules of these pages, in the folder `parts`.
const STYLES: [&str; 2] = ["tools.css", "wording.css"];

/// What the tools ask in front of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// With which passphrase to encrypt an export.
    Seal,
    /// With which passphrase an encrypted file opens.
    Unseal {
        /// The file's name.
        name: String,
        /// What stands in it.
        bytes: Rc<[u8]>,
        /// What it becomes.
        into: ImportAs,
    },
    /// Whether a visit that was handed on, as a file of this name, is wiped.
    HandedOn(String),
    /// Whether a visit is wiped that a patient's answers have come back into.
    HandedBack,
}

/// What can be shown and done once the file is there.
#[derive(Clone, Copy)]
pub struct Tools {
    /// The page that an address names: see [`super::View::Device`].
    pub view: fn(&Page, &Desk) -> Html,
    /// The code of finished questionnaires, for the desk.
    pub code: fn(&Finished) -> Html,
    /// Reads a wording file.
    pub read_wording: fn(&[u8]) -> Result<Wording, ReadError>,
    /// A question in front of the page.
    pub asked: fn(&Question, &Desk) -> Html,
}

thread_local! {
    static LOADED: Cell<Option<Tools>> = const { Cell::new(None) };
}

/// The file, where it was fetched before.
#[must_use]
pub fn at_hand() -> Option<Tools> {
    LOADED.get()
}

/// Fetches the file and its rules, once.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Tools, NotLoaded> {
    if let Some(tools) = LOADED.get() {
        return Ok(tools);
    }
    #[cfg(feature = "split")]
    let tools = table().await?;
    #[cfg(not(feature = "split"))]
    let tools = table()?;
    // Without its rules a page is plain, and works; they are tried again.
    if fetch::styles(&fetch::folder("parts"), &STYLES)
        .await
        .is_ok()
    {
        LOADED.set(Some(tools));
    }
    Ok(tools)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(tools, fallible))]
fn table() -> Result<Tools, NotLoaded> {
    Ok(Tools {
        view,
        code: transfer::transfer_code,
        read_wording: crate::wording::read,
        asked,
    })
}

fn view(page: &Page, desk: &Desk) -> Html {
    match page.view {
        View::Wording => html! { <wording::WordingPage /> },
        View::Transfer => transfer::page(page, desk),
        _ => device::view(page, desk),
    }
}

fn asked(question: &Question, desk: &Desk) -> Html {
    let desk = desk.clone();
    match question {
        Question::Seal => html! { <sealing::Seal {desk} /> },
        Question::Unseal { name, bytes, into } => {
            let (name, bytes) = (name.clone(), Rc::clone(bytes));
            html! { <sealing::Unseal {name} {bytes} becomes={*into} {desk} /> }
        }
        Question::HandedOn(name) => handed_on::question(Some(name), &desk),
        Question::HandedBack => handed_on::question(None, &desk),
    }
}
