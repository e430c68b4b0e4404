//! What a browser may or may not have, by its name. Bindings for what is seldom
//! used would stand in the script that every first visit loads.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property that is there.
pub(super) fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}

/// Sets a property of an object of the browser's own, which takes every one.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// What a method gives; nothing where there is none or it throws.
pub(super) fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(on, method)?.dyn_into().ok()?;
    method.apply(on, &arguments.iter().collect()).ok()
}

/// What a method promises; nothing where there is none or it fails.
pub(super) async fn promised(on: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise: js_sys::Promise = call(on, method, arguments)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
