//! An event's grade: what the criteria say, and what they still ask.

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::book::Book;
use crate::ui::page::Dispatch;
use crate::visit::Row;

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
    let _ = props;
    Html::default()
}
