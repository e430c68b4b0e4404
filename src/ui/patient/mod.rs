//! The patient's screens, the dialog that hands the tablet over, and the way
//! back into the visit. All of it is a part of the program of its own, fetched
//! when a tablet is handed over; while it is, the page draws this part alone,
//! and nothing of the clinician's page is in the document.

mod back;
mod broken;
mod choices;
mod guard;
mod kept;
mod line;
mod pages;
mod panel;
mod question;
mod review;
mod screen;
mod staff;
mod words;

use std::cell::Cell;

use yew::Html;

use super::later::NotLoaded;
use super::page::{Desk, Page};
use super::platform::{fetch, page as browser};

pub use back::Came;
pub use kept::{ANSWERED, KEY, RELEASE};
pub use screen::{Screen, ScreenProps};

/// The part's own rules, in the folder `parts`.
const STYLES: [&str; 1] = ["patient.css"];

/// What can be shown once the part is there.
#[derive(Clone, Copy)]
pub struct Patient {
    /// Draws the patient's screen in place of the page.
    pub show: fn(),
    /// The dialog that hands the tablet over.
    pub panel: fn(&Page, &Desk) -> Html,
    /// Takes answers that came back into their visit, or says why not.
    pub take: fn(&Desk, &str) -> Came,
    /// The question whether they go in the place of answers that stand.
    pub ask: fn(&Desk, &str) -> Html,
}

thread_local! {
    static STYLED: Cell<bool> = const { Cell::new(false) };
}

/// Fetches the part, with its rules.
///
/// # Errors
/// [`NotLoaded`] when it could not be fetched.
pub async fn load() -> Result<Patient, NotLoaded> {
    #[cfg(feature = "split")]
    let part = table().await?;
    #[cfg(not(feature = "split"))]
    let part = table()?;
    if !STYLED.get() {
        // A patient's screen without its rules is no screen to hand over.
        fetch::styles(&fetch::folder("parts"), &STYLES)
            .await
            .map_err(|_| NotLoaded)?;
        STYLED.set(true);
    }
    Ok(part)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(patient, fallible))]
fn table() -> Result<Patient, NotLoaded> {
    Ok(Patient {
        show: screen::show,
        panel: panel::panel,
        take: back::take,
        ask: back::ask,
    })
}

/// Draws the patient's screen in place of the page, once the part is there; what
/// could not be fetched is tried again every few seconds.
pub fn take_over() {
    wasm_bindgen_futures::spawn_local(async {
        loop {
            if let Ok(part) = load().await {
                return (part.show)();
            }
            browser::say_at_start(super::say::t(
                "A part of the page could not be fetched. It is tried again every few seconds, and what was answered is kept on this device.",
            ));
            gloo::timers::future::TimeoutFuture::new(super::start::AGAIN).await;
        }
    });
}
