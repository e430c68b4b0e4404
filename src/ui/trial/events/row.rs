//! An event in the list: a row of the table on wide screens, a card on small
//! ones, by style alone.

use std::rc::Rc;

use yew::prelude::*;

use crate::study::Column;
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::say::{place, t, tf};
use crate::visit::Row;
use crate::visit::events::Event;
use crate::visit::findings::Said;

/// What a row shows.
#[derive(Properties)]
pub struct LogRowProps {
    /// The event.
    pub row: Rc<Row>,
    /// Its place in the visit.
    pub place: usize,
    /// Its place in the list, from 1.
    pub number: usize,
    /// The visit's subject.
    pub subject: AttrValue,
    /// What is odd about it.
    pub odd: Rc<Vec<Said>>,
    /// Whether it is open.
    pub open: bool,
    /// Whether a tab stops at it.
    pub stop: bool,
}

/// A row that changes is another in memory.
impl PartialEq for LogRowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && self.place == other.place
            && self.number == other.number
            && self.open == other.open
            && self.stop == other.stop
            && self.subject == other.subject
            && self.odd == other.odd
    }
}

/// A row of the log.
#[component]
pub fn LogRow(props: &LogRowProps) -> Html {
    let event = Event(&props.row);
    let cells = Column::SHOWN
        .into_iter()
        .map(|column| cell(column, event, props));
    with(
        "div",
        &["role", "class", "data-row", "aria-rowindex", "aria-current"],
        vec![
            some("row"),
            some("row"),
            made(&[&props.place.to_string()]),
            // The titles are the first row.
            made(&[&(props.number + 1).to_string()]),
            some(if props.open { "true" } else { "" }),
        ],
        cells.collect(),
    )
}

/// The class of a column's cells.
pub fn class_of(column: Column) -> &'static str {
    match column {
        Column::Patient => "patient",
        Column::Event => "event",
        Column::Term | Column::Version => "term",
        Column::Onset => "onset",
        Column::Resolution => "resolution",
        Column::Treatment => "treatment",
        Column::Grade => "grade",
        Column::Related => "related",
        Column::Serious => "serious",
        Column::DoseLimiting => "limiting",
        Column::Outcome => "outcome",
        _ => "odd",
    }
}

fn cell(column: Column, event: Event<'_>, props: &LogRowProps) -> Html {
    let said = place(&column.said(event, &props.subject));
    let inner = match column {
        Column::Event => vec![open_button(&said, props), under(event)],
        Column::Term if !said.is_empty() => {
            let version = [" ", event.text("ctcae")].concat();
            vec![text(said), el("small", "", vec![text(version)])]
        }
        Column::Grade => grade(event),
        Column::Findings => {
            let names = props.odd.iter().map(|(kind, _)| {
                let name = t(kind.name());
                el("span", "finding", vec![text(name)])
            });
            names.collect()
        }
        _ if said.is_empty() => vec![el("i", "blank", vec![text("–")])],
        _ => vec![text(said)],
    };
    // What a card says before it; a table has its titles above.
    let title = match column {
        // tr: between the days of onset and resolution of an event: “2018-06-21 to 2018-06-22”
        Column::Resolution => t("to"),
        column => t(column.title()),
    };
    with(
        "div",
        &["role", "class", "data-title"],
        vec![some("cell"), some(class_of(column)), some(title)],
        inner,
    )
}

/// What opens the event; clicks are heard by the list.
fn open_button(said: &str, props: &LogRowProps) -> Html {
    let label = match said.trim() {
        "" => t("Not described yet").to_owned(),
        said => said.to_owned(),
    };
    with(
        "button",
        &["type", "class", "data-testid", "tabindex"],
        vec![
            some("button"),
            some(if said.trim().is_empty() {
                "open blank"
            } else {
                "open"
            }),
            made(&["events.open.", &props.place.to_string()]),
            some(if props.stop { "0" } else { "-1" }),
        ],
        vec![text(label)],
    )
}

/// What other columns say, for widths that have no room for them.
fn under(event: Event<'_>) -> Html {
    let mut parts: Vec<String> = Vec::new();
    if !event.term().is_empty() {
        parts.push([event.term(), " ", event.text("ctcae")].concat());
    }
    if event.seriousness().is_some_and(|list| !list.is_empty()) {
        let criteria = place(&Column::Serious.said(event, ""));
        parts.push(tf("serious: {criteria}", &[("criteria", &criteria)]));
    }
    if event.is_dose_limiting() == Some(true) {
        parts.push(t("dose-limiting").to_owned());
    }
    let outcome = place(&Column::Outcome.said(event, ""));
    if !outcome.is_empty() {
        parts.push(outcome);
    }
    if parts.is_empty() {
        return nothing();
    }
    el("small", "gist", vec![text(parts.join(" · "))])
}

/// The grade with its colour, which is the same everywhere.
fn grade(event: Event<'_>) -> Vec<Html> {
    let Some(grade) = event.grade() else {
        return vec![el("i", "blank", vec![text("–")])];
    };
    let swatch = match grade {
        0 => "swatch shade-0",
        1 => "swatch shade-1",
        2 => "swatch shade-2",
        3 => "swatch shade-3",
        _ => "swatch shade-4",
    };
    vec![el("i", swatch, vec![]), text(grade.to_string())]
}
