//! Itch as it is handed to a patient: a line, or numbers.

use super::definition::INSTRUMENT;
use crate::instruments::{Asked, Form, Way};
use crate::said::msg;

const NAME: &str = msg("How strong is your itch?");
const LOW: &str = msg("No itch");
const HIGH: &str = msg("Worst itch imaginable");
const MARK: &str = msg("Touch the line where it fits.");
const CHOOSE: &str = msg("Choose the number that fits.");
const SKIPPING: &str = msg("Without an answer there is no result for the itch.");

const fn form(
    id: &'static str,
    name: &'static str,
    preset: &'static [(usize, u8)],
    asked: &'static [Asked],
) -> Form {
    Form {
        id,
        instrument: &INSTRUMENT,
        name,
        preset,
        asked,
        // The source gives no time that the rating is about (SOURCES.md).
        recall: "",
        notice: "",
        skipping: SKIPPING,
    }
}

/// The visual analogue scale: a line of 100 mm.
pub static LINE: Form = form(
    "itch.vas",
    msg("Itch, a mark on a line (VAS)"),
    &[(super::SCALE, 0)],
    &[Asked {
        item: super::VALUE,
        number: "",
        topic: NAME,
        instruction: MARK,
        way: Way::Line {
            low: LOW,
            high: HIGH,
        },
    }],
);

/// The numerical rating scale: whole numbers from 0 to 10.
pub static NUMBERS: Form = form(
    "itch.nrs",
    msg("Itch, a number from 0 to 10 (NRS)"),
    &[(super::SCALE, 1)],
    &[Asked {
        item: super::VALUE,
        number: "",
        topic: NAME,
        instruction: CHOOSE,
        way: Way::Numbers {
            low: LOW,
            high: HIGH,
        },
    }],
);
