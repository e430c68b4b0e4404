//! Physician global assessment on five levels, 0 to 4.

use super::item::choices;
use super::outcome::gaps;
use super::{Draft, Drafts, Instrument, Item, Kind, Outcome, Role};
use crate::measure::{BandSet, Range, Tenths, at};
use crate::said::msg;

/// PGA as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "pga",
    short: "PGA",
    name: msg("Physician global assessment, five levels"),
    items: &[Item {
        path: "grade",
        label: msg("Overall severity"),
        kind: Kind::Grade(choices!(
            "0" "Clear",
            "1" "Almost clear",
            "2" "Mild",
            "3" "Moderate",
            "4" "Severe",
        )),
        role: Role::Needed,
        implies: None,
        after: None,
    }],
    total: |_| Range::whole(4),
    unit: "",
    bands: &[BandSet {
        id: "levels",
        rule: msg("Five-level PGA"),
        verified: true,
        bands: &[
            at(0, msg("clear")),
            at(10, msg("almost clear")),
            at(20, msg("mild")),
            at(30, msg("moderate")),
            at(40, msg("severe")),
        ],
    }],
    score,
    wording: None,
    rights: "",
    rule: msg(
        "Success is 0 or 1 with a fall of at least 2 from baseline. Scales of 6 and 7 levels are also in use and are not this one.",
    ),
};

fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let outcome = Outcome {
        missing: gaps(INSTRUMENT.items, draft),
        ..Outcome::default()
    };
    outcome.settled(draft.choice(0).map(|grade| Tenths::whole(u32::from(grade))))
}
