//! Prints the coded criteria of a version for reviewers and other programs:
//! one JSON line a term, then one a quantity.
//!
//! `cargo run --no-default-features --example criteria -- 5.0`

use std::io::Write;
use std::process::ExitCode;

use dermscore::ctcae::embedded;
use dermscore::ctcae::fact::{Clause, Fact, Role, Stated};
use dermscore::ctcae::interval::{Bound, Interval};
use dermscore::ctcae::{Criteria, Term, Version, wording};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let Some(version) = Version::named(&asked) else {
        eprintln!("criteria: found “{asked}”; name a version of CTCAE, 5.0 or 6.0");
        return ExitCode::from(2);
    };
    let criteria = match embedded::criteria(version) {
        Ok(criteria) => criteria,
        Err(mistakes) => {
            for mistake in mistakes {
                eprintln!("criteria: {mistake}");
            }
            return ExitCode::from(1);
        }
    };
    let mut out = std::io::stdout().lock();
    let terms = criteria.terms.iter().map(|term| of_term(&criteria, term));
    let quantities = criteria
        .quantities
        .0
        .iter()
        .map(|quantity| of_quantity(&criteria, &quantity.id));
    for line in terms.chain(quantities) {
        // A closed pipe ends the output.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

fn of_term(criteria: &Criteria, term: &Term) -> Value {
    let grades: Vec<Value> = term
        .grades
        .iter()
        .map(|criterion| {
            json!({
                "grade": criterion.grade,
                "wording": wording::criterion(criteria, criterion),
                "facts": criterion.clauses.iter().map(of_clause).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut line = Map::new();
    line.insert("version".into(), criteria.version.name().into());
    line.insert("term".into(), term.name.as_str().into());
    line.insert("class".into(), criteria.class_of(term).into());
    if let Some(code) = embedded::code(criteria.version, &term.name) {
        line.insert("code".into(), code.into());
    }
    line.insert("grades".into(), grades.into());
    Value::Object(line)
}

fn of_clause(clause: &Clause) -> Value {
    clause.0.iter().map(of_fact).collect()
}

fn of_fact(stated: &Stated) -> Value {
    let mut fact = Map::new();
    match stated.role {
        Role::Required => {}
        Role::Unless => {
            fact.insert("role".into(), "condition".into());
        }
        Role::Scope => {
            fact.insert("role".into(), "scope".into());
        }
    }
    let (key, value) = match &stated.fact {
        Fact::Level { scale, word, .. } => match scale {
            dermscore::ctcae::Scale::Severity(Some(of)) => {
                ("level", json!({ "severity": word, "of": of }))
            }
            _ => ("level", json!(word)),
        },
        Fact::Flag(flag) => ("flag", json!(flag.key())),
        Fact::Group(group) => ("group", json!(group.key())),
        Fact::Baseline(state) => ("baseline", json!(state.key())),
        Fact::Need(need) => ("intervention", json!(need.key())),
        Fact::Own(own) => ("finding", json!(own)),
        Fact::Number(number) => (
            "measured",
            json!({
                "quantity": number.quantity,
                "of": if number.aspect.key().is_empty() { "value" } else { number.aspect.key() },
                "intervals": number.intervals.iter().map(of_interval).collect::<Vec<_>>(),
            }),
        ),
    };
    fact.insert(key.into(), value);
    if let Some(note) = &stated.note {
        fact.insert("note".into(), note.as_str().into());
    }
    Value::Object(fact)
}

fn of_interval(interval: &Interval) -> Value {
    json!({ "from": interval.low.map(of_bound), "to": interval.high.map(of_bound), "unit": interval.unit })
}

fn of_bound(bound: Bound) -> Value {
    json!({
        "number": bound.number.to_string(),
        "times": bound.of.map(dermscore::ctcae::interval::Limit::key),
        "inclusive": bound.inclusive,
    })
}

fn of_quantity(criteria: &Criteria, id: &str) -> Value {
    let quantity = criteria.quantities.get(id);
    let named_by: Vec<&str> = criteria
        .terms
        .iter()
        .filter(|term| {
            term.grades
                .iter()
                .flat_map(|criterion| &criterion.clauses)
                .flat_map(|clause| &clause.0)
                .any(|stated| matches!(&stated.fact, Fact::Number(number) if number.quantity == id))
        })
        .map(|term| term.name.as_str())
        .collect();
    json!({
        "version": criteria.version.name(),
        "quantity": id,
        "name": quantity.map(|quantity| quantity.name.as_str()),
        "origin": quantity.map(|quantity| quantity.origin.key()),
        "units": quantity.map(|quantity| {
            quantity.units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>()
        }),
        "terms": named_by,
        "labTerms": criteria.terms_of_lab(id),
    })
}
