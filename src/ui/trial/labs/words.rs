//! An outcome in a few words, and what the other version says.

use yew::Html;

use super::keys::control;
use super::verdict::Graded;
use crate::ctcae::{Outcome, Why, asking};
use crate::ui::el::{nothing, some, text, with};
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
        Outcome::Graded { grade, .. } => (format!("grade {grade}"), String::new()),
        Outcome::NoGrade => (String::new(), "grade 0".to_owned()),
        Outcome::Between { possible, .. } => {
            let span = ["grade ", &asking::span(possible)].concat();
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
            "graded by what follows from it, not by a number".to_owned(),
        ),
        Outcome::CannotGrade { why } => (String::new(), format!("cannot be graded. {why}")),
    }
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
            format!("{}: {said}", theirs.term)
        });
    }
    if theirs.is_empty() && ours.iter().any(|ours| least(&ours.outcome) > 0) {
        differs.push("not graded".to_owned());
    }
    let mut said = Vec::new();
    if graded.named {
        said.push(format!("Graded by CTCAE {}.", graded.version.name()));
    }
    if !differs.is_empty() {
        said.push(format!(
            "By CTCAE {}: {}.",
            version.name(),
            differs.join("; ")
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
        vec![text(said.join(" "))],
    )
}
