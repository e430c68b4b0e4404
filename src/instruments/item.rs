//! What an instrument asks.

use crate::measure::Range;

/// One thing asked.
#[derive(Debug)]
pub struct Item {
    /// Where its answer stands in the file's `answers`, e.g.
    /// `regions.head.erythema`.
    pub path: &'static str,
    /// What it is called, in our own neutral words.
    pub label: &'static str,
    /// What can be answered.
    pub kind: Kind,
    /// What its answer is for.
    pub role: Role,
    /// Answering it also makes this choice of another item, if that one is
    /// unanswered: typing a count of palms says that palms are counted.
    pub implies: Option<(usize, u8)>,
    /// It matters only beside this choice of another item; the page sets it
    /// back while another choice stands there.
    pub after: Option<(usize, u8)>,
}

/// What can be answered to an item.
#[derive(Debug)]
pub enum Kind {
    /// One of several grades, written in the file as a whole number: the
    /// choice's place in the list.
    Grade(&'static [Choice]),
    /// One of several answers, written in the file as a word.
    Word(&'static [Choice]),
    /// A number.
    Number {
        /// What is allowed.
        range: RangeOf,
        /// Its unit, or empty.
        unit: &'static str,
    },
}

/// The range of a number.
#[derive(Debug)]
pub enum RangeOf {
    /// Always this one.
    Always(Range),
    /// The one in the place of the choice made at another item; the first
    /// while none is made.
    By {
        /// The item whose choice decides.
        item: usize,
        /// A range for each of its choices.
        ranges: &'static [Range],
    },
}

/// An answer that can be chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// How the file and the control names write it.
    pub value: &'static str,
    /// What the page calls it.
    pub label: &'static str,
    /// The key that chooses it while its item has the focus.
    pub key: &'static str,
}

/// What an item's answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The score needs it, unless the instrument's rules say otherwise.
    Needed,
    /// The score can do without it.
    Optional,
    /// Says how the others are read (a scale, a method), and can stand beside
    /// a total copied from an earlier record.
    Frame,
    /// How the assessor works; never missing, counts as this choice until
    /// another is made, and is no answer of itself.
    Setting(u8),
}

impl Item {
    /// The item's name in control names: its path without the list it is in.
    #[must_use]
    pub fn control(&self) -> &'static str {
        ["regions.", "items."]
            .iter()
            .find_map(|list| self.path.strip_prefix(list))
            .unwrap_or(self.path)
    }

    /// The choices, where the item has any.
    #[must_use]
    pub fn choices(&self) -> &'static [Choice] {
        match &self.kind {
            Kind::Grade(choices) | Kind::Word(choices) => choices,
            Kind::Number { .. } => &[],
        }
    }
}

/// A list of choices: value, label, and the key that chooses it; grades are
/// chosen by their value.
macro_rules! choices {
    (@key $value:literal) => { $value };
    (@key $value:literal $key:literal) => { $key };
    ($($value:literal $label:literal $($key:literal)?),* $(,)?) => {
        &[$($crate::instruments::Choice {
            value: $value,
            label: $label,
            key: $crate::instruments::item::choices!(@key $value $($key)?),
        }),*]
    };
}
pub(crate) use choices;
