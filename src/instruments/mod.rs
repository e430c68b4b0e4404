//! The instruments: what is asked, how it is scored, whose it is.
//!
//! An instrument is one folder and one line in the list below. The page, the
//! visit file, its schema, the routes and the tests' fixtures find it by id.

mod draft;
mod item;
mod outcome;
mod patient;

pub use draft::{Draft, Drafts, Entry};
pub use item::{Choice, Item, Kind, RangeOf, Role};
pub use outcome::{Beside, Outcome, Part, Problem, Status, show_part};
pub use patient::{Asked, FORMS, Form, Way};

use crate::measure::{BandSet, Range};

/// One way to assess a subject: its items, its score, its names.
pub struct Instrument {
    /// Key in the visit file, in routes and in control names, e.g. `pasi`.
    pub id: &'static str,
    /// The name clinicians say, e.g. `PASI`.
    pub short: &'static str,
    /// The name in full.
    pub name: &'static str,
    /// What is asked, in the order it is asked and written.
    pub items: &'static [Item],
    /// The range of the total; it may depend on the scale chosen.
    pub total: fn(&Draft) -> Range,
    /// Unit shown behind the total, or empty.
    pub unit: &'static str,
    /// Named ways to read the total, the first one shown unless another is
    /// chosen; empty where none is known.
    pub bands: &'static [BandSet],
    /// Scores a draft; the other drafts of the visit are there for an
    /// instrument that is derived from another.
    pub score: fn(&Draft, &Drafts) -> Outcome,
    /// Text of the `wording` object of the file's answers (id, language),
    /// for instruments whose wording belongs to someone.
    pub wording: Option<(&'static str, &'static str)>,
    /// Who owns the wording, and on what terms it is used here.
    pub rights: &'static str,
    /// The rule of scoring with its source, in one line for the page.
    pub rule: &'static str,
}

/// Declares each instrument's module and lists it: one line an instrument.
macro_rules! register {
    ($($module:ident,)*) => {
        $(pub mod $module;)*
        /// Every instrument, in the order of the page and of the file.
        pub static INSTRUMENTS: &[&Instrument] = &[$(&$module::INSTRUMENT),*];
    };
}

register! {
    pasi,
    bsa,
    itch,
    dlqi,
    pga,
    pssi,
    ipc,
}

impl Instrument {
    /// The instrument's place in [`INSTRUMENTS`], by id.
    #[must_use]
    pub fn index_of(id: &str) -> Option<usize> {
        INSTRUMENTS
            .iter()
            .position(|instrument| instrument.id == id)
    }

    /// An item's place in [`items`](Self::items), by its path.
    #[must_use]
    pub fn item(&self, path: &str) -> Option<usize> {
        self.items.iter().position(|item| item.path == path)
    }

    /// The range an item's number must be in, given what else was answered.
    #[must_use]
    pub fn range(&self, item: usize, draft: &Draft) -> Option<Range> {
        match &self.items[item].kind {
            Kind::Number { range, .. } => Some(match range {
                RangeOf::Always(range) => *range,
                RangeOf::By { item, ranges } => {
                    ranges[usize::from(draft.choice(*item).unwrap_or(0))]
                }
            }),
            Kind::Grade(_) | Kind::Word(_) => None,
        }
    }
}

impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Instrument {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.id)
    }
}
