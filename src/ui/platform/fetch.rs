//! Files of the page's own folder.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CssStyleSheet, Response};

/// The text of a file, by its address relative to the page.
///
/// # Errors
/// The browser's own error, or the status where the file is not served.
pub async fn text(address: &str) -> Result<String, JsValue> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(address)).await?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// What a file holds, by its address relative to the page.
///
/// # Errors
/// The browser's own error, or the status where the file is not served.
pub async fn bytes(address: &str) -> Result<Vec<u8>, JsValue> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(address)).await?;
    let response: Response = response.unchecked_into();
    // The worker says 204 of what a site does not have.
    if !response.ok() || response.status() == 204 {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Where the build put the files of a kind, `criteria`, `languages` or `parts`: the
/// content of `<meta name="criteria">`, a folder named after what is in it.
#[must_use]
pub fn folder(kind: &str) -> String {
    gloo::utils::document()
        .query_selector(&["meta[name=", kind, "]"].concat())
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| [kind, "/"].concat())
}

/// Fetches files of rules from a folder and adds them to the page's styles.
///
/// # Errors
/// The name of the file that could not be fetched.
pub async fn styles(folder: &str, names: &[&'static str]) -> Result<(), &'static str> {
    let mut rules = String::new();
    for name in names {
        rules += &text(&[folder, name].concat()).await.map_err(|_| *name)?;
    }
    if add_style(&rules).is_err() {
        for name in names {
            link_style(&[folder, name].concat());
        }
    }
    Ok(())
}

/// Adds rules to the page's styles, after all that it has. A sheet that is made
/// and not written into the page is no inline style, which the page's content
/// policy would refuse.
///
/// # Errors
/// The browser's own error, where it knows no such sheets.
fn add_style(rules: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(rules)?;
    let document = gloo::utils::document();
    let key = JsValue::from("adoptedStyleSheets");
    let all = Array::from(&Reflect::get(&document, &key)?);
    all.push(&sheet);
    Reflect::set(&document, &key, &all)?;
    Ok(())
}

/// Links a file of rules, for browsers that make no sheets (Safari before 16.4).
fn link_style(address: &str) {
    let document = gloo::utils::document();
    if let (Ok(link), Some(head)) = (document.create_element("link"), document.head()) {
        let _ = link.set_attribute("rel", "stylesheet");
        let _ = link.set_attribute("href", address);
        let _ = head.append_child(&link);
    }
}
