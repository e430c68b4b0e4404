//! What the criteria say of a row: the grade for each term its test can lead
//! to, what is still asked, why, and what the other version says.

use std::rc::Rc;

use yew::prelude::*;

use super::keys::control;
use super::question;
use super::words::{least, other, outcome_said};
use crate::ctcae::book::Book;
use crate::ctcae::quantity::Origin;
use crate::ctcae::{Because, Criteria, Outcome, Version, asking};
use crate::said::msg;
use crate::session::Action;
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::{clock, focus, page as browser};
use crate::ui::say::{self, t, tf};
use crate::ui::trial::sentence::placed;
use crate::visit::labs::{Lab, LabGrade};
use crate::visit::rows::{self, Field, List, Row, Rows};
use crate::visit::{analytes, as_event, is_logged};

/// A row that is graded.
pub struct Graded<'a> {
    /// The criteria.
    pub book: &'a Rc<Book>,
    /// The version the row is graded by.
    pub version: Version,
    /// Whether the version is said, because another row has another one.
    pub named: bool,
    /// The row.
    pub row: &'a Rc<Row>,
    /// Its place.
    pub place: usize,
    /// The adverse events of the visit.
    pub events: &'a Rows,
    /// The day of the visit.
    pub of_visit: &'a AttrValue,
    /// Where the page takes actions.
    pub dispatch: &'a Dispatch,
}

/// What is said of a row.
pub fn verdict(graded: &Graded<'_>) -> Html {
    let lab = Lab(graded.row);
    let mut lines = Vec::new();
    let criteria = graded.book.criteria(graded.version);
    let mut rest = nothing();
    let soft = |said: String| el("p", "soft", vec![text(said)]);
    if lab.analyte().is_empty() {
        lines.push(soft(t("Choose a test.").to_owned()));
    } else if let Some(quantity) = analytes::of(graded.book, lab.analyte()) {
        let grades = lab.grades(criteria);
        if criteria.terms_of_lab(lab.analyte()).is_empty() {
            lines.push(soft(if quantity.origin == Origin::Lab {
                tf(
                    "Not graded by CTCAE {version}.",
                    &[("version", graded.version.name())],
                )
            } else {
                t("No laboratory test: graded among the adverse events, and not here.").to_owned()
            }));
        } else if lab.text("value").is_empty() {
            lines.push(soft(t("No value yet.").to_owned()));
        } else if !grades.is_empty() && lab.text("unit").is_empty() {
            lines.push(el(
                "p",
                "open",
                vec![asks(graded, "unit", t("Choose the unit").to_owned())],
            ));
        } else {
            let shown = grades.iter().enumerate();
            lines.extend(shown.map(|(nth, grade)| term(graded, criteria, nth, grade)));
        }
        rest = other(graded, &grades);
    } else {
        let name = lab.analyte();
        lines.push(soft(tf(
            "“{name}” is a name of your own: not graded.",
            &[("name", name)],
        )));
    }
    // Always as many parts, each a list of its own: what comes or goes in one
    // makes nothing anew in another, and what has the focus keeps it.
    let lines = lines.into_iter().collect();
    el("div", "verdicts", vec![refused(graded.row), lines, rest])
}

/// Numbers that were typed and are none.
fn refused(row: &Row) -> Html {
    let numbers = List::Labs.fields().iter();
    let numbers =
        numbers.filter(|(key, field)| matches!(field, Field::Number) && rows::is_refused(row, key));
    numbers
        .map(|(key, field)| {
            let said = tf(
                no_such(key),
                &[
                    ("found", rows::typed(row, key)),
                    ("allowed", t(rows::in_words(*field))),
                ],
            );
            // Said at the field itself to those who do not see where it stands.
            with(
                "p",
                &["class", "aria-hidden"],
                vec![some("said"), some("true")],
                vec![text(said)],
            )
        })
        .collect()
}

fn no_such(key: &str) -> &'static str {
    match key {
        "lowerLimit" => msg("“{found}” is no lower limit: allowed is {allowed}."),
        "upperLimit" => msg("“{found}” is no upper limit: allowed is {allowed}."),
        "infarctionLimit" => msg("“{found}” is no infarction cut-off: allowed is {allowed}."),
        "baseline" => msg("“{found}” is no baseline: allowed is {allowed}."),
        _ => msg("“{found}” is no value: allowed is {allowed}."),
    }
}

/// A button that goes to the field in which something is to be given.
fn asks(graded: &Graded<'_>, key: &'static str, label: String) -> Html {
    let name = control(graded.place, key);
    let testid = control(graded.place, &["ask.", key].concat());
    let onclick = Callback::from(move |_: MouseEvent| {
        focus::focus_control(&name);
    });
    button(testid.into(), "quiet ask", label.into(), true, onclick)
}

/// One term: its grade, what it asks, why, and the way into the log.
fn term(graded: &Graded<'_>, criteria: &Criteria, nth: usize, grade: &LabGrade) -> Html {
    let LabGrade { term, outcome } = grade;
    let analyte = Lab(graded.row).analyte();
    let mut ask = nothing();
    if let Outcome::Between { ask: asked, .. } = outcome {
        let field = asked
            .first()
            .and_then(|first| question::field_of(first, analyte));
        ask = match field {
            Some((key, what)) => asks(graded, key, t(what).to_owned()),
            None => nothing(),
        };
    }
    let questions = question::of(criteria, term, outcome, graded.row);
    let answerable = !questions.is_empty() || ask != nothing();
    let views = questions
        .iter()
        .map(|question| question.view(graded.row, graded.place, graded.dispatch));
    let line = with(
        "span",
        &["data-testid"],
        vec![Some(
            control(graded.place, &format!("result.grades.{nth}")).into(),
        )],
        said(term, outcome),
    );
    let decision = because(outcome).and_then(|because| because.decision);
    let decision = decision.map_or_else(nothing, |decision| {
        let said = tf(
            // tr: {number} is the number of one of our decisions, such as D7; {says} says it
            "{number}: {says}.",
            &[("number", decision.number()), ("says", t(decision.says()))],
        );
        el("p", "decision", vec![text(said)])
    });
    let open = if matches!(outcome, Outcome::Between { .. }) && !answerable {
        let open = asking::reason(criteria, outcome);
        el("p", "soft", vec![text(say::said(&open))])
    } else {
        nothing()
    };
    let reasoned =
        !matches!(outcome, Outcome::CannotGrade { .. }) && (answerable || least(outcome) > 0);
    let why = if reasoned {
        why(graded, criteria, nth, outcome)
    } else {
        nothing()
    };
    let log = if least(outcome) > 0 {
        log(graded, nth, term)
    } else {
        nothing()
    };
    // As many parts whatever is said, so that an answer keeps the focus.
    let head = el("div", "line", vec![line, ask, why, log]);
    let class = if least(outcome) > 0 {
        "term found"
    } else {
        "term"
    };
    el("div", class, vec![head, views.collect(), decision, open])
}

fn because(outcome: &Outcome) -> Option<&Because> {
    match outcome {
        Outcome::Graded { because, .. } => Some(because),
        Outcome::Between { because, .. } => because.as_ref(),
        _ => None,
    }
}

fn swatch(outcome: &Outcome) -> Html {
    let class = match (outcome, least(outcome)) {
        (Outcome::CannotGrade { .. }, _) => "swatch",
        (_, 0) => "swatch shade-0",
        (_, 1) => "swatch shade-1",
        (_, 2) => "swatch shade-2",
        (_, 3) => "swatch shade-3",
        _ => "swatch shade-4",
    };
    el("i", class, vec![])
}

/// `Alanine aminotransferase increased: grade 1`.
fn said(term: &str, outcome: &Outcome) -> Vec<Html> {
    let (grade, rest) = outcome_said(outcome);
    let mut found = Vec::new();
    if !grade.is_empty() {
        found.push(el("b", "", vec![text(grade)]));
    }
    if !rest.is_empty() {
        found.push(text(rest));
    }
    let term = el("bdi", "", vec![text(term.to_owned())]);
    let places = vec![("term", term), ("grade", found.into_iter().collect())];
    // tr: {grade} is “grade 2”, “grade 1 to 3” or why there is none
    vec![swatch(outcome), placed(t("{term}: {grade}"), places)]
}

/// The reason, on demand.
fn why(graded: &Graded<'_>, criteria: &Criteria, nth: usize, outcome: &Outcome) -> Html {
    let name = match nth {
        0 => "why".to_owned(),
        nth => format!("why.{nth}"),
    };
    let reason = asking::capital(&say::said(&asking::reason(criteria, outcome)));
    // tr: {reason} is a sentence without its end
    let reason = tf("{reason}.", &[("reason", &reason)]);
    let testid = control(graded.place, &name);
    html! {
        <details>
            <summary data-testid={testid}>{t("Why")}</summary>
            <p class="soft">{reason}</p>
        </details>
    }
}

/// Takes the value into the log of adverse events, or says that it is there.
fn log(graded: &Graded<'_>, nth: usize, term: &str) -> Html {
    if is_logged(graded.row, term, graded.events) {
        return with(
            "a",
            &["href", "class"],
            vec![some("#/events"), some("logged")],
            vec![text(t("In the log"))],
        );
    }
    let name = match nth {
        0 => "log".to_owned(),
        nth => format!("log.{nth}"),
    };
    let (book, row) = (Rc::clone(graded.book), Rc::clone(graded.row));
    let (dispatch, of_visit) = (graded.dispatch.clone(), graded.of_visit.clone());
    let term = term.to_owned();
    let onclick = Callback::from(move |_: MouseEvent| {
        let event = as_event(&row, &term, &book, clock::new_id(), &of_visit);
        let action = Action::AddRow(List::Events, Rc::new(event));
        dispatch.emit(PageAction::Visit(action));
        browser::go_to("#/events");
    });
    button(
        control(graded.place, &name).into(),
        "to-log",
        t("Log as adverse event").into(),
        true,
        onclick,
    )
}
