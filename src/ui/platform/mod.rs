//! The browser: the only place that touches storage, files, clock, ids, print
//! and focus.

mod by_name;
pub mod camera;
pub mod clock;
pub mod database;
pub mod device;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod intl;
pub mod offline;
pub mod page;
pub mod random;
pub mod sight;
pub mod storage;
pub mod touched;
mod trusted;

/// The element with an id, once the document stands.
#[must_use]
pub fn element(id: &str) -> Option<web_sys::Element> {
    gloo::utils::document().get_element_by_id(id)
}
