//! What can be measured, and in which units.

use crate::measure::Decimal;

/// Where a quantity comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A laboratory test.
    Lab,
    /// A vital sign.
    Vital,
    /// Anything else that is measured, counted or timed.
    Measure,
}

impl Origin {
    /// Every origin with its name in the data.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Lab, "lab"),
        (Self::Vital, "vital"),
        (Self::Measure, "measure"),
    ];

    /// The name in the data.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(origin, _)| *origin == self)
            .map_or("", |(_, key)| key)
    }
}

/// A unit of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As printed: `mg/dL`.
    pub name: String,
    /// One of this unit in the quantity's first unit, as an exact fraction:
    /// first = (value − from) × over ÷ under. Nothing where it does not convert.
    pub factor: Option<(Decimal, Decimal, Decimal)>,
}

/// Something that can be measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The id in the data and in a visit file: `alt`.
    pub id: String,
    /// The name a person reads.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its units, the first being the one into which the others convert.
    pub units: Vec<Unit>,
}

impl Quantity {
    /// The unit of that name.
    #[must_use]
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.name == name)
    }
}

/// All quantities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantities(pub Vec<Quantity>);

impl Quantities {
    /// The quantity of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Quantity> {
        self.0.iter().find(|quantity| quantity.id == id)
    }
}
