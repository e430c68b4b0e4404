//! Every numeric limit of both versions just below, at and just above, in
//! every unit, with limits and baselines of every kind there and missing,
//! against the second implementation in `oracle`.

mod settings;
mod values;

use std::collections::BTreeSet;

use dermscore::ctcae::{Clause, Outcome, Version, grade};

use self::settings::settings;
use self::values::{arounds, reading, values};
use crate::oracle::gaps;
use crate::oracle::law::{Law, Verdict};
use crate::oracle::source::{self, Fact, Number};
use crate::short::criteria;

#[test]
fn every_limit_of_5_below_at_and_above() {
    try_version(Version::V5);
}

#[test]
fn every_limit_of_6_below_at_and_above() {
    try_version(Version::V6);
}

fn try_version(version: Version) {
    let quantities = source::quantities();
    let (mut tried, mut wrong) = (0_usize, Vec::new());
    {
        for mut term in source::terms(version) {
            gaps::fill(&mut term);
            let parsed = criteria(version).term(&term.name).expect("the term");
            let law = Law {
                quantities: &quantities,
                term: &term,
                parsed,
            };
            for (place, grade) in term.grades.iter().enumerate() {
                for (nth, clause) in grade.clauses.iter().enumerate() {
                    let parsed = &parsed.grades[place].clauses[nth];
                    for number in clause.iter().filter_map(|fact| fact.number.as_ref()) {
                        match try_number(version, &law, clause, parsed, number) {
                            Ok(count) => tried += count,
                            Err(why) => wrong.push(why),
                        }
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} disagree:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(tried > 300_000, "{tried} events tried");
}

fn try_number(
    version: Version,
    law: &Law<'_>,
    clause: &[Fact],
    parsed: &Clause,
    number: &Number,
) -> Result<usize, String> {
    let quantity = law.quantities.iter().find(|one| one.id == number.quantity);
    let quantity = quantity.expect("a quantity");
    let mut events = Vec::new();
    for unit in &quantity.units {
        for around in arounds(law, number, &unit.name) {
            for value in values(quantity, number, &unit.name, &around) {
                events.push((value, unit.name.as_str(), around.clone()));
            }
        }
    }
    // The same with no unit chosen.
    let unchosen: Vec<_> = events.iter().step_by(97).cloned().collect();
    events.extend(
        unchosen
            .into_iter()
            .map(|(value, _, around)| (value, "", around)),
    );
    let settings = settings(law, clause, parsed, number);
    for (value, unit, around) in &events {
        for setting in &settings {
            let mut known = setting.clone();
            let reading = reading(Some(*value), unit, around);
            known.readings.push((number.quantity.clone(), reading));
            let outcome = grade(criteria(version), law.parsed, &known);
            agree(&outcome, &law.verdict(&known)).map_err(|why| {
                format!("{} {}: {why}\n  {known:?}", version.name(), law.term.name)
            })?;
        }
    }
    Ok(events.len() * settings.len())
}

/// Whether the program says what the rules say.
fn agree(outcome: &Outcome, verdict: &Verdict) -> Result<(), String> {
    let wrong = || Err(format!("{outcome:?}, and by the rules {verdict:?}"));
    let (possible, because, asked) = match outcome {
        Outcome::Graded { grade, because } => (vec![*grade], Some(because), Vec::new()),
        Outcome::NoGrade => (vec![0], None, Vec::new()),
        Outcome::Between {
            possible,
            because,
            ask,
        } => (possible.clone(), because.as_ref(), ask.clone()),
        Outcome::CannotGrade { .. } => return wrong(),
    };
    let ask: BTreeSet<_> = asked.iter().cloned().collect();
    if possible != verdict.possible || ask != verdict.ask || ask.len() != asked.len() {
        return wrong();
    }
    let right = match because {
        None => verdict.decisions.is_empty(),
        Some(because) => {
            let decided = |decision| verdict.decisions.iter().any(|all| all.contains(&decision));
            because.grade == possible[0]
                && because.decision.map_or_else(
                    || verdict.decisions.iter().any(BTreeSet::is_empty),
                    |one| decided(one) && verdict.decisions.iter().all(|all| !all.is_empty()),
                )
        }
    };
    if right { Ok(()) } else { wrong() }
}
