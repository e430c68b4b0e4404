//! Itch intensity, 0 to 10, on a visual analogue or a numerical scale.

mod definition;
mod patient;

pub use definition::{INSTRUMENT, SCALE, SCALES, Scale, VALUE, scale};
pub use patient::{LINE, NUMBERS};
