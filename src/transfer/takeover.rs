//! Whose answers they are, and what they would replace.

use super::{Finished, copy_answers};
use crate::instruments::INSTRUMENTS;
use crate::visit::Visit;

/// What is asked before answers are taken over into a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// They are of another subject: theirs, and the visit's.
    OtherSubject(String, String),
    /// One of the two names no subject: theirs, and the visit's.
    NoSubject(String, String),
    /// They were given for another visit, perhaps another copy of this one's.
    OtherVisit,
    /// The instrument in this place has other answers, or a copied total, that
    /// would be replaced.
    Filled(usize),
}

/// What has to be asked before the answers of these instruments go into a visit.
/// Answers that stand there already, as they are, are no reason to ask.
#[must_use]
pub fn doubts(finished: &Finished, into: &Visit) -> Vec<Doubt> {
    let from = &finished.visit;
    let mut doubts = Vec::new();
    let (theirs, ours) = (from.subject.trim(), into.subject.trim());
    if theirs != ours {
        let both = (from.subject.clone(), into.subject.clone());
        doubts.push(if theirs.is_empty() || ours.is_empty() {
            Doubt::NoSubject(both.0, both.1)
        } else {
            Doubt::OtherSubject(both.0, both.1)
        });
    } else if from.id != into.id && theirs.is_empty() {
        doubts.push(Doubt::NoSubject(String::new(), String::new()));
    }
    if from.id != into.id {
        doubts.push(Doubt::OtherVisit);
    }
    for part in finished.parts.iter().copied() {
        let there = into.drafts.get(part);
        if there.is_begun(INSTRUMENTS[part]) && there != from.drafts.get(part) {
            doubts.push(Doubt::Filled(part));
        }
    }
    doubts
}

/// A visit with the answers of these instruments in the place of its own; all
/// else of it stays.
#[must_use]
pub fn taken_over(finished: &Finished, parts: &[usize], into: &Visit) -> Visit {
    let mut next = into.clone();
    for part in finished.parts.iter().copied() {
        if parts.contains(&part) {
            copy_answers(&finished.visit, &mut next, part);
        }
    }
    next
}
