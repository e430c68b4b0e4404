//! Facts that are words: levels of a scale, interventions, and whom a criterion
//! holds for.

use super::quoted;
use crate::ctcae::fact::{Baseline, Fact, Group, Scale};
use crate::ctcae::need::Need;

/// Whom a criterion holds for, or how the baseline lay.
pub(super) fn scope(text: &str) -> Result<Fact, String> {
    if let Some(state) = text.strip_prefix("baseline ") {
        let found = Baseline::ALL.iter().find(|row| row.1 == state.trim());
        return found.map(|row| Fact::Baseline(row.0)).ok_or_else(|| {
            format!(
                "“{state}” is no state of a baseline; allowed are normal, abnormal, below and above"
            )
        });
    }
    let found = Group::ALL.iter().find(|row| row.1 == text);
    found
        .map(|row| Fact::Group(row.0))
        .ok_or_else(|| format!("“@{text}” is no group and no text in quotes"))
}

/// A level of a scale; nothing where the text names none.
pub(super) fn level(text: &str) -> Result<Option<Fact>, String> {
    let plain = [
        Scale::Symptoms,
        Scale::Living,
        Scale::ChildLiving,
        Scale::Hospital,
        Scale::Extent,
        Scale::Severity(None),
    ];
    for scale in plain {
        if let Some(row) = scale.levels().iter().find(|row| row.0 == text) {
            let (word, level) = (row.0, row.1);
            return Ok(Some(Fact::Level { scale, word, level }));
        }
    }
    let Some((word, of)) = text.split_once(' ') else {
        return Ok(None);
    };
    let Some(row) = Scale::Severity(None)
        .levels()
        .iter()
        .find(|row| row.0 == word)
    else {
        return Ok(None);
    };
    let of = match of.strip_prefix("of ").map(str::trim).and_then(quoted) {
        Some(own) => own?,
        None if of == "pain" => "pain".to_owned(),
        None => return Err(format!("“{text}”: write {word} of \"…\"")),
    };
    Ok(Some(Fact::Level {
        scale: Scale::Severity(Some(of)),
        word: row.0,
        level: row.1,
    }))
}

/// Interventions, indicated or given.
pub(super) fn need(given: bool, rest: &str) -> Result<Fact, String> {
    let (words, own) = match rest.find('"') {
        Some(start) => {
            let own = quoted(rest[start..].trim()).unwrap_or_else(|| Ok(String::new()))?;
            (&rest[..start], Some(own))
        }
        None => (rest, None),
    };
    Need::read(given, words, own).map(Fact::Need).map_err(|word| {
        format!("“{word}” is no kind of intervention; a kind of this term only is written in double quotes")
    })
}
