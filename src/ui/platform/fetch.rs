//! Files of the page's own folder.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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

/// Where the build put the criteria: the content of `<meta name="criteria">`,
/// a folder named after what is in it.
#[must_use]
pub fn criteria_folder() -> String {
    gloo::utils::document()
        .query_selector("meta[name=criteria]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| "criteria/".to_owned())
}
