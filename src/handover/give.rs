//! The answers, given back to the visit.

use std::rc::Rc;

use super::{Handover, OfVisit, Paper, Place};
use crate::instruments::{Draft, Entry};
use crate::visit::{Reference, Visit};

/// What came back from a patient and stands in no visit yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The identifier of the hand-over.
    pub id: String,
    /// The visit that it is for.
    pub visit: OfVisit,
    /// The language that the patient read.
    pub language: String,
    /// When it came back, RFC 3339 in UTC.
    pub at: String,
    /// Whether the patient has gone through to the end.
    pub finished: bool,
    /// The forms with their answers.
    pub papers: Vec<Paper>,
}

/// What to do where the visit holds answers already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// The patient's go in their place.
    Theirs,
    /// Those of the visit stay.
    Nothing,
}

impl Paper {
    /// What is handed back: answers to what is asked as things stand, with what
    /// the form presets. `None` where nothing was answered.
    #[must_use]
    pub fn given(&self) -> Option<Draft> {
        let mut given = Self::new(self.form).draft;
        let mut any = false;
        for asked in self.form.asked.iter().filter(|asked| self.asks(asked)) {
            let entry = self.draft.entry(asked.item).clone();
            any |= entry != Entry::Empty;
            given.restore(&self.form.instrument.items[asked.item], asked.item, entry);
        }
        any.then_some(given)
    }
}

impl Handover {
    /// What comes back at a time.
    #[must_use]
    pub fn handed_back(&self, at: String) -> Answered {
        Answered {
            id: self.id.clone(),
            visit: self.visit.clone(),
            language: self.language.clone(),
            at,
            finished: self.place == Place::Thanks,
            papers: self.papers.clone(),
        }
    }
}

impl Answered {
    /// Whether there is any answer.
    #[must_use]
    pub fn holds_anything(&self) -> bool {
        self.papers.iter().any(|paper| paper.given().is_some())
    }

    /// The papers whose answers would go in the place of others in this visit.
    #[must_use]
    pub fn would_replace(&self, visit: &Visit) -> Vec<&Paper> {
        let replaces = |paper: &&Paper| {
            let stands = visit.drafts.get(paper.form.index());
            let instrument = paper.form.instrument;
            let given = paper.given();
            given.is_some_and(|given| {
                let answered = stands.has_answers(instrument);
                (answered || *stands.copied_total() != Entry::Empty) && given != **stands
            })
        };
        self.papers.iter().filter(replaces).collect()
    }

    /// A visit that holds nothing but what it is for.
    #[must_use]
    pub fn empty_visit(&self) -> Visit {
        Visit {
            id: self.visit.id.clone(),
            subject: self.visit.subject.clone(),
            date: self.visit.date.clone(),
            label: self.visit.label.clone(),
            ..Visit::default()
        }
    }

    /// The visit with the answers in it.
    #[must_use]
    pub fn filled(&self, visit: &Visit, replace: Replace) -> Rc<Visit> {
        let mut filled = visit.clone();
        let kept = match replace {
            Replace::Theirs => Vec::new(),
            Replace::Nothing => self.would_replace(visit),
        };
        for paper in &self.papers {
            let index = paper.form.index();
            let Some(given) = paper.given() else {
                continue;
            };
            if kept.contains(&paper) {
                continue;
            }
            *filled.drafts.edit(index) = given;
            filled.set_wording(index, self.shown(paper).as_ref());
        }
        Rc::new(filled)
    }

    /// What the patient has read: a site's wording, or our topics in a language.
    fn shown(&self, paper: &Paper) -> Option<Reference> {
        if let Some(site) = &paper.wording {
            return Some(site.wording().reference.clone());
        }
        let mut built_in = Reference::built_in(paper.form.index())?;
        built_in.language.clone_from(&self.language);
        Some(built_in)
    }
}
