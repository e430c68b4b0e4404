//! What says nothing: the order of facts, of clauses and of keys, and
//! conditions.

use dermscore::ctcae::fact::Role;
use dermscore::ctcae::{Term, answers, grade};
use serde_json::{Map, Value};

use super::{because, cases};
use crate::property::property;
use crate::short::{criteria, said};

/// The same list in another order.
fn stirred<T: Clone>(list: &[T], picks: &[u16]) -> Vec<T> {
    let mut rest = list.to_vec();
    let mut out = Vec::new();
    let mut picks = picks.iter().cycle();
    while !rest.is_empty() {
        let pick = usize::from(*picks.next().expect("a pick"));
        out.push(rest.remove(pick % rest.len()));
    }
    out
}

fn stirred_object(object: &Map<String, Value>, picks: &[u16]) -> Map<String, Value> {
    let keys: Vec<&String> = object.keys().collect();
    let stir = |value: &Value| match value {
        Value::Object(inner) => Value::Object(stirred_object(inner, picks)),
        Value::Array(list) => Value::Array(stirred(list, picks)),
        other => other.clone(),
    };
    let keys = stirred(&keys, picks);
    keys.into_iter()
        .map(|key| (key.clone(), stir(&object[key])))
        .collect()
}

fn stirred_term(term: &Term, picks: &[u16]) -> Term {
    let mut term = term.clone();
    for criterion in &mut term.grades {
        criterion.clauses = stirred(&criterion.clauses, picks);
        for clause in &mut criterion.clauses {
            clause.0 = stirred(&clause.0, picks);
        }
    }
    term
}

#[test]
fn order_says_nothing() {
    property(8_000, cases(), |case| {
        let space = case.space();
        let choices = case.choices(&space);
        let facts = space.facts(&choices);
        let known = answers::read(&facts).map_err(|fault| format!("{fault:?}"))?;
        if answers::read(&facts) != Ok(known.clone()) {
            return because(&space, &choices, Err("read twice, two things known".into()));
        }
        let criteria = criteria(case.version);
        let plain = said(&grade(criteria, space.term, &known));
        let other = answers::read(&stirred_object(&facts, &case.picks)).expect("the same facts");
        let by_facts = said(&grade(criteria, space.term, &other));
        let by_clauses = said(&grade(
            criteria,
            &stirred_term(space.term, &case.picks),
            &other,
        ));
        if by_facts != plain || by_clauses != plain {
            let why = format!("{plain}, stirred {by_facts} and {by_clauses}");
            return because(&space, &choices, Err(why));
        }
        Ok(())
    });
}

#[test]
fn a_condition_never_decides() {
    // Taking every condition out of a term changes no outcome.
    property(4_000, cases(), |case| {
        let space = case.space();
        let choices = case.choices(&space);
        let known = space.known(&choices);
        let mut bare = space.term.clone();
        for clause in bare.grades.iter_mut().flat_map(|grade| &mut grade.clauses) {
            clause.0.retain(|stated| stated.role != Role::Unless);
        }
        let criteria = criteria(case.version);
        let (plain, bare) = (
            said(&grade(criteria, space.term, &known)),
            said(&grade(criteria, &bare, &known)),
        );
        if plain != bare {
            return because(
                &space,
                &choices,
                Err(format!("{plain}, without conditions {bare}")),
            );
        }
        Ok(())
    });
}
