//! What the page says, in the language it is set to.
//!
//! Every text that a person reads goes through here with its English as the
//! key. Where no language is loaded, or it lacks a text, English is said.

use std::cell::Cell;
use std::fmt::Display;

use super::platform::clock;
use crate::plain::isolated;
use crate::said::{Place, Said, filled};
use crate::visit::Visit;

/// A language's texts, by their English, and its way to write numbers and dates.
pub trait Catalogue {
    /// The text for this English one; where the same English means two things,
    /// the context says which.
    fn one(&self, context: Option<&'static str>, id: &'static str) -> &'static str;
    /// The form of a text that counts, for this many.
    fn many(&self, one: &'static str, more: &'static str, number: u64) -> &'static str;
    /// A number, given by its decimal digits with a point.
    fn number(&self, digits: &str) -> String;
    /// A date or a part of one, given as `2026-11-22`, `2026-11` or `2026`.
    fn date(&self, iso: &str) -> String;
    /// A moment of a clock, given as `2026-11-22T09:30:00Z`, as the device's
    /// clock showed it.
    fn moment(&self, iso: &str) -> String;
    /// What stands in a place of a sentence, so that its own direction of
    /// writing ends with it.
    fn placed(&self, value: &str) -> String;
}

thread_local! {
    static LANGUAGE: Cell<Option<&'static dyn Catalogue>> = const { Cell::new(None) };
}

/// Says everything in another language from now on; `None` for English. What
/// is drawn already stays as it is; see [`languages`](super::languages).
pub fn speak(language: Option<&'static dyn Catalogue>) {
    LANGUAGE.set(language);
}

/// A text without places.
#[must_use]
pub fn t(id: &'static str) -> &'static str {
    match LANGUAGE.get() {
        Some(language) => language.one(None, id),
        None => id,
    }
}

/// A text without places whose English means several things; the context, which
/// only translators see, says which.
#[must_use]
pub fn t_in(context: &'static str, id: &'static str) -> &'static str {
    match LANGUAGE.get() {
        Some(language) => language.one(Some(context), id),
        None => id,
    }
}

/// A text with places such as `{found}`, and what stands in them.
#[must_use]
pub fn tf(id: &'static str, with: &[(&'static str, &str)]) -> String {
    fill(t(id), with)
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
    let text = match LANGUAGE.get() {
        Some(language) => language.many(one, more, number),
        None if number == 1 => one,
        None => more,
    };
    let count = number.to_string();
    let mut places = vec![("n", count.as_str())];
    places.extend_from_slice(with);
    fill(text, &places)
}

/// A number as the language writes it: the same digits, with its decimal sign.
#[must_use]
pub fn number(value: impl Display) -> String {
    digits(value.to_string())
}

fn digits(digits: String) -> String {
    match LANGUAGE.get() {
        Some(language) => language.number(&digits),
        None => digits,
    }
}

/// A date or a part of one, `2026-11-22`, as the language writes it.
#[must_use]
pub fn date(iso: &str) -> String {
    match LANGUAGE.get() {
        Some(language) => language.date(iso),
        None => iso.to_owned(),
    }
}

/// A moment of a clock, `2026-11-22T09:30:00Z`, to the second as the device's
/// clock showed it and the language writes it.
#[must_use]
pub fn moment(iso: &str) -> String {
    match LANGUAGE.get() {
        Some(language) => language.moment(iso),
        None => clock::local(iso).unwrap_or_else(|| iso.to_owned()),
    }
}

/// What a visit is called: subject, label and date.
#[must_use]
pub fn named(visit: &Visit) -> String {
    visit.named_on(&date(&visit.date))
}

/// A sentence of the core.
#[must_use]
pub fn said(said: &Said) -> String {
    let with: Vec<(&'static str, String)> = said
        .with
        .iter()
        .map(|(name, value)| (*name, place(value)))
        .collect();
    let text = match said.count {
        Some((more, number)) => match LANGUAGE.get() {
            Some(language) => language.many(said.id, more, number),
            None if number == 1 => said.id,
            None => more,
        },
        None => t(said.id),
    };
    let with: Vec<(&str, &str)> = with
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fill(text, &with)
}

/// What stands in a place of a sentence, by itself.
#[must_use]
pub fn place(value: &Place) -> String {
    match value {
        Place::Text(text) => text.clone(),
        Place::Number(value) => digits(value.clone()),
        Place::Date(iso) => date(iso),
        Place::Said(sentence) => said(sentence),
        Place::Within(label) => match LANGUAGE.get() {
            Some(_) => t(label).to_owned(),
            None => label.to_ascii_lowercase(),
        },
        Place::List(all) => list(all.iter().map(said).collect()),
    }
}

/// Texts one after the other, with what the language puts between them.
#[must_use]
pub fn list(all: Vec<String>) -> String {
    // tr: what stands between the items of a list
    all.join(t(", "))
}

fn fill(text: &str, with: &[(&str, &str)]) -> String {
    match LANGUAGE.get() {
        Some(language) => {
            let with: Vec<(&str, String)> = with
                .iter()
                .map(|(name, value)| (*name, language.placed(value)))
                .collect();
            filled(text, &with)
        }
        None => {
            let with: Vec<(&str, String)> = with
                .iter()
                .map(|(name, value)| (*name, isolated(value)))
                .collect();
            filled(text, &with)
        }
    }
}
