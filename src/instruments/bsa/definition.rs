//! What BSA asks.

use crate::instruments::item::choices;
use crate::instruments::{Choice, Instrument, Item, Kind, RangeOf, Role};
use crate::measure::{BandSet, Range, above, at};
use crate::said::msg;

/// How the involved surface is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Palms counted region by region.
    Palms,
    /// From the percents of the PASI regions.
    PasiRegions,
    /// One number.
    Percent,
}

/// The methods in the order of the choices.
pub const METHODS: [Method; 3] = [Method::Palms, Method::PasiRegions, Method::Percent];

/// The place of the method among the items.
pub const METHOD: usize = 0;
/// The places of the palms of head, upper limbs, trunk, lower limbs.
pub const PALMS: [usize; 4] = [1, 2, 3, 4];
/// The place of the one number.
pub const PERCENT: usize = 5;

const METHOD_CHOICES: &[Choice] = choices!(
    "palms" "Palms" "1",
    "pasiRegions" "From PASI percents" "2",
    "percent" "One number" "3",
);

const fn palms(path: &'static str, label: &'static str, most: u32) -> Item {
    Item {
        path,
        label,
        kind: Kind::Number {
            range: RangeOf::Always(Range::halves(most)),
            unit: msg("palms"),
        },
        role: Role::Needed,
        implies: Some((METHOD, 0)),
        after: Some((METHOD, 0)),
    }
}

/// BSA as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "bsa",
    short: "BSA",
    name: msg("Body surface area involved"),
    items: &[
        Item {
            path: "method",
            label: msg("Method"),
            kind: Kind::Word(METHOD_CHOICES),
            role: Role::Frame,
            implies: None,
            after: None,
        },
        palms("palms.head", msg("Head and neck"), 10),
        palms("palms.upperLimbs", msg("Upper limbs"), 20),
        palms("palms.trunk", msg("Trunk"), 30),
        palms("palms.lowerLimbs", msg("Lower limbs"), 40),
        Item {
            path: "percent",
            label: msg("Percent of the body"),
            kind: Kind::Number {
                range: RangeOf::Always(Range::tenths(100)),
                unit: "%",
            },
            role: Role::Needed,
            implies: Some((METHOD, 2)),
            after: Some((METHOD, 2)),
        },
    ],
    total: |_| Range::tenths(100),
    unit: "%",
    bands: &[BandSet {
        id: "npf",
        rule: "NPF",
        verified: true,
        bands: &[
            at(0, msg("mild")),
            at(30, msg("moderate")),
            above(100, msg("severe")),
        ],
    }],
    score: super::score::score,
    wording: None,
    rights: "",
    rule: msg(
        "A palm with its fingers counts as 1 % of the body; measured in adults it is about 0.87 % (Rhodes 2013).",
    ),
};
