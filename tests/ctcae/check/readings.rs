//! Measurements that may meet a clause: values at both ends of its intervals
//! and between them, with limits of normal and baselines that fit.

use std::collections::BTreeSet;

use dermscore::ctcae::interval::{Aspect, Bound, Interval, Limit, Measured};
use dermscore::ctcae::{Clause, Criteria, Fact, Role, Term};
use dermscore::measure::Decimal;
use serde_json::{Map, Value, json};

/// Millionths: exact, and whole.
type Micro = i128;
const ONE: Micro = 1_000_000;
/// Just past an end.
const STEP: Micro = 1_000;

/// What a laboratory and a subject bring along.
#[derive(Clone, Copy)]
struct Frame {
    lower: Micro,
    upper: Micro,
    baseline: Micro,
}

impl Frame {
    fn limit(self, limit: Limit) -> Micro {
        match limit {
            Limit::Lower => self.lower,
            Limit::Upper => self.upper,
            Limit::Baseline => self.baseline,
            Limit::Infarction => self.infarction(),
        }
    }

    fn infarction(self) -> Micro {
        self.upper * 2
    }

    fn at(self, bound: Bound) -> Micro {
        let number = micro(bound.number);
        bound
            .of
            .map_or(number, |limit| number * self.limit(limit) / ONE)
    }
}

/// Every combination of measurements of the quantities a clause measures; one
/// that is empty where it measures none.
pub fn readings(criteria: &Criteria, term: &Term, clause: &Clause) -> Vec<Map<String, Value>> {
    let mut quantities: Vec<&str> = Vec::new();
    for number in numbers(clause) {
        if !quantities.contains(&number.quantity.as_str()) {
            quantities.push(&number.quantity);
        }
    }
    let mut all = vec![Map::new()];
    for quantity in quantities {
        let found = of_quantity(criteria, term, clause, quantity);
        all = all
            .iter()
            .flat_map(|before| {
                found.iter().map(move |reading| {
                    let mut one = before.clone();
                    one.insert(quantity.to_owned(), reading.clone());
                    one
                })
            })
            .collect();
    }
    all
}

/// The numbers a clause requires.
fn numbers(clause: &Clause) -> impl Iterator<Item = &Measured> {
    clause.0.iter().filter_map(|stated| match &stated.fact {
        Fact::Number(number) if stated.role != Role::Unless => Some(number),
        _ => None,
    })
}

fn of_quantity(criteria: &Criteria, term: &Term, clause: &Clause, id: &str) -> Vec<Value> {
    let number = numbers(clause)
        .find(|number| number.quantity == id && number.aspect == Aspect::Value)
        .or_else(|| numbers(clause).find(|number| number.quantity == id))
        .expect("a number of this quantity");
    let unit = match number.aspect {
        Aspect::RisePercent | Aspect::FallPercent => {
            criteria.quantities.get(id).expect("a quantity").units[0]
                .name
                .as_str()
        }
        _ => number.intervals[0].unit.as_str(),
    };
    let mut found = Vec::new();
    for frame in frames(term, id) {
        let values: BTreeSet<Micro> = numbers(clause)
            .filter(|number| number.quantity == id)
            .flat_map(|number| values(number, unit, frame))
            .collect();
        for value in values {
            found.push(json!({
                "value": text(value),
                "unit": unit,
                "lowerLimit": text(frame.lower),
                "upperLimit": text(frame.upper),
                "infarctionLimit": text(frame.infarction()),
                "baseline": text(frame.baseline),
            }));
        }
    }
    found
}

/// Limits of normal on the harmless side of every printed number, and
/// baselines within them, above and below.
fn frames(term: &Term, id: &str) -> Vec<Frame> {
    let ends: Vec<Bound> = term
        .grades
        .iter()
        .flat_map(|criterion| &criterion.clauses)
        .flat_map(numbers)
        .filter(|number| number.quantity == id && number.aspect == Aspect::Value)
        .filter_map(|number| number.intervals.first())
        .flat_map(|interval| [interval.low, interval.high])
        .flatten()
        .collect();
    let plain = || {
        ends.iter()
            .filter(|end| end.of.is_none())
            .map(|end| micro(end.number).abs())
    };
    let refers = |limit: Limit| ends.iter().any(|end| end.of == Some(limit));
    let least = plain()
        .filter(|number| *number > 0)
        .min()
        .unwrap_or(200 * ONE);
    let most = plain().max().unwrap_or(50 * ONE).max(50 * ONE);
    let (lower, upper) = if refers(Limit::Upper) {
        (least / 4, least / 2)
    } else {
        (most * 2, most * 4)
    };
    [upper * 3 / 4, upper * 2, lower / 2, lower]
        .map(|baseline| Frame {
            lower,
            upper,
            baseline,
        })
        .to_vec()
}

/// Values at and between the ends of a number's interval.
fn values(number: &Measured, unit: &str, frame: Frame) -> Vec<Micro> {
    let share = matches!(number.aspect, Aspect::RisePercent | Aspect::FallPercent);
    let interval = number
        .intervals
        .iter()
        .find(|interval| share || interval.unit == unit)
        .expect("an interval in the unit");
    points(interval, frame)
        .into_iter()
        .map(|point| match number.aspect {
            Aspect::Value => point,
            Aspect::Rise | Aspect::Change => frame.baseline + point,
            Aspect::Fall => frame.baseline - point,
            Aspect::RisePercent => frame.baseline + frame.baseline * point / (100 * ONE),
            Aspect::FallPercent => frame.baseline - frame.baseline * point / (100 * ONE),
            Aspect::Above => frame.upper + point,
            Aspect::Below => frame.lower - point,
        })
        .collect()
}

fn points(interval: &Interval, frame: Frame) -> Vec<Micro> {
    let low = interval.low.map(|end| frame.at(end));
    let high = interval.high.map(|end| frame.at(end));
    match (low, high) {
        (Some(low), Some(high)) => {
            vec![low, high, (low + high) / 2, low + STEP, high - STEP]
        }
        (Some(low), None) => vec![low, low + STEP, low + ONE, low + low.abs() / 10],
        (None, Some(high)) => vec![high, high - STEP, high / 2, high - ONE],
        (None, None) => Vec::new(),
    }
}

fn micro(number: Decimal) -> Micro {
    let (digits, places) = number.parts();
    assert!(places <= 6, "{number} has more places than these tests");
    Micro::from(digits) * Micro::pow(10, 6 - places)
}

fn text(number: Micro) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.unsigned_abs();
    format!("{sign}{}.{:06}", number / 1_000_000, number % 1_000_000)
}
