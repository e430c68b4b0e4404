//! The record of one visit, and the file it is kept in.

pub mod analytes;
mod date;
pub mod events;
pub mod facts;
mod fault;
pub mod findings;
pub mod grades;
pub(crate) mod json;
pub mod labs;
mod layout;
pub mod limits;
mod logged;
mod read;
pub mod rows;
mod schema;
mod wording;
mod write;

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

pub use date::{day_number, is_date, is_partial_date, is_partial_moment, minute_number};
pub use fault::{Fault, ReadError};
pub use logged::{as_event, is_logged};
pub use read::{Disagreement, MOST_BYTES, Reading, read};
pub use rows::{List, Row, Rows};
pub use schema::schema;
pub use wording::Reference;
pub use write::{WrittenBy, file_name, result_value, write};

use crate::instruments::{Drafts, INSTRUMENTS, itch};
use crate::said::{Place, Said, msg};

/// `format` of the visit file.
pub const FORMAT: &str = "dermscore.visit";
/// The newest `version` of the visit file, and the one written.
pub const VERSION: u32 = 1;

/// Keys of a file that this version does not know, by the path of the object
/// that holds them. They are kept and written back.
pub type Extras = BTreeMap<String, Map<String, Value>>;

/// One visit of one subject. Cheap to clone: every step that can be undone
/// holds one.
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
    /// Laboratory values, a row each.
    pub labs: Rows,
    /// Adverse events, a row each.
    pub adverse_events: Rows,
    /// Keys of other programs.
    pub extras: Rc<Extras>,
}

impl Visit {
    /// The rows of a list.
    #[must_use]
    pub fn rows(&self, list: List) -> &Rows {
        match list {
            List::Labs => &self.labs,
            List::Events => &self.adverse_events,
        }
    }

    /// The rows of a list, to change them.
    pub fn rows_mut(&mut self, list: List) -> &mut Vec<Rc<Row>> {
        Rc::make_mut(match list {
            List::Labs => &mut self.labs,
            List::Events => &mut self.adverse_events,
        })
    }
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

    /// Subject, label and date, as far as they are known: `P3 · Week 4 · 2018-06-21`.
    #[must_use]
    pub fn named(&self) -> String {
        self.named_on(&self.date)
    }

    /// The same with the date written as given.
    #[must_use]
    pub fn named_on(&self, date: &str) -> String {
        let mut known = vec![self.subject.as_str(), &self.label, date];
        known.retain(|part| !part.is_empty());
        known.join(" · ")
    }

    /// Behind the name of itch, the scale it was rated on: ` VAS`; empty for
    /// every other instrument and while no scale is chosen.
    #[must_use]
    pub fn itch_scale(&self, instrument: usize) -> &'static str {
        let definition = INSTRUMENTS[instrument];
        match self.drafts.get(instrument).choice(itch::SCALE) {
            Some(0) if definition.id == itch::INSTRUMENT.id => " VAS",
            Some(_) if definition.id == itch::INSTRUMENT.id => " NRS",
            _ => "",
        }
    }

    /// What is to be said beside the bands of a total: those of itch were
    /// published for the visual scale.
    #[must_use]
    pub fn bands_note(&self, instrument: usize) -> &'static str {
        if self.itch_scale(instrument) == " NRS" {
            msg("published for the VAS")
        } else {
            ""
        }
    }

    /// Why the baseline may be the wrong one: another subject, the very same
    /// visit, or a later day.
    #[must_use]
    pub fn baseline_doubts(&self) -> Vec<Said> {
        let Some(baseline) = &self.baseline else {
            return Vec::new();
        };
        let both = |a: &str, b: &str| !a.is_empty() && !b.is_empty();
        let mut doubts = Vec::new();
        if both(&self.subject, &baseline.subject) && self.subject != baseline.subject {
            doubts.push(Said::new(
                "The baseline is of another subject: {subject}.",
                [("subject", baseline.subject.as_str())],
            ));
        }
        if both(&self.id, &baseline.id) && self.id == baseline.id {
            doubts.push(Said::plain("The baseline is this visit itself."));
        } else if is_date(&self.date) && is_date(&baseline.date) && baseline.date > self.date {
            doubts.push(Said::new(
                "The baseline is of a later day: {date}.",
                [("date", Place::Date(baseline.date.clone()))],
            ));
        }
        doubts
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
