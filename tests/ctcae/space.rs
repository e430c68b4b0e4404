//! Everything that can be said of an event of a term, question by question, as
//! a visit file has it.

mod numbers;

use std::collections::BTreeSet;

use dermscore::ctcae::answers::{self, AGES, STATES};
use dermscore::ctcae::fact::{Fact, Flag, Group, Role, Scale, Stated};
use dermscore::ctcae::interval::{Aspect, Limit, Measured};
use dermscore::ctcae::known::{Known, Span};
use dermscore::ctcae::{Term, Version};
use serde_json::{Map, Value, json};

use self::numbers::numbers;
use crate::short::criteria;

/// What an answer means for how bad the event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Levels of a scale.
    Levels(&'static [(&'static str, Span)]),
    /// `false`, `true`.
    Finding,
    /// `none`, each one alone, all together.
    Needs,
    /// Numbers, the milder first.
    Numbers,
    /// Whom it concerns, and what a number is judged by.
    About,
    /// That nothing else was found.
    Else,
}

/// A question with its path below `facts` and every answer tried.
#[derive(Clone, Debug)]
pub struct Question {
    pub path: String,
    pub answers: Vec<Value>,
    pub kind: Kind,
}

impl Question {
    /// Whether one choice is worse than another, 0 being no answer.
    pub fn is_worse(&self, than: usize, choice: usize) -> bool {
        if choice == 0 || choice == than {
            return false;
        }
        match &self.kind {
            Kind::Levels(levels) => {
                let least = |choice: usize| match choice {
                    0 => 0,
                    other => levels[other - 1].1.least,
                };
                least(choice) >= least(than)
            }
            Kind::Finding => choice == 2,
            Kind::Needs => match than {
                0 | 1 => choice > 1,
                _ => choice == self.answers.len(),
            },
            Kind::Numbers => choice > than,
            Kind::About | Kind::Else => false,
        }
    }
}

/// A term and its questions.
pub struct Space {
    pub version: Version,
    pub term: &'static Term,
    pub questions: Vec<Question>,
}

/// How finely numbers are tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// Between every two printed ends.
    Coarse,
    /// On both sides of every end, too.
    Fine,
}

impl Space {
    /// The questions of a term.
    pub fn of(version: Version, term: &'static Term, grain: Grain) -> Self {
        let mut space = Self {
            version,
            term,
            questions: Vec::new(),
        };
        space.ask("present", [json!(false), json!(true)], Kind::Finding);
        space.ask("nothingElse", [json!(true)], Kind::Else);
        let clauses = term.grades.iter().flat_map(|grade| &grade.clauses);
        for stated in clauses.flat_map(|clause| &clause.0) {
            space.of_fact(stated, grain);
        }
        space.of_needs();
        space
    }

    fn ask(&mut self, path: &str, answers: impl Into<Vec<Value>>, kind: Kind) {
        if self.questions.iter().all(|known| known.path != path) {
            self.questions.push(Question {
                path: path.to_owned(),
                answers: answers.into(),
                kind,
            });
        }
    }

    fn of_fact(&mut self, stated: &Stated, grain: Grain) {
        let truths = [json!(false), json!(true)];
        match &stated.fact {
            Fact::Level { scale, .. } => {
                let levels = answers::levels(scale);
                let names: Vec<Value> = levels.iter().map(|level| level.0.into()).collect();
                let path = match scale {
                    Scale::Severity(Some(of)) => format!("severityOf.{of}"),
                    plain => {
                        let row = answers::SCALES.iter().find(|row| row.1 == *plain);
                        row.expect("a scale").0.to_owned()
                    }
                };
                self.ask(&path, names, Kind::Levels(levels));
            }
            Fact::Flag(Flag::Present | Flag::ObservationsOnly | Flag::NotLifeThreatening)
            | Fact::Need(_)
            | Fact::Baseline(_) => {}
            Fact::Flag(flag) => {
                let row = answers::FLAGS.iter().find(|row| row.1 == *flag);
                self.ask(row.expect("a flag").0, truths, Kind::Finding);
            }
            Fact::Own(own) => {
                let kind = match stated.role {
                    Role::Scope => Kind::About,
                    _ => Kind::Finding,
                };
                self.ask(&format!("findings.{own}"), truths, kind);
            }
            Fact::Group(Group::Female | Group::Male) => {
                self.ask("sex", [json!("female"), json!("male")], Kind::About);
            }
            Fact::Group(Group::Anticoagulated | Group::NotAnticoagulated) => {
                self.ask("anticoagulated", truths, Kind::About);
            }
            Fact::Group(_) => {
                let names: Vec<Value> = AGES.iter().map(|row| row.0.into()).collect();
                self.ask("ageGroup", names, Kind::About);
            }
            Fact::Number(number) => self.of_number(number, grain),
        }
    }

    fn of_needs(&mut self) {
        let clauses = self.term.grades.iter().flat_map(|grade| &grade.clauses);
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for stated in clauses.flat_map(|clause| &clause.0) {
            if let Fact::Need(need) = &stated.fact {
                keys.insert(need.key());
            }
        }
        if keys.is_empty() {
            return;
        }
        let mut answers = vec![json!("none")];
        answers.extend(keys.iter().map(|key| json!(key)));
        if keys.len() > 1 {
            answers.push(json!(keys));
        }
        self.ask("intervention", answers, Kind::Needs);
    }

    fn of_number(&mut self, number: &Measured, grain: Grain) {
        let id = &number.quantity;
        let path = |key: &str| format!("measured.{id}.{key}");
        let facts = self.term.grades.iter().flat_map(|grade| &grade.clauses);
        let facts: Vec<&Stated> = facts.flat_map(|clause| &clause.0).collect();
        let same: Vec<&Measured> = facts
            .iter()
            .filter_map(|stated| match &stated.fact {
                Fact::Number(other) if other.quantity == *id => Some(other),
                _ => None,
            })
            .collect();
        let ends = || {
            let spans = same.iter().flat_map(|other| &other.intervals);
            spans.flat_map(|span| [span.low, span.high]).flatten()
        };
        let refers = |limit: Limit| ends().any(|end| end.of == Some(limit));
        let aspects: BTreeSet<Aspect> = same.iter().map(|other| other.aspect).collect();
        let has = |all: &[Aspect]| all.iter().any(|aspect| aspects.contains(aspect));
        let judged = facts
            .iter()
            .any(|stated| matches!(stated.fact, Fact::Baseline(_)));
        let moved = [
            Aspect::Rise,
            Aspect::Fall,
            Aspect::RisePercent,
            Aspect::FallPercent,
            Aspect::Change,
        ];
        let quantity = criteria(self.version)
            .quantities
            .get(id)
            .expect("a quantity");
        let units = quantity
            .units
            .iter()
            .map(|unit| json!(unit.name))
            .collect::<Vec<_>>();
        self.ask(&path("value"), numbers(&same, grain), Kind::Numbers);
        // Another unit is another value: the first one alone keeps the order.
        self.ask(&path("unit"), &units[..1], Kind::About);
        if judged || refers(Limit::Upper) || has(&[Aspect::Above]) {
            self.ask(&path("upperLimit"), [json!("40")], Kind::About);
        }
        if judged || refers(Limit::Lower) || has(&[Aspect::Below]) {
            self.ask(&path("lowerLimit"), [json!("7")], Kind::About);
        }
        if refers(Limit::Infarction) {
            self.ask(&path("infarctionLimit"), [json!("120")], Kind::About);
        }
        if judged || refers(Limit::Baseline) || has(&moved) {
            let baselines = [json!("5"), json!("30"), json!("60")];
            self.ask(&path("baseline"), baselines, Kind::About);
        }
        if judged {
            let states: Vec<Value> = STATES.iter().map(|row| row.0.into()).collect();
            self.ask(&path("baselineStatus"), states, Kind::About);
        }
    }

    /// The facts of a choice, one number a question, 0 being no answer.
    pub fn facts(&self, choices: &[usize]) -> Map<String, Value> {
        let mut facts = Map::new();
        for (question, choice) in self.questions.iter().zip(choices) {
            if *choice > 0 {
                put(
                    &mut facts,
                    &question.path,
                    question.answers[choice - 1].clone(),
                );
            }
        }
        facts
    }

    /// What is known by a choice.
    pub fn known(&self, choices: &[usize]) -> Known {
        let facts = self.facts(choices);
        answers::read(&facts).unwrap_or_else(|fault| panic!("{}: {fault:?}", self.term.name))
    }

    /// The place of the question at a path.
    pub fn place(&self, path: &str) -> usize {
        let place = self
            .questions
            .iter()
            .position(|question| question.path == path);
        place.unwrap_or_else(|| panic!("{}: no question {path}", self.term.name))
    }
}

/// Puts a fact at its path; the words behind `findings` and `severityOf` are
/// one key, whatever they hold.
pub fn put(facts: &mut Map<String, Value>, path: &str, value: Value) {
    let parts = match path.split_once('.') {
        Some(("measured", rest)) => {
            let (quantity, key) = rest.split_once('.').expect("measured.quantity.key");
            vec!["measured", quantity, key]
        }
        Some((first, rest)) => vec![first, rest],
        None => vec![path],
    };
    let (last, above) = parts.split_last().expect("a path");
    let mut at = facts;
    for key in above {
        let inner = at.entry(*key).or_insert_with(|| json!({}));
        at = inner.as_object_mut().expect("an object");
    }
    at.insert((*last).to_owned(), value);
}
