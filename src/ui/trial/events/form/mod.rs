//! The form of the open event.

mod changes;
mod course;
mod grading;
mod handling;
mod seriousness;
mod what;

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::session::Action;
use crate::ui::el::{button, el, made, nothing, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::{self, t, tf, tn};
use crate::ui::trial::fields::At;
use crate::visit::events::{Event, regraded};
use crate::visit::findings::Said;
use crate::visit::{List, Row};

/// What the form is given.
#[derive(Properties)]
pub struct EventFormProps {
    /// The event.
    pub row: Rc<Row>,
    /// Its place in the visit.
    pub place: usize,
    /// The visit's subject.
    pub subject: AttrValue,
    /// Its place in the list that is shown, from 0.
    pub at: usize,
    /// How many are shown.
    pub of: usize,
    /// What is odd about it.
    pub odd: Rc<Vec<Said>>,
    /// The criteria.
    pub book: Rc<Book>,
    /// The version by which new events are graded.
    pub version: Version,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
    /// Opens the next event, or the one before.
    pub onstep: Callback<bool>,
    /// Closes the form.
    pub onclose: Callback<MouseEvent>,
    /// Deletes the event.
    pub ondelete: Callback<MouseEvent>,
    /// Adds another one.
    pub onadd: Callback<MouseEvent>,
}

/// A row that changes is another in memory. The callbacks know the list as it
/// was drawn, so that another list draws the form again as well.
impl PartialEq for EventFormProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && self.place == other.place
            && self.subject == other.subject
            && self.at == other.at
            && self.of == other.of
            && self.odd == other.odd
            && Rc::ptr_eq(&self.book, &other.book)
            && self.version == other.version
            && self.dispatch == other.dispatch
            && self.onclose == other.onclose
    }
}

/// What the parts of the form work with.
#[derive(Clone)]
pub struct Edit {
    /// The event.
    pub row: Rc<Row>,
    /// Its place.
    pub place: usize,
    /// The criteria.
    pub book: Rc<Book>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

impl Edit {
    /// The event, read.
    #[must_use]
    pub fn event(&self) -> Event<'_> {
        Event(&self.row)
    }

    /// Where a key's value stands.
    #[must_use]
    pub fn at(&self, key: &'static str) -> At {
        At {
            list: List::Events,
            row: self.place,
            key,
        }
    }

    /// The control name of something below a key.
    #[must_use]
    pub fn testid(&self, below: &str) -> String {
        ["adverseEvents.", &self.place.to_string(), ".", below].concat()
    }

    /// The event with a key set, or without it.
    #[must_use]
    pub fn with(&self, key: &str, value: Option<Value>) -> Row {
        let mut row = Row::clone(&self.row);
        if let Some(Value::Object(wrong)) = row.get_mut("notAccepted") {
            wrong.shift_remove(key);
            if wrong.is_empty() {
                row.shift_remove("notAccepted");
            }
        }
        match value {
            Some(value) => {
                row.insert(key.to_owned(), value);
            }
            None => {
                row.shift_remove(key);
            }
        }
        row
    }

    /// Puts the changed event in its place, in one step.
    pub fn set(&self, row: Row) {
        let set = Action::SetRow(List::Events, self.place, Rc::new(row));
        self.dispatch.emit(PageAction::Visit(set));
    }

    /// The same where the grade follows from what was changed. A grade of
    /// which nobody has said who set it stays.
    pub fn set_and_grade(&self, row: Row) {
        let unsaid = row.contains_key("grade") && !row.contains_key("gradeSetBy");
        self.set(if unsaid {
            row
        } else {
            regraded(row, &self.book)
        });
    }
}

/// The form.
#[component]
pub fn EventForm(props: &EventFormProps) -> Html {
    let edit = Edit {
        row: Rc::clone(&props.row),
        place: props.place,
        book: Rc::clone(&props.book),
        dispatch: props.dispatch.clone(),
    };
    let odd = |key: &str| findings(&props.odd, key);
    let parts = vec![
        head(props),
        what::what(&edit, &props.subject, props.version, odd("term")),
        course::course(&edit, odd("resolution")),
        grading::grading(&edit, odd("grade")),
        handling::handling(&edit),
        seriousness::seriousness(&edit),
        handling::note(&edit),
        foot(props),
    ];
    with(
        "section",
        &["class", "aria-labelledby", "data-place"],
        vec![
            some("panel event-form"),
            some("event-title"),
            made(&[&props.place.to_string()]),
        ],
        parts,
    )
}

fn head(props: &EventFormProps) -> Html {
    let event = Event(&props.row);
    let name = match event.text("verbatim").trim() {
        "" => t("New event"),
        said => said,
    };
    let title = with(
        "h2",
        &["id", "tabindex"],
        vec![some("event-title"), some("-1")],
        vec![text(name.to_owned())],
    );
    let [at, of] = [props.at + 1, props.of].map(|number| number.to_string());
    // tr: which event of how many, such as “3 of 16”
    let place = tf("{at} of {of}", &[("at", &at), ("of", &of)]);
    let odd = match props.odd.len() {
        0 => nothing(),
        odd => {
            let said = tn("{n} finding", "{n} findings", odd as u64, &[]);
            el("span", "said", vec![text(said)])
        }
    };
    let step = |testid: &'static str, label: &'static str, forward: bool, able: bool| {
        // A button that cannot go on keeps the focus.
        let onclick = props.onstep.reform(move |_: MouseEvent| forward);
        html! {
            <button
                type="button"
                data-testid={testid}
                aria-disabled={(!able).then_some("true")}
                {onclick}
            >{label}</button>
        }
    };
    let commands = vec![
        step("events.previous", t("Previous"), false, props.at > 0),
        step("events.next", t("Next"), true, props.at + 1 < props.of),
        button(
            "events.delete".into(),
            "",
            t("Delete").into(),
            true,
            props.ondelete.clone(),
        ),
        button(
            "events.close".into(),
            "",
            t("Close").into(),
            true,
            props.onclose.clone(),
        ),
    ];
    el(
        "header",
        "",
        vec![
            el(
                "div",
                "event-head",
                vec![title, el("small", "", vec![text(place)]), odd],
            ),
            el("div", "actions", commands),
        ],
    )
}

/// The button that adds the next event.
const ADD_NEXT: &str = "events.add.next";

/// Where one event is done and the next begins; the key for it works in every
/// field.
fn foot(props: &EventFormProps) -> Html {
    let close = props.onclose.clone();
    let close = button("events.done".into(), "", t("Done").into(), true, close);
    let add = button(
        ADD_NEXT.into(),
        "primary",
        t("Add another event").into(),
        true,
        props.onadd.clone(),
    );
    let hint = t("Ctrl+Enter adds the next event from any field.");
    let hint = el("small", "", vec![text(hint)]);
    el("footer", "", vec![hint, close, add])
}

/// What is odd and mended first at a key.
fn findings(odd: &[Said], key: &str) -> Html {
    let said: Vec<Html> = odd
        .iter()
        .filter(|(kind, _)| kind.key() == key)
        .map(finding)
        .collect();
    // The list stands there while it is empty, so that what comes is told.
    with(
        "ul",
        &["class", "role", "aria-live"],
        vec![some("findings"), some("list"), some("polite")],
        said,
    )
}

fn finding((kind, said): &Said) -> Html {
    let inner = vec![
        el("b", "", vec![text(t(kind.name()))]),
        text(" "),
        text(say::said(said)),
    ];
    el("li", "", inner)
}

/// A part of the form with its title.
fn part(class: &'static str, title: &'static str, inner: Vec<Html>) -> Html {
    let mut all = vec![el("h3", "", vec![text(title)])];
    all.extend(inner);
    el("section", class, all)
}
