//! What the page says, in the language it is set to.
//!
//! Every text that a person reads goes through here with its English as the
//! key. Where no language is loaded, or it lacks a text, English is said.

use std::cell::Cell;

use crate::said::{Said, filled};

/// A language's texts, by their English.
pub trait Catalogue {
    /// The text for this English one.
    fn one(&self, id: &str) -> Option<&'static str>;
    /// The form of a text that counts, for this many.
    fn many(&self, one: &str, number: u64) -> Option<&'static str>;
}

thread_local! {
    static LANGUAGE: Cell<Option<&'static dyn Catalogue>> = const { Cell::new(None) };
}

/// Says everything in another language from now on; `None` for English.
pub fn speak(language: Option<&'static dyn Catalogue>) {
    LANGUAGE.set(language);
}

/// A text without places.
#[must_use]
pub fn t(id: &'static str) -> &'static str {
    LANGUAGE
        .get()
        .and_then(|language| language.one(id))
        .unwrap_or(id)
}

/// A text with places such as `{found}`, and what stands in them.
#[must_use]
pub fn tf(id: &'static str, with: &[(&'static str, &str)]) -> String {
    filled(t(id), with)
}

/// A text that counts: the English for one, the English for more, how many,
/// and what stands in its places; `{n}` is how many.
#[must_use]
pub fn tn(
    one: &'static str,
    more: &'static str,
    number: u64,
    with: &[(&'static str, &str)],
) -> String {
    let english = if number == 1 { one } else { more };
    let text = LANGUAGE
        .get()
        .and_then(|language| language.many(one, number))
        .unwrap_or(english);
    let count = number.to_string();
    let mut places = vec![("n", count.as_str())];
    places.extend_from_slice(with);
    filled(text, &places)
}

/// A sentence of the core.
#[must_use]
pub fn said(said: &Said) -> String {
    filled(t(said.id), &said.with)
}
