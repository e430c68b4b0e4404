//! The two criteria of the IPC 2020 rule that a clinician judges.

use super::item::choices;
use super::outcome::gaps;
use super::{Choice, Draft, Drafts, Instrument, Item, Kind, Outcome, Role};
use crate::measure::{Range, Tenths};
use crate::said::msg;

const YES_NO: &[Choice] = choices!("yes" "Yes" "y", "no" "No" "n");

/// The place of “special area” among the items.
pub const SPECIAL_AREA: usize = 0;
/// The place of “topical failure” among the items.
pub const TOPICAL_FAILURE: usize = 1;

/// A yes or no at an item; `None` while unanswered.
#[must_use]
pub fn judged(draft: &Draft, item: usize) -> Option<bool> {
    draft.choice(item).map(|choice| choice == 0)
}

const fn asked(path: &'static str, label: &'static str) -> Item {
    Item {
        path,
        label,
        kind: Kind::Word(YES_NO),
        role: Role::Needed,
        implies: None,
        after: None,
    }
}

/// The judged criteria as the registry knows them.
pub static INSTRUMENT: Instrument = Instrument {
    id: "ipc",
    short: "IPC",
    name: msg("IPC criteria judged by the clinician"),
    items: &[
        asked("specialArea", msg("A special area is involved")),
        asked("topicalFailure", msg("Topical treatment has failed")),
    ],
    total: |_| Range::whole(2),
    unit: msg("of 2 met"),
    bands: &[],
    score,
    wording: None,
    rights: "",
    rule: msg(
        "Counts the judged criteria that are met. With BSA above 10 % they decide whether the patient is a candidate for systemic therapy (IPC 2020).",
    ),
};

fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let outcome = Outcome {
        missing: gaps(INSTRUMENT.items, draft),
        ..Outcome::default()
    };
    let met =
        [SPECIAL_AREA, TOPICAL_FAILURE].map(|item| u32::from(judged(draft, item) == Some(true)));
    outcome.settled(Some(Tenths::whole(met.into_iter().sum())))
}
