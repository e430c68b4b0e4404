//! What a total is called, from the rules' text: each band with both its ends.

use super::{Ratio, ratio};

/// An end of a band, in tenths.
#[derive(Clone, Copy)]
pub enum End {
    /// The band holds the value.
    With(i128),
    /// The band stops short of the value.
    Without(i128),
}

use End::{With, Without};

/// Instrument, id of the set, and its bands from and to.
pub type Set = (
    &'static str,
    &'static str,
    &'static [(End, End, &'static str)],
);

/// Every set the rules name.
pub const SETS: &[Set] = &[
    // "<=10 mild / >10 moderate-severe (Mrowietz)"
    (
        "pasi",
        "mrowietz",
        &[
            (With(0), With(100), "10 or less"),
            (Without(100), With(720), "above 10"),
        ],
    ),
    // "<=5 / 5-10 / >10 (cliot, Legit)"
    (
        "pasi",
        "five-ten",
        &[
            (With(0), With(50), "mild"),
            (Without(50), With(100), "moderate"),
            (Without(100), With(720), "severe"),
        ],
    ),
    // "<10 / 10-20 / >20 (SkinScore)"
    (
        "pasi",
        "ten-twenty",
        &[
            (With(0), Without(100), "mild"),
            (With(100), With(200), "moderate"),
            (Without(200), With(720), "severe"),
        ],
    ),
    // "NPF mild <3, moderate 3-10, severe >10. 10.0 is moderate"
    (
        "bsa",
        "npf",
        &[
            (With(0), Without(30), "mild"),
            (With(30), With(100), "moderate"),
            (Without(100), With(1000), "severe"),
        ],
    ),
    // "VAS: 0 / >0-<4 mild / >=4-<7 moderate / >=7-<9 severe / >=9 very severe"
    (
        "itch",
        "reich-4",
        &[
            (With(0), With(0), "none"),
            (Without(0), Without(40), "mild"),
            (With(40), Without(70), "moderate"),
            (With(70), Without(90), "severe"),
            (With(90), With(100), "very severe"),
        ],
    ),
    // "Make the first cut a setting (4 default, 3 alternative)"
    (
        "itch",
        "first-cut-3",
        &[
            (With(0), With(0), "none"),
            (Without(0), Without(30), "mild"),
            (With(30), Without(70), "moderate"),
            (With(70), Without(90), "severe"),
            (With(90), With(100), "very severe"),
        ],
    ),
    // "Bands (Hongbo 2005) 0-1, 2-5, 6-10, 11-20, 21-30"
    (
        "dlqi",
        "hongbo",
        &[
            (With(0), With(10), "no effect"),
            (With(20), With(50), "small effect"),
            (With(60), With(100), "moderate effect"),
            (With(110), With(200), "very large effect"),
            (With(210), With(300), "extremely large effect"),
        ],
    ),
    // "IGA/PGA 0-4": a level, a name
    (
        "pga",
        "levels",
        &[
            (With(0), With(0), "clear"),
            (With(10), With(10), "almost clear"),
            (With(20), With(20), "mild"),
            (With(30), With(30), "moderate"),
            (With(40), With(40), "severe"),
        ],
    ),
];

/// The names of a set's bands that hold a total: one, unless the table above
/// has a gap or an overlap.
pub fn labels(set: &Set, total: Ratio) -> Vec<&'static str> {
    let above = |end: End| match end {
        With(tenths) => total >= ratio(tenths, 10),
        Without(tenths) => total > ratio(tenths, 10),
    };
    let below = |end: End| match end {
        With(tenths) => total <= ratio(tenths, 10),
        Without(tenths) => total < ratio(tenths, 10),
    };
    let bands = set.2.iter();
    bands
        .filter(|(from, to, _)| above(*from) && below(*to))
        .map(|(_, _, label)| *label)
        .collect()
}
