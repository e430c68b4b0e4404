//! What the browser knows of languages: which ones a person reads, and how they
//! write numbers and dates.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The languages that the browser asks for, the best first.
#[must_use]
pub fn wanted() -> Vec<String> {
    let wanted = gloo::utils::window().navigator().languages();
    wanted.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Says of the whole page which language it is in, and from which side it is
/// written.
pub fn set_language(tag: &str, rtl: bool) {
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", if rtl { "rtl" } else { "ltr" });
    }
}

/// A formatter of `Intl` for a language with these options. Digits are those of
/// the Latin script in every language: a score has to be read alike by whoever
/// works with it.
fn formatter(name: &str, tag: &str, options: &[(&str, &str)]) -> Option<JsValue> {
    let all = Object::new();
    let _ = Reflect::set(&all, &"numberingSystem".into(), &"latn".into());
    for (key, value) in options {
        let _ = Reflect::set(&all, &(*key).into(), &(*value).into());
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let kind: Function = Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&kind, &Array::of2(&tag.into(), &all)).ok()
}

fn call(of: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    let function: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(of, with).ok()
}

/// The sign between a number's whole part and its decimals.
#[must_use]
pub fn decimal_sign(tag: &str) -> String {
    let found = (|| {
        let parts = call(
            &formatter("NumberFormat", tag, &[])?,
            "formatToParts",
            &JsValue::from(1.5),
        )?;
        Array::from(&parts).iter().find_map(|part| {
            let kind = Reflect::get(&part, &"type".into()).ok()?;
            (kind == "decimal").then(|| Reflect::get(&part, &"value".into()).ok()?.as_string())?
        })
    })();
    found.unwrap_or_else(|| ".".to_owned())
}

/// A date as a language writes it, from `2026-11-22`, or a part of one, from
/// `2026-11` or `2026`; nothing for what is none.
#[must_use]
pub fn date(tag: &str, iso: &str) -> Option<String> {
    let mut parts = iso.split('-').map(|part| part.parse::<u32>().ok());
    let year = parts.next()??;
    let (month, day) = match (parts.next(), parts.next(), parts.next()) {
        (None, None, None) => (None, None),
        (Some(Some(month)), None, None) => (Some(month), None),
        (Some(Some(month)), Some(Some(day)), None) => (Some(month), Some(day)),
        _ => return None,
    };
    let mut options = vec![("year", "numeric"), ("timeZone", "UTC")];
    if month.is_some() {
        options.push(("month", "short"));
    }
    if day.is_some() {
        options.push(("day", "numeric"));
    }
    let time = Date::utc(
        f64::from(year),
        f64::from(month.unwrap_or(1).checked_sub(1)?),
    );
    let date = Date::new(&JsValue::from(time));
    if let Some(day) = day {
        date.set_utc_date(day);
    }
    call(
        &formatter("DateTimeFormat", tag, &options)?,
        "format",
        &date,
    )?
    .as_string()
}

/// A moment of a clock where the device is, as a language writes it to the
/// second; nothing for what is none.
#[must_use]
pub fn moment(tag: &str, iso: &str) -> Option<String> {
    let options = [
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ];
    let date = Date::new(&iso.into());
    if !date.get_time().is_finite() {
        return None;
    }
    call(
        &formatter("DateTimeFormat", tag, &options)?,
        "format",
        &date,
    )?
    .as_string()
}
