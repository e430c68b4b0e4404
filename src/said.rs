//! Sentences that the page can say in another language.
//!
//! The English sentence is its own key: what a person reads in the code is what
//! translators see, and English needs no file.

use std::fmt;

/// A sentence in English with places such as `{found}`, and what stands in
/// them. Written out it is English; the page looks it up in its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The English sentence, which is the key in every language's file.
    pub id: &'static str,
    /// What stands in its places, by their names.
    pub with: Vec<(&'static str, String)>,
}

impl Said {
    /// A sentence without places.
    #[must_use]
    pub const fn plain(id: &'static str) -> Self {
        Self {
            id,
            with: Vec::new(),
        }
    }

    /// A sentence with what stands in its places.
    #[must_use]
    pub fn new<const N: usize>(id: &'static str, with: [(&'static str, String); N]) -> Self {
        Self {
            id,
            with: with.into(),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&filled(self.id, &self.with))
    }
}

/// Marks a text of the core as one that the page says in its language.
#[must_use]
pub const fn msg(id: &'static str) -> &'static str {
    id
}

/// A sentence with its places filled. A place that nothing fills stays as it is,
/// so that it is seen.
#[must_use]
pub fn filled<N: AsRef<str>, V: AsRef<str>>(sentence: &str, with: &[(N, V)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}').and_then(|(name, after)| {
            let value = with.iter().find(|(given, _)| given.as_ref() == name)?;
            Some((value.1.as_ref(), after))
        });
        rest = match place {
            Some((value, after)) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_any_order_and_what_was_typed_is_never_read_as_one() {
        let said = Said::new(
            "{b} then {a}",
            [("a", "{b}".to_owned()), ("b", "1".to_owned())],
        );
        assert_eq!(said.to_string(), "1 then {b}");
    }

    #[test]
    fn a_place_that_nothing_fills_is_seen() {
        assert_eq!(Said::plain("of {n} { x").to_string(), "of {n} { x");
    }
}
