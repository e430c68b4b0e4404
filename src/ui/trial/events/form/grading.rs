//! The grade: by the criteria or the clinician, over time, and whether it is
//! dose-limiting.

use std::rc::Rc;

use yew::prelude::*;

use super::changes::GradeChanges;
use super::{Edit, part};
use crate::ui::el::{el, some, text, with};
use crate::ui::say::{t, tf};
use crate::ui::trial::helper::Grader;
use crate::ui::trial::sentence::placed;

/// The grader, what is odd about the grade, its changes, and what follows.
pub fn grading(edit: &Edit, odd: Html) -> Html {
    let grader = html! {
        <Grader
            book={Rc::clone(&edit.book)}
            row={Rc::clone(&edit.row)}
            place={edit.place}
            dispatch={edit.dispatch.clone()}
        />
    };
    let changes = html! {
        <GradeChanges
            book={Rc::clone(&edit.book)}
            row={Rc::clone(&edit.row)}
            place={edit.place}
            dispatch={edit.dispatch.clone()}
        />
    };
    part(
        "grading",
        t("Grade"),
        vec![grader, odd, limiting(edit), changes],
    )
}

/// Derived, and never typed: related, and of grade 3 to 5.
fn limiting(edit: &Edit) -> Html {
    let event = edit.event();
    let why = match (event.grade(), event.is_related()) {
        (Some(0..=2), _) => t("the grade is below 3"),
        (_, Some(false)) => t("it is not related"),
        (Some(_), Some(true)) => t("it is related and of grade 3 to 5"),
        (None, Some(true)) => t("there is no grade yet"),
        (Some(_), None) => t("whether it is related has not been said, or cannot be"),
        (None, None) => t("neither its grade nor whether it is related is known"),
    };
    let said = match event.is_dose_limiting() {
        Some(true) => t("yes"),
        Some(false) => t("no"),
        None => t("cannot be told yet"),
    };
    let output = with(
        "output",
        &["data-testid"],
        vec![some("event.doseLimiting")],
        vec![text(said)],
    );
    el(
        "p",
        "limiting",
        vec![
            placed(t("Dose-limiting: {answer}"), vec![("answer", output)]),
            el(
                "small",
                "",
                vec![text(tf(
                    // tr: goes on after “Dose-limiting: yes”; {why} says why
                    ": {why} (the rule: related, and grade 3 to 5)",
                    &[("why", why)],
                ))],
            ),
        ],
    )
}
