//! DLQI as it is handed to a patient: our topics beside the printed form.

use super::definition::{INSTRUMENT, TOPICS};
use crate::instruments::{Asked, Form, Way};
use crate::said::msg;

/// The topics are no questions, and are never shown as if they were: the
/// question is read on the printed form (Cardiff University's terms; SOURCES.md).
const READ: &str = msg(
    "Read question {number} on the printed form that you were given, and choose here what you would tick there.",
);
const READ_SECOND: &str = msg(
    "Read the second part of question {number} on the printed form, and choose here what you would tick there.",
);

const fn asked(item: usize, number: &'static str, topic: &'static str) -> Asked {
    Asked {
        item,
        number,
        topic,
        instruction: READ,
        way: Way::Choices,
    }
}

/// The ten questions, the seventh in two parts.
pub static FORM: Form = Form {
    id: "dlqi",
    instrument: &INSTRUMENT,
    name: msg("DLQI, ten questions on daily life"),
    preset: &[],
    asked: &[
        asked(0, "1", TOPICS[0]),
        asked(1, "2", TOPICS[1]),
        asked(2, "3", TOPICS[2]),
        asked(3, "4", TOPICS[3]),
        asked(4, "5", TOPICS[4]),
        asked(5, "6", TOPICS[5]),
        asked(6, "7", TOPICS[6]),
        Asked {
            instruction: READ_SECOND,
            ..asked(7, "7", TOPICS[6])
        },
        asked(8, "8", TOPICS[7]),
        asked(9, "9", TOPICS[8]),
        asked(10, "10", TOPICS[9]),
    ],
    recall: msg("About the last week"),
    notice: msg(
        "These are topics in our own words. DLQI © A Y Finlay, G K Khan 1992, now with Cardiff University.",
    ),
    skipping: msg("With two or more of these ten questions left out there is no result."),
};
