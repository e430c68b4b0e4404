//! The parts of the page that are fetched after its first picture.
//!
//! The first score needs the PASI form and the totals. Everything else is
//! reached only through the table below, so that the build can put it into a
//! second file; nothing in the first file names it.

use std::cell::Cell;
use std::pin::Pin;

use yew::Html;

use super::page::{Desk, Dispatch, Page, View};
use super::platform::fetch;
use super::start::Opening;

/// What can be shown and done once the second file is there.
#[derive(Clone, Copy)]
pub struct Later {
    /// Fetches the rules that all of it is shown by, once.
    pub styled: fn() -> Styling,
    /// Opens the visit kept in a slot, or what was brought back.
    pub opened: fn(Option<String>) -> Opening,
    /// The commands, what must be said, and what is asked.
    pub front: fn(&Page, &Desk) -> Html,
    /// What names the visit, and how it is kept.
    pub about: fn(&Page, &Dispatch) -> Html,
    /// The forms of all instruments but the first.
    pub forms: fn(&Page, &Desk, &Dispatch) -> Html,
    /// The body, each region in the shade of its score.
    pub body: fn([Option<usize>; 4]) -> Html,
    /// What the scores mean.
    pub meaning: fn(&Page) -> Html,
    /// The response against a baseline.
    pub response: fn(&Page, &Desk, &Dispatch) -> Html,
    /// The visit on paper.
    pub sheet: fn(&Page) -> Html,
    /// A view other than the scores: laboratory values, adverse events, tools.
    pub view: fn(&Page, &Desk, &Dispatch) -> Html,
    /// What takes the page's place while the tablet is with a patient.
    pub patient: fn(),
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

/// What fetching the rules ends with.
pub type Styling = Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>;

/// The second file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the second file with its rules, once; a failure is tried again at the next call.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Later, NotLoaded> {
    #[cfg(feature = "split")]
    {
        let later = table().await?;
        // A part without its rules is no part to show.
        (later.styled)().await?;
        Ok(later)
    }
    #[cfg(not(feature = "split"))]
    table()
}

/// The rules, in the folder `parts`.
const STYLES: [&str; 2] = ["later.css", "print.css"];

thread_local! {
    static STYLED: Cell<bool> = const { Cell::new(false) };
}

fn styled() -> Styling {
    Box::pin(async {
        if !STYLED.get() {
            let folder = fetch::folder("parts");
            fetch::styles(&folder, &STYLES)
                .await
                .map_err(|_| NotLoaded)?;
            STYLED.set(true);
        }
        Ok(())
    })
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn table() -> Result<Later, NotLoaded> {
    Ok(Later {
        styled,
        opened: super::start::opened,
        front: super::front::front,
        about: super::keep::about,
        forms: super::panels::forms,
        body: super::components::body,
        meaning: super::rail::meaning,
        response: super::rail::response,
        sheet: super::sheet::sheet,
        view,
        patient: super::patient::take_over,
    })
}

fn view(page: &Page, desk: &Desk, dispatch: &Dispatch) -> Html {
    let page = page.clone();
    match page.view {
        View::Scores | View::Labs | View::Events => {
            yew::html! { <super::trial::Frame {page} dispatch={dispatch.clone()} /> }
        }
        View::Device | View::Wording | View::Transfer => {
            yew::html! { <super::tools::Frame {page} desk={desk.clone()} /> }
        }
    }
}
