//! Random bytes, and texts in one form.

use js_sys::{JsString, Uint8Array};

/// Random bytes that nobody can guess; nothing where the browser has none,
/// because then nothing may be encrypted.
#[must_use]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let crypto = gloo::utils::window().crypto().ok()?;
    let array = Uint8Array::new_with_length(u32::try_from(N).ok()?);
    crypto
        .get_random_values_with_array_buffer_view(&array)
        .ok()?;
    let mut bytes = [0; N];
    array.copy_to(&mut bytes);
    Some(bytes)
}

/// A text in Unicode Normalization Form C.
#[must_use]
pub fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
