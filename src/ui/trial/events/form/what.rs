//! What happened: in words, and by its CTCAE term.

use std::rc::Rc;

use yew::prelude::*;

use super::{Edit, part};
use crate::ctcae::Version;
use crate::ui::el::{button, el, nothing, text};
use crate::ui::page::PageAction;
use crate::ui::trial::fields::{Segments, typed};
use crate::ui::trial::helper::TermSearch;
use crate::visit::rows::Named;

/// Terms offered for what is written.
const OFFERED: usize = 4;

const VERSIONS: &[Named] = &[("5.0", "5.0"), ("6.0", "6.0")];

/// The event as written, its term, its version.
pub fn what(edit: &Edit, version: Version, odd: Html) -> Html {
    let event = edit.event();
    let graded_by = event.version().unwrap_or(version);
    let onchoose = {
        let edit = edit.clone();
        Callback::from(move |term: String| choose(&edit, graded_by, term))
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
            label="CTCAE version"
            names={VERSIONS}
            chosen={event.text("ctcae").to_owned()}
            onchoose={onversion}
        />
    };
    part(
        "what",
        "What happened",
        vec![
            typed(
                &edit.row,
                edit.at("verbatim"),
                "Event, as the patient or the chart says it",
                "Headache for 4 days",
                &edit.dispatch,
            ),
            offered(edit, graded_by),
            el("div", "by-term", vec![search, versions]),
            odd,
        ],
    )
}

fn choose(edit: &Edit, version: Version, term: String) {
    let mut row = edit.with("term", (!term.is_empty()).then(|| term.into()));
    if !row.contains_key("ctcae") {
        row.insert("ctcae".to_owned(), version.name().into());
    }
    edit.set_and_grade(row);
}

/// The terms that fit what is written best, one press each, while none is
/// chosen.
fn offered(edit: &Edit, version: Version) -> Html {
    let event = edit.event();
    if !event.term().is_empty() {
        return nothing();
    }
    let criteria = edit.book.criteria(version);
    let hits = edit
        .book
        .search(version)
        .find(&gist(event.text("verbatim")), OFFERED);
    let mut inner: Vec<Html> = hits
        .iter()
        .filter_map(|hit| criteria.terms.get(hit.target))
        .enumerate()
        .map(|(at, term)| {
            let (edit, name) = (edit.clone(), term.name.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                choose(&edit, version, name.clone());
            });
            let testid = format!("events.offer.{at}");
            button(
                testid.into(),
                "offer",
                term.name.clone().into(),
                true,
                onclick,
            )
        })
        .collect();
    if inner.is_empty() {
        let none = if event.text("verbatim").trim().is_empty() {
            "Terms that fit are offered here."
        } else {
            "No term fits these words; search below."
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
