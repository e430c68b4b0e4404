//! Answers given on a wording of the site's own.

use std::rc::Rc;

use super::{Action, Session};
use crate::instruments::{Draft, INSTRUMENTS};
use crate::visit::{Reference, Visit};

/// A visit after an answer on the form of an instrument that shows a wording
/// (`None` for the built-in one). The wording under which the first answer is
/// given is the one that is named, and it is named no more when all is cleared:
/// answers that were begun on one are never said to be on another.
#[must_use]
pub fn answered(
    visit: &Rc<Visit>,
    action: Action,
    instrument: usize,
    shown: Option<&Reference>,
) -> Rc<Visit> {
    let definition = INSTRUMENTS[instrument];
    let worded = |visit: &Visit| visit.drafts.get(instrument).has_answers(definition);
    let session = Session {
        visit: Rc::clone(visit),
        ..Session::default()
    };
    let session = session.after(action);
    let next = session.visit();
    let wording = match (worded(visit), worded(next)) {
        (false, true) => shown,
        (true, false) if **next.drafts.get(instrument) == Draft::new(definition) => None,
        _ => return Rc::clone(next),
    };
    let mut next = Visit::clone(next);
    next.set_wording(instrument, wording);
    Rc::new(next)
}
