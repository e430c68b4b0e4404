//! From events at random: one step away, and question by question to the end.

use super::{because, cases, is_sound, moves_right, outcome, short};
use crate::property::property;

#[test]
fn one_step_from_any_event() {
    property(6_000, cases(), |case| {
        let space = case.space();
        let mut choices = case.choices(&space);
        let found = outcome(&space, &choices);
        because(&space, &choices, is_sound(&space, &choices, &found))?;
        let before = short(&space, &found);
        for (place, question) in space.questions.iter().enumerate() {
            let was = choices[place];
            for choice in 0..=question.answers.len() {
                choices[place] = choice;
                let found = outcome(&space, &choices);
                because(&space, &choices, is_sound(&space, &choices, &found))?;
                let after = short(&space, &found);
                let moved = moves_right((place, question), (was, &before), (choice, &after));
                because(&space, &choices, moved)?;
            }
            choices[place] = was;
        }
        Ok(())
    });
}

#[test]
fn answering_what_is_asked_comes_to_an_end() {
    property(6_000, cases(), |case| {
        let space = case.space();
        let mut choices = case.choices(&space);
        let mut possible: Option<Vec<u8>> = None;
        for round in 0..=space.questions.len() * 2 {
            let found = outcome(&space, &choices);
            let now = short(&space, &found);
            if let Some(before) = &possible
                && !now.possible.iter().all(|grade| before.contains(grade))
            {
                return because(&space, &choices, Err("wider than before".into()));
            }
            // Always the first question, as the page puts it.
            let Some(place) = now.asks.first() else {
                return Ok(());
            };
            possible = Some(now.possible);
            let question = &space.questions[*place];
            let pick = usize::from(case.picks[(round + 7) % case.picks.len()]);
            // What was vague is answered plainly.
            let least = usize::from(choices[*place] > 0) * 2;
            choices[*place] =
                1 + (least + pick % (question.answers.len() - least)) % question.answers.len();
        }
        because(&space, &choices, Err("never ends".into()))
    });
}

#[test]
fn nothing_else_leaves_only_numbers_and_scopes_open() {
    property(6_000, cases(), |case| {
        let space = case.space();
        let mut choices = case.choices(&space);
        choices[space.place("nothingElse")] = 1;
        // Weight that was left vague stays a question.
        for (place, question) in space.questions.iter().enumerate() {
            if question.path == "symptoms" && choices[place] == 2 {
                choices[place] = 3;
            }
        }
        let found = outcome(&space, &choices);
        because(&space, &choices, is_sound(&space, &choices, &found))
    });
}
