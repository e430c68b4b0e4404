//! The session as the page holds it: a reducer over the pure one, with the
//! outcomes that follow from the visit.

use std::rc::Rc;

use yew::Reducible;

use crate::instruments::{INSTRUMENTS, Outcome};
use crate::session::{Action, Session};
use crate::visit::Visit;

/// What can happen to the store.
pub type StoreAction = Action;

/// The session and what follows from it.
#[derive(Clone, PartialEq)]
pub struct Store {
    session: Session,
    outcomes: Vec<Rc<Outcome>>,
}

impl Store {
    /// A store with a visit open.
    #[must_use]
    pub fn new(visit: Visit) -> Self {
        let session = Session::open(visit);
        let outcomes = outcomes(&session, &[]);
        Self { session, outcomes }
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The open visit.
    #[must_use]
    pub fn visit(&self) -> &Rc<Visit> {
        self.session.visit()
    }

    /// The outcome of the instrument in this place of the registry.
    #[must_use]
    pub fn outcome(&self, instrument: usize) -> &Rc<Outcome> {
        &self.outcomes[instrument]
    }

    /// Every outcome, in the registry's order.
    #[must_use]
    pub fn outcomes(&self) -> &[Rc<Outcome>] {
        &self.outcomes
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let session = self.session.after(action);
        if session == self.session {
            return self;
        }
        let outcomes = outcomes(&session, &self.outcomes);
        Rc::new(Self { session, outcomes })
    }
}

/// Outcomes that are equal to those before stay the same value in memory, so
/// that parts of the page that show them are not drawn again.
fn outcomes(session: &Session, before: &[Rc<Outcome>]) -> Vec<Rc<Outcome>> {
    (0..INSTRUMENTS.len())
        .map(|index| {
            let outcome = session.visit().drafts.outcome(index);
            match before.get(index) {
                Some(same) if **same == outcome => Rc::clone(same),
                _ => Rc::new(outcome),
            }
        })
        .collect()
}
