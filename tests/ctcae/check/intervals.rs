//! The intervals of a term fit together: between its grades there is no
//! overlap and no gap but those that the source has, which are listed.

use dermscore::ctcae::fact::Group;
use dermscore::ctcae::interval::{Aspect, Interval, Measured};
use dermscore::ctcae::{Clause, Criteria, Fact, Role, Term, Version};

use super::kit::{against, broken, entries, holds, says};
use super::spans::{Lie, lie, narrow, written};

/// What the source has, a line each.
const KNOWN: &str = include_str!("../known_intervals.txt");

const DECISIONS: &str = include_str!("../../../docs/ctcae-decisions.md");

/// An interval of a grade, and for whom it holds.
struct Band {
    grade: u8,
    scopes: Vec<Fact>,
    /// What has to hold besides, such as symptoms.
    besides: Vec<Fact>,
    interval: Interval,
}

/// What is odd between two grades of a term: `version | term | quantity and
/// unit | what | grades | range`.
fn found(criteria: &Criteria) -> Vec<String> {
    let mut found = Vec::new();
    for term in &criteria.terms {
        for (quantity, aspect, unit) in scales(term) {
            let bands = bands(term, &quantity, aspect, &unit);
            let mut scopes: Vec<&Vec<Fact>> = Vec::new();
            for band in &bands {
                if !scopes.contains(&&band.scopes) {
                    scopes.push(&band.scopes);
                }
            }
            for scope in scopes {
                let holds: Vec<&Band> = bands
                    .iter()
                    .filter(|band| band.scopes.iter().all(|fact| within(fact, scope)))
                    .collect();
                for (what, low, high, range) in odd(&holds) {
                    let of = [aspect.key(), &quantity, &unit].join(" ");
                    let line = format!(
                        "{} | {} | {} | {what} | {low}/{high} | {range}",
                        criteria.version.name(),
                        term.name,
                        of.trim()
                    );
                    if !found.contains(&line) {
                        found.push(line);
                    }
                }
            }
        }
    }
    found
}

/// Whether a scope holds for all of those for whom `scopes` hold.
fn within(fact: &Fact, scopes: &[Fact]) -> bool {
    let child = [Group::Adolescent, Group::Infant].map(Fact::Group);
    scopes.contains(fact)
        || (*fact == Fact::Group(Group::Child) && scopes.iter().any(|scope| child.contains(scope)))
}

/// Every quantity a term compares, with what of it, in every printed unit.
fn scales(term: &Term) -> Vec<(String, Aspect, String)> {
    let mut scales = Vec::new();
    for (_, _, number) in numbers(term) {
        for interval in &number.intervals {
            let scale = (
                number.quantity.clone(),
                number.aspect,
                interval.unit.clone(),
            );
            if !scales.contains(&scale) {
                scales.push(scale);
            }
        }
    }
    scales
}

fn numbers(term: &Term) -> impl Iterator<Item = (u8, &Clause, &Measured)> {
    term.grades.iter().flat_map(|criterion| {
        criterion.clauses.iter().flat_map(move |clause| {
            clause
                .0
                .iter()
                .filter_map(move |stated| match &stated.fact {
                    Fact::Number(number) => Some((criterion.grade, clause, number)),
                    _ => None,
                })
        })
    })
}

/// The intervals of one scale; a condition's too, since what is worse than it
/// is what a higher grade asks for.
fn bands(term: &Term, quantity: &str, aspect: Aspect, unit: &str) -> Vec<Band> {
    numbers(term)
        .filter(|(_, _, number)| number.quantity == quantity && number.aspect == aspect)
        .filter(|(_, clause, number)| !qualifies(number, clause))
        .flat_map(|(grade, clause, number)| {
            number
                .intervals
                .iter()
                .filter(|interval| interval.unit == unit)
                .map(move |interval| Band {
                    grade,
                    scopes: clause
                        .0
                        .iter()
                        .filter(|stated| stated.role == Role::Scope)
                        .map(|stated| stated.fact.clone())
                        .collect(),
                    besides: clause
                        .0
                        .iter()
                        .filter(|stated| stated.role == Role::Required)
                        .filter(|stated| !matches!(stated.fact, Fact::Number(_)))
                        .map(|stated| stated.fact.clone())
                        .collect(),
                    interval: interval.clone(),
                })
        })
        .collect()
}

/// Whether a value only says of which changes its clause speaks: "fallen by a
/// quarter, and below normal".
fn qualifies(number: &Measured, clause: &Clause) -> bool {
    number.aspect == Aspect::Value
        && clause.0.iter().any(|stated| match &stated.fact {
            Fact::Number(other) => {
                other.quantity == number.quantity && other.aspect != Aspect::Value
            }
            _ => false,
        })
}

/// Overlaps between two grades, and what lies between two and belongs to none.
fn odd(bands: &[&Band]) -> Vec<(&'static str, u8, u8, String)> {
    let mut odd = Vec::new();
    for (place, one) in bands.iter().enumerate() {
        for two in &bands[place + 1..] {
            let (what, range) = match lie(&one.interval, &two.interval) {
                _ if one.grade == two.grade => continue,
                (Lie::Overlap, range) => ("overlap", range),
                (Lie::Gap, range) => ("gap", range),
                (Lie::Point, range) => ("point", range),
                _ => continue,
            };
            // Between two bands that follow each other a third that asks for
            // more, such as symptoms, fills the gap only for some.
            let fills = |band: &Band| {
                let asked = |fact| one.besides.contains(fact) || two.besides.contains(fact);
                (!narrow(&range) || band.besides.iter().all(asked))
                    && lie(&band.interval, &range).0 == Lie::Overlap
            };
            let filled = what != "overlap" && bands.iter().any(|band| fills(band));
            if !filled {
                let (low, high) = (one.grade.min(two.grade), one.grade.max(two.grade));
                odd.push((what, low, high, written(&range)));
            }
        }
    }
    odd
}

/// The lines of the list, without the decision that covers each.
fn listed(version: Version) -> Vec<String> {
    entries(KNOWN)
        .filter(|line| line.starts_with(version.name()) && !line.contains("| units |"))
        .map(|line| {
            line.rsplit_once(" | ")
                .map_or(line, |(line, _)| line)
                .to_owned()
        })
        .collect()
}

#[test]
fn intervals_overlap_or_leave_a_gap_only_where_the_source_does() {
    holds(|criteria| against(&found(criteria), &listed(criteria.version)));
}

#[test]
fn every_entry_of_the_list_names_a_version_and_a_decision() {
    for line in entries(KNOWN) {
        let parts: Vec<&str> = line.split(" | ").collect();
        assert_eq!(parts.len(), 7, "{line}");
        assert!(Version::named(parts[0]).is_some(), "{line}");
        let decision = format!("\n**{}. ", parts[6]);
        assert!(DECISIONS.contains(&decision), "{line}");
    }
}

#[test]
fn an_interval_moved_by_hand_is_found() {
    let moved = |term: &str, from: &str, to: &str| {
        let found = found(&broken(Version::V5, term, from, to));
        against(&found, &listed(Version::V5))
    };
    let term = "Neutrophil count decreased";
    let line = |what: &str| format!("not in the list: 5.0 | {term} | neutrophils {what}");
    says(
        &moved(term, "[500, 1000) /mm3", "[600, 1000) /mm3"),
        &line("/mm3 | gap | 3/4 | [500,600)"),
    );
    says(
        &moved(term, "(, 500) /mm3", "(, 600) /mm3"),
        &line("/mm3 | overlap | 3/4 | [500,600)"),
    );
    says(
        &moved(term, "(, 500) /mm3", "(, 500] /mm3"),
        &line("/mm3 | overlap | 3/4 | [500,500]"),
    );
    says(
        &moved(term, "[0.5, 1.0)", "(0.5, 1.0)"),
        &line("10^9/L | point | 3/4 | [0.5,0.5]"),
    );
    says(
        &moved(
            "Alanine aminotransferase increased",
            "(3.0*BL, 5.0*BL]",
            "(3.5*BL, 5.0*BL]",
        ),
        "| alt U/L | gap | 1/2 | (3*BL,3.5*BL]",
    );
    says(
        &moved("Hyponatremia", "[125, 129]", "[125, 130)"),
        "in the list and not in the data: 5.0 | Hyponatremia | sodium mmol/L | gap",
    );
}
