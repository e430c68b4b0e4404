//! Files in and out, and the clipboard.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, File, HtmlAnchorElement, HtmlInputElement, Url,
};

/// Saves a text as a file of the device.
///
/// # Errors
/// The browser's own error, when it makes no download.
pub fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = gloo::utils::document();
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    gloo::utils::body().append_child(&link)?;
    link.click();
    link.remove();
    // The download has taken its own hold of the data by the next minute.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// The file chosen in a file input, which is emptied so that the same file can
/// be chosen again.
#[must_use]
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

/// The file dropped on the page.
#[must_use]
pub fn dropped(data: Option<&DataTransfer>) -> Option<File> {
    data?.files()?.get(0)
}

/// The bytes of a file; of one that is longer than `most`, only so many as to
/// show that it is.
///
/// # Errors
/// The browser's own error, when the file cannot be read.
pub async fn bytes(file: &File, most: usize) -> Result<Vec<u8>, JsValue> {
    let end = i32::try_from(most + 1).unwrap_or(i32::MAX);
    let part = file.slice_with_i32_and_i32(0, end)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Puts a text on the clipboard; false where the browser has none for this
/// page (a plain file, an insecure address) or refuses.
pub async fn copy(text: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}
