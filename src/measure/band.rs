//! Bands: what a total is called, and by whom.

use super::Tenths;

/// Where a band begins. It ends where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At the value: `At(30)` holds 3.0 itself.
    At(Tenths),
    /// Above the value: `Above(100)` does not hold 10.0.
    Above(Tenths),
}

/// A stretch of a scale and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Where it begins.
    pub start: Start,
    /// What it is called, in the source's words or ours.
    pub label: &'static str,
}

/// A published way to name the stretches of a scale.
#[derive(Debug, PartialEq, Eq)]
pub struct BandSet {
    /// A name short enough for a setting in the page's address or storage.
    pub id: &'static str,
    /// The rule as people cite it, e.g. `NPF` or `Hongbo 2005`.
    pub rule: &'static str,
    /// False where the rule was not checked against its source; shown with it.
    pub verified: bool,
    /// The bands, from the lowest up; the first begins at 0.
    pub bands: &'static [Band],
}

impl BandSet {
    /// The band that holds a total, by its place in [`bands`](Self::bands).
    #[must_use]
    pub fn index(&self, total: Tenths) -> usize {
        self.bands
            .iter()
            .rposition(|band| match band.start {
                Start::At(value) => total >= value,
                Start::Above(value) => total > value,
            })
            .unwrap_or(0)
    }

    /// The name of the band that holds a total.
    #[must_use]
    pub fn label(&self, total: Tenths) -> &'static str {
        self.bands[self.index(total)].label
    }
}

/// Shorthand for tables of bands: begins at `tenths`.
pub(crate) const fn at(tenths: u32, label: &'static str) -> Band {
    Band {
        start: Start::At(Tenths(tenths)),
        label,
    }
}

/// Shorthand for tables of bands: begins above `tenths`.
pub(crate) const fn above(tenths: u32, label: &'static str) -> Band {
    Band {
        start: Start::Above(Tenths(tenths)),
        label,
    }
}
