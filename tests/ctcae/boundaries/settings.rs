//! What else is known of an event whose number is tried.

use dermscore::ctcae::fact::{Fact as Said, Group, Role};
use dermscore::ctcae::known::{AgeGroup, Reading, Sex, Span as Level};
use dermscore::ctcae::{Clause, Known};

use super::values::{Around, reading};
use crate::oracle::exact::exact;
use crate::oracle::law::Law;
use crate::oracle::source::{Fact, Number, Way};

/// What else may be known: nothing; that there is nothing else; everything the
/// clause asks for besides; and both.
pub fn settings(law: &Law<'_>, clause: &[Fact], parsed: &Clause, number: &Number) -> Vec<Known> {
    let looked = Known {
        present: Some(true),
        nothing_else: true,
        ..Known::default()
    };
    let mut rest = Known::default();
    let mut needs = Vec::new();
    for (fact, stated) in clause.iter().zip(&parsed.0) {
        if stated.role == Role::Unless {
            continue;
        }
        match &stated.fact {
            Said::Level { scale, level, .. } => {
                let (least, most) = (*level, *level);
                rest.levels.push((scale.clone(), Level { least, most }));
            }
            Said::Flag(flag) => rest.flags.push((*flag, true)),
            Said::Own(own) => rest.own.push((own.clone(), true)),
            Said::Need(need) => needs.push(need.clone()),
            Said::Group(group) => belongs(&mut rest, *group),
            Said::Baseline(_) => {}
            Said::Number(_) => {
                let other = fact.number.as_ref().expect("a number");
                if other.quantity != number.quantity {
                    rest.readings
                        .push((other.quantity.clone(), passed(law, other)));
                }
            }
        }
    }
    if !needs.is_empty() {
        rest.needs = Some(needs);
    }
    let both = Known {
        nothing_else: true,
        ..rest.clone()
    };
    vec![Known::default(), looked, rest, both]
}

fn belongs(known: &mut Known, group: Group) {
    match group {
        Group::Adult => known.age = Some(AgeGroup::Adult),
        Group::Child => known.age = Some(AgeGroup::Child),
        Group::Adolescent => known.age = Some(AgeGroup::Adolescent),
        Group::Infant => known.age = Some(AgeGroup::Infant),
        Group::Female => known.sex = Some(Sex::Female),
        Group::Male => known.sex = Some(Sex::Male),
        Group::Anticoagulated => known.anticoagulated = Some(true),
        Group::NotAnticoagulated => known.anticoagulated = Some(false),
    }
}

/// A reading that has passed the begin of a plain interval.
fn passed(law: &Law<'_>, number: &Number) -> Reading {
    let span = &number.spans[0];
    let one = exact(1, 1);
    let base = exact(100, 1);
    let moved = match number.way {
        Way::Up => span.from.map(|end| end.number + one),
        Way::Down => span.to.map(|end| end.number - one),
    };
    let moved = moved.unwrap_or(one);
    let quantity = law.quantities.iter().find(|one| one.id == number.quantity);
    let first = &quantity.expect("a quantity").units[0].name;
    let value = match number.aspect.as_str() {
        "" => moved,
        "fall" | "fall%" => base - moved,
        _ => base + moved,
    };
    let unit = if number.aspect.ends_with('%') {
        first
    } else {
        &span.unit
    };
    let around = Around {
        baseline: Some(base),
        ..Around::default()
    };
    reading(Some(value), unit, &around)
}
