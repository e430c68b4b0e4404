//! What the device keeps: the browser's local storage, and the tab's own.
//!
//! Where nothing is to be kept beyond the tab, everything but the settings goes
//! into the tab's storage instead, under the same keys.

use std::cell::Cell;

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

/// Where the settings are kept: always on the device, for they say where the
/// rest is kept.
pub const SETTINGS: &str = "dermscore.settings";

/// Where the code is kept that releases a device without the PIN.
pub const RELEASE: &str = "dermscore.release";

/// Whether what stands under a key is about the device and nobody's visit.
#[must_use]
pub fn is_setting(key: &str) -> bool {
    key == SETTINGS || key == RELEASE
}

thread_local! {
    static IN_TAB: Cell<bool> = const { Cell::new(false) };
}

/// From now on everything is kept in the tab alone, or on the device again.
/// What was kept before stays where it is.
pub fn stay_in_tab(stay: bool) {
    IN_TAB.set(stay);
}

/// Whether everything is kept in the tab alone.
#[must_use]
pub fn stays_in_tab() -> bool {
    IN_TAB.get()
}

fn storage_of(key: &str) -> Result<Storage, Trouble> {
    let window = gloo::utils::window();
    let storage = if IN_TAB.get() && !is_setting(key) {
        window.session_storage()
    } else {
        window.local_storage()
    };
    storage.ok().flatten().ok_or(Trouble::Blocked)
}

fn of_tab() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

/// What is kept under a key.
///
/// # Errors
/// [`Trouble`] when the browser does not let the page read.
pub fn read(key: &str) -> Result<Option<String>, Trouble> {
    storage_of(key)?.get_item(key).map_err(|_| Trouble::Refused)
}

/// Keeps a text under a key.
///
/// # Errors
/// [`Trouble`] when it was not kept; what was kept before stands.
pub fn write(key: &str, text: &str) -> Result<(), Trouble> {
    storage_of(key)?.set_item(key, text).map_err(|error| {
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
    if let Ok(storage) = storage_of(key) {
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with a prefix, in the order the browser keeps them.
#[must_use]
pub fn keys(prefix: &str) -> Vec<String> {
    storage_of(prefix).map_or_else(|_| Vec::new(), |storage| keys_of(&storage, prefix))
}

fn keys_of(storage: &Storage, prefix: &str) -> Vec<String> {
    (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// One of the two storages by itself, wherever things are kept now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The device's.
    Device,
    /// The tab's own.
    Tab,
}

impl Place {
    fn storage(self) -> Option<Storage> {
        let window = gloo::utils::window();
        let storage = match self {
            Self::Device => window.local_storage(),
            Self::Tab => window.session_storage(),
        };
        storage.ok().flatten()
    }

    /// Everything whose key begins with a prefix: keys and texts.
    #[must_use]
    pub fn all(self, prefix: &str) -> Vec<(String, String)> {
        let Some(storage) = self.storage() else {
            return Vec::new();
        };
        let keys = keys_of(&storage, prefix).into_iter();
        keys.filter_map(|key| {
            let text = storage.get_item(&key).ok().flatten()?;
            Some((key, text))
        })
        .collect()
    }

    /// Keeps a text under a key there; false where it was not kept.
    #[must_use]
    pub fn put(self, key: &str, text: &str) -> bool {
        let storage = self.storage();
        storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Keeps nothing under a key there any more.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(key);
        }
    }
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
