//! Questions and outcomes in words of our own, for a person.

use super::criteria::Criteria;
use super::fact::{Clause, Flag, Role, Scale, Stated};
use super::known::AgeGroup;
use super::outcome::{Ask, Because, Outcome, Why};
use super::questions::Asked;
use super::wording;

/// What is asked, as the head of a question.
#[must_use]
pub fn title(criteria: &Criteria, asked: &Asked) -> String {
    let said = match asked {
        Asked::Sex => "sex".to_owned(),
        Asked::Age(_) => "age group".to_owned(),
        Asked::Anticoagulated => "on anticoagulation".to_owned(),
        Asked::Number(number) => quantity(criteria, &number.quantity).to_owned(),
        Asked::Level(scale, _) => of_scale(scale),
        Asked::Own(own) => own.clone(),
        Asked::Needs(_) => "interventions indicated".to_owned(),
        Asked::Flag(flag) => of_flag(*flag).to_owned(),
    };
    capital(&said)
}

fn of_scale(scale: &Scale) -> String {
    match scale {
        Scale::Symptoms => "symptoms".to_owned(),
        Scale::Severity(None) => "how severe".to_owned(),
        Scale::Severity(Some(of)) => of.clone(),
        Scale::Living => "daily life limited".to_owned(),
        Scale::ChildLiving => "a child's usual activities affected".to_owned(),
        Scale::Hospital => "stay in hospital".to_owned(),
        Scale::Extent => "extent".to_owned(),
    }
}

fn of_flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Death => "died of it",
        Flag::SightThreatening => "threatens sight",
        flag => flag.phrase(),
    }
}

/// A level of a scale, by its name in the file, as the label of an answer.
#[must_use]
pub fn level(scale: &Scale, name: &'static str) -> &'static str {
    match (scale, name) {
        (Scale::Living, "none") => "not limited",
        (Scale::Living, "selfCare") => "self-care",
        (Scale::ChildLiving, "none") => "not affected",
        (Scale::ChildLiving, "moderate") => "mildly or moderately",
        (Scale::ChildLiving, "severe") => "severely",
        (Scale::Hospital, "none") => "not needed",
        (Scale::Hospital, "stay") => "needed or prolonged",
        (Scale::Hospital, "intensiveCare") => "intensive care",
        (Scale::Extent, "localized") => "localised",
        (Scale::Extent, "generalized") => "generalised",
        (_, name) => name,
    }
}

/// An age group as the label of an answer.
#[must_use]
pub fn age(age: AgeGroup) -> &'static str {
    match age {
        AgeGroup::Adult => "adult",
        AgeGroup::Adolescent => "adolescent",
        AgeGroup::Child => "child",
        AgeGroup::Infant => "infant",
    }
}

/// What the engine waits for, in a few words.
#[must_use]
pub fn ask(criteria: &Criteria, ask: &Ask) -> String {
    let of = |what: &str, id: &str| format!("{what} of {}", small(quantity(criteria, id)));
    match ask {
        Ask::Present => "whether it is there".to_owned(),
        Ask::Value(id) => small(quantity(criteria, id)),
        Ask::Unit(id) => of("unit", id),
        Ask::Upper(id) => of("upper limit", id),
        Ask::Lower(id) => of("lower limit", id),
        Ask::Infarction(id) => of("infarction limit", id),
        Ask::Baseline(id) => of("baseline", id),
        Ask::BaselineStatus(id) => of("state of the baseline", id),
        Ask::Age => "age group".to_owned(),
        Ask::Sex => "sex".to_owned(),
        Ask::Anticoagulated => "anticoagulation".to_owned(),
        Ask::Level(scale) => of_scale(scale),
        Ask::Needs => "interventions".to_owned(),
        Ask::Flag(flag) => of_flag(*flag).to_owned(),
        Ask::Own(own) => own.clone(),
    }
}

/// What the criteria say, without the reason: `Grade 2`, `Grade 1 to 3
/// possible`, `No grade (0)`, `Cannot be graded`.
#[must_use]
pub fn verdict(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Graded { grade, .. } => format!("Grade {grade}"),
        Outcome::NoGrade => "No grade (0)".to_owned(),
        Outcome::Between { possible, .. } => format!("Grade {} possible", span(possible)),
        Outcome::CannotGrade { .. } => "Cannot be graded".to_owned(),
    }
}

/// Grades in ascending order as a person says them: `1`, `1 or 3`, `0 to 3`,
/// `0, 2 or 3`.
#[must_use]
pub fn span(grades: &[u8]) -> String {
    let said: Vec<String> = grades.iter().map(u8::to_string).collect();
    let Some((last, rest)) = said.split_last() else {
        return String::new();
    };
    if rest.is_empty() {
        return last.clone();
    }
    let run = grades.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    if run && rest.len() > 1 {
        return format!("{} to {last}", rest[0]);
    }
    format!("{} or {last}", rest.join(", "))
}

/// Why: the clause that gives the grade, what is asked, or what is wrong.
#[must_use]
pub fn reason(criteria: &Criteria, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Graded { because, .. } => format!("because: {}", given(criteria, because)),
        Outcome::NoGrade => "nothing that a grade asks for was found".to_owned(),
        Outcome::Between {
            because, ask: asks, ..
        } => {
            let next = asks.first().map(|first| ask(criteria, first));
            let next = format!("asks next: {}", next.unwrap_or_default());
            match because {
                Some(because) => {
                    let given = given(criteria, because);
                    format!("at least {} because: {given}; {next}", because.grade)
                }
                None => next,
            }
        }
        Outcome::CannotGrade { why } => why_of(criteria, why).to_string(),
    }
}

/// What of a clause was found. Its conditions are left out, because nobody has
/// to have said them.
fn given(criteria: &Criteria, because: &Because) -> String {
    let found = because.clause.0.iter();
    let found: Vec<Stated> = found
        .filter(|stated| stated.role != Role::Unless)
        .cloned()
        .collect();
    if found.iter().all(|stated| stated.role == Role::Scope) {
        return "it is there".to_owned();
    }
    small(&wording::clause(criteria, &Clause(found)))
}

/// The same with quantities by their names instead of their ids.
fn why_of(criteria: &Criteria, why: &Why) -> Why {
    let mut why = why.clone();
    if let Why::UnknownUnit { quantity: id, .. }
    | Why::CannotConvert { quantity: id, .. }
    | Why::LimitsCrossed { quantity: id }
    | Why::NotCalculable { quantity: id }
    | Why::NotByNumber { quantity: id } = &mut why
    {
        *id = quantity(criteria, id).to_owned();
    }
    why
}

/// The name of a quantity.
#[must_use]
pub fn quantity<'a>(criteria: &'a Criteria, id: &'a str) -> &'a str {
    criteria
        .quantities
        .get(id)
        .map_or(id, |quantity| &quantity.name)
}

/// With a capital letter, as a sentence or a label begins.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// As it stands inside a sentence; names such as INR keep their capitals.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}
