//! Gaps between printed bands.
//!
//! Where a version prints its bands with whole numbers (125 to 129, 120 to
//! 124) or with two strict ends (under 10 %, over 10 %), a value in between
//! has no grade in print. Decision D7: the worse band has it, as 6.0 wrote the
//! bands of sodium and of kidney function that 5.0 had left open.

use super::criteria::Term;
use super::fact::{Clause, Fact, Role, Stated};
use super::interval::{Aspect, Bound, Interval, Measured, Worse};
use crate::measure::{Decimal, Ratio};

/// A band of a term, by place.
struct Band {
    grade: u8,
    quantity: String,
    aspect: Aspect,
    worse: Worse,
    scopes: Vec<Stated>,
    /// What its clause asks for besides.
    besides: Vec<Fact>,
    interval: Interval,
}

/// Gives each interval that lies behind a gap the end of the milder band
/// before it.
pub fn close(term: &mut Term) {
    let bands: Vec<Band> = term
        .grades
        .iter()
        .flat_map(|criterion| {
            criterion
                .clauses
                .iter()
                .flat_map(|clause| bands_of(criterion.grade, clause))
        })
        .collect();
    for criterion in &mut term.grades {
        let grade = criterion.grade;
        for clause in &mut criterion.clauses {
            let scopes = scopes_of(clause);
            let whole = clause.clone();
            for stated in &mut clause.0 {
                if stated.role == Role::Unless {
                    continue;
                }
                let Fact::Number(number) = &mut stated.fact else {
                    continue;
                };
                let (id, aspect) = (number.quantity.clone(), number.aspect);
                let worse = number.worse.unwrap_or(Worse::High);
                let besides = besides_of(&whole, &id, aspect);
                for interval in &mut number.intervals {
                    // Bands that hold wherever this clause does.
                    let alike = bands.iter().filter(|band| {
                        band.quantity == id
                            && band.aspect == aspect
                            && band.worse == worse
                            && band.scopes.iter().all(|scope| scopes.contains(scope))
                            && band.interval.unit == interval.unit
                    });
                    let begun = alike.clone().any(|band| {
                        band.grade == grade && begins_with(&band.interval, interval, worse)
                    });
                    // One that asks for more fills a gap only for some.
                    let milder = alike.filter(|band| band.grade < grade).map(|band| {
                        let fills = band.besides.iter().all(|fact| besides.contains(fact));
                        (&band.interval, fills)
                    });
                    interval.eased = if begun {
                        None
                    } else {
                        eased(interval, worse, milder)
                    };
                }
            }
        }
    }
}

fn bands_of(grade: u8, clause: &Clause) -> Vec<Band> {
    let scopes = scopes_of(clause);
    clause
        .0
        .iter()
        .filter(|stated| stated.role != Role::Unless)
        .filter_map(|stated| match &stated.fact {
            Fact::Number(number) => Some(number),
            _ => None,
        })
        .flat_map(|number| {
            number.intervals.iter().map(|interval| Band {
                grade,
                quantity: number.quantity.clone(),
                aspect: number.aspect,
                worse: number.worse.unwrap_or(Worse::High),
                scopes: scopes.clone(),
                besides: besides_of(clause, &number.quantity, number.aspect),
                interval: interval.clone(),
            })
        })
        .collect()
}

fn scopes_of(clause: &Clause) -> Vec<Stated> {
    clause
        .0
        .iter()
        .filter(|stated| stated.role == Role::Scope)
        .cloned()
        .collect()
}

/// What a clause asks for besides a number: its other required facts, of other
/// numbers only which they are.
fn besides_of(clause: &Clause, quantity: &str, aspect: Aspect) -> Vec<Fact> {
    let required = clause
        .0
        .iter()
        .filter(|stated| stated.role == Role::Required);
    required
        .filter_map(|stated| match &stated.fact {
            Fact::Number(number) if number.quantity == quantity && number.aspect == aspect => None,
            Fact::Number(number) => Some(Fact::Number(Measured {
                intervals: Vec::new(),
                ..number.clone()
            })),
            other => Some(other.clone()),
        })
        .collect()
}

/// Whether another band takes in the end at which this interval begins and
/// which it leaves out: then nothing is missing there.
fn begins_with(band: &Interval, interval: &Interval, worse: Worse) -> bool {
    let (from, start) = match worse {
        Worse::High => (band.low, interval.low),
        Worse::Low => (band.high, interval.high),
    };
    from.zip(start).is_some_and(|(from, start)| {
        from.number == start.number && from.of == start.of && from.inclusive && !start.inclusive
    })
}

/// The end that closes the gap before `interval`, if there is one of at most
/// one step of what is printed. Of each milder band, whether it fills a gap.
fn eased<'a>(
    interval: &Interval,
    worse: Worse,
    milder: impl Iterator<Item = (&'a Interval, bool)>,
) -> Option<Bound> {
    let start = match worse {
        Worse::High => interval.low?,
        Worse::Low => interval.high?,
    };
    let mut found: Option<Bound> = None;
    for (band, fills) in milder {
        let (from, to) = match worse {
            Worse::High => (band.low, band.high),
            Worse::Low => (band.high, band.low),
        };
        // A band that begins milder and reaches the start leaves no gap.
        let Some(to) = to else {
            if fills && from.is_none_or(|from| from.of == start.of && past(start, from, worse)) {
                return None;
            }
            continue;
        };
        if to.of != start.of {
            continue;
        }
        let apart = match worse {
            Worse::High => Ratio::from(start.number).minus(Ratio::from(to.number))?,
            Worse::Low => Ratio::from(to.number).minus(Ratio::from(start.number))?,
        };
        if apart < Ratio::ZERO || (apart == Ratio::ZERO && (to.inclusive || start.inclusive)) {
            // It reaches the start, or goes beyond it from the milder side.
            if fills && from.is_none_or(|from| from.of != start.of || past(start, from, worse)) {
                return None;
            }
            continue;
        }
        if apart > step(start.number, to.number) {
            continue;
        }
        found = Some(Bound {
            number: to.number,
            of: to.of,
            inclusive: !to.inclusive,
        });
    }
    found
}

/// Whether `end` is worse than `start`.
fn past(end: Bound, start: Bound, worse: Worse) -> bool {
    let (end, start) = (Ratio::from(end.number), Ratio::from(start.number));
    match worse {
        Worse::High => end > start,
        Worse::Low => end < start,
    }
}

/// One in the last printed place of either number.
fn step(one: Decimal, two: Decimal) -> Ratio {
    let places = one.parts().1.max(two.parts().1);
    let text = if places == 0 {
        "1".to_owned()
    } else {
        format!("0.{}1", "0".repeat(places as usize - 1))
    };
    Decimal::json(&text).map_or(Ratio::ZERO, Ratio::from)
}
