//! What can happen during a hand-over.

use super::{Handover, Place, Secret, Skipping, digits};
use crate::instruments::Entry;

/// So long after the last touch the answers are covered, in milliseconds.
pub const IDLE: u64 = 2 * 60 * 1000;

/// What a patient, or staff, can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go to the first question.
    Begin,
    /// Answer the question that is shown.
    Answer(Entry),
    /// Go on to the next question, or from the last to the review. Without an
    /// answer it is a skip: the first time it is said what that means, and it
    /// takes a second.
    Next,
    /// Go back to the question before.
    Back,
    /// Change an answer, from the review.
    Change(super::At),
    /// All is answered as the patient wants it.
    Finish,
    /// Staff want the tablet back.
    Staff,
    /// Staff do not want it back after all.
    Leave,
    /// Somebody touched what is shown.
    Touch,
    /// Time has gone on.
    Tick,
}

/// What came of an attempt to take the tablet back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It may be taken back.
    Right,
    /// Wrong digits.
    Wrong,
    /// It was not looked at, because the wait is not over; it does not count.
    Waiting,
}

impl Handover {
    /// The hand-over after a step at a time. A step that makes no sense where
    /// the patient is changes nothing.
    #[must_use]
    pub fn after(&self, step: Step, now: u64) -> Self {
        let mut next = self.clone();
        next.look_at_the_clock(now);
        if step == Step::Tick {
            return next;
        }
        if next.is_hidden() && step != Step::Touch {
            // What is not seen is not answered either.
            return next;
        }
        if !next.staff {
            next.covered = false;
        }
        next.touched = now;
        match step {
            Step::Staff => next.staff = true,
            Step::Leave => next.staff = false,
            Step::Touch | Step::Tick => {}
            _ if next.staff => {}
            step => next.patient(step),
        }
        next
    }

    /// An attempt to take the tablet back, with the PIN or the device's release
    /// code.
    #[must_use]
    pub fn try_pin(&self, typed: &str, release: Option<&Secret>, now: u64) -> (Self, Came) {
        let mut next = self.after(Step::Touch, now);
        if next.attempts.wait > 0 {
            return (next, Came::Waiting);
        }
        let typed = digits(typed).unwrap_or_default();
        let right = next.pin.is(&typed) || release.is_some_and(|release| release.is(&typed));
        if right {
            next.attempts = super::Attempts::default();
            return (next, Came::Right);
        }
        next.attempts = next.attempts.failed(now);
        (next, Came::Wrong)
    }

    fn look_at_the_clock(&mut self, now: u64) {
        self.attempts = self.attempts.later(now);
        // A clock that was set back must not keep the cover away for hours.
        self.touched = self.touched.min(now);
        if now - self.touched >= IDLE {
            self.covered = true;
        }
    }

    fn patient(&mut self, step: Step) {
        match (self.place, step) {
            (Place::Welcome, Step::Begin) => self.go(0),
            (Place::Question { at, .. }, Step::Answer(entry)) => {
                let paper = &mut self.papers[at.paper];
                let item = paper.form.asked[at.asked].item;
                paper.draft.set(paper.form.instrument, item, entry);
                self.stop_saying();
            }
            (Place::Question { at, .. }, Step::Next) => {
                if *self.entry(at) == Entry::Empty && self.skipping == Skipping::NotSaid {
                    self.skipping = Skipping::Saying;
                } else {
                    self.stop_saying();
                    self.go_on();
                }
            }
            (Place::Question { .. }, Step::Back) => {
                self.stop_saying();
                self.go_back();
            }
            (Place::Review, Step::Back) => {
                if let Some(last) = self.questions().len().checked_sub(1) {
                    self.go(last);
                }
            }
            (Place::Review, Step::Change(at)) if self.questions().contains(&at) => {
                self.place = Place::Question { at, changing: true };
            }
            (Place::Review, Step::Finish) => self.place = Place::Thanks,
            _ => {}
        }
    }

    fn stop_saying(&mut self) {
        if self.skipping == Skipping::Saying {
            self.skipping = Skipping::Said;
        }
    }

    /// Goes to a question by its place among those that are asked; past the last
    /// to the review.
    fn go(&mut self, place: usize) {
        self.place = match self.questions().get(place) {
            Some(at) => Place::Question {
                at: *at,
                changing: false,
            },
            None => Place::Review,
        };
    }

    fn go_on(&mut self) {
        let Place::Question { at, changing } = self.place else {
            return;
        };
        let questions = self.questions();
        let next = questions.iter().find(|other| **other > at).copied();
        // Whoever changes an answer that has a second part goes on to that.
        let second = next.filter(|next| self.asked(*next).is_second(self.paper(*next).form));
        self.place = match (changing, next, second) {
            (true, _, Some(at)) => Place::Question { at, changing },
            (false, Some(at), _) => Place::Question { at, changing },
            _ => Place::Review,
        };
    }

    fn go_back(&mut self) {
        let Place::Question { at, changing } = self.place else {
            return;
        };
        let questions = self.questions();
        let before = questions.iter().rev().find(|other| **other < at).copied();
        let is_second = self.asked(at).is_second(self.paper(at).form);
        self.place = match before {
            Some(at) if !changing || is_second => Place::Question { at, changing },
            _ if changing => Place::Review,
            _ => Place::Welcome,
        };
    }
}
