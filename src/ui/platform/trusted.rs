//! Addresses of scripts, for browsers that take them only from a policy that the
//! page's content policy names (Trusted Types).

use js_sys::Object;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{call, get, set};

/// The one policy that the content policy lets the page make.
const POLICY: &str = "dermscore";

/// An address of a script of the page's own folder, as the browser takes it: a
/// trusted one where it asks for such, else the text itself.
pub(super) fn script(address: &str) -> JsValue {
    let text = JsValue::from(address);
    let Some(policy) = policy() else {
        return text;
    };
    call(&policy, "createScriptURL", std::slice::from_ref(&text)).unwrap_or(text)
}

/// Nothing where the browser knows no such thing. A page makes it once: nobody
/// after it can make another one of this name.
fn policy() -> Option<JsValue> {
    thread_local! {
        static MADE: Option<JsValue> = make();
    }
    MADE.with(Clone::clone)
}

fn make() -> Option<JsValue> {
    let factory = get(&gloo::utils::window(), "trustedTypes")?;
    // Only names of files beside the page: no other folder, origin or scheme.
    let own = Closure::<dyn Fn(String) -> JsValue>::new(|address: String| {
        let name = address.strip_prefix("./").unwrap_or(&address);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.chars().all(plain) {
            JsValue::from(address)
        } else {
            JsValue::NULL
        }
    });
    let rules = Object::new();
    set(&rules, "createScriptURL", &own.into_js_value());
    call(
        &factory,
        "createPolicy",
        &[POLICY.into(), rules.unchecked_into()],
    )
}
