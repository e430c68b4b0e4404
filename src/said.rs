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
    /// For a sentence that counts: its English for more than one, and how many.
    pub count: Option<(&'static str, u64)>,
    /// What stands in its places, by their names.
    pub with: Vec<(&'static str, Place)>,
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What was typed, or a name: the same in every language.
    Text(String),
    /// Decimal digits with a point; shown with the language's own sign.
    Number(String),
    /// A date or a part of one, `2026-11-22` or `2026-11`.
    Date(String),
    /// Another text of ours.
    Said(Said),
    /// A label of ours inside of a sentence, where English writes it small; other
    /// languages leave it as it is.
    Within(&'static str),
    /// Texts of ours, one after the other: `a, b, c`.
    List(Vec<Said>),
}

impl Place {
    /// A number, by the digits it is written with.
    #[must_use]
    pub fn number(digits: impl fmt::Display) -> Self {
        Self::Number(digits.to_string())
    }
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Place {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Said> for Place {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Date(text) => out.write_str(text),
            Self::Said(said) => said.fmt(out),
            Self::Within(label) => out.write_str(&label.to_ascii_lowercase()),
            Self::List(all) => {
                for (index, said) in all.iter().enumerate() {
                    out.write_str(if index > 0 { ", " } else { "" })?;
                    said.fmt(out)?;
                }
                Ok(())
            }
        }
    }
}

impl Said {
    /// A sentence without places.
    #[must_use]
    pub const fn plain(id: &'static str) -> Self {
        Self {
            id,
            count: None,
            with: Vec::new(),
        }
    }

    /// A sentence with what stands in its places.
    #[must_use]
    pub fn new<P: Into<Place>, const N: usize>(
        id: &'static str,
        with: [(&'static str, P); N],
    ) -> Self {
        Self {
            id,
            count: None,
            with: places(with),
        }
    }

    /// A sentence that counts: its English for one and for more, how many, which
    /// is `{n}`, and what stands in its other places.
    #[must_use]
    pub fn many<P: Into<Place>, const N: usize>(
        one: &'static str,
        more: &'static str,
        number: u64,
        with: [(&'static str, P); N],
    ) -> Self {
        let mut with = places(with);
        with.push(("n", Place::number(number)));
        Self {
            id: one,
            count: Some((more, number)),
            with,
        }
    }
}

fn places<P: Into<Place>, const N: usize>(
    with: [(&'static str, P); N],
) -> Vec<(&'static str, Place)> {
    with.into_iter()
        .map(|(name, place)| (name, place.into()))
        .collect()
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = match self.count {
            Some((more, number)) if number != 1 => more,
            _ => self.id,
        };
        let with: Vec<(&str, String)> = self
            .with
            .iter()
            .map(|(name, place)| (*name, place.to_string()))
            .collect();
        out.write_str(&filled(english, &with))
    }
}

/// Marks a text of the core as one that the page says in its language.
#[must_use]
pub const fn msg(id: &'static str) -> &'static str {
    id
}

/// The same for a text whose English means several things; the context, which
/// only translators see, says which.
#[must_use]
pub const fn msg_in(_context: &'static str, id: &'static str) -> &'static str {
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

/// A text that keeps its own direction of writing, whatever stands around it:
/// between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. Digits with signs,
/// such as a range, are read from left to right. A sentence whose letters all
/// stand in places of its own is read as the first of them: to FIRST STRONG
/// ISOLATE it would have none.
#[must_use]
pub fn isolated(value: &str) -> String {
    let mut depth = 0_usize;
    let outside = value.chars().any(|letter| {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    });
    let first = match value.chars().find(|letter| letter.is_alphabetic()) {
        Some(_) if outside => '\u{2068}',
        Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') => {
            '\u{2067}'
        }
        _ => '\u{2066}',
    };
    format!("{first}{value}\u{2069}")
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
    fn a_sentence_that_counts_has_a_form_for_one() {
        let missing = |number| {
            Said::many(
                "{n} answer of {what}",
                "{n} answers of {what}",
                number,
                [("what", "BSA")],
            )
            .to_string()
        };
        assert_eq!(missing(1), "1 answer of BSA");
        assert_eq!(missing(0), "0 answers of BSA");
    }

    #[test]
    fn a_place_that_nothing_fills_is_seen() {
        assert_eq!(Said::plain("of {n} { x").to_string(), "of {n} { x");
    }

    #[test]
    fn what_stands_in_a_place_is_read_in_its_own_direction() {
        let mark = |value: &str| isolated(value).chars().next();
        assert_eq!(mark("Fever"), Some('\u{2068}'));
        assert_eq!(mark("1 - 4"), Some('\u{2066}'));
        let parts = |parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| isolated(part)).collect();
            parts.join(", ")
        };
        assert_eq!(
            mark(&parts(&["16", "\u{623}\u{639}\u{644}\u{649} 2"])),
            Some('\u{2067}')
        );
        assert_eq!(mark(&parts(&["16", "highest"])), Some('\u{2066}'));
        let behind = [&isolated("Fever"), ": \u{623}"].concat();
        assert_eq!(mark(&behind), Some('\u{2068}'));
    }
}
