//! What PASI asks.

use crate::instruments::item::choices;
use crate::instruments::{Choice, Instrument, Item, Kind, RangeOf, Role};
use crate::measure::{BandSet, Range, above, at};
use crate::said::{msg, msg_in};

/// A body region of the PASI, in the order it is scored.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its name in paths.
    pub id: &'static str,
    /// Its path in the file.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What belongs to it.
    pub extent: &'static str,
    /// Its weight in tenths; also its share of the body surface in tenths.
    pub weight: u32,
}

/// Where buttocks, axillae and genitals belong is settled in SOURCES.md.
pub const REGIONS: [Region; 4] = [
    Region {
        id: "head",
        path: "regions.head",
        label: msg("Head and neck"),
        extent: msg("10 % of the body surface"),
        weight: 1,
    },
    Region {
        id: "upperLimbs",
        path: "regions.upperLimbs",
        label: msg("Upper limbs"),
        extent: msg("20 % of the body surface"),
        weight: 2,
    },
    Region {
        id: "trunk",
        path: "regions.trunk",
        label: msg("Trunk"),
        extent: msg("with axillae and groin, 30 % of the body surface"),
        weight: 3,
    },
    Region {
        id: "lowerLimbs",
        path: "regions.lowerLimbs",
        label: msg("Lower limbs"),
        extent: msg("with buttocks, 40 % of the body surface"),
        weight: 4,
    },
];

/// What is asked of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Area grade, 0 to 6.
    Area,
    /// Percent of the region involved, 0 to 100.
    Percent,
    /// Redness, 0 to 4.
    Erythema,
    /// Thickness, 0 to 4.
    Induration,
    /// Scaling, 0 to 4.
    Desquamation,
}

/// The place of a region's part among the items; item 0 is the label set.
#[must_use]
pub const fn item(region: usize, part: Part) -> usize {
    1 + region * 5 + part as usize
}

/// The place of the label set among the items.
pub const LABELS: usize = 0;

/// Words for the severity of a sign, 0 to 4, as one version of PASI has them.
#[derive(Debug)]
pub struct LabelSet {
    /// Whose words they are.
    pub name: &'static str,
    /// The words for 0, 1, 2, 3 and 4.
    pub words: [&'static str; 5],
}

/// The label sets, in the order of [`LABEL_SETS`]. The words differ and the
/// numbers do not: “moderate” is 2 in two of them and 3 in Feldman's.
pub const SIGN_LABELS: [LabelSet; 3] = [
    LabelSet {
        name: "Fredriksson",
        words: [
            msg_in("severity of a sign", "none"),
            msg_in("severity of a sign", "slight"),
            msg_in("severity of a sign", "moderate"),
            msg_in("severity of a sign", "striking"),
            msg_in("severity of a sign", "exceptionally striking"),
        ],
    },
    LabelSet {
        name: "Feldman",
        words: [
            msg_in("severity of a sign", "none"),
            msg_in("severity of a sign", "slight"),
            msg_in("severity of a sign", "mild"),
            msg_in("severity of a sign", "moderate"),
            msg_in("severity of a sign", "severe"),
        ],
    },
    LabelSet {
        name: "EMA",
        words: [
            msg_in("severity of a sign", "no symptoms"),
            msg_in("severity of a sign", "slight"),
            msg_in("severity of a sign", "moderate"),
            msg_in("severity of a sign", "marked"),
            msg_in("severity of a sign", "very marked"),
        ],
    },
];

/// The same as choices of the file.
pub const LABEL_SETS: &[Choice] = choices!(
    "fredriksson" "Fredriksson" "1",
    "feldman" "Feldman" "2",
    "ema" "EMA" "3",
);

/// The area grades as half-open bands of percent: 9.5 % is grade 1.
pub const AREA_BANDS: [&str; 7] = [
    "0 %",
    msg(">0 to <10 %"),
    msg("10 to <30 %"),
    msg("30 to <50 %"),
    msg("50 to <70 %"),
    msg("70 to <90 %"),
    msg("90 to 100 %"),
];

const AREA: &[Choice] = choices!(
    "0" "0 %",
    "1" ">0 to <10 %",
    "2" "10 to <30 %",
    "3" "30 to <50 %",
    "4" "50 to <70 %",
    "5" "70 to <90 %",
    "6" "90 to 100 %",
);

const SEVERITY: &[Choice] = choices!("0" "0", "1" "1", "2" "2", "3" "3", "4" "4");

const fn asked(path: &'static str, label: &'static str, kind: Kind, role: Role) -> Item {
    Item {
        path,
        label,
        kind,
        role,
        implies: None,
        after: None,
    }
}

const PERCENT: Kind = Kind::Number {
    range: RangeOf::Always(Range::tenths(100)),
    unit: "%",
};

macro_rules! items {
    ($($region:literal),*) => {
        &[
            asked("labels", msg("Words for the signs"), Kind::Word(LABEL_SETS), Role::Setting(0)),
            $(
                asked(concat!("regions.", $region, ".area"), msg("Area"), Kind::Grade(AREA), Role::Needed),
                asked(concat!("regions.", $region, ".areaPercent"), msg("Area in percent"), PERCENT, Role::Optional),
                asked(concat!("regions.", $region, ".erythema"), msg("Erythema"), Kind::Grade(SEVERITY), Role::Needed),
                asked(concat!("regions.", $region, ".induration"), msg("Induration"), Kind::Grade(SEVERITY), Role::Needed),
                asked(concat!("regions.", $region, ".desquamation"), msg("Desquamation"), Kind::Grade(SEVERITY), Role::Needed),
            )*
        ]
    };
}

/// PASI as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "pasi",
    short: "PASI",
    name: msg("Psoriasis Area and Severity Index"),
    items: items!("head", "upperLimbs", "trunk", "lowerLimbs"),
    total: |_| Range::tenths(72),
    unit: "",
    bands: &[
        BandSet {
            id: "mrowietz",
            rule: msg("PASI part of Mrowietz 2011"),
            verified: true,
            bands: &[at(0, msg("10 or less")), above(100, msg("above 10"))],
        },
        BandSet {
            id: "five-ten",
            rule: msg("Cuts at 5 and 10"),
            verified: true,
            bands: &[
                at(0, msg("mild")),
                above(50, msg("moderate")),
                above(100, msg("severe")),
            ],
        },
        BandSet {
            id: "ten-twenty",
            rule: msg("Cuts at 10 and 20"),
            verified: true,
            bands: &[
                at(0, msg("mild")),
                at(100, msg("moderate")),
                above(200, msg("severe")),
            ],
        },
    ],
    score: super::score::score,
    wording: None,
    rights: msg(
        "Published by Fredriksson and Pettersson, 1978. CDISC lists PASI as public domain and advises everyone to check for themselves.",
    ),
    rule: msg(
        "0.1, 0.2, 0.3 and 0.4 × area × (erythema + induration + desquamation), summed (Fredriksson and Pettersson 1978).",
    ),
};
