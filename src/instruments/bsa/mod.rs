//! Body surface area involved, 0 to 100 %.

mod definition;
mod score;

pub use definition::{INSTRUMENT, METHOD, METHODS, Method, PALMS, PERCENT};
pub use score::{from_palms, from_regions};
