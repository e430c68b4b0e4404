//! What itch asks, and how it is scored.

use crate::instruments::item::choices;
use crate::instruments::outcome::gaps;
use crate::instruments::{Choice, Draft, Drafts, Instrument, Item, Kind, Outcome, RangeOf, Role};
use crate::measure::{BandSet, Range, above, at};
use crate::said::msg;

/// The scale the itch was rated on. Ratings on different scales are never
/// compared: the numerical one reads higher (5.7 against 5.3; Reich 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Visual analogue scale, steps of 0.1.
    Vas,
    /// Numerical rating scale, whole numbers.
    Nrs,
}

/// The scales in the order of the choices.
pub const SCALES: [Scale; 2] = [Scale::Vas, Scale::Nrs];

/// The place of the scale among the items.
pub const SCALE: usize = 0;
/// The place of the rating among the items.
pub const VALUE: usize = 1;

const SCALE_CHOICES: &[Choice] = choices!("vas" "VAS" "v", "nrs" "NRS" "n");
const RANGES: &[Range] = &[Range::tenths(10), Range::whole(10)];

/// The scale a draft was rated on, if it says.
#[must_use]
pub fn scale(draft: &Draft) -> Option<Scale> {
    draft
        .choice(SCALE)
        .map(|choice| SCALES[usize::from(choice)])
}

fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let outcome = Outcome {
        missing: gaps(INSTRUMENT.items, draft),
        ..Outcome::default()
    };
    outcome.settled(draft.number(VALUE))
}

/// Itch as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "itch",
    short: msg("Itch"),
    name: msg("Itch intensity"),
    items: &[
        Item {
            path: "scale",
            label: msg("Scale"),
            kind: Kind::Word(SCALE_CHOICES),
            role: Role::Frame,
            implies: None,
            after: None,
        },
        Item {
            path: "value",
            label: msg("Intensity"),
            kind: Kind::Number {
                range: RangeOf::By {
                    item: SCALE,
                    ranges: RANGES,
                },
                unit: msg("of 10"),
            },
            role: Role::Needed,
            implies: None,
            after: None,
        },
    ],
    total: |draft| RANGES[usize::from(draft.choice(SCALE).unwrap_or(0))],
    unit: "",
    bands: &[
        BandSet {
            id: "reich-4",
            rule: msg("Reich 2012, first cut 4"),
            verified: true,
            bands: &[
                at(0, msg("none")),
                above(0, msg("mild")),
                at(40, msg("moderate")),
                at(70, msg("severe")),
                at(90, msg("very severe")),
            ],
        },
        BandSet {
            id: "first-cut-3",
            rule: msg("First cut 3, the others as Reich 2012"),
            verified: true,
            bands: &[
                at(0, msg("none")),
                above(0, msg("mild")),
                at(30, msg("moderate")),
                at(70, msg("severe")),
                at(90, msg("very severe")),
            ],
        },
    ],
    score,
    wording: None,
    rights: "",
    rule: msg("0 no itch, 10 worst imaginable. VAS and NRS are never mixed."),
};
