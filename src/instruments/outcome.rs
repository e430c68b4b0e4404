//! What scoring says of a draft.

use super::{Draft, Drafts, Entry, Instrument, Role};
use crate::measure::{Range, Tenths};
use crate::said::Said;

/// How far an assessment has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing was entered.
    #[default]
    NotDone,
    /// Answers are missing; there is no total.
    Incomplete,
    /// Answers exclude each other; there is no total.
    Contradictory,
    /// Scored from its answers.
    Scored,
    /// A total copied from an earlier record.
    Transcribed,
}

/// The result of an assessment, always derived and never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How far it has come.
    pub status: Status,
    /// The total, where the status is scored or transcribed.
    pub total: Option<Tenths>,
    /// Range of the total, which also says how it is written.
    pub range: Option<Range>,
    /// Scores of the parts (regions, subscales), each as soon as it is complete.
    pub parts: Vec<Part>,
    /// Paths of answers that are needed and not given.
    pub missing: Vec<&'static str>,
    /// Answers that exclude each other.
    pub problems: Vec<Problem>,
    /// Paths of answers that a rule of the instrument counted as 0.
    pub assumed: Vec<&'static str>,
    /// Worth saying, no obstacle to the score.
    pub remarks: Vec<Problem>,
    /// A second score that is read beside the first and never replaces it.
    pub beside: Option<Beside>,
}

/// The score of a part of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands, e.g. `regions.head`.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its score, once it is complete.
    pub value: Option<Tenths>,
    /// Greatest score it can have.
    pub max: Tenths,
    /// Whether the visit file's result holds it.
    pub in_file: bool,
}

/// Something said about the answer at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The answer it is said about.
    pub path: &'static str,
    /// What was found, and what to do.
    pub problem: Said,
}

/// A second score beside the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its name.
    pub label: &'static str,
    /// Its value.
    pub value: Tenths,
    /// Its rule, and how far the rule is verified.
    pub rule: &'static str,
}

impl Outcome {
    /// Settles the status: contradictions before gaps before the total.
    #[must_use]
    pub fn settled(mut self, total: Option<Tenths>) -> Self {
        self.status = if !self.problems.is_empty() {
            Status::Contradictory
        } else if !self.missing.is_empty() || total.is_none() {
            Status::Incomplete
        } else {
            self.total = total;
            Status::Scored
        };
        self
    }

    /// Notes a contradiction.
    pub fn problem(&mut self, path: &'static str, problem: impl Into<Said>) {
        self.problems.push(Problem {
            path,
            problem: problem.into(),
        });
    }

    /// Notes something worth saying.
    pub fn remark(&mut self, path: &'static str, problem: impl Into<Said>) {
        self.remarks.push(Problem {
            path,
            problem: problem.into(),
        });
    }

    /// What is said about the answer at a path: contradictions, then remarks.
    pub fn said_of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Said> {
        self.problems
            .iter()
            .chain(&self.remarks)
            .filter(move |said| said.path == path)
            .map(|said| &said.problem)
    }

    /// The total as the page and the file write it: whole where its range is
    /// whole, else with one decimal.
    #[must_use]
    pub fn show_total(&self) -> Option<String> {
        self.total.map(|total| show_value(total, self.range))
    }
}

/// A total or part as the page and the file write it.
pub(crate) fn show_value(value: Tenths, range: Option<Range>) -> String {
    match (range, value.as_whole()) {
        (Some(range), Some(whole)) if range.step == Tenths::whole(1) => whole.to_string(),
        _ => value.to_string(),
    }
}

/// The score of a part, written as its outcome's total is.
#[must_use]
pub fn show_part(value: Tenths, outcome: &Outcome) -> String {
    show_value(value, outcome.range)
}

/// The outcome of a draft: not done, transcribed, or what its answers score.
pub(super) fn of(instrument: &Instrument, draft: &Draft, drafts: &Drafts) -> Outcome {
    if draft.is_begun(instrument) {
        return of_done(instrument, draft, drafts);
    }
    Outcome {
        range: Some((instrument.total)(draft)),
        ..Outcome::default()
    }
}

/// The outcome of a draft that counts as begun though it may hold nothing: an
/// assessment that stands in a file was done.
pub(super) fn of_done(instrument: &Instrument, draft: &Draft, drafts: &Drafts) -> Outcome {
    let range = Some((instrument.total)(draft));
    let mut outcome = match draft.copied_total() {
        Entry::Empty => (instrument.score)(draft, drafts),
        Entry::Number(total) if !draft.has_answers(instrument) => Outcome {
            status: Status::Transcribed,
            total: Some(*total),
            ..Outcome::default()
        },
        Entry::Number(_) => {
            let mut outcome = Outcome::default();
            outcome.problem(
                "total",
                Said::plain("A copied total stands beside answers: keep one of them."),
            );
            outcome.settled(None)
        }
        Entry::Text(_) | Entry::Choice(_) => Outcome {
            missing: vec!["total"],
            ..Outcome::default()
        }
        .settled(None),
    };
    // What was typed and is not allowed stands in the way wherever it matters.
    for (index, item) in instrument.items.iter().enumerate() {
        let matters = item
            .after
            .is_none_or(|(other, choice)| draft.choice(other) == Some(choice));
        let wrong = draft.is_wrong(index) && !matches!(item.role, Role::Setting(_));
        if wrong && matters && !outcome.missing.contains(&item.path) {
            outcome.missing.push(item.path);
        }
    }
    if !outcome.missing.is_empty() && outcome.status != Status::Contradictory {
        outcome.status = Status::Incomplete;
        outcome.total = None;
        outcome.beside = None;
    }
    outcome.range = range;
    outcome
}

/// Paths of the needed items of a draft that hold no valid answer, and of the
/// optional ones that hold a wrong one.
pub(super) fn gaps(items: &[super::Item], draft: &Draft) -> Vec<&'static str> {
    let gap = |index: usize| match items[index].role {
        Role::Needed | Role::Frame => {
            matches!(draft.entry(index), Entry::Empty | Entry::Text(_))
        }
        Role::Optional | Role::Setting(_) => draft.is_wrong(index),
    };
    (0..items.len())
        .filter(|index| gap(*index))
        .map(|index| items[index].path)
        .collect()
}
