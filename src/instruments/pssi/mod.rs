//! Psoriasis Scalp Severity Index, 0 to 72.

use super::item::choices;
use super::outcome::gaps;
use super::{Choice, Draft, Drafts, Instrument, Item, Kind, Outcome, Role};
use crate::measure::{Range, Tenths};
use crate::said::{Said, msg};

const AREA: &[Choice] = choices!(
    "0" "0",
    "1" ">0 to <10",
    "2" "10 to <30",
    "3" "30 to <50",
    "4" "50 to <70",
    "5" "70 to <90",
    "6" "90 to 100",
);
const SEVERITY: &[Choice] = choices!(
    "0" "None", "1" "Slight", "2" "Moderate", "3" "Marked", "4" "Very marked",
);

const fn asked(path: &'static str, label: &'static str, choices: &'static [Choice]) -> Item {
    Item {
        path,
        label,
        kind: Kind::Grade(choices),
        role: Role::Needed,
        implies: None,
        after: None,
    }
}

/// PSSI as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "pssi",
    short: "PSSI",
    name: msg("Psoriasis Scalp Severity Index"),
    items: &[
        asked("area", msg("Scalp area in percent"), AREA),
        asked("erythema", msg("Erythema"), SEVERITY),
        asked("induration", msg("Induration"), SEVERITY),
        asked("desquamation", msg("Desquamation"), SEVERITY),
    ],
    total: |_| Range::whole(72),
    unit: "",
    bands: &[],
    score,
    wording: None,
    rights: "",
    rule: msg(
        "Area × (erythema + induration + desquamation) of the scalp; as other programs score it, not verified against a publication.",
    ),
};

fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let mut outcome = Outcome::default();
    let area = draft.choice(0);
    let signs = [1, 2, 3].map(|item| draft.choice(item));
    if area == Some(0) {
        for (item, sign) in (1..).zip(signs) {
            if sign > Some(0) {
                outcome.problem(
                    INSTRUMENT.items[item].path,
                    Said::plain("A sign above 0 on a scalp of area 0: one of them is not right."),
                );
            }
        }
        return outcome.settled(Some(Tenths::ZERO));
    }
    outcome.missing = gaps(INSTRUMENT.items, draft);
    let sum = signs.into_iter().flatten().map(u32::from).sum::<u32>();
    outcome.settled(area.map(|area| Tenths::whole(u32::from(area) * sum)))
}
