//! What the browser says of its storage for this page.

use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{call, get, promised};

/// Whether the browser promised to keep what this page keeps until a person
/// removes it; nothing where it cannot tell.
pub async fn persists() -> Option<bool> {
    promised(&manager()?, "persisted", &[]).await?.as_bool()
}

/// Asks the browser to promise that; nothing where it cannot be asked. Firefox
/// asks the person.
pub async fn ask_to_persist() -> Option<bool> {
    promised(&manager()?, "persist", &[]).await?.as_bool()
}

fn manager() -> Option<JsValue> {
    get(&gloo::utils::window().navigator(), "storage")
}

/// A copy of the page that the service worker keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflineCopy {
    /// The cache's name.
    pub name: String,
    /// How many files are in it.
    pub files: usize,
    /// How many bytes they have, where the host said it.
    pub bytes: u64,
    /// When the newest of them was fetched, RFC 3339, where the host said it.
    pub fetched: String,
}

/// The copies of the page for use without a network; none where the browser
/// keeps none.
pub async fn offline_copies() -> Vec<OfflineCopy> {
    let mut copies = Vec::new();
    let Some(caches) = get(&gloo::utils::window(), "caches") else {
        return copies;
    };
    let names = promised(&caches, "keys", &[]).await.unwrap_or_default();
    for name in Array::from(&names)
        .iter()
        .filter_map(|name| name.as_string())
    {
        // Another page of the same host may have caches of its own.
        if !name.starts_with("dermscore ") {
            continue;
        }
        let Some(cache) = promised(&caches, "open", &[name.as_str().into()]).await else {
            continue;
        };
        let answers = promised(&cache, "matchAll", &[]).await.unwrap_or_default();
        let answers = Array::from(&answers);
        let (mut bytes, mut newest) = (0, 0.0_f64);
        for answer in answers.iter() {
            let copy = call(&answer, "clone", &[]).unwrap_or_default();
            if let Some(buffer) = promised(&copy, "arrayBuffer", &[]).await {
                let buffer: js_sys::ArrayBuffer = buffer.unchecked_into();
                bytes += u64::from(buffer.byte_length());
            }
            let date = get(&answer, "headers")
                .and_then(|headers| call(&headers, "get", &["date".into()]))
                .and_then(|date| date.as_string());
            if let Some(date) = date {
                newest = newest.max(Date::parse(&date));
            }
        }
        let fetched = if newest > 0.0 {
            String::from(Date::new(&newest.into()).to_iso_string())
        } else {
            String::new()
        };
        copies.push(OfflineCopy {
            name,
            files: answers.length() as usize,
            bytes,
            fetched,
        });
    }
    copies
}

/// Deletes a copy of the page.
pub async fn remove_offline_copy(name: &str) {
    if let Some(caches) = get(&gloo::utils::window(), "caches") {
        promised(&caches, "delete", &[name.into()]).await;
    }
}

/// Whether the page is shown in a window of its own, as an installed one is.
#[must_use]
pub fn is_installed() -> bool {
    let query = "(display-mode: standalone)".into();
    let own = call(&gloo::utils::window(), "matchMedia", &[query]);
    let matches = own.and_then(|own| get(&own, "matches"));
    matches.is_some_and(|matches| matches.is_truthy())
}
