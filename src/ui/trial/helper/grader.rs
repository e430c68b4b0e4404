//! An event's grade: what the criteria say, and what they still ask.

use std::rc::Rc;

use yew::prelude::*;

use super::answers::Answers;
use super::grades::grades;
use super::other::other;
use super::questions::{Asking, questions};
use super::verdict::{grader_id, recorded, verdict};
use crate::ctcae::book::Book;
use crate::ctcae::questions as asked;
use crate::ui::el::{el, some, text, with};
use crate::ui::page::Dispatch;
use crate::ui::say::{t, tf};
use crate::visit::Row;
use crate::visit::events::Event as Logged;
use crate::visit::grades::version_of;

/// What the grader is given.
#[derive(Properties)]
pub struct GraderProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The event.
    pub row: Rc<Row>,
    /// Its place in the list of events.
    pub place: usize,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// There is one book in a page, and a row that changes is another in memory.
impl PartialEq for GraderProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.book, &other.book)
            && Rc::ptr_eq(&self.row, &other.row)
            && self.place == other.place
            && self.dispatch == other.dispatch
    }
}

/// The grades of an event's term, and the questions that decide between them.
#[component]
pub fn Grader(props: &GraderProps) -> Html {
    let event = Logged(&props.row);
    let version = version_of(&props.row);
    let criteria = props.book.criteria(version);
    let answers = Answers {
        book: Rc::clone(&props.book),
        row: Rc::clone(&props.row),
        place: props.place,
        dispatch: props.dispatch.clone(),
    };
    if event.term().is_empty() {
        let said =
            t("Choose a term: its grades and the questions that decide between them stand here.");
        return el("p", "note", vec![text(said)]);
    }
    let known = event.known();
    let outcome = event.outcome(criteria);
    let term = criteria.term(event.term());
    let mut inner = vec![
        verdict(&answers, criteria, &outcome),
        recorded(&answers, term, &outcome),
    ];
    if let Some(term) = term {
        inner.push(grades(criteria, term, &known, &outcome));
        let asking = Asking {
            answers: &answers,
            criteria,
            known: &known,
            outcome: &outcome,
        };
        inner.push(el("h3", "", vec![text(t("What decides"))]));
        inner.push(questions(&asking, &asked::of(term)));
    }
    inner.push(other(
        &props.book,
        version,
        event.term(),
        &known,
        &outcome,
        answers.testid("otherVersion"),
    ));
    let name = tf(
        "Grade of {term} by CTCAE {version}",
        &[("term", event.term()), ("version", version.name())],
    );
    with(
        "section",
        &["class", "id", "aria-label"],
        vec![
            some("grader"),
            Some(grader_id(props.place).into()),
            Some(name.into()),
        ],
        inner,
    )
}
