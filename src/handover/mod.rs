//! A tablet that was handed to a patient: what is asked, where the patient is,
//! what was answered, and how it comes back.
//!
//! Pure, as the session is: clock, salts and storage reach it as values. What a
//! hand-over holds is kept after every step, so that whatever happens to page,
//! tab or battery, the same question comes back.

mod give;
mod keep;
mod pin;
mod step;

pub use give::{Answered, Replace};
pub use keep::{Unreadable, read_secret, secret_text};
pub use pin::{Attempts, CODE_DIGITS, PIN_DIGITS, Secret, Work, digits, pin, release_code};
pub use step::{Came, IDLE, Step};

use std::rc::Rc;

use crate::instruments::{Asked, Draft, Entry, Form, Item};
use crate::visit::Visit;
use crate::wording::Wording;

/// A hand-over.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// Its own identifier, a UUID from outside.
    pub id: String,
    /// The visit that the answers are for.
    pub visit: OfVisit,
    /// The language that the patient reads, BCP 47.
    pub language: String,
    /// What is filled in, in the order it is asked.
    pub papers: Vec<Paper>,
    /// Where the patient is.
    pub place: Place,
    /// Whether staff are asked for the PIN, in front of that place.
    pub staff: bool,
    /// Whether it was said what skipping means.
    pub skipping: Skipping,
    /// The PIN.
    pub pin: Secret,
    /// Wrong attempts.
    pub attempts: Attempts,
    /// When it was last touched, in milliseconds since 1970.
    pub touched: u64,
    /// Whether nobody has touched it for so long that the answers are covered.
    pub covered: bool,
}

/// Which visit a hand-over is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfVisit {
    /// Its identifier.
    pub id: String,
    /// Whose it is.
    pub subject: String,
    /// Its date.
    pub date: String,
    /// What it is called.
    pub label: String,
    /// Where the device keeps it, by key.
    pub slot: String,
}

impl OfVisit {
    /// What names a visit, and where it is kept.
    #[must_use]
    pub fn of(visit: &Visit, slot: &str) -> Self {
        Self {
            id: visit.id.clone(),
            subject: visit.subject.clone(),
            date: visit.date.clone(),
            label: visit.label.clone(),
            slot: slot.to_owned(),
        }
    }
}

/// A site's own wording, as its file stood when the tablet was handed over: the
/// patient reads the same to the end, whatever becomes of the file.
#[derive(Debug, PartialEq, Eq)]
pub struct SiteWording {
    text: String,
    wording: Wording,
}

impl SiteWording {
    /// Takes in the text of a wording file.
    ///
    /// # Errors
    /// [`ReadError`](crate::wording::ReadError) of a text that is none.
    pub fn read(text: String) -> Result<Self, crate::wording::ReadError> {
        let wording = crate::wording::read(text.as_bytes())?;
        Ok(Self { text, wording })
    }

    /// The wording.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A form in a hand-over, and what was answered on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What is asked.
    pub form: &'static Form,
    /// The site's wording that is shown; `None` for our own topics.
    pub wording: Option<Rc<SiteWording>>,
    /// What was answered. An answer that is not asked for any more, because an
    /// earlier one was changed, stays here and is not handed back.
    pub draft: Draft,
}

impl Paper {
    /// A form with nothing on it.
    #[must_use]
    pub fn new(form: &'static Form) -> Self {
        let mut draft = Draft::new(form.instrument);
        for (item, choice) in form.preset {
            draft.restore(&form.instrument.items[*item], *item, Entry::Choice(*choice));
        }
        Self {
            form,
            wording: None,
            draft,
        }
    }

    /// Whether a question is asked as things stand: a second part only after the
    /// answer that it belongs to.
    #[must_use]
    pub fn asks(&self, asked: &Asked) -> bool {
        self.form.instrument.items[asked.item]
            .after
            .is_none_or(|(first, choice)| self.draft.choice(first) == Some(choice))
    }
}

/// Where the patient is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the first question.
    Welcome,
    /// At a question.
    Question {
        /// Which.
        at: At,
        /// Whether the patient came from the review to change it, and goes back
        /// there.
        changing: bool,
    },
    /// All answers, to be looked over and changed.
    Review,
    /// All is done.
    Thanks,
}

/// A question: its paper, and its place on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The place of the paper.
    pub paper: usize,
    /// The place of the question on its form.
    pub asked: usize,
}

/// Whether it was said what skipping means, which is said once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Skipping {
    /// Nobody has skipped yet.
    #[default]
    NotSaid,
    /// It is said now.
    Saying,
    /// It was said.
    Said,
}

/// What a hand-over begins with.
#[derive(Clone, Debug)]
pub struct Begin {
    /// Its identifier, from outside.
    pub id: String,
    /// The visit.
    pub visit: OfVisit,
    /// What is filled in.
    pub papers: Vec<Paper>,
    /// The patient's language.
    pub language: String,
    /// The PIN.
    pub pin: Secret,
}

impl Handover {
    /// A hand-over that begins now; `None` where there is nothing to fill in.
    #[must_use]
    pub fn begin(with: Begin, now: u64) -> Option<Self> {
        (!with.papers.is_empty()).then(|| Self {
            id: with.id,
            visit: with.visit,
            language: with.language,
            papers: with.papers,
            place: Place::Welcome,
            staff: false,
            skipping: Skipping::NotSaid,
            pin: with.pin,
            attempts: Attempts::default(),
            touched: now,
            covered: false,
        })
    }

    /// The paper of a question.
    #[must_use]
    pub fn paper(&self, at: At) -> &Paper {
        &self.papers[at.paper]
    }

    /// A question.
    #[must_use]
    pub fn asked(&self, at: At) -> &'static Asked {
        &self.papers[at.paper].form.asked[at.asked]
    }

    /// The item of a question.
    #[must_use]
    pub fn item(&self, at: At) -> &'static Item {
        let form = self.papers[at.paper].form;
        &form.instrument.items[form.asked[at.asked].item]
    }

    /// What was answered to a question.
    #[must_use]
    pub fn entry(&self, at: At) -> &Entry {
        self.paper(at).draft.entry(self.asked(at).item)
    }

    /// The questions that are asked as things stand, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<At> {
        let mut questions = Vec::new();
        for (place, paper) in self.papers.iter().enumerate() {
            for (asked, question) in paper.form.asked.iter().enumerate() {
                if paper.asks(question) {
                    questions.push(At {
                        paper: place,
                        asked,
                    });
                }
            }
        }
        questions
    }

    /// The question that the patient is at.
    #[must_use]
    pub fn at(&self) -> Option<At> {
        match self.place {
            Place::Question { at, .. } => Some(at),
            _ => None,
        }
    }

    /// Which question it is, and of how many. A second part counts with its
    /// first, so that the number of questions does not change under the patient.
    #[must_use]
    pub fn progress(&self, at: At) -> (usize, usize) {
        let first = |at: &&At| !self.asked(**at).is_second(self.paper(**at).form);
        let questions = self.questions();
        let so_far = questions.iter().filter(|other| **other <= at);
        (
            so_far.filter(first).count(),
            questions.iter().filter(first).count(),
        )
    }

    /// How many questions have no answer.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        let questions = self.questions();
        let open = questions
            .iter()
            .filter(|at| *self.entry(**at) == Entry::Empty);
        open.count()
    }

    /// Whether answers would be seen here.
    #[must_use]
    pub fn shows_answers(&self) -> bool {
        !self.staff && matches!(self.place, Place::Question { .. } | Place::Review)
    }

    /// Whether the cover lies over what would be seen.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.covered && self.shows_answers()
    }
}
