//! What holds of every event of every term, whatever is said of it.

mod order;
mod steps;
mod whole;

use dermscore::ctcae::{Outcome, Version, answers, grade};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::short::criteria;
use crate::space::{Grain, Kind, Question, Space};

/// An event's outcome in as few words as its comparisons need.
#[derive(Clone, Debug, Default)]
struct Short {
    /// Grades that are possible; none where no grade can be given.
    possible: Vec<u8>,
    /// Places of the questions that are asked.
    asks: Vec<usize>,
}

fn outcome(space: &Space, choices: &[usize]) -> Outcome {
    grade(criteria(space.version), space.term, &space.known(choices))
}

fn short(space: &Space, outcome: &Outcome) -> Short {
    let possible = match outcome {
        Outcome::Graded { grade, .. } => vec![*grade],
        Outcome::NoGrade => vec![0],
        Outcome::Between { possible, .. } => possible.clone(),
        Outcome::CannotGrade { .. } => Vec::new(),
    };
    let asks = match outcome {
        Outcome::Between { ask, .. } => {
            let paths = ask.iter().map(answers::path_of);
            paths.map(|path| space.place(&path)).collect()
        }
        _ => Vec::new(),
    };
    Short { possible, asks }
}

/// The grades exist, stand in order, and are what is open; what is asked has
/// not been answered; where nothing else was found, only numbers and whom it
/// concerns are asked.
fn is_sound(space: &Space, choices: &[usize], outcome: &Outcome) -> Result<(), String> {
    let found = short(space, outcome);
    let exists = |grade: &u8| *grade == 0 || space.term.criterion(*grade).is_some();
    let open = matches!(outcome, Outcome::Between { .. });
    let ordered = found.possible.windows(2).all(|pair| pair[0] < pair[1]);
    if !found.possible.iter().all(exists) || !ordered || open != (found.possible.len() > 1) {
        return Err("grades that are not".into());
    }
    if open == found.asks.is_empty() {
        return Err("nothing to ask, or something after the end".into());
    }
    let looked = choices[space.place("nothingElse")] > 0;
    for place in found.asks {
        let question = &space.questions[place];
        let choice = choices[place];
        // “Symptoms, present” leaves open how heavy they are.
        let vague = matches!(&question.kind, Kind::Levels(levels)
            if choice > 0 && levels[choice - 1].1.least < levels[choice - 1].1.most);
        if choice > 0 && !vague {
            return Err(format!("{} is asked again", question.path));
        }
        let number = question.path.starts_with("measured.") && !question.path.ends_with(".value");
        if looked && !vague && !number && question.kind != Kind::About {
            return Err(format!(
                "{} is asked though nothing else was found",
                question.path
            ));
        }
    }
    Ok(())
}

/// A worse fact never lowers the least grade; an answer never widens what is
/// possible.
fn moves_right(
    question: (usize, &Question),
    from: (usize, &Short),
    to: (usize, &Short),
) -> Result<(), String> {
    let (place, question) = question;
    let (Some(before), Some(after)) = (from.1.possible.first(), to.1.possible.first()) else {
        return Ok(());
    };
    if question.is_worse(from.0, to.0) && after < before {
        return Err(format!("{} made worse", question.path));
    }
    let answered = from.0 == 0 && to.0 > 0 && from.1.asks.contains(&place);
    let widens = !to
        .1
        .possible
        .iter()
        .all(|grade| from.1.possible.contains(grade));
    if answered && widens {
        return Err(format!("{} answered", question.path));
    }
    Ok(())
}

/// A term, and an answer or none to each of its questions, out of random
/// numbers.
#[derive(Clone, Debug)]
struct Case {
    version: Version,
    term: usize,
    picks: Vec<u16>,
}

fn cases() -> impl Strategy<Value = Case> {
    let version = prop_oneof![Just(Version::V5), Just(Version::V6)];
    (version, any::<u16>(), vec(any::<u16>(), 60)).prop_map(|(version, term, picks)| Case {
        version,
        term: usize::from(term) % criteria(version).terms.len(),
        picks,
    })
}

impl Case {
    fn space(&self) -> Space {
        let term = &criteria(self.version).terms[self.term];
        Space::of(self.version, term, Grain::Fine)
    }

    /// Unanswered as often as answered.
    fn choices(&self, space: &Space) -> Vec<usize> {
        let picks = self.picks.iter().cycle().zip(&space.questions);
        picks
            .map(|(pick, question)| {
                let pick = usize::from(*pick);
                if pick % 2 == 0 {
                    return 0;
                }
                pick / 2 % (question.answers.len() + 1)
            })
            .collect()
    }
}

fn because<T>(space: &Space, choices: &[usize], checked: Result<T, String>) -> Result<T, String> {
    let facts = || Value::Object(space.facts(choices));
    checked.map_err(|why| {
        format!(
            "{} {}: {why}: {}",
            space.version.name(),
            space.term.name,
            facts()
        )
    })
}
