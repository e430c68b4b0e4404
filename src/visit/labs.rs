//! Laboratory values: what a row says, and the grades that follow.

use serde_json::{Map, Value, json};

use super::rows::{self, Row};
use crate::ctcae::{Criteria, Known, Outcome, Reading, Version, Why, answers, grade_reading};

/// An entry of `labs`, read but not taken apart: a view.
#[derive(Clone, Copy, Debug)]
pub struct Lab<'a>(pub &'a Row);

/// The outcome of one term for a laboratory value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabGrade {
    /// The term.
    pub term: String,
    /// What its criteria say.
    pub outcome: Outcome,
}

impl<'a> Lab<'a> {
    /// A text, as typed; empty where there is none.
    #[must_use]
    pub fn text(self, key: &str) -> &'a str {
        rows::typed(self.0, key)
    }

    /// The identifier.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.text("id")
    }

    /// The quantity that was measured.
    #[must_use]
    pub fn analyte(self) -> &'a str {
        self.text("analyte")
    }

    /// The version it is graded by: its own, or that of its stored result.
    #[must_use]
    pub fn version(self) -> Option<Version> {
        let of = |value: Option<&Value>| Version::named(value?.as_str()?);
        of(self.0.get("ctcae")).or_else(|| of(self.0.get("result")?.get("ctcae")))
    }

    /// Everything known: the measurement, and facts that were asked for.
    #[must_use]
    pub fn known(self) -> Known {
        let facts = self.0.get("facts").and_then(Value::as_object);
        let mut known = facts
            .and_then(|facts| answers::read(facts).ok())
            .unwrap_or_default();
        let reading: Reading = answers::reading("", self.0).unwrap_or_default();
        known.readings.retain(|(id, _)| id != self.analyte());
        known.readings.push((self.analyte().to_owned(), reading));
        known
    }

    /// The grade for each term a value of this test can lead to; none where
    /// the version does not grade the test, or no value is given.
    #[must_use]
    pub fn grades(self, criteria: &Criteria) -> Vec<LabGrade> {
        if self.0.get("value").is_none() {
            return Vec::new();
        }
        let known = self.known();
        criteria
            .terms_of_lab(self.analyte())
            .iter()
            .map(|name| LabGrade {
                term: name.clone(),
                outcome: match criteria.term(name) {
                    Some(term) => grade_reading(criteria, term, self.analyte(), &known),
                    None => Outcome::CannotGrade {
                        why: Why::NoSuchTerm,
                    },
                },
            })
            .collect()
    }
}

/// The `result` of a laboratory row.
#[must_use]
pub fn result_of_lab(lab: Lab<'_>, criteria: &Criteria) -> Value {
    let grades: Vec<Value> = lab
        .grades(criteria)
        .into_iter()
        .map(|grade| {
            let mut result = Map::new();
            result.insert("term".into(), grade.term.into());
            add_outcome(&mut result, &grade.outcome, lab.analyte());
            Value::Object(result)
        })
        .collect();
    json!({ "ctcae": criteria.version.name(), "grades": grades })
}

/// Puts an outcome into an object: `outcome`, and `grade`, `possible` with
/// `ask`, or `why`.
pub fn add_outcome(result: &mut Map<String, Value>, outcome: &Outcome, analyte: &str) {
    let (name, rest) = match outcome {
        Outcome::Graded { grade, because } => {
            let mut rest = vec![("grade", json!(grade))];
            if let Some(decision) = because.decision {
                rest.push(("decision", decision.number().into()));
            }
            ("graded", rest)
        }
        Outcome::NoGrade => ("noGrade", Vec::new()),
        Outcome::Between { possible, ask, .. } => {
            let own = format!("measured.{analyte}.");
            let ask: Vec<String> = ask
                .iter()
                .map(answers::path_of)
                .map(|path| match path.strip_prefix(&own) {
                    Some(key) if !analyte.is_empty() => key.to_owned(),
                    _ => path,
                })
                .collect();
            (
                "between",
                vec![("possible", json!(possible)), ("ask", json!(ask))],
            )
        }
        Outcome::CannotGrade { why } => ("cannotGrade", vec![("why", why.to_string().into())]),
    };
    result.insert("outcome".into(), name.into());
    for (key, value) in rest {
        result.insert(key.into(), value);
    }
}
