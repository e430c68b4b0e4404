//! Terms with few questions, gone through whole: every event, and every step
//! from one to the next.

use std::collections::BTreeSet;

use dermscore::ctcae::Version;
use serde_json::Value;

use super::{Short, is_sound, moves_right, outcome, short};
use crate::short::criteria;
use crate::space::{Grain, Space};

/// Spaces of at most this many events are gone through.
const WHOLE: usize = 6_000;

#[test]
fn spaces_that_can_be_gone_through_whole() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let (mut terms, mut events) = (0, 0);
    for version in Version::ALL {
        for term in &criteria(version).terms {
            // Many terms ask for the very same.
            if !seen.insert(format!("{:?}", term.grades)) {
                continue;
            }
            let space = Space::of(version, term, Grain::Coarse);
            let counts: Vec<usize> = space
                .questions
                .iter()
                .map(|question| question.answers.len() + 1)
                .collect();
            let size = counts.iter().try_fold(1_usize, |size, count| {
                size.checked_mul(*count).filter(|size| *size <= WHOLE)
            });
            if let Some(size) = size {
                terms += 1;
                events += size;
                whole(&space, &counts, size);
            }
        }
    }
    println!("{terms} terms, {events} events");
    assert!(
        terms > 250 && events > 200_000,
        "{terms} terms, {events} events"
    );
}

fn whole(space: &Space, counts: &[usize], size: usize) {
    let choices_of = |mut number: usize| -> Vec<usize> {
        let digits = counts.iter().map(|count| {
            let digit = number % count;
            number /= count;
            digit
        });
        digits.collect()
    };
    let fail = |choices: &[usize], why: &str| -> ! {
        let facts = Value::Object(space.facts(choices));
        panic!(
            "{} {}: {why}: {facts}",
            space.version.name(),
            space.term.name
        )
    };
    let mut outcomes: Vec<Short> = Vec::with_capacity(size);
    for number in 0..size {
        let choices = choices_of(number);
        let found = outcome(space, &choices);
        if let Err(why) = is_sound(space, &choices, &found) {
            fail(&choices, &why);
        }
        outcomes.push(short(space, &found));
    }
    for number in 0..size {
        let choices = choices_of(number);
        let mut step = 1;
        for (place, count) in counts.iter().enumerate() {
            let question = (place, &space.questions[place]);
            let from = (choices[place], &outcomes[number]);
            for choice in 0..*count {
                let other = number - choices[place] * step + choice * step;
                let to = (choice, &outcomes[other]);
                if let Err(why) = moves_right(question, from, to) {
                    fail(&choices, &format!("{why} to {choice}: {to:?}"));
                }
            }
            step *= count;
        }
    }
}
