//! An interval printed in several units is one interval: its ends agree as far
//! as they are rounded, and lie on the same side of each end.

use dermscore::ctcae::embedded::{V5, V6};
use dermscore::ctcae::quantity::{Quantity, Unit};
use dermscore::ctcae::{Criteria, Version};
use dermscore::measure::{Decimal, Ratio};

use super::kit::{against, entries, holds, says, shipped};

/// What the source has, a line each.
const KNOWN: &str = include_str!("../known_intervals.txt");

/// An interval as printed: rounding shows in the zeros at the end, so the
/// numbers stay text.
struct Printed<'a> {
    text: &'a str,
    ends: [&'a str; 2],
    signs: (bool, bool),
    unit: &'a str,
}

/// Where two printed units of an interval disagree.
fn found(criteria: &Criteria, data: &str) -> Vec<String> {
    let (mut found, mut term, mut grade) = (Vec::new(), "", "");
    for line in data.lines() {
        if let Some(name) = line.strip_prefix("term ") {
            term = name;
        }
        if let Some(number) = line.get(..1).filter(|sign| "12345".contains(sign)) {
            grade = number;
        }
        for fact in line.split(['|', '&']).filter(|fact| fact.contains(" ~ ")) {
            let fact = fact.split('{').next().unwrap_or_default();
            let quantity = fact
                .split_whitespace()
                .find_map(|word| criteria.quantities.get(word))
                .unwrap_or_else(|| panic!("{term}: no quantity in {fact}"));
            let intervals: Vec<Printed> = fact.split('~').map(printed).collect();
            for one in &intervals[1..] {
                if !agree(quantity, &intervals[0], one) {
                    found.push(format!(
                        "{} | {term} | {} {} | units | {grade} | {} ~ {}",
                        criteria.version.name(),
                        quantity.id,
                        one.unit,
                        intervals[0].text,
                        one.text
                    ));
                }
            }
        }
    }
    found
}

fn printed(text: &str) -> Printed<'_> {
    let start = text.find(['[', '(']).expect("an interval");
    let end = text.find([']', ')']).expect("the interval's end");
    let (low, high) = text[start + 1..end].split_once(',').expect("two ends");
    Printed {
        text: &text[start..=end],
        ends: [low.trim(), high.trim()],
        signs: (text[start..].starts_with('['), text[end..].starts_with(']')),
        unit: text[end + 1..].trim(),
    }
}

fn agree(quantity: &Quantity, one: &Printed, two: &Printed) -> bool {
    let unit = |printed: &Printed| quantity.unit(printed.unit).expect("a unit of the quantity");
    let same = |end: usize| match (number(one.ends[end]), number(two.ends[end])) {
        (Some(first), Some(second)) => {
            let within = |number: Ratio, from: &Unit, to: &Unit, end: &str| {
                let (found, printed) = (converted(number, from, to), number_of(end));
                let off = found
                    .minus(printed)
                    .and_then(Ratio::absolute)
                    .expect("a difference");
                off <= half_a_step(end)
            };
            within(first, unit(one), unit(two), two.ends[end])
                || within(second, unit(two), unit(one), one.ends[end])
        }
        // A limit of normal is one in every unit.
        _ => one.ends[end] == two.ends[end],
    };
    one.signs == two.signs && same(0) && same(1)
}

fn number(text: &str) -> Option<Ratio> {
    Decimal::typed(text).ok().map(Ratio::from)
}

fn number_of(text: &str) -> Ratio {
    number(text).unwrap_or_else(|| panic!("{text} is no number"))
}

/// Half of one in the last printed place.
fn half_a_step(text: &str) -> Ratio {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    match places {
        0 => number_of("0.5"),
        _ => number_of(&format!("0.{}5", "0".repeat(places))),
    }
}

fn converted(number: Ratio, from: &Unit, to: &Unit) -> Ratio {
    let factor = |unit: &Unit| unit.factor.expect("a factor");
    let through = || {
        let (over, under, start) = factor(from);
        let first = number
            .minus(start.into())?
            .times(over.into())?
            .divided_by(under.into())?;
        let (over, under, start) = factor(to);
        first
            .times(under.into())?
            .divided_by(over.into())?
            .plus(start.into())
    };
    through().expect("a conversion in reach")
}

fn listed(version: Version) -> Vec<String> {
    entries(KNOWN)
        .filter(|line| line.starts_with(version.name()) && line.contains("| units |"))
        .map(|line| {
            line.rsplit_once(" | ")
                .map_or(line, |(line, _)| line)
                .to_owned()
        })
        .collect()
}

fn data(version: Version) -> &'static str {
    match version {
        Version::V5 => V5,
        Version::V6 => V6,
    }
}

#[test]
fn printed_units_agree_within_rounding() {
    holds(|criteria| {
        let found = found(criteria, data(criteria.version));
        against(&found, &listed(criteria.version))
    });
}

#[test]
fn a_number_or_an_end_that_disagrees_is_found() {
    let version = Version::V5;
    let changed = |from: &str, to: &str| {
        assert!(V5.contains(from), "{from}");
        let found = found(&shipped(version), &V5.replace(from, to));
        against(&found, &listed(version))
    };
    says(
        &changed("(ULN, 2.9] mmol/L", "(ULN, 2.8] mmol/L"),
        "Hypercalcemia | calcium mmol/L | units | 1 | (ULN, 11.5] ~ (ULN, 2.8]",
    );
    says(
        &changed("(, 0.05) 10^9/L", "(, 0.05] 10^9/L"),
        "CD4 lymphocytes decreased | cd4 10^9/L | units | 4",
    );
    says(
        &changed("[100, LLN) g/L", "[100, ULN) g/L"),
        "Anemia | hemoglobin g/L | units | 1",
    );
    says(
        &changed("(, 28] °C ~ (, 82.4] °F", "(, 28] °C ~ (, 84] °F"),
        "Hypothermia | temperature °F | units | 4",
    );
}
