//! Answers, as a visit file keeps them, that meet one clause and nothing worse:
//! found by trying, and believed only because the engine gives the grade.

use dermscore::ctcae::answers::{self, AGES, FLAGS, SCALES, SEXES};
use dermscore::ctcae::fact::{Flag, Group};
use dermscore::ctcae::known::{AgeGroup, Sex};
use dermscore::ctcae::{Clause, Criteria, Fact, Outcome, Role, Scale, Term, grade};
use serde_json::{Map, Value, json};

use super::readings::readings;

/// The facts of an entry.
pub type Facts = Map<String, Value>;

/// Whoever the subject may be, the commonest first: age, sex, anticoagulation.
fn people() -> impl Iterator<Item = (AgeGroup, Sex, bool)> {
    let ages = AGES.iter().map(|row| row.1);
    ages.flat_map(|age| SEXES.iter().map(move |row| (age, row.1)))
        .flat_map(|(age, sex)| [false, true].map(|on| (age, sex, on)))
}

/// Answers from this clause, everything else said to be absent, with which
/// the term has exactly this grade.
pub fn of_clause(criteria: &Criteria, term: &Term, clause: &Clause, of: u8) -> Option<Facts> {
    let mut found = Facts::new();
    found.insert("nothingElse".into(), true.into());
    for stated in term
        .grades
        .iter()
        .flat_map(|one| &one.clauses)
        .flat_map(|one| &one.0)
    {
        // Which of two scales holds does not follow from finding nothing.
        if let (Role::Scope, Fact::Own(own)) = (stated.role, &stated.fact) {
            below(&mut found, "findings", own, false.into());
        }
    }
    let mut required = false;
    for stated in &clause.0 {
        if stated.role != Role::Unless {
            required |= stated.role == Role::Required;
            say(&mut found, &stated.fact);
        }
    }
    if !required {
        found.insert("present".into(), true.into());
    }
    let measured = readings(criteria, term, clause);
    people()
        .filter(|person| clause.0.iter().all(|stated| fits(&stated.fact, *person)))
        .flat_map(|person| measured.iter().map(move |measured| (person, measured)))
        .map(|((age, sex, on), measured)| {
            let mut facts = found.clone();
            let named = |found: Option<&str>| Value::from(found.expect("a name in the file"));
            let age = AGES.iter().find(|row| row.1 == age).map(|row| row.0);
            let sex = SEXES.iter().find(|row| row.1 == sex).map(|row| row.0);
            facts.insert("ageGroup".into(), named(age));
            facts.insert("sex".into(), named(sex));
            facts.insert("anticoagulated".into(), on.into());
            if !measured.is_empty() {
                facts.insert("measured".into(), Value::Object(measured.clone()));
            }
            facts
        })
        .find(|facts| graded(criteria, term, facts) == Some(of))
}

/// The grade that a file's facts give; none where they cannot be read.
pub fn graded(criteria: &Criteria, term: &Term, facts: &Facts) -> Option<u8> {
    let known = answers::read(facts).ok()?;
    match grade(criteria, term, &known) {
        Outcome::Graded { grade, because } => {
            assert_eq!(grade, because.grade, "{}", term.name);
            Some(grade)
        }
        _ => None,
    }
}

fn fits(fact: &Fact, (age, sex, on): (AgeGroup, Sex, bool)) -> bool {
    match fact {
        Fact::Group(Group::Adult) => age == AgeGroup::Adult,
        Fact::Group(Group::Child) => age != AgeGroup::Adult,
        Fact::Group(Group::Adolescent) => age == AgeGroup::Adolescent,
        Fact::Group(Group::Infant) => age == AgeGroup::Infant,
        Fact::Group(Group::Female) => sex == Sex::Female,
        Fact::Group(Group::Male) => sex == Sex::Male,
        Fact::Group(Group::Anticoagulated) => on,
        Fact::Group(Group::NotAnticoagulated) => !on,
        _ => true,
    }
}

/// Says a fact as a visit file does. Groups, numbers and baselines are tried.
fn say(facts: &mut Facts, fact: &Fact) {
    match fact {
        Fact::Level { scale, level, .. } => {
            let name = answers::levels(scale)
                .iter()
                .find(|row| row.1.least == *level && row.1.most == *level)
                .map_or(Value::Null, |row| row.0.into());
            match scale {
                Scale::Severity(Some(of)) => below(facts, "severityOf", of, name),
                plain => {
                    let key = SCALES
                        .iter()
                        .find(|row| row.1 == *plain)
                        .map_or("", |row| row.0);
                    facts.insert(key.into(), name);
                }
            }
        }
        Fact::Flag(Flag::Present) => {
            facts.insert("present".into(), true.into());
        }
        Fact::Flag(flag) => {
            if let Some(row) = FLAGS.iter().find(|row| row.1 == *flag) {
                facts.insert(row.0.into(), true.into());
            }
        }
        Fact::Own(own) => below(facts, "findings", own, true.into()),
        Fact::Need(need) => {
            let list = facts.entry("intervention").or_insert_with(|| json!([]));
            let list = list.as_array_mut().expect("a list");
            list.push(need.key().into());
        }
        Fact::Group(_) | Fact::Number(_) | Fact::Baseline(_) => {}
    }
}

fn below(facts: &mut Facts, key: &str, name: &str, value: Value) {
    let object = facts.entry(key).or_insert_with(|| json!({}));
    object
        .as_object_mut()
        .expect("an object")
        .insert(name.to_owned(), value);
}
