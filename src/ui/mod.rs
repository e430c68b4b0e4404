//! The page: a thin shell over the core.
//!
//! `app` holds the page and hands each part what it shows; `panels` are the
//! instruments' forms; `rail` says what the answers amount to; `keep` keeps the
//! visit on the device and `copies` a second time; `offline` says when there is a
//! newer version; `trial` is the laboratory's table and the log of adverse
//! events; `patient` is what a patient sees while the tablet is handed over, and
//! `handed` the way there and back; `tools` is what one needs besides the visit;
//! `later` names all that is fetched after the first picture; `platform` is the
//! only place that touches the browser.

mod app;
mod backup;
mod browser;
mod codes;
mod commands;
pub mod components;
mod copies;
mod el;
mod exported;
mod front;
mod handed;
mod keep;
mod kept;
mod keys;
pub mod languages;
mod later;
mod ledger;
mod notice;
mod offline;
mod page;
pub mod panels;
pub mod patient;
pub mod platform;
mod questions;
pub mod rail;
mod rescue;
pub mod say;
mod settings;
mod sheet;
mod start;
pub mod tools;
pub mod trial;
mod wiping;
pub mod wordings;

pub use app::{App, AppProps, draw};
pub use keys::{KeyMove, on_key};
pub use later::{Later, load};
pub use ledger::save_at_the_end;
pub use notice::Notice;
pub use page::{Desk, Dispatch, Page, PageAction, View};
pub use settings::Settings;
pub use sheet::sheet;
pub use start::{Start, begin};

/// Draws the page into the document, with what the device kept.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let settings = Settings::kept();
        platform::page::set_theme(&settings.theme);
        if let Some(patient) = start::handed_over().await {
            return patient();
        }
        let spoken = languages::speak(settings.speaks()).await;
        let mut start = begin().await;
        if spoken.is_err() && start.notice.is_none() {
            start.notice = Some(languages::NOT_FETCHED.to_owned());
        }
        if let Some(root) = platform::element("app") {
            yew::Renderer::<App>::with_root_and_props(root, AppProps { start }).render();
        }
    });
}
