//! Values of a quantity worth trying.

use std::collections::BTreeSet;

use dermscore::ctcae::interval::{Aspect, Limit, Measured, Worse};
use serde_json::{Value, json};

use super::Grain;
use crate::oracle::exact::{Exact, exact};

/// Values around every end of a quantity's intervals, the milder first.
pub fn numbers(same: &[&Measured], grain: Grain) -> Vec<Value> {
    let number = |text: &str| Exact::read(text);
    let (lower, upper, baseline) = (number("7"), number("40"), number("30"));
    let mut all: BTreeSet<Exact> = BTreeSet::new();
    let mut ways = BTreeSet::new();
    for one in same {
        let up = one.worse == Some(Worse::High);
        ways.insert(match one.aspect {
            Aspect::Fall | Aspect::FallPercent | Aspect::Below => !up,
            _ => up,
        });
        let ends = one.intervals[..1]
            .iter()
            .flat_map(|span| [span.low, span.high]);
        for end in ends.flatten() {
            let times = number(&end.number.to_string());
            let share = times * baseline / exact(100, 1);
            all.insert(match (one.aspect, end.of) {
                (Aspect::Value, None) => times,
                (Aspect::Value, Some(Limit::Upper)) => times * upper,
                (Aspect::Value, Some(Limit::Lower)) => times * lower,
                (Aspect::Value, Some(Limit::Infarction)) => times * number("120"),
                (Aspect::Value, Some(Limit::Baseline)) => times * baseline,
                (Aspect::Above, _) => upper + times,
                (Aspect::Below, _) => lower - times,
                (Aspect::Fall, _) => baseline - times,
                (Aspect::FallPercent, _) => baseline - share,
                (Aspect::RisePercent, _) => baseline + share,
                _ => baseline + times,
            });
        }
    }
    assert!(ways.len() == 1, "{}: two ways at once", same[0].quantity);
    let ends: Vec<Exact> = all.iter().copied().collect();
    let near = number("0.001");
    let mut values: BTreeSet<Exact> = BTreeSet::new();
    values.insert(ends[0] - near);
    for (place, end) in ends.iter().enumerate() {
        let next = ends.get(place + 1).copied().unwrap_or(*end + exact(1, 1));
        values.insert((*end + next) / exact(2, 1));
        if grain == Grain::Fine {
            values.extend([*end - near, *end, *end + near]);
        }
    }
    let texts = values
        .iter()
        .map(|value| json!(value.text(12).expect("its digits")));
    let mut texts: Vec<Value> = texts.collect();
    if ways.contains(&false) {
        texts.reverse();
    }
    texts
}
