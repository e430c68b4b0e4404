//! The table with its commands: rows are added, the trial's set completed, and
//! all rows graded by the other version.

use std::rc::Rc;

use yew::prelude::*;

use super::kept;
use super::keys::{self, ADD, control};
use super::row::{COLUMNS, LabRow};
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::session::Action;
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::{clock, focus};
use crate::ui::say::{t, tf};
use crate::ui::trial::helper::{Offer, Pick};
use crate::visit::Visit;
use crate::visit::analytes::missing_of_set;
use crate::visit::grades::version_of;
use crate::visit::limits::offers;
use crate::visit::rows::{self, List, Row, Rows};

/// So many rows are drawn at once.
const PAGE: usize = 100;

/// What the table is given.
#[derive(Properties)]
pub struct TableProps {
    /// The visit.
    pub visit: Rc<Visit>,
    /// The criteria.
    pub book: Rc<Book>,
    /// The version of new rows, while there are none.
    pub version: Version,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// There is one book in a page.
impl PartialEq for TableProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
            && self.version == other.version
            && self.dispatch == other.dispatch
    }
}

/// The laboratory's table.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let page = use_state_eq(|| 0_usize);
    let kept = use_state(|| Rc::new(kept::read()));
    let labs = &props.visit.labs;
    let common = common(labs, props.version);
    let version = common.unwrap_or(props.version);
    let last = labs.len().saturating_sub(1) / PAGE;
    let first = (*page).min(last) * PAGE;
    let end = labs.len().min(first + PAGE);
    let onleave = {
        let (kept, book) = (kept.clone(), Rc::clone(&props.book));
        Callback::from(move |row: Rc<Row>| {
            if let Some(now) = kept::remember(&kept, &row, &book) {
                kept.set(Rc::new(now));
            }
        })
    };
    let drawn = (first..end).map(|place| {
        let row = &labs[place];
        let key = match row.get("id").and_then(serde_json::Value::as_str) {
            Some(id) => id.to_owned(),
            None => place.to_string(),
        };
        html! {
            <LabRow
                {key}
                book={Rc::clone(&props.book)}
                row={Rc::clone(row)}
                {place}
                named={common.is_none()}
                offers={offers(labs, place, &kept)}
                events={Rc::clone(&props.visit.adverse_events)}
                of_visit={props.visit.date.clone()}
                dispatch={props.dispatch.clone()}
                onleave={onleave.clone()}
            />
        }
    });
    let table = if labs.is_empty() {
        let said = t(
            "No laboratory values yet. Add a test, or the trial's ten at once: leukocytes, neutrophils, ALT, AST, creatinine, D-dimer, AFP, CEA, CA 19-9 and CA 72-4.",
        );
        el("p", "note", vec![text(said)])
    } else {
        let onkeydown = Callback::from(move |event: KeyboardEvent| keys::onkey(&event, end));
        html! {
            <table role="table" aria-label={t("Laboratory values")} {onkeydown}>
                <thead role="rowgroup">{heads(version, common.is_none())}</thead>
                <tbody role="rowgroup">{for drawn}</tbody>
            </table>
        }
    };
    let add = adding(props, version, &page);
    let head = vec![
        el("h2", "", vec![text(t("Laboratory values"))]),
        switch(props, common),
    ];
    let note = t(
        "A unit is always chosen, and limits are those of your laboratory. Enter goes down a column, Tab goes across.",
    );
    with(
        "section",
        &["class", "aria-label"],
        vec![some("panel labs"), some(t("Laboratory"))],
        vec![
            el("header", "", head),
            table,
            pages(labs.len(), first, end, &page),
            el(
                "div",
                "actions",
                vec![add, trial_set(props, version, &page)],
            ),
            el("p", "note", vec![text(note)]),
        ],
    )
}

/// The version that all rows are graded by; that of new ones, where there are
/// none.
fn common(labs: &Rows, new: Version) -> Option<Version> {
    let mut versions = labs.iter().map(|row| version_of(row));
    let Some(first) = versions.next() else {
        return Some(new);
    };
    versions.all(|version| version == first).then_some(first)
}

fn heads(version: Version, mixed: bool) -> Html {
    let heads = COLUMNS.iter().map(|(class, label)| {
        let label = match *label {
            "Grade" if !mixed => tf("Grade by CTCAE {version}", &[("version", version.name())]),
            label => t(label).to_owned(),
        };
        with(
            "th",
            &["class", "role", "scope"],
            vec![some(class), some("columnheader"), some("col")],
            vec![text(label)],
        )
    });
    with("tr", &["role"], vec![some("row")], heads.collect())
}

/// The version of the table: of the rows there are and of new ones.
fn switch(props: &TableProps, common: Option<Version>) -> Html {
    let offers = Version::ALL.map(|version| Offer::new(version.name(), version.name()));
    let chosen = Version::ALL
        .into_iter()
        .position(|version| common == Some(version));
    let onpick = {
        let (labs, dispatch) = (Rc::clone(&props.visit.labs), props.dispatch.clone());
        Callback::from(move |picked: Option<usize>| {
            let Some(version) = picked.and_then(|place| Version::ALL.get(place).copied()) else {
                return;
            };
            dispatch.emit(PageAction::Six(version == Version::V6));
            let graded: Vec<Rc<Row>> = labs.iter().map(|row| graded_by(row, version)).collect();
            if graded != **labs {
                let action = Action::SetRows(List::Labs, Rc::new(graded));
                dispatch.emit(PageAction::Visit(action));
            }
        })
    };
    let pick = html! {
        <Pick
            testid="labs.ctcae"
            label={t("Version of CTCAE")}
            offers={offers.to_vec()}
            {chosen}
            clearable=false
            {onpick}
        />
    };
    let said = if common.is_none() {
        // tr: the versions follow, each a button
        t("Rows differ. Grade all by CTCAE")
    } else {
        // tr: the versions follow, each a button
        t("Graded by CTCAE")
    };
    el(
        "div",
        "switch",
        vec![el("span", "", vec![text(said)]), pick],
    )
}

fn graded_by(row: &Rc<Row>, version: Version) -> Rc<Row> {
    if version_of(row) == version {
        return Rc::clone(row);
    }
    let mut graded = Row::clone(row);
    graded.insert("ctcae".to_owned(), version.name().into());
    rows::settled(row, Rc::new(graded))
}

fn empty(version: Version, analyte: Option<&str>) -> Rc<Row> {
    let mut row = Row::new();
    row.insert("id".to_owned(), clock::new_id().into());
    if let Some(analyte) = analyte {
        row.insert("analyte".to_owned(), analyte.into());
    }
    row.insert("ctcae".to_owned(), version.name().into());
    Rc::new(row)
}

fn adding(props: &TableProps, version: Version, page: &UseStateHandle<usize>) -> Html {
    let (dispatch, page, count) = (props.dispatch.clone(), page.clone(), props.visit.labs.len());
    let onclick = Callback::from(move |_: MouseEvent| {
        let action = Action::AddRow(List::Labs, empty(version, None));
        dispatch.emit(PageAction::Visit(action));
        page.set(count / PAGE);
        focus::focus_control_soon(control(count, "analyte"));
    });
    button(ADD.into(), "primary", t("Add a test").into(), true, onclick)
}

/// Adds an empty row for each test of the trial's set that has none.
fn trial_set(props: &TableProps, version: Version, page: &UseStateHandle<usize>) -> Html {
    let missing = missing_of_set(&props.visit.labs);
    let enabled = !missing.is_empty();
    let (dispatch, page) = (props.dispatch.clone(), page.clone());
    let labs = Rc::clone(&props.visit.labs);
    let onclick = Callback::from(move |_: MouseEvent| {
        let mut all = Vec::clone(&labs);
        all.extend(missing.iter().map(|id| empty(version, Some(id))));
        let action = Action::SetRows(List::Labs, Rc::new(all));
        dispatch.emit(PageAction::Visit(action));
        page.set(labs.len() / PAGE);
        focus::focus_control_soon(control(labs.len(), "value"));
    });
    let label = t("Add the trial's set");
    button("labs.trialSet".into(), "", label.into(), enabled, onclick)
}

/// Which rows of many are drawn.
fn pages(count: usize, first: usize, end: usize, page: &UseStateHandle<usize>) -> Html {
    if count <= PAGE {
        return nothing();
    }
    let go = |testid: &'static str, label: &'static str, to: Option<usize>| {
        let page = page.clone();
        let onclick = Callback::from(move |_: MouseEvent| page.set(to.unwrap_or(0)));
        button(testid.into(), "", label.into(), to.is_some(), onclick)
    };
    let now = first / PAGE;
    let [from, to, of] = [first + 1, end, count].map(|number| number.to_string());
    let said = tf(
        "Rows {from} to {to} of {count}",
        &[("from", &from), ("to", &to), ("count", &of)],
    );
    el(
        "nav",
        "pages",
        vec![
            go("labs.earlier", t("Earlier rows"), now.checked_sub(1)),
            with("span", &["role"], vec![some("status")], vec![text(said)]),
            go(
                "labs.later",
                t("Later rows"),
                (end < count).then_some(now + 1),
            ),
        ],
    )
}
