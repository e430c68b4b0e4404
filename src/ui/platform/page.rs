//! The page as a whole: address, theme, print, scrolling.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The section that the address names: `dlqi` of `#/dlqi`.
#[must_use]
pub fn section() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.strip_prefix("#/")
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// Calls back when the address names another section.
#[must_use]
pub fn on_section(call: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| call())
}

/// Brings the section with this name into view, if there is one.
pub fn show_section(name: &str) {
    if let Some(section) = super::element(&["section-", name].concat()) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Start);
        how.set_behavior(ScrollBehavior::Auto);
        section.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Sets the colours: `light`, `dark`, or empty for what the system says.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "" => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme),
        };
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}
