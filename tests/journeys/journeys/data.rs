//! One complete visit, as the journeys enter it.

use dermscore_journeys::Page;
use dermscore_journeys::oracle::{self, Pasi};

/// A PASI of 18.2.
pub const PASI: Pasi = [[3, 2, 1, 4], [2, 1, 2, 3], [1, 0, 1, 2], [4, 3, 3, 2]];
/// Palms of head, upper limbs, trunk and lower limbs: 17.5 %.
pub const PALMS: [(&str, &str); 4] = [
    ("bsa.palms.head", "1"),
    ("bsa.palms.upperLimbs", "4.5"),
    ("bsa.palms.trunk", "0"),
    ("bsa.palms.lowerLimbs", "12"),
];
/// Choices of the DLQI: 3 + 2 + 0 + 1 + 0 + 3 + 2 (no, and then a lot) + 1 + 0 + 2.
pub const DLQI: [&str; 11] = [
    "dlqi.1.veryMuch",
    "dlqi.2.aLot",
    "dlqi.3.notRelevant",
    "dlqi.4.aLittle",
    "dlqi.5.notAtAll",
    "dlqi.6.veryMuch",
    "dlqi.7.no",
    "dlqi.7a.aLot",
    "dlqi.8.aLittle",
    "dlqi.9.notRelevant",
    "dlqi.10.aLot",
];
/// The totals on the page that such a visit has.
pub const TOTALS: [(&str, &str); 4] = [
    ("pasi", "18.2"),
    ("bsa", "17.5"),
    ("itch", "5.6"),
    ("dlqi", "14"),
];
/// The totals' control names.
pub const SHOWN: [&str; 4] = ["pasi.total", "bsa.total", "itch.total", "dlqi.total"];

/// Enters the complete visit by pointer, and waits for its totals.
pub async fn enter_all(page: &Page) {
    page.type_into("visit.subject", "P3").await;
    page.type_into("visit.label", "Week 4").await;
    page.type_into("visit.assessor", "A1").await;
    page.choose_all(&oracle::pasi_controls(&PASI)).await;
    for (control, palms) in PALMS {
        page.type_into(control, palms).await;
    }
    page.choose("itch.scale.vas").await;
    page.type_into("itch.value", "5.6").await;
    page.choose_all(&DLQI).await;
    page.choose("pga.grade.2").await;
    expect_all(page).await;
}

/// Waits for the complete visit's totals.
pub async fn expect_all(page: &Page) {
    for (instrument, total) in TOTALS {
        page.expect_total(instrument, total).await;
    }
}

/// A PASI of so many tenths, most regions clear: 14 is 1.4.
pub fn pasi_of(tenths: u32) -> Pasi {
    match tenths {
        13 => [[1, 1, 0, 0], [0; 4], [0; 4], [1, 1, 1, 1]],
        14 => [[2, 3, 2, 2], [0; 4], [0; 4], [0; 4]],
        33 => [[0; 4], [0; 4], [1, 4, 4, 3], [0; 4]],
        56 => [[0; 4], [0; 4], [0; 4], [2, 3, 2, 2]],
        other => panic!("there is no example of a PASI of {other} tenths"),
    }
}
