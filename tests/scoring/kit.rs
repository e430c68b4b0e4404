//! From answers by path to a draft, and from an outcome to a comparison.

use dermscore::instruments::{Draft, Drafts, Entry, INSTRUMENTS, Instrument, Outcome, Status};
use dermscore::measure::Tenths;

use crate::oracle::{Answers, Ratio, Verdict, ratio};

/// Answers by path.
pub fn answers<P: AsRef<str>, V: AsRef<str>>(pairs: &[(P, V)]) -> Answers {
    let owned = |text: &str| text.to_owned();
    let pair = |(path, value): &(P, V)| (owned(path.as_ref()), owned(value.as_ref()));
    pairs.iter().map(pair).collect()
}

/// A number of tenths as people type it: `95` is `9.5`.
pub fn typed(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The instrument of an id.
pub fn instrument(id: &str) -> &'static Instrument {
    INSTRUMENTS[place(id)]
}

fn place(id: &str) -> usize {
    Instrument::index_of(id).expect("an instrument of this id")
}

/// The entry that an answer makes at an item: a choice by its value, a number
/// as typed.
pub fn entry(instrument: &Instrument, draft: &Draft, item: usize, answer: &str) -> Entry {
    let choices = instrument.items[item].choices();
    if choices.is_empty() {
        return draft.read(instrument, item, answer);
    }
    let choice = choices.iter().position(|choice| choice.value == answer);
    let choice = choice.unwrap_or_else(|| panic!("no choice {answer} at item {item}"));
    Entry::Choice(u8::try_from(choice).unwrap())
}

/// Fills an instrument's draft with exactly these answers; `total` is a copied
/// total.
pub fn fill(drafts: &mut Drafts, id: &str, answers: &Answers) {
    let instrument = instrument(id);
    let draft = drafts.edit(place(id));
    let mut given = vec![false; instrument.items.len()];
    for (path, answer) in answers {
        if path == "total" {
            let total = draft.read_total(instrument, answer);
            draft.set_copied_total(instrument, total);
            continue;
        }
        let item = instrument.item(path);
        let item = item.unwrap_or_else(|| panic!("no item {path}"));
        let entry = entry(instrument, draft, item, answer);
        draft.set(instrument, item, entry);
        given[item] = true;
    }
    // What an answer implied is no answer unless it was given.
    for (item, given) in given.iter().enumerate() {
        if !given {
            draft.set(instrument, item, Entry::Empty);
        }
    }
}

/// The outcome of an instrument in a visit.
pub fn outcome_in(drafts: &Drafts, id: &str) -> Outcome {
    drafts.outcome(place(id))
}

/// The outcome of answers to one instrument, nothing else in the visit.
pub fn outcome(id: &str, answers: &Answers) -> Outcome {
    let mut drafts = Drafts::new();
    fill(&mut drafts, id, answers);
    outcome_in(&drafts, id)
}

/// A product's number as a fraction.
pub fn exact(value: Tenths) -> Ratio {
    ratio(i128::from(value.0), 10)
}

/// A status by its name in the file.
pub fn status(outcome: &Outcome) -> &'static str {
    match outcome.status {
        Status::NotDone => "notDone",
        Status::Incomplete => "incomplete",
        Status::Contradictory => "contradictory",
        Status::Scored => "scored",
        Status::Transcribed => "transcribed",
    }
}

fn sorted<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    list.sort();
    list
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|path| (*path).to_owned()).collect()
}

/// Asserts that an outcome is what the second implementation says of the same
/// answers: status, total, and the lists that belong to the status.
pub fn agree(got: &Outcome, want: &Verdict, answers: &Answers) {
    let said = || format!("{answers:?}\n  got {got:?}\n want {want:?}");
    assert_eq!(status(got), want.status, "status of {}", said());
    assert!(got.total.map(exact) == want.total, "total of {}", said());
    match want.status {
        "incomplete" => {
            let (got, want) = (sorted(&owned(&got.missing)), sorted(&want.missing));
            assert_eq!(got, want, "missing in {}", said());
        }
        "contradictory" => {
            let told: Vec<&str> = got.problems.iter().map(|problem| problem.path).collect();
            let fits = |path: &&str, either: &String| either.split('|').any(|one| one == *path);
            let (told, open) = (sorted(&told), sorted(&want.problems));
            let same = told.len() == open.len()
                && open
                    .iter()
                    .all(|open| told.iter().any(|path| fits(path, open)))
                && told
                    .iter()
                    .all(|path| open.iter().any(|open| fits(path, open)));
            assert!(same, "problems in {}", said());
        }
        "scored" => {
            let empty = got.missing.is_empty() && got.problems.is_empty();
            assert!(empty, "nothing is in the way of {}", said());
            let (got, want) = (sorted(&owned(&got.assumed)), sorted(&want.assumed));
            assert_eq!(got, want, "assumed in {}", said());
        }
        _ => {}
    }
    if want.status == "notDone" {
        return;
    }
    for (path, value) in &want.parts {
        let part = got.parts.iter().find(|part| part.path == path);
        let part = part.unwrap_or_else(|| panic!("no part {path} of {}", said()));
        assert!(part.value.map(exact) == *value, "{path} of {}", said());
    }
}
