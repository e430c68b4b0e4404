//! Criteria in words of our own, made from the facts.

use super::criteria::{Criteria, Criterion};
use super::fact::{Clause, Fact, Flag, Role, Scale, Stated};
use super::interval::{Aspect, Bound, Interval, Limit, Measured};
use super::need::Need;

/// What a grade asks for: its clauses with "or" between them.
#[must_use]
pub fn criterion(criteria: &Criteria, criterion: &Criterion) -> String {
    let clauses: Vec<String> = criterion
        .clauses
        .iter()
        .map(|one| clause(criteria, one))
        .collect();
    clauses.join("; or ")
}

/// One clause: whom it holds for, what it asks for, and what must not be.
#[must_use]
pub fn clause(criteria: &Criteria, clause: &Clause) -> String {
    let mut scopes = Vec::new();
    let mut facts = Vec::new();
    for stated in &clause.0 {
        match stated.role {
            Role::Scope => scopes.push(fact(criteria, stated)),
            _ => facts.push(fact(criteria, stated)),
        }
    }
    let facts = facts.join(", ");
    if scopes.is_empty() {
        return facts;
    }
    format!("{}: {facts}", scopes.join(", "))
}

/// One fact as it stands in its clause.
#[must_use]
pub fn fact(criteria: &Criteria, stated: &Stated) -> String {
    let unless = stated.role == Role::Unless;
    let mut said = match &stated.fact {
        Fact::Level { scale, word, level } => of_level(scale, word, *level, unless),
        Fact::Flag(flag) => of_flag(*flag, unless),
        Fact::Group(group) => group.phrase().to_owned(),
        Fact::Baseline(state) => state.phrase().to_owned(),
        Fact::Need(need) => of_need(need, unless),
        Fact::Number(number) => measured(criteria, number),
        Fact::Own(own) if unless => format!("without {own}"),
        Fact::Own(own) => own.clone(),
    };
    if let Some(note) = &stated.note {
        said.push_str(" (");
        said.push_str(note);
        said.push(')');
    }
    said
}

fn of_level(scale: &Scale, word: &str, level: u8, unless: bool) -> String {
    let row = scale.levels().iter().find(|row| row.0 == word);
    let phrase = row.map_or(word, |row| row.2);
    let phrase = match scale {
        Scale::Severity(Some(of)) => format!("{phrase} {of}"),
        _ => phrase.to_owned(),
    };
    if unless && level > 0 {
        return format!("no more than {phrase}");
    }
    phrase
}

fn of_flag(flag: Flag, unless: bool) -> String {
    let itself_negative = matches!(flag, Flag::ObservationsOnly | Flag::NotLifeThreatening);
    if unless && !itself_negative {
        return format!("no {}", flag.phrase());
    }
    flag.phrase().to_owned()
}

fn of_need(need: &Need, unless: bool) -> String {
    let phrase = need.phrase();
    match (unless, need.given) {
        (true, false) => format!("no {phrase} needed"),
        (true, true) => format!("no {phrase} started"),
        (false, false) => format!("{phrase} needed"),
        (false, true) => format!("{phrase} started"),
    }
}

/// A quantity with its interval in every printed unit.
#[must_use]
pub fn measured(criteria: &Criteria, number: &Measured) -> String {
    let name = criteria
        .quantities
        .get(&number.quantity)
        .map_or(number.quantity.as_str(), |quantity| &quantity.name);
    let name = match number.aspect {
        Aspect::Value => name.to_owned(),
        Aspect::Rise => format!("{name}, above baseline by"),
        Aspect::Fall => format!("{name}, below baseline by"),
        Aspect::RisePercent => format!("{name}, risen from baseline by"),
        Aspect::FallPercent => format!("{name}, fallen from baseline by"),
        Aspect::Change => format!("{name}, changed from baseline by"),
        Aspect::Above => format!("{name}, above the upper limit by"),
        Aspect::Below => format!("{name}, below the lower limit by"),
    };
    let mut intervals = number.intervals.iter().map(interval);
    let first = intervals.next().unwrap_or_default();
    let rest: Vec<String> = intervals.collect();
    if rest.is_empty() {
        return format!("{name} {first}");
    }
    format!("{name} {first} ({})", rest.join("; "))
}

/// An interval: `> ULN to 3 × ULN`, `8 to < 10 g/dL`, `≥ 20 %`.
#[must_use]
pub fn interval(interval: &Interval) -> String {
    let plain = |end: Option<Bound>| end.is_some_and(|end| end.of.is_none());
    let unit = if plain(interval.low) || plain(interval.high) {
        format!(" {}", interval.unit)
    } else {
        String::new()
    };
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low.number == high.number && low.of == high.of => {
            format!("{}{unit}", bound(low))
        }
        (Some(low), Some(high)) => {
            let from = if low.inclusive { "" } else { "> " };
            let to = if high.inclusive { "" } else { "< " };
            format!("{from}{} to {to}{}{unit}", bound(low), bound(high))
        }
        (Some(low), None) => {
            let sign = if low.inclusive { "≥" } else { ">" };
            format!("{sign} {}{unit}", bound(low))
        }
        (None, Some(high)) => {
            let sign = if high.inclusive { "≤" } else { "<" };
            format!("{sign} {}{unit}", bound(high))
        }
        (None, None) => String::new(),
    }
}

fn bound(bound: Bound) -> String {
    let name = match bound.of {
        None => return bound.number.to_string(),
        Some(Limit::Upper) => "ULN",
        Some(Limit::Lower) => "LLN",
        Some(Limit::Baseline) => "baseline",
        Some(Limit::Infarction) => "the assay's infarction limit",
    };
    let number = bound.number.to_string();
    if number == "1" {
        return name.to_owned();
    }
    format!("{number} × {name}")
}
