//! Facts that are numbers: quantities in intervals, their bounds and units.

use crate::ctcae::fact::Fact;
use crate::ctcae::interval::{Aspect, Bound, Interval, Limit, Measured, Worse};
use crate::ctcae::quantity::{Quantities, Unit};
use crate::measure::Decimal;

/// `low mass [2.5, 3] kg`: a quantity of the register in intervals.
pub(super) fn number(quantities: &Quantities, text: &str) -> Result<Fact, String> {
    let start = text.find(['[', '(']).unwrap_or(0);
    let mut worse = None;
    let mut aspect = Aspect::Value;
    let mut id = "";
    for word in text[..start].split_whitespace() {
        match word {
            "high" => worse = Some(Worse::High),
            "low" => worse = Some(Worse::Low),
            _ => match Aspect::ALL.iter().find(|(_, key)| *key == word) {
                Some((found, _)) => aspect = *found,
                None if id.is_empty() => id = word,
                None => return Err(format!("“{word}” after the quantity “{id}”")),
            },
        }
    }
    let quantity = quantities.get(id).ok_or_else(|| {
        format!("“{id}” is no quantity; declare it: quantity {id} measure Name: unit")
    })?;
    let mut intervals = Vec::new();
    for part in text[start..].split('~') {
        let interval = read_interval(part.trim())?;
        let percent = matches!(aspect, Aspect::RisePercent | Aspect::FallPercent);
        if percent && interval.unit != "%" {
            return Err(format!(
                "“{text}” is a share of the baseline: its unit is %"
            ));
        }
        if !percent && quantity.unit(&interval.unit).is_none() {
            return Err(format!("“{}” is no unit of “{id}”", interval.unit));
        }
        intervals.push(interval);
    }
    Ok(Fact::Number(Measured {
        quantity: id.to_owned(),
        aspect,
        worse,
        intervals,
    }))
}

/// `ukat/L = 60`, `°F = 5/9 from 32`; the first unit of a quantity is what the
/// others are converted into.
pub(super) fn read_unit(place: usize, text: &str) -> Result<Unit, String> {
    let one = decimal("1")?;
    let zero = decimal("0")?;
    let Some((name, factor)) = text.split_once(" = ") else {
        return Ok(Unit {
            name: text.to_owned(),
            factor: (place == 0).then_some((one, one, zero)),
        });
    };
    let (fraction, from) = match factor.split_once(" from ") {
        Some((fraction, from)) => (fraction, decimal(from)?),
        None => (factor, zero),
    };
    let (over, under) = match fraction.split_once('/') {
        Some((over, under)) => (decimal(over)?, decimal(under)?),
        None => (decimal(fraction)?, one),
    };
    Ok(Unit {
        name: name.trim().to_owned(),
        factor: Some((over, under, from)),
    })
}

fn decimal(text: &str) -> Result<Decimal, String> {
    Decimal::json(text.trim()).map_err(|_| format!("“{text}” is no number"))
}

fn read_interval(text: &str) -> Result<Interval, String> {
    let shape = || format!("“{text}” is no interval: write [from, to) unit");
    let open = text.chars().next().ok_or_else(shape)?;
    let end = text.find([']', ')']).ok_or_else(shape)?;
    let (from, to) = text[1..end].split_once(',').ok_or_else(shape)?;
    let low = bound(from, open == '[')?;
    let high = bound(to, text[end..].starts_with(']'))?;
    let unit = text[end + 1..].trim();
    if !matches!(open, '[' | '(') || (low.is_none() && high.is_none()) {
        return Err(shape());
    }
    Ok(Interval {
        low,
        high,
        unit: unit.to_owned(),
        eased: None,
    })
}

fn bound(text: &str, inclusive: bool) -> Result<Option<Bound>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(limit) = Limit::named(text) {
        return Ok(Some(Bound {
            number: decimal("1")?,
            of: Some(limit),
            inclusive,
        }));
    }
    if let Some((number, limit)) = text.split_once('*') {
        let limit = Limit::named(limit.trim())
            .ok_or_else(|| format!("“{limit}” is no limit; allowed are ULN, LLN, BL and MI"))?;
        return Ok(Some(Bound {
            number: decimal(number)?,
            of: Some(limit),
            inclusive,
        }));
    }
    Ok(Some(Bound {
        number: decimal(text)?,
        of: None,
        inclusive,
    }))
}
