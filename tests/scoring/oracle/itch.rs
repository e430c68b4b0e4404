//! Itch from its rules' text.

use super::{Answers, Verdict, ratio, whole};

/// "`vas` 0 to 10 in steps of 0.1, `nrs` 0 to 10 whole": tenths in a step.
const STEPS: [(&str, i128); 2] = [("vas", 1), ("nrs", 10)];

/// The verdict on a scale and a value.
pub fn score(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let scale = answers
        .get("scale")
        .and_then(|scale| STEPS.iter().find(|(known, _)| known == scale));
    if scale.is_none() {
        verdict.missing.push("scale".to_owned());
    }
    let step = ratio(scale.map_or(1, |(_, tenths)| *tenths), 10);
    let value = verdict.number(answers, "value", 10, step);
    verdict.settle(answers, value.unwrap_or(whole(0)))
}
