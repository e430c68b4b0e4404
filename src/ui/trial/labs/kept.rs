//! Units and limits that this device remembers, under `dermscore.limits`: of
//! tests of the register alone, so that nothing a person wrote freely is kept.

use crate::ctcae::book::Book;
use crate::ui::platform::storage;
use crate::visit::limits::{self, Limits};
use crate::visit::{Row, analytes};

/// Where they are kept (docs/architecture.md).
const KEY: &str = "dermscore.limits";

/// What the device remembers.
pub fn read() -> Vec<Limits> {
    let text = storage::read(KEY).ok().flatten().unwrap_or_default();
    limits::read(&text)
}

/// Remembers what a row says; nothing where that was known or says too little.
pub fn remember(kept: &[Limits], row: &Row, book: &Book) -> Option<Vec<Limits>> {
    let said = Limits::of(row)?;
    analytes::of(book, &said.analyte)?.unit(&said.unit)?;
    let mut kept = kept.to_vec();
    if !limits::keep(&mut kept, said) {
        return None;
    }
    // Where the device keeps nothing, the page remembers while it is open.
    let _ = storage::write(KEY, &limits::text(&kept));
    Some(kept)
}
