//! Changing the answers of an event: each change grades it anew and is one
//! step that can be undone.

use std::rc::Rc;

use serde_json::Value;

use crate::ctcae::book::Book;
use crate::session::Action;
use crate::ui::page::{Dispatch, PageAction};
use crate::visit::events::regraded;
use crate::visit::grades::version_of;
use crate::visit::{List, Row, facts};

/// The event that is answered for.
#[derive(Clone)]
pub struct Answers {
    /// The criteria.
    pub book: Rc<Book>,
    /// The event as it was drawn.
    pub row: Rc<Row>,
    /// Its place in the list of events.
    pub place: usize,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

impl Answers {
    /// The name of a control: the path of its value in the file.
    pub fn testid(&self, key: &str) -> String {
        [List::Events.key(), ".", &self.place.to_string(), ".", key].concat()
    }

    /// The name of the control of a fact.
    pub fn of_fact(&self, path: &[&str]) -> String {
        self.testid(&facts::named(path))
    }

    /// Changes the event, grades it anew, and puts it in its place.
    pub fn change(&self, change: impl FnOnce(&mut Row)) {
        let row = self.changed(change);
        self.send(Action::SetRow(List::Events, self.place, row));
    }

    /// Sets a fact, or takes it back.
    pub fn set(&self, path: &[&str], value: Option<Value>) {
        self.change(|row| facts::set(row, path, value));
    }

    /// Takes what was typed in a number's place; `beside` is changed with it.
    pub fn type_number(&self, path: &[&str], text: &str, beside: impl FnOnce(&mut Row)) {
        let with = self.changed(|row| {
            facts::type_number(row, path, text);
            beside(row);
        });
        self.send(Action::TypeRow {
            list: List::Events,
            row: self.place,
            path: facts::named(path).into(),
            with,
        });
    }

    /// Typing has ended.
    pub fn leave(&self) {
        self.send(Action::Leave);
    }

    /// Sends an action of the visit.
    pub fn send(&self, action: Action) {
        self.dispatch.emit(PageAction::Visit(action));
    }

    /// Whether a grade stands there of which nobody has said who set it.
    pub fn is_unsaid(&self) -> bool {
        self.row.contains_key("grade") && !self.row.contains_key("gradeSetBy")
    }

    /// A grade that came without its setter stays until somebody sets one.
    fn changed(&self, change: impl FnOnce(&mut Row)) -> Rc<Row> {
        let mut row = Row::clone(&self.row);
        if !row.contains_key("ctcae") {
            // A grade is never recorded without the version that gave it.
            row.insert("ctcae".into(), version_of(&row).name().into());
        }
        change(&mut row);
        let unsaid = self.is_unsaid() && !row.contains_key("gradeSetBy");
        Rc::new(if unsaid {
            row
        } else {
            regraded(row, &self.book)
        })
    }
}
