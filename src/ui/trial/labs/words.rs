//! An outcome in a few words, and what the other version says.

use yew::Html;

use super::keys::control;
use super::verdict::Graded;
use crate::ctcae::{Outcome, Why, asking};
use crate::ui::el::{nothing, some, text, with};
use crate::ui::say::{self, t, tf};
use crate::ui::trial::sentence::one_after_another;
use crate::visit::labs::{Lab, LabGrade};

/// The lowest grade that is possible.
pub fn least(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Graded { grade, .. } => *grade,
        Outcome::Between { possible, .. } => possible.first().copied().unwrap_or(0),
        _ => 0,
    }
}

/// A grade above 0 and, where there is none, what is said instead.
pub fn outcome_said(outcome: &Outcome) -> (String, String) {
    match outcome {
        Outcome::Graded { grade, .. } => (of_grade(&grade.to_string()), String::new()),
        Outcome::NoGrade => (String::new(), of_grade("0")),
        Outcome::Between { possible, .. } => {
            let span = of_grade(&say::place(&asking::span(possible)));
            if possible.first() == Some(&0) {
                (String::new(), span)
            } else {
                (span, String::new())
            }
        }
        Outcome::CannotGrade {
            why: Why::NotByNumber { .. },
        } => (
            String::new(),
            t("graded by what follows from it, not by a number").to_owned(),
        ),
        Outcome::CannotGrade { why } => (
            String::new(),
            tf(
                // tr: {why} is a sentence
                "cannot be graded. {why}",
                &[("why", &say::said(&why.said()))],
            ),
        ),
    }
}

fn of_grade(grade: &str) -> String {
    // tr: {grade} is a number, or several: “1 to 3”
    tf("grade {grade}", &[("grade", grade)])
}

/// What the other version says, where it says something else.
pub fn other(graded: &Graded<'_>, ours: &[LabGrade]) -> Html {
    let version = graded.version.other();
    let theirs = Lab(graded.row).grades(graded.book.criteria(version));
    let mut differs: Vec<String> = Vec::new();
    for (nth, theirs) in theirs.iter().enumerate() {
        let same = ours.iter().find(|ours| ours.term == theirs.term);
        // A term of another name stands in the same place of the list.
        let pair = same.or_else(|| ours.get(nth));
        let level = |outcome: &Outcome| match outcome {
            Outcome::Between { possible, .. } => possible.clone(),
            Outcome::CannotGrade { .. } => Vec::new(),
            outcome => vec![outcome.grade().unwrap_or(0)],
        };
        let as_ours = match pair {
            Some(pair) => level(&pair.outcome) == level(&theirs.outcome),
            None => least(&theirs.outcome) == 0,
        };
        let renamed = same.is_none() && least(&theirs.outcome) > 0;
        if as_ours && !renamed {
            continue;
        }
        let (grade, rest) = outcome_said(&theirs.outcome);
        let said = [grade, rest].concat();
        differs.push(if same.is_some() && ours.len() == 1 {
            said
        } else {
            tf(
                // tr: {grade} is “grade 2”, “grade 1 to 3” or why there is none
                "{term}: {grade}",
                &[("term", &theirs.term), ("grade", &said)],
            )
        });
    }
    if theirs.is_empty() && ours.iter().any(|ours| least(&ours.outcome) > 0) {
        differs.push(t("not graded").to_owned());
    }
    let mut said = Vec::new();
    if graded.named {
        said.push(tf(
            "Graded by CTCAE {version}.",
            &[("version", graded.version.name())],
        ));
    }
    if !differs.is_empty() {
        // tr: what stands between grades by another version
        let differs = differs.join(t("; "));
        said.push(tf(
            "By CTCAE {version}: {grades}.",
            &[("version", version.name()), ("grades", &differs)],
        ));
    }
    if said.is_empty() {
        return nothing();
    }
    with(
        "p",
        &["class", "data-testid"],
        vec![
            some("soft"),
            Some(control(graded.place, "otherVersion").into()),
        ],
        vec![text(one_after_another(said))],
    )
}
