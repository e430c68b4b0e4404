//! What DLQI asks, by topics of our own.

use crate::instruments::item::choices;
use crate::instruments::{Choice, Instrument, Item, Kind, Role};
use crate::measure::{BandSet, Range, at};
use crate::said::msg;

/// Our own short topics for the ten items; they are not the questionnaire.
pub const TOPICS: [&str; 10] = [
    msg("Skin symptoms"),
    msg("Self-consciousness"),
    msg("Home and errands"),
    msg("Clothing"),
    msg("Social life and leisure"),
    msg("Sport"),
    msg("Work or study"),
    msg("People close to you"),
    msg("Sexual life"),
    msg("Treatment burden"),
];

/// The place of item 7's second part among the items.
pub const SECOND_PART: usize = 7;

const DEGREES: &[Choice] = choices!(
    "veryMuch" "Very much" "3",
    "aLot" "A lot" "2",
    "aLittle" "A little" "1",
    "notAtAll" "Not at all" "0",
);
const DEGREES_OR_NOT_RELEVANT: &[Choice] = choices!(
    "veryMuch" "Very much" "3",
    "aLot" "A lot" "2",
    "aLittle" "A little" "1",
    "notAtAll" "Not at all" "0",
    "notRelevant" "Not relevant" "r",
);
const SEVENTH: &[Choice] =
    choices!("yes" "Yes" "y", "no" "No" "n", "notRelevant" "Not relevant" "r");
const SEVENTH_SECOND: &[Choice] = choices!(
    "aLot" "A lot" "2",
    "aLittle" "A little" "1",
    "notAtAll" "Not at all" "0",
);

const fn asked(
    path: &'static str,
    label: &'static str,
    choices: &'static [Choice],
    role: Role,
) -> Item {
    Item {
        path,
        label,
        kind: Kind::Word(choices),
        role,
        implies: None,
        after: None,
    }
}

/// DLQI as the registry knows it.
pub static INSTRUMENT: Instrument = Instrument {
    id: "dlqi",
    short: "DLQI",
    name: msg("Dermatology Life Quality Index"),
    items: &[
        asked("items.1", TOPICS[0], DEGREES, Role::Needed),
        asked("items.2", TOPICS[1], DEGREES, Role::Needed),
        asked("items.3", TOPICS[2], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.4", TOPICS[3], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.5", TOPICS[4], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.6", TOPICS[5], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.7", TOPICS[6], SEVENTH, Role::Needed),
        Item {
            after: Some((6, 1)),
            ..asked(
                "items.7a",
                msg("If no: a problem"),
                SEVENTH_SECOND,
                Role::Optional,
            )
        },
        asked("items.8", TOPICS[7], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.9", TOPICS[8], DEGREES_OR_NOT_RELEVANT, Role::Needed),
        asked("items.10", TOPICS[9], DEGREES_OR_NOT_RELEVANT, Role::Needed),
    ],
    total: |_| Range::whole(30),
    unit: "",
    bands: &[BandSet {
        id: "hongbo",
        rule: msg("Hongbo 2005"),
        verified: true,
        bands: &[
            at(0, msg("no effect")),
            at(20, msg("small effect")),
            at(60, msg("moderate effect")),
            at(110, msg("very large effect")),
            at(210, msg("extremely large effect")),
        ],
    }],
    score: super::score::score,
    wording: Some(("built-in topics", "en")),
    rights: msg(
        "DLQI © A Y Finlay, G K Khan 1992, now with Cardiff University. The topics here are not its wording: read the answers from a licensed form. Routine clinical use needs no licence; research and commercial use may.",
    ),
    rule: msg(
        "Ten items of 0 to 3 over the last week, summed. By a common rule that was not verified, one unanswered counts 0, and with two there is no score.",
    ),
};
