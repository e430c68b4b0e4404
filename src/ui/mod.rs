//! The page: a thin shell over the core.
//!
//! `app` holds the session and hands each part what it shows; `panels` are the
//! instruments' forms; `rail` says what the answers amount to; `keep` keeps the
//! visit on the device; `platform` is the only place that touches the browser.

mod app;
mod commands;
pub mod components;
mod front;
mod keep;
mod keys;
pub mod panels;
pub mod platform;
pub mod rail;
mod settings;
mod sheet;
mod store;

pub use app::{App, AppProps};
pub use keep::{Start, begin};
pub use keys::{KeyMove, on_key};
pub use settings::Settings;
pub use store::{Store, StoreAction};

/// Draws the page into the document, with what the device kept.
pub fn start() {
    let start = begin();
    if let Some(root) = platform::element("app") {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { start }).render();
    }
}
