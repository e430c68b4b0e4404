//! A second implementation of the scores, written from the rules' text alone:
//! fractions for arithmetic, tables for rules, answers keyed by the file's own
//! paths. It shares no line with the program.

pub mod bands;
pub mod bsa;
pub mod change;
pub mod dlqi;
pub mod itch;
pub mod pasi;
mod ratio;
pub mod small;

use std::collections::BTreeMap;

pub use ratio::{Ratio, ratio, whole};

/// What stands in the file's `answers`, by path; numbers as typed. What is
/// not there was not answered.
pub type Answers = BTreeMap<String, String>;

/// What the rules say of some answers.
#[derive(Debug, Default)]
pub struct Verdict {
    /// `result.status`, or `notDone`.
    pub status: &'static str,
    /// The total, only where there is one.
    pub total: Option<Ratio>,
    /// Paths not answered, in no order.
    pub missing: Vec<String>,
    /// Paths that a contradiction may be told at; `a|b` where the rule names
    /// two answers and not which of them is at fault.
    pub problems: Vec<String>,
    /// Paths counted as 0 by rule.
    pub assumed: Vec<String>,
    /// Scores of parts, by path, each once it is complete.
    pub parts: BTreeMap<String, Option<Ratio>>,
}

impl Verdict {
    /// "`result.status`: `scored` (with `total`), `incomplete` (with
    /// `missing`), `contradictory` (with `problems`)".
    fn settle(mut self, answers: &Answers, total: Ratio) -> Self {
        // The words chosen for the signs are a setting and no answer.
        let answered = answers.keys().any(|path| path != "labels");
        let order = [
            (!answered, "notDone"),
            (!self.problems.is_empty(), "contradictory"),
            (!self.missing.is_empty(), "incomplete"),
            (true, "scored"),
        ];
        self.status = order.iter().find(|(holds, _)| *holds).unwrap().1;
        self.total = (self.status == "scored").then_some(total);
        self
    }

    /// The number at a path: a multiple of `step` from 0 to `most`. Where
    /// there is none, the path is missing.
    fn number(&mut self, answers: &Answers, path: &str, most: i128, step: Ratio) -> Option<Ratio> {
        let number = answers
            .get(path)
            .and_then(|text| Ratio::read(text))
            .filter(|number| *number <= whole(most) && number.is_multiple(step));
        if number.is_none() {
            self.missing.push(path.to_owned());
        }
        number
    }
}
