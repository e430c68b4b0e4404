//! What is done with the log, and where the focus goes then.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::checks::Checks;
use super::log::part;
use super::look::{Chosen, To};
use crate::ctcae::Version;
use crate::session::Action;
use crate::study::event_table;
use crate::ui::front::Ask;
use crate::ui::notice::Notice;
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::{clock, files};
use crate::ui::say::{place, t, tn};
use crate::visit::{List, Row, Rows};

/// Where the focus goes once it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The heading of the open event.
    Heading(usize),
    /// The event as written.
    Verbatim(usize),
    /// The row of an event.
    Row(usize),
    /// The button that adds one.
    Add,
}

impl Goal {
    fn selector(self) -> String {
        match self {
            Self::Heading(place) => format!(".event-form[data-place='{place}'] h2"),
            Self::Verbatim(place) => format!("[data-testid='adverseEvents.{place}.verbatim']"),
            Self::Row(place) => format!("[data-testid='events.open.{place}']"),
            Self::Add => "[data-testid='events.add']".to_owned(),
        }
    }
}

/// Moves the focus to its goal, if that is drawn.
pub fn reach(root: &NodeRef, goal: &RefCell<Option<Goal>>) {
    let Some(wanted) = *goal.borrow() else {
        return;
    };
    let find = |selector: &str| within(root, selector);
    let Some(found) = find(&wanted.selector()) else {
        return;
    };
    // Where the form takes the place of the list, it begins at the top.
    let alone = find(".log-list").is_some_and(|list| list.offset_height() == 0);
    if let Some(form) = find(".event-form").filter(|_| alone) {
        form.scroll_into_view();
    }
    let _ = found.focus();
    *goal.borrow_mut() = None;
}

fn within(root: &NodeRef, selector: &str) -> Option<HtmlElement> {
    let root = root.cast::<Element>()?;
    let found = root.query_selector(selector).ok().flatten()?;
    found.dyn_into::<HtmlElement>().ok()
}

/// Brings the row of the open event into sight within a list that scrolls by
/// itself; the page stays where it is.
pub fn show_open(root: &NodeRef) {
    let find = |selector: &str| within(root, selector);
    let (Some(list), Some(row)) = (find(".log-list"), find("[data-row][aria-current]")) else {
        return;
    };
    let (top, height) = (row.offset_top(), list.client_height());
    let above = top < list.scroll_top() + HEAD;
    let below = top + row.offset_height() > list.scroll_top() + height;
    if list.scroll_height() > height && (above || below) {
        list.set_scroll_top(top - height / 3);
    }
}

/// What stands above the rows of a list that scrolls by itself.
const HEAD: i32 = 8;

/// Whether the focus is nowhere.
#[must_use]
pub fn is_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY")
}

/// What can be done with the log as it was last drawn.
#[derive(Clone)]
pub struct Acts {
    /// The events of the visit.
    pub rows: Rows,
    /// The visit's subject.
    pub subject: AttrValue,
    /// The order in which they are shown.
    pub order: Rc<Vec<usize>>,
    /// What is odd about them.
    pub checks: Rc<RefCell<Checks>>,
    /// The place of the event that is open.
    pub open: Option<usize>,
    /// The version by which new events are graded.
    pub version: Version,
    /// Where the focus goes next.
    pub goal: Rc<RefCell<Option<Goal>>>,
    /// Changes how the log is looked at.
    pub look: Callback<To>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

impl Acts {
    fn aim(&self, goal: Goal) {
        *self.goal.borrow_mut() = Some(goal);
    }

    fn at(&self, place: usize) -> usize {
        let at = self.order.iter().position(|shown| *shown == place);
        at.unwrap_or(0)
    }

    /// The focus goes to the first row of the list, or to the button that adds.
    pub fn aim_at_list(&self) {
        let goal = self
            .order
            .first()
            .map_or(Goal::Add, |first| Goal::Row(*first));
        self.aim(goal);
        self.look.emit(To::Open(None, 0));
        self.look.emit(To::Counted);
    }

    /// Opens the event in a place.
    pub fn open(&self, place: usize, goal: Goal) {
        if let Some(row) = self.rows.get(place) {
            self.aim(goal);
            let chosen = Chosen::at(place, row);
            self.look.emit(To::Open(Some(chosen), part(self.at(place))));
        }
    }

    /// The focus goes to the row at a place of the order.
    pub fn go(&self, at: usize) {
        if let Some(place) = self.order.get(at) {
            self.aim(Goal::Row(*place));
            self.look.emit(To::Current(*place, part(at)));
        }
    }

    /// Opens the next event of the list, or the one before.
    pub fn step(&self, forward: bool) {
        let Some(open) = self.open else {
            return;
        };
        let at = self.at(open);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(place) = self.order.get(to)
            && let Some(row) = self.rows.get(*place)
        {
            // The focus stays at the button, for the next step.
            let chosen = Chosen::at(*place, row);
            self.look.emit(To::Open(Some(chosen), part(to)));
        }
    }

    /// Closes the open event; the focus goes back to its row.
    pub fn close(&self) {
        if let Some(open) = self.open {
            self.aim(Goal::Row(open));
            self.look.emit(To::Open(None, part(self.at(open))));
        }
    }

    /// Adds an event and opens it.
    pub fn add(&self) {
        let (place, id) = (self.rows.len(), clock::new_id());
        let mut row = Row::new();
        row.insert("id".to_owned(), Value::from(id.as_str()));
        row.insert("ctcae".to_owned(), self.version.name().into());
        self.aim(Goal::Verbatim(place));
        let add = Action::AddRow(List::Events, Rc::new(row));
        self.dispatch.emit(PageAction::Visit(add));
        let chosen = Chosen { place, id };
        self.look
            .emit(To::Open(Some(chosen), part(self.order.len())));
    }

    /// Deletes the open event; Undo brings it back. The focus goes to the row
    /// behind it.
    pub fn delete(&self) {
        let Some(open) = self.open else {
            return;
        };
        let at = self.at(open);
        let beside = self
            .order
            .get(at + 1)
            .or_else(|| self.order.get(at.wrapping_sub(1)));
        self.aim(match beside {
            // Those behind it move up by one.
            Some(place) if *place > open => Goal::Row(place - 1),
            Some(place) => Goal::Row(*place),
            None => Goal::Add,
        });
        self.look.emit(To::Open(None, part(at)));
        let remove = Action::RemoveRow(List::Events, open);
        self.dispatch.emit(PageAction::Visit(remove));
        let deleted = Notice::good(t("The event is deleted. Undo brings it back."));
        self.dispatch.emit(PageAction::Say(Some(deleted)));
    }

    /// Copies the events that are shown, as they are sorted.
    pub fn copy(&self) {
        let shown = self.order.iter();
        let shown = shown.filter_map(|place| Some((*place, &**self.rows.get(*place)?)));
        let names = |place| self.checks.borrow_mut().names(place);
        let text = event_table(shown, &self.subject, names, place);
        let (dispatch, count) = (self.dispatch.clone(), self.order.len());
        wasm_bindgen_futures::spawn_local(async move {
            dispatch.emit(if files::copy(&text).await {
                let said = tn(
                    "{n} event on the clipboard, a line each, with tabs between the columns.",
                    "{n} events on the clipboard, a line each, with tabs between the columns.",
                    count as u64,
                    &[],
                );
                PageAction::Say(Some(Notice::good(said)))
            } else {
                PageAction::Ask(Some(Ask::Summary(text)))
            });
        });
    }
}

/// Ctrl+Enter or Cmd+Enter adds an event, wherever the focus is; Escape closes
/// the open one.
#[hook]
pub fn use_keys(acts: &Acts) {
    let now = use_mut_ref(|| acts.clone());
    *now.borrow_mut() = acts.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let heard = move |event: &Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let asked = document().query_selector("dialog[open]");
            if event.default_prevented() || event.is_composing() || !matches!(asked, Ok(None)) {
                return;
            }
            let acts = now.borrow().clone();
            match event.key().as_str() {
                "Enter" if event.ctrl_key() || event.meta_key() => acts.add(),
                "Escape" if acts.open.is_some() => acts.close(),
                _ => return,
            }
            event.prevent_default();
        };
        let listener = EventListener::new_with_options(&document(), "keydown", options, heard);
        move || drop(listener)
    });
}
