//! Units and limits of a site's laboratory, to be used again: they are the
//! same from one value to the next, and are offered, never filled in unasked.

use std::rc::Rc;

use serde_json::Value;

use super::labs::Lab;
use super::rows::Row;
use crate::measure::{Decimal, Ratio};
use crate::said::{Place, Said, msg};

/// The limits of a test in a unit; a limit that is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The test.
    pub analyte: String,
    /// The unit.
    pub unit: String,
    /// [`KEYS`] in their order.
    numbers: [String; 3],
}

/// The keys of a row that hold limits.
const KEYS: [&str; 3] = ["lowerLimit", "upperLimit", "infarctionLimit"];

/// So many tests and units are kept.
const MOST: usize = 200;

impl Limits {
    /// What a row says of its laboratory: a test with a unit and at least one
    /// limit, and nothing in them that is not allowed.
    #[must_use]
    pub fn of(row: &Row) -> Option<Self> {
        let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
        let (analyte, unit) = (text("analyte"), text("unit"));
        let numbers = KEYS.map(|key| text(key).to_owned());
        let complete = !analyte.is_empty() && !unit.is_empty();
        let limited = numbers.iter().any(|number| !number.is_empty());
        let said = complete && limited && !is_crossed(&numbers);
        said.then(|| Self {
            analyte: analyte.to_owned(),
            unit: unit.to_owned(),
            numbers,
        })
    }

    /// Whether a row of the same test would gain by them, and says nothing
    /// that they contradict.
    #[must_use]
    pub fn suits(&self, row: &Row) -> bool {
        let lab = Lab(row);
        let open = |key: &str, value: &str| lab.text(key).is_empty() && !value.is_empty();
        let agrees = |key: &str, value: &str| lab.text(key).is_empty() || lab.text(key) == value;
        let mut all = vec![("unit", self.unit.as_str())];
        all.extend(self.pairs());
        lab.analyte() == self.analyte
            && all.iter().all(|(key, value)| agrees(key, value))
            && all.iter().any(|(key, value)| open(key, value))
    }

    /// The row with unit and limits.
    #[must_use]
    pub fn fill(&self, row: &Row) -> Row {
        let mut row = row.clone();
        row.insert("unit".into(), self.unit.as_str().into());
        for (key, value) in self.pairs().filter(|(_, value)| !value.is_empty()) {
            row.insert(key.into(), value.into());
        }
        row
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        KEYS.into_iter()
            .zip(self.numbers.iter().map(String::as_str))
    }
}

/// `U/L, 7 to 50`; `10^9/L, from 4`; `ng/L, up to 14, infarction from 52`.
impl Limits {
    /// The unit and the limits, for a person.
    #[must_use]
    pub fn said(&self) -> Said {
        let [lower, upper, infarction] = &self.numbers;
        let sentence = match (lower.is_empty(), upper.is_empty(), infarction.is_empty()) {
            (true, true, true) => msg("{unit}"),
            (false, true, true) => msg("{unit}, from {lower}"),
            (true, false, true) => msg("{unit}, up to {upper}"),
            (false, false, true) => msg("{unit}, {lower} to {upper}"),
            (true, true, false) => msg("{unit}, infarction from {infarction}"),
            (false, true, false) => msg("{unit}, from {lower}, infarction from {infarction}"),
            (true, false, false) => msg("{unit}, up to {upper}, infarction from {infarction}"),
            (false, false, false) => {
                msg("{unit}, {lower} to {upper}, infarction from {infarction}")
            }
        };
        Said::new(
            sentence,
            [
                ("unit", self.unit.as_str().into()),
                ("lower", Place::number(lower)),
                ("upper", Place::number(upper)),
                ("infarction", Place::number(infarction)),
            ],
        )
    }
}

impl std::fmt::Display for Limits {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.said().fmt(out)
    }
}

/// A lower limit above the upper one is a slip, and not to be spread.
fn is_crossed([lower, upper, _]: &[String; 3]) -> bool {
    let number = |text: &str| Decimal::typed(text).ok().map(Ratio::from);
    matches!((number(lower), number(upper)), (Some(lower), Some(upper)) if lower > upper)
}

/// What can be offered to the row in a place: the nearest rows of the visit
/// first, then what the device has kept; each once, and at most three.
#[must_use]
pub fn offers(rows: &[Rc<Row>], place: usize, kept: &[Limits]) -> Vec<Limits> {
    const AT_MOST: usize = 3;
    let Some(row) = rows.get(place) else {
        return Vec::new();
    };
    let analyte = Lab(row).analyte();
    // An infarction limit alone is not worth looking through every row.
    let is_full = ["unit", KEYS[0], KEYS[1]]
        .iter()
        .all(|key| row.contains_key(*key));
    if analyte.is_empty() || is_full {
        return Vec::new();
    }
    let above = rows[..place].iter().rev();
    let same = above
        .chain(&rows[place + 1..])
        .filter(|row| Lab(row).analyte() == analyte);
    let of_visit = same.filter_map(|row| Limits::of(row));
    let mut offers: Vec<Limits> = Vec::new();
    for limits in of_visit.chain(kept.iter().cloned()) {
        if limits.suits(row) && !offers.contains(&limits) {
            offers.push(limits);
        }
        if offers.len() == AT_MOST {
            break;
        }
    }
    offers
}

/// Takes limits in place of those kept for the same test and unit; false where
/// they were kept already.
pub fn keep(kept: &mut Vec<Limits>, limits: Limits) -> bool {
    if kept.last() == Some(&limits) || kept.contains(&limits) {
        return false;
    }
    kept.retain(|known| (&known.analyte, &known.unit) != (&limits.analyte, &limits.unit));
    kept.push(limits);
    if kept.len() > MOST {
        kept.remove(0);
    }
    true
}

/// The text in which a device keeps them: a line each, test, unit, lower,
/// upper and infarction limit with tabs between.
#[must_use]
pub fn text(kept: &[Limits]) -> String {
    let line = |limits: &Limits| {
        let [lower, upper, infarction] = &limits.numbers;
        [&limits.analyte, &limits.unit, lower, upper, infarction]
            .map(String::as_str)
            .join("\t")
    };
    kept.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads that text; lines that are not understood are passed over.
#[must_use]
pub fn read(text: &str) -> Vec<Limits> {
    let line = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [analyte, unit, numbers @ ..] = &parts[..] else {
            return None;
        };
        let numbers: [&str; 3] = numbers.try_into().ok()?;
        let right = |text: &&str| text.is_empty() || Decimal::typed(text).is_ok();
        let limits = Limits {
            analyte: (*analyte).to_owned(),
            unit: (*unit).to_owned(),
            numbers: numbers.map(str::to_owned),
        };
        let complete = !analyte.is_empty() && !unit.is_empty();
        (complete && numbers.iter().all(right)).then_some(limits)
    };
    text.lines().filter_map(line).take(MOST).collect()
}
