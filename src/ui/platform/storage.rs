//! What the device keeps: the browser's local storage, and the tab's own.

use wasm_bindgen::JsCast;
use web_sys::Storage;

use crate::said::msg;

/// Why something could not be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser lets this page keep nothing.
    Blocked,
    /// There is no room left.
    Full,
    /// The browser refused for a reason of its own.
    Refused,
}

impl Trouble {
    /// What went wrong, for a person.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Blocked => msg("This browser lets the page keep nothing on the device."),
            Self::Full => msg("The device's storage for this page is full."),
            Self::Refused => msg("The browser refused to keep the visit."),
        }
    }
}

fn local() -> Result<Storage, Trouble> {
    gloo::utils::window()
        .local_storage()
        .ok()
        .flatten()
        .ok_or(Trouble::Blocked)
}

fn of_tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

/// What is kept under a key.
///
/// # Errors
/// [`Trouble`] when the browser does not let the page read.
pub fn read(key: &str) -> Result<Option<String>, Trouble> {
    local()?.get_item(key).map_err(|_| Trouble::Refused)
}

/// Keeps a text under a key.
///
/// # Errors
/// [`Trouble`] when it was not kept; what was kept before stands.
pub fn write(key: &str, text: &str) -> Result<(), Trouble> {
    local()?.set_item(key, text).map_err(|error| {
        let name = js_sys::Reflect::get(&error, &"name".into())
            .ok()
            .and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Trouble::Full,
            Some("SecurityError") => Trouble::Blocked,
            _ => Trouble::Refused,
        }
    })
}

/// Keeps nothing under a key any more.
pub fn remove(key: &str) {
    if let Ok(local) = local() {
        let _ = local.remove_item(key);
    }
}

/// The keys that begin with a prefix, in the order the browser keeps them.
#[must_use]
pub fn keys(prefix: &str) -> Vec<String> {
    let Ok(local) = local() else {
        return Vec::new();
    };
    (0..local.length().unwrap_or(0))
        .filter_map(|index| local.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// What this tab keeps for itself under a key; it is gone with the tab.
#[must_use]
pub fn read_of_tab(key: &str) -> Option<String> {
    of_tab()?.get_item(key).ok().flatten()
}

/// Keeps a text for this tab alone.
pub fn write_of_tab(key: &str, text: &str) {
    if let Some(storage) = of_tab() {
        let _ = storage.set_item(key, text);
    }
}

/// Calls back when another tab changes a key: the key and its new text.
pub fn on_change(call: impl Fn(String, Option<String>) + 'static) -> gloo::events::EventListener {
    gloo::events::EventListener::new(&gloo::utils::window(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::StorageEvent>()
            && let Some(key) = event.key()
        {
            call(key, event.new_value());
        }
    })
}
