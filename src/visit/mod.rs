//! The record of one visit, and the file it is kept in.

mod date;
mod fault;
mod json;
mod layout;
mod read;
mod schema;
mod write;

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

pub use date::is_date;
pub use fault::{Fault, ReadError};
pub use read::{Disagreement, MOST_BYTES, Reading, read};
pub use schema::schema;
pub use write::{WrittenBy, file_name, result_value, write};

use crate::instruments::Drafts;

/// `format` of the visit file.
pub const FORMAT: &str = "dermscore.visit";
/// The newest `version` of the visit file, and the one written.
pub const VERSION: u32 = 1;

/// Keys of a file that this version does not know, by the path of the object
/// that holds them. They are kept and written back.
pub type Extras = BTreeMap<String, Map<String, Value>>;

/// One visit of one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    /// Identifier, a UUID where this program made it; empty until it has one.
    pub id: String,
    /// Who was seen, as the site codes it.
    pub subject: String,
    /// Date of the visit, `YYYY-MM-DD`, or empty.
    pub date: String,
    /// What the visit is called, e.g. `Week 4`.
    pub label: String,
    /// Who assessed.
    pub assessor: String,
    /// What was entered, one draft an instrument.
    pub drafts: Drafts,
    /// The visit that responses are measured against. It has no baseline itself.
    pub baseline: Option<Rc<Visit>>,
    /// Laboratory values, kept as read.
    pub labs: Vec<Value>,
    /// Adverse events, kept as read.
    pub adverse_events: Vec<Value>,
    /// Keys of other programs.
    pub extras: Extras,
}

/// The texts that name a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// [`Visit::subject`].
    Subject,
    /// [`Visit::date`].
    Date,
    /// [`Visit::label`].
    Label,
    /// [`Visit::assessor`].
    Assessor,
}

impl About {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 4] = [Self::Subject, Self::Date, Self::Label, Self::Assessor];

    /// Its key in the file's `visit`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Date => "date",
            Self::Label => "label",
            Self::Assessor => "assessor",
        }
    }
}

impl Visit {
    /// One of the texts that name the visit.
    #[must_use]
    pub fn about(&self, about: About) -> &str {
        match about {
            About::Subject => &self.subject,
            About::Date => &self.date,
            About::Label => &self.label,
            About::Assessor => &self.assessor,
        }
    }

    /// Changes one of the texts that name the visit.
    pub fn set_about(&mut self, about: About, text: String) {
        match about {
            About::Subject => self.subject = text,
            About::Date => self.date = text,
            About::Label => self.label = text,
            About::Assessor => self.assessor = text,
        }
    }

    /// Whether anything a person entered would be lost with this visit. The
    /// date is not counted: the program fills it in.
    #[must_use]
    pub fn holds_anything(&self) -> bool {
        !self.subject.is_empty()
            || !self.label.is_empty()
            || !self.assessor.is_empty()
            || self.drafts.any_begun()
            || self.baseline.is_some()
            || !self.labs.is_empty()
            || !self.adverse_events.is_empty()
            || !self.extras.is_empty()
    }
}
