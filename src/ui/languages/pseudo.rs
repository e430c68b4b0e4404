//! English that is 40 % longer and marked: `[Šçöŕéš one two]`. Whoever reads
//! the page in it sees what was never given to translators, and what a longer
//! text breaks.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::ui::platform::clock;
use crate::ui::say::Catalogue;

/// Every text, made when it is first said.
#[derive(Default)]
pub struct Pseudo(RefCell<HashMap<&'static str, &'static str>>);

/// What is added, in words that can be broken between lines as any others.
const MORE: &str = " one two three four five six seven eight nine ten eleven twelve";

/// The letters with marks.
const LETTERS: (&str, &str) = (
    "aceghijklnorstuwyzACEGINORSUYZ",
    "äçéĝĥîĵķļñöŕšţûŵýžÅÇÉĜÎÑÖŔŠÛÝŽ",
);

/// A text 40 % longer, between brackets, with marks on its letters; places such
/// as `{found}` stay.
#[must_use]
pub fn pseudo(text: &str) -> String {
    let mut out = String::from("[");
    let mut place = false;
    for letter in text.chars() {
        place |= letter == '{';
        let marked = LETTERS
            .0
            .chars()
            .zip(LETTERS.1.chars())
            .find(|(plain, _)| !place && *plain == letter);
        out.push(marked.map_or(letter, |(_, marked)| marked));
        place &= letter != '}';
    }
    // The brackets are part of what is longer.
    let length = text.chars().count();
    let mut longer = (length * 4).div_ceil(10).saturating_sub(2);
    while longer > 0 {
        let part = longer.min(MORE.len());
        out.push_str(&MORE[..part]);
        longer -= part;
    }
    out.push(']');
    out
}

impl Catalogue for Pseudo {
    fn one(&self, _: Option<&'static str>, id: &'static str) -> &'static str {
        let known = self.0.borrow().get(id).copied();
        known.unwrap_or_else(|| {
            let made: &'static str = Box::leak(pseudo(id).into_boxed_str());
            self.0.borrow_mut().insert(id, made);
            made
        })
    }

    fn many(&self, one: &'static str, more: &'static str, number: u64) -> &'static str {
        self.one(None, if number == 1 { one } else { more })
    }

    fn number(&self, digits: &str) -> String {
        digits.to_owned()
    }

    fn date(&self, iso: &str) -> String {
        iso.to_owned()
    }

    fn moment(&self, iso: &str) -> String {
        clock::local(iso).unwrap_or_else(|| iso.to_owned())
    }

    fn placed(&self, value: &str) -> String {
        value.to_owned()
    }
}
