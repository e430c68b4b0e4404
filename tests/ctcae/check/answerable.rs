//! Everything a criterion asks can be answered in a visit file: for every
//! fact, what the engine asks has a place among an entry's facts, and what is
//! said there makes the fact hold.

use dermscore::ctcae::answers::{self, path_of};
use dermscore::ctcae::fact::{Baseline, Flag};
use dermscore::ctcae::{
    Clause, Criteria, Criterion, Fact, Outcome, Role, Stated, Term, Version, grade, wording,
};
use serde_json::{Map, Value};

use super::kit::{broken, holds, says};
use super::witness::{Facts, of_clause};

fn faults(criteria: &Criteria) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: Vec<Clause> = Vec::new();
    for term in &criteria.terms {
        for clause in term.grades.iter().flat_map(|criterion| &criterion.clauses) {
            for stated in &clause.0 {
                let Some(alone) = alone(stated, clause) else {
                    continue;
                };
                if seen.contains(&alone) {
                    continue;
                }
                if let Err(why) = answered(criteria, term, &alone) {
                    let what = wording::clause(criteria, &alone);
                    faults.push(format!("{}: {what}: {why}", term.name));
                }
                seen.push(alone);
            }
        }
    }
    faults
}

/// A clause that asks for one fact and nothing else. A condition is turned
/// into what it rules out; two conditions are never asked.
fn alone(stated: &Stated, clause: &Clause) -> Option<Clause> {
    let fact = |role: Role, fact: &Fact| Stated {
        role,
        fact: fact.clone(),
        note: None,
    };
    Some(Clause(match &stated.fact {
        Fact::Flag(Flag::ObservationsOnly | Flag::NotLifeThreatening) => return None,
        // How the baseline lay is a matter of the quantity beside it.
        Fact::Baseline(_) => clause
            .0
            .iter()
            .filter(|other| matches!(other.fact, Fact::Number(_) | Fact::Baseline(_)))
            .cloned()
            .collect(),
        Fact::Group(_) => vec![
            fact(Role::Scope, &stated.fact),
            fact(Role::Required, &Fact::Flag(Flag::Present)),
        ],
        other => vec![fact(Role::Required, other)],
    }))
}

/// Whether answering nothing but what is asked leads to the fact.
fn answered(criteria: &Criteria, term: &Term, clause: &Clause) -> Result<(), String> {
    let term = Term {
        name: term.name.clone(),
        class: term.class,
        grades: vec![Criterion {
            grade: 1,
            clauses: vec![clause.clone()],
        }],
    };
    let answers = of_clause(criteria, &term, clause, 1).ok_or("no answers make it hold")?;
    let answers = with_status(answers, clause);
    let mut given = Facts::new();
    loop {
        let known = answers::read(&given).map_err(|fault| format!("{fault:?}"))?;
        let ask = match grade(criteria, &term, &known) {
            Outcome::Graded { grade: 1, .. } => return Ok(()),
            Outcome::Between { ask, .. } => ask,
            other => return Err(format!("with {given:?} it is {other:?}")),
        };
        let mut more = false;
        for question in ask {
            let path = path_of(&question);
            if path.is_empty() {
                return Err(format!("{question:?} has no place in a visit file"));
            }
            more |= copy(&answers, &mut given, &path)
                .ok_or_else(|| format!("{path} is asked and has no answer"))?;
        }
        if !more {
            return Err(format!("all of {given:?} is answered and asked again"));
        }
    }
}

/// Copies the answer at a path, and says whether it is new; nothing where
/// there is none. Below findings and severities the rest is one name, which
/// may have points of its own.
fn copy(from: &Facts, to: &mut Facts, path: &str) -> Option<bool> {
    let Some((key, rest)) = path.split_once('.') else {
        return Some(
            to.insert(path.to_owned(), from.get(path)?.clone())
                .is_none(),
        );
    };
    let value = from.get(key)?.as_object()?;
    let below = to.entry(key).or_insert_with(|| Value::Object(Map::new()));
    let below = below.as_object_mut()?;
    if key == "measured" {
        return copy(value, below, rest);
    }
    Some(
        below
            .insert(rest.to_owned(), value.get(rest)?.clone())
            .is_none(),
    )
}

/// Says how the baselines of a clause lay, which is asked where a baseline is
/// not known as a number.
fn with_status(mut answers: Facts, clause: &Clause) -> Facts {
    let state = clause.0.iter().find_map(|stated| match stated.fact {
        Fact::Baseline(state) => Some(state),
        _ => None,
    });
    let status = match state {
        None => return answers,
        Some(Baseline::Normal) => "normal",
        Some(_) => "abnormal",
    };
    let measured = answers.get_mut("measured").and_then(Value::as_object_mut);
    for (_, reading) in measured.into_iter().flatten() {
        reading["baselineStatus"] = status.into();
    }
    answers
}

#[test]
fn every_fact_is_asked_and_can_be_answered_in_a_visit_file() {
    holds(faults);
}

#[test]
fn a_fact_that_cannot_be_answered_is_found() {
    let unasked =
        |version, term: &str, from: &str, to: &str| faults(&broken(version, term, from, to));
    // Read back as a topical intervention of the kind "wig".
    says(
        &unasked(
            Version::V5,
            "Alopecia",
            "need \"wig or hair piece\"",
            "need \"topical wig\"",
        ),
        "Alopecia: topical wig needed: no answers make it hold",
    );
    says(
        &unasked(
            Version::V5,
            "Alopecia",
            "need \"wig or hair piece\"",
            "need \"none\"",
        ),
        "Alopecia: none needed",
    );
}
