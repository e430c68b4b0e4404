//! What happened: in words, and by its CTCAE term.

use std::rc::Rc;

use yew::prelude::*;

use super::{Edit, part};
use crate::ctcae::Version;
use crate::study::Column;
use crate::ui::el::{button, el, nothing, text};
use crate::ui::page::PageAction;
use crate::ui::platform::focus;
use crate::ui::say::t;
use crate::ui::trial::fields::{Segments, Typed, typed};
use crate::ui::trial::helper::TermSearch;
use crate::visit::Row;
use crate::visit::events::set_term;
use crate::visit::rows::{self, Named};

/// Terms offered for what is written.
const OFFERED: usize = 4;

const VERSIONS: &[Named] = &[("5.0", "5.0"), ("6.0", "6.0")];

/// The event as written, its term, its version.
pub fn what(edit: &Edit, subject: &AttrValue, version: Version, odd: Html) -> Html {
    let event = edit.event();
    let graded_by = event.version().unwrap_or(version);
    let onchoose = {
        let edit = edit.clone();
        Callback::from(move |term: String| choose(&edit, graded_by, &term))
    };
    let onversion = {
        let edit = edit.clone();
        Callback::from(move |name: &'static str| {
            edit.set_and_grade(edit.with("ctcae", Some(name.into())));
            // The next events are graded by it too.
            let six = Version::named(name) == Some(Version::V6);
            edit.dispatch.emit(PageAction::Six(six));
        })
    };
    let search = html! {
        <TermSearch
            book={Rc::clone(&edit.book)}
            version={graded_by}
            chosen={event.term().to_owned()}
            testid={edit.testid("term")}
            {onchoose}
        />
    };
    let versions = html! {
        <Segments
            testid={edit.testid("ctcae")}
            label={t("CTCAE version")}
            names={VERSIONS}
            chosen={event.text("ctcae").to_owned()}
            onchoose={onversion}
        />
    };
    let verbatim = typed(
        &edit.row,
        edit.at("verbatim"),
        t("Event, as the patient or the chart says it"),
        t("Headache for 4 days"),
        &edit.dispatch,
    );
    part(
        "what",
        t("What happened"),
        vec![
            el("div", "whose", vec![patient(edit, subject), verbatim]),
            offered(edit, graded_by),
            el("div", "by-term", vec![search, versions]),
            on_to_the_end(),
            odd,
        ],
    )
}

/// A way past the fields that the next event does not wait for; shown to those
/// who come to it by keys.
fn on_to_the_end() -> Html {
    let onclick = Callback::from(|_: MouseEvent| {
        focus::focus_control(super::ADD_NEXT);
    });
    let label = t("To the end of this event");
    button("events.skip".into(), "skip-on", label.into(), true, onclick)
}

/// Whose event it is, where the log holds several patients; while nothing is
/// typed it is the visit's subject, who stands there as an example.
fn patient(edit: &Edit, subject: &AttrValue) -> Html {
    html! {
        <Typed
            at={edit.at("subject")}
            value={rows::typed(&edit.row, "subject").to_owned()}
            refused=false
            label={t(Column::Patient.title())}
            example={subject.clone()}
            dispatch={edit.dispatch.clone()}
        />
    }
}

fn choose(edit: &Edit, version: Version, term: &str) {
    let mut row = Row::clone(&edit.row);
    set_term(&mut row, term);
    if !row.contains_key("ctcae") {
        row.insert("ctcae".to_owned(), version.name().into());
    }
    edit.set_and_grade(row);
}

/// The terms that fit what is written best, one press each, while none is
/// chosen; where the version has no such term, those it is reported as there.
fn offered(edit: &Edit, version: Version) -> Html {
    let event = edit.event();
    let criteria = edit.book.criteria(version);
    let (lead, names): (&str, Vec<&str>) = if event.term().is_empty() {
        let hits = edit.book.search(version);
        let hits = hits.find(&gist(event.text("verbatim")), OFFERED);
        let names = hits.iter().filter_map(|hit| criteria.terms.get(hit.target));
        ("", names.map(|term| term.name.as_str()).collect())
    } else if criteria.term(event.term()).is_none() {
        let mapping = &edit.book.mapping;
        let names = match version {
            Version::V6 => mapping.to_six(event.term()),
            Version::V5 => mapping.to_five(event.term()),
        };
        let known = |name: &&str| criteria.term(name).is_some();
        (
            // tr: terms follow, each a button
            t("Reported there as"),
            names.into_iter().filter(known).collect(),
        )
    } else {
        return nothing();
    };
    let mut inner = Vec::new();
    if !lead.is_empty() && !names.is_empty() {
        inner.push(el("small", "", vec![text(lead)]));
    }
    for (at, name) in names.iter().enumerate() {
        let (edit, name) = (edit.clone(), (*name).to_owned());
        let label = AttrValue::from(name.clone());
        let onclick = Callback::from(move |_: MouseEvent| choose(&edit, version, &name));
        let testid = format!("events.offer.{at}");
        inner.push(button(testid.into(), "offer", label, true, onclick));
    }
    if inner.is_empty() {
        let none = if event.text("verbatim").trim().is_empty() {
            t("Terms that fit are offered here.")
        } else {
            t("No term fits these words; search below.")
        };
        inner.push(el("small", "", vec![text(none)]));
    }
    el("div", "offered", inner)
}

/// What is written without what is no part of a term: what stands in brackets,
/// how long it lasted, and what happened meanwhile.
fn gist(written: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for letter in written.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let lower = plain.to_lowercase();
    let ends = [" for ", " during ", " after ", " since ", ", "];
    let end = ends.iter().filter_map(|end| lower.find(end)).min();
    let gist = end.and_then(|end| plain.get(..end)).unwrap_or(&plain);
    gist.trim().to_owned()
}
