//! How two intervals of one quantity lie to each other, as far as that can be
//! said without knowing the laboratory's limits.

use std::cmp::Ordering;

use dermscore::ctcae::interval::{Bound, Interval};
use dermscore::measure::Ratio;

/// How the milder of two intervals lies to the worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// One ends where the other begins.
    Meet,
    /// They have values in common.
    Overlap,
    /// Values between them belong to neither.
    Gap,
    /// One value between them belongs to neither.
    Point,
    /// Their ends are multiples of different limits: two scales.
    Apart,
}

/// How two intervals lie to each other, and where they are not one scale's
/// neighbours: what they have in common, or what is between them.
pub fn lie(one: &Interval, two: &Interval) -> (Lie, Interval) {
    if let Some(found) = in_order(one, two).or_else(|| in_order(two, one)) {
        return found;
    }
    let inner = |low: bool| inner(one, two, low);
    let common = |low: Option<Bound>, high: Option<Bound>| Interval {
        low,
        high,
        unit: one.unit.clone(),
        eased: None,
    };
    match (inner(true), inner(false)) {
        (Some(low), Some(high)) => (Lie::Overlap, common(low, high)),
        _ => (Lie::Apart, common(None, None)),
    }
}

/// The lie of two intervals of which the first ends where the other begins,
/// or before; nothing where it does not.
fn in_order(one: &Interval, two: &Interval) -> Option<(Lie, Interval)> {
    let (end, start) = (one.high?, two.low?);
    let lie = match (compare(end, start)?, end.inclusive, start.inclusive) {
        (Ordering::Greater, ..) => return None,
        (Ordering::Less, ..) => Lie::Gap,
        (Ordering::Equal, true, true) => Lie::Overlap,
        (Ordering::Equal, false, false) => Lie::Point,
        (Ordering::Equal, ..) => Lie::Meet,
    };
    let between = |bound: Bound| Bound {
        inclusive: lie == Lie::Overlap || !bound.inclusive,
        ..bound
    };
    let interval = Interval {
        low: Some(between(end)),
        high: Some(between(start)),
        unit: one.unit.clone(),
        eased: None,
    };
    Some((lie, interval))
}

/// The end of what two intervals have in common, `Some(None)` where neither
/// has one; nothing where their ends cannot be compared.
fn inner(one: &Interval, two: &Interval, low: bool) -> Option<Option<Bound>> {
    let of = |interval: &Interval| if low { interval.low } else { interval.high };
    Some(match (of(one), of(two)) {
        (None, end) | (end, None) => end,
        (Some(one), Some(two)) => Some(match compare(one, two)? {
            Ordering::Equal if one.inclusive => two,
            Ordering::Equal => one,
            Ordering::Greater if low => one,
            Ordering::Less if !low => one,
            _ => two,
        }),
    })
}

/// Which of two ends is the higher, if they are multiples of one limit.
fn compare(one: Bound, two: Bound) -> Option<Ordering> {
    (one.of == two.of).then(|| Ratio::from(one.number).cmp(&Ratio::from(two.number)))
}

/// Whether an interval is at most one wide in the last printed place of its
/// ends.
pub fn narrow(interval: &Interval) -> bool {
    let (Some(low), Some(high)) = (interval.low, interval.high) else {
        return false;
    };
    let places = low.number.parts().1.max(high.number.parts().1);
    let in_steps = |bound: Bound| {
        let (digits, own) = bound.number.parts();
        digits * 10_i64.pow(places - own)
    };
    low.of == high.of && in_steps(high) - in_steps(low) <= 1
}

/// An interval as the data writes it.
pub fn written(interval: &Interval) -> String {
    let end = |bound: Option<Bound>| match bound {
        None => String::new(),
        Some(Bound { number, of, .. }) => match of {
            None => number.to_string(),
            Some(limit) if number.to_string() == "1" => limit.key().to_owned(),
            Some(limit) => format!("{number}*{}", limit.key()),
        },
    };
    let has = |bound: Option<Bound>| bound.is_some_and(|bound| bound.inclusive);
    format!(
        "{}{},{}{}",
        if has(interval.low) { '[' } else { '(' },
        end(interval.low),
        end(interval.high),
        if has(interval.high) { ']' } else { ')' },
    )
}
