//! How DLQI is scored.

use super::definition::{INSTRUMENT, SECOND_PART};
use crate::instruments::{Beside, Draft, Drafts, Outcome, Part};
use crate::measure::Tenths;
use crate::said::{Said, msg};

/// The answer to an item other than the seventh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A degree, scored 0 to 3.
    Degree(u8),
    /// Not relevant: scores 0, and DLQI-R leaves it out.
    NotRelevant,
}

/// The answer to item 7, which is asked in two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seventh {
    /// Kept from work or study: scores 3.
    Yes,
    /// Not kept from it: scores what the second part says, 0 to 2; without a
    /// second part it counts 0.
    No(Option<u8>),
    /// Not relevant: scores 0.
    NotRelevant,
}

/// Answers that can be scored. `None` is the one unanswered item that counts 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Items 1 to 6 and 8 to 10.
    pub others: [Option<Answer>; 9],
    /// Item 7.
    pub seventh: Option<Seventh>,
}

/// A group of items with a score of its own.
#[derive(Debug)]
pub struct Subscale {
    /// Where it stands among the parts.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its items, by number.
    pub items: &'static [usize],
}

/// The six subscales.
pub const SUBSCALES: [Subscale; 6] = [
    Subscale {
        path: "subscales.symptoms",
        label: msg("Symptoms and feelings"),
        items: &[1, 2],
    },
    Subscale {
        path: "subscales.daily",
        label: msg("Daily activities"),
        items: &[3, 4],
    },
    Subscale {
        path: "subscales.leisure",
        label: msg("Leisure"),
        items: &[5, 6],
    },
    Subscale {
        path: "subscales.work",
        label: msg("Work and school"),
        items: &[7],
    },
    Subscale {
        path: "subscales.relationships",
        label: msg("Personal relationships"),
        items: &[8, 9],
    },
    Subscale {
        path: "subscales.treatment",
        label: msg("Treatment"),
        items: &[10],
    },
];

impl Answers {
    /// The score of an item by its number, 1 to 10; `None` where unanswered.
    #[must_use]
    pub fn item(&self, number: usize) -> Option<u8> {
        match number {
            7 => self.seventh.map(|seventh| match seventh {
                Seventh::Yes => 3,
                Seventh::No(second) => second.unwrap_or(0),
                Seventh::NotRelevant => 0,
            }),
            _ => self.others[number - 1 - usize::from(number > 7)].map(|answer| match answer {
                Answer::Degree(degree) => degree,
                Answer::NotRelevant => 0,
            }),
        }
    }

    /// How many items were answered “not relevant”.
    #[must_use]
    pub fn not_relevant(&self) -> u32 {
        let others = self
            .others
            .iter()
            .filter(|answer| **answer == Some(Answer::NotRelevant));
        let count = others.count() + usize::from(self.seventh == Some(Seventh::NotRelevant));
        u32::try_from(count).unwrap_or(0)
    }

    /// How many items are unanswered.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        (1..=10)
            .filter(|number| self.item(*number).is_none())
            .count()
    }
}

/// The total, 0 to 30; `None` where two items or more are unanswered.
#[must_use]
pub fn total(answers: &Answers) -> Option<u32> {
    (answers.unanswered() <= 1).then(|| {
        (1..=10)
            .filter_map(|number| answers.item(number))
            .map(u32::from)
            .sum()
    })
}

/// DLQI-R: the total with “not relevant” items left out of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DlqiR(pub Tenths);

/// Total × 10 / (10 − items not relevant), to a tenth, halves up (Rencz 2018).
#[must_use]
pub fn revised(total: u32, not_relevant: u32) -> DlqiR {
    let relevant = 10 - not_relevant.min(8);
    DlqiR(Tenths((total * 200 + relevant) / (2 * relevant)))
}

/// The place of an item among the instrument's items, by number.
const fn place(number: usize) -> usize {
    if number <= 7 { number - 1 } else { number }
}

const SEVENTH: usize = place(7);

fn answers(draft: &Draft) -> Answers {
    const OTHERS: [usize; 9] = [1, 2, 3, 4, 5, 6, 8, 9, 10];
    Answers {
        others: OTHERS.map(|number| {
            draft.choice(place(number)).map(|choice| match choice {
                0..=3 => Answer::Degree(3 - choice),
                _ => Answer::NotRelevant,
            })
        }),
        seventh: draft.choice(SEVENTH).map(|choice| match choice {
            0 => Seventh::Yes,
            1 => Seventh::No(draft.choice(SECOND_PART).map(|second| 2 - second)),
            _ => Seventh::NotRelevant,
        }),
    }
}

pub(super) fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let mut outcome = Outcome::default();
    let path = |item: usize| INSTRUMENT.items[item].path;
    let answers = answers(draft);
    let seventh_is_no = matches!(answers.seventh, Some(Seventh::No(_)));
    let unanswered: Vec<&'static str> = (1..=10)
        .filter(|number| answers.item(*number).is_none())
        .map(|number| path(place(number)))
        .collect();
    if draft.choice(SECOND_PART).is_some() && answers.seventh.is_some() && !seventh_is_no {
        outcome.problem(
            path(SECOND_PART),
            Said::plain(
                "The second part of item 7 is asked only after “no”: clear it, or answer “no”.",
            ),
        );
    }
    let total = if unanswered.len() <= 1 {
        // The second part stands right behind item 7 and before item 8.
        let mut assumed = unanswered;
        if answers.seventh == Some(Seventh::No(None)) {
            let behind = assumed
                .iter()
                .filter(|path| INSTRUMENT.item(path) < Some(SECOND_PART));
            let behind = behind.count();
            assumed.insert(behind, path(SECOND_PART));
        }
        outcome.assumed = assumed;
        total(&answers)
    } else {
        outcome.missing = unanswered;
        None
    };
    for subscale in &SUBSCALES {
        let scores = subscale.items.iter().map(|number| answers.item(*number));
        let complete = scores.clone().all(|score| score.is_some())
            && !(subscale.items.contains(&7) && answers.seventh == Some(Seventh::No(None)));
        let sum: u32 = scores.flatten().map(u32::from).sum();
        outcome.parts.push(Part {
            path: subscale.path,
            label: subscale.label,
            value: complete.then_some(Tenths::whole(sum)),
            max: Tenths::whole(u32::try_from(subscale.items.len()).unwrap_or(0) * 3),
            in_file: false,
        });
    }
    if let (Some(total), true) = (total, outcome.problems.is_empty()) {
        outcome.beside = Some(Beside {
            label: "DLQI-R",
            value: revised(total, answers.not_relevant()).0,
            rule: msg(
                "total × 10 / (10 − items not relevant), Rencz 2018; formula not verified against the paper",
            ),
        });
    }
    outcome.settled(total.map(Tenths::whole))
}
