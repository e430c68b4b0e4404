//! From the patient's tablet to the desk without a network: finished
//! questionnaires as the letters of a QR code, or as a visit file.
//!
//! `docs/transfer.md` describes both. Making and reading pictures of codes is in
//! [`code`]; whose answers they are and what they would replace is in
//! [`takeover`].

pub mod code;
mod letters;
mod pack;
mod takeover;

pub use letters::{CodeError, Payload, VERSION, grouped, is_ours, read, write, write_sealed};
pub use pack::{pack, unpack};
pub use takeover::{Doubt, doubts, taken_over};

use crate::instruments::{Draft, INSTRUMENTS};
use crate::visit::{Reading, Visit, WrittenBy, write as write_visit};

/// Questionnaires that a patient has finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// Whose they are and what was answered: the id, the subject, and the
    /// answers of [`parts`](Self::parts), with the wordings they were given on.
    /// A visit has more; this is all that is handed over.
    pub visit: Visit,
    /// The places of the finished instruments, in the registry's order.
    pub parts: Vec<usize>,
    /// When they were finished, RFC 3339 in UTC to the second; empty where that
    /// is not known.
    pub at: String,
}

impl Finished {
    /// What a visit holds of these instruments, and nothing else of it.
    #[must_use]
    pub fn of(visit: &Visit, parts: &[usize], at: &str) -> Self {
        let mut only = Visit {
            id: visit.id.clone(),
            subject: visit.subject.clone(),
            ..Visit::default()
        };
        let mut parts = parts.to_vec();
        parts.sort_unstable();
        parts.dedup();
        for part in parts.iter().copied() {
            copy_answers(visit, &mut only, part);
        }
        Self {
            visit: only,
            parts,
            at: at.to_owned(),
        }
    }

    /// What a visit file holds, as far as anything was answered in it.
    #[must_use]
    pub fn of_file(reading: &Reading, at: &str) -> Self {
        let answered = reading.present.iter().copied().filter(|part| {
            let draft = reading.visit.drafts.get(*part);
            draft.has_answers(INSTRUMENTS[*part])
        });
        Self::of(&reading.visit, &answered.collect::<Vec<_>>(), at)
    }

    /// The visit file with these answers alone, written when they were finished.
    #[must_use]
    pub fn file(&self) -> String {
        write_visit(&self.visit, &WrittenBy::this_program(self.at.clone()))
    }
}

/// Copies the answers of an instrument and the wording they were given on. A
/// total copied from an earlier record is no answer.
fn copy_answers(from: &Visit, to: &mut Visit, instrument: usize) {
    let definition = INSTRUMENTS[instrument];
    let source = from.drafts.get(instrument);
    let mut draft = Draft::new(definition);
    for (place, item) in definition.items.iter().enumerate() {
        draft.restore(item, place, source.entry(place).clone());
    }
    let answered = draft.has_answers(definition);
    *to.drafts.edit(instrument) = draft;
    let wording = from.wording(instrument).filter(|_| answered);
    to.set_wording(instrument, wording.as_ref());
}
