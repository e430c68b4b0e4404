//! The same facts in the other version, side by side.

use yew::Html;

use crate::ctcae::across::{across, grades_of, told};
use crate::ctcae::book::Book;
use crate::ctcae::{Known, Outcome, Version, asking};
use crate::said::{Place, Said};
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::say::{self, t, tf};
use crate::ui::trial::sentence::one_after_another;

/// What the other version says of the same event.
pub fn other(
    book: &Book,
    version: Version,
    term: &str,
    known: &Known,
    outcome: &Outcome,
    testid: String,
) -> Html {
    let there = version.other();
    let found = across(book, version, term, known);
    let mut rows = vec![row(
        version,
        term,
        Vec::new(),
        &say::said(&asking::verdict(outcome)),
        "",
    )];
    rows.extend(found.iter().map(|one| {
        let criteria = book.criteria(there);
        let verdict = say::said(&asking::verdict(&one.outcome));
        let why = say::said(&asking::reason(criteria, &one.outcome));
        row(there, &one.term, grades_of(one), &verdict, &why)
    }));
    let said = told(book, version, term, outcome, &found);
    let said = one_after_another(said.iter().map(say::said).collect());
    let head = el(
        "h3",
        "",
        vec![text(tf(
            "In version {version}",
            &[("version", there.name())],
        ))],
    );
    let said = with(
        "p",
        &["data-testid"],
        vec![Some(testid.into())],
        vec![text(said)],
    );
    let table = el("table", "", vec![el("tbody", "", rows)]);
    with(
        "section",
        &["class", "aria-label"],
        vec![some("other"), some(t("In the other version"))],
        vec![el("header", "", vec![head, said]), table],
    )
}

fn row(version: Version, term: &str, grades: Vec<Said>, verdict: &str, why: &str) -> Html {
    let cell = |what: &str| el("td", "", vec![text(what.to_owned())]);
    let head = with(
        "th",
        &["scope"],
        vec![some("row")],
        vec![text(version.name())],
    );
    let grades = if grades.is_empty() {
        nothing()
    } else {
        // tr: {grades} is “grade 3” or “grades 1 to 3 as 2”, of version 5.0
        let said = tf(
            "({grades} of 5.0)",
            &[("grades", &say::place(&Place::List(grades)))],
        );
        el("small", "", vec![text(" "), text(said)])
    };
    let term = el("td", "", vec![text(term.to_owned()), grades]);
    el("tr", "", vec![head, term, cell(verdict), cell(why)])
}
