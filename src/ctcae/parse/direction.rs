//! In which direction a quantity is worse, from the intervals of a term.

use crate::ctcae::criteria::{Criterion, Term};
use crate::ctcae::fact::{Fact, Role, Stated};
use crate::ctcae::interval::{Aspect, Bound, Interval, Limit, Worse};

/// Finds, for every quantity of a term, the direction in which it is worse.
pub(super) fn direct(term: &mut Term) -> Result<(), String> {
    let mut seen: Vec<(String, Aspect, Vec<Interval>, Option<Worse>)> = Vec::new();
    for stated in term.grades.iter().flat_map(facts_of) {
        let Fact::Number(measured) = &stated.fact else {
            continue;
        };
        let place = seen
            .iter()
            .position(|row| row.0 == measured.quantity && row.1 == measured.aspect)
            .unwrap_or_else(|| {
                seen.push((measured.quantity.clone(), measured.aspect, Vec::new(), None));
                seen.len() - 1
            });
        if stated.role != Role::Unless {
            seen[place].2.extend(measured.intervals.first().cloned());
        }
        seen[place].3 = seen[place].3.or(measured.worse);
    }
    for row in &mut seen {
        row.3 = row.3.or_else(|| inferred(row.1, &row.2));
    }
    for stated in term
        .grades
        .iter_mut()
        .flat_map(|criterion| &mut criterion.clauses)
        .flat_map(|clause| &mut clause.0)
    {
        let Fact::Number(measured) = &mut stated.fact else {
            continue;
        };
        let worse = seen
            .iter()
            .find(|row| row.0 == measured.quantity && row.1 == measured.aspect)
            .and_then(|row| row.3);
        measured.worse = Some(worse.ok_or_else(|| {
            format!(
                "“{}”: whether {} is worse high or low does not follow from its intervals; write high or low before it",
                term.name, measured.quantity
            )
        })?);
    }
    Ok(())
}

fn facts_of(criterion: &Criterion) -> impl Iterator<Item = &Stated> {
    criterion.clauses.iter().flat_map(|clause| &clause.0)
}

fn inferred(aspect: Aspect, intervals: &[Interval]) -> Option<Worse> {
    if aspect != Aspect::Value {
        return Some(Worse::High);
    }
    let refers = |bound: Option<Bound>, to: Limit| bound.is_some_and(|bound| bound.of == Some(to));
    let high = intervals
        .iter()
        .any(|interval| interval.high.is_none() || refers(interval.low, Limit::Upper));
    let low = intervals
        .iter()
        .any(|interval| interval.low.is_none() || refers(interval.high, Limit::Lower));
    match (high, low) {
        (true, false) => Some(Worse::High),
        (false, true) => Some(Worse::Low),
        _ => None,
    }
}
