//! Questions and outcomes in words of our own, for a person.

use super::criteria::Criteria;
use super::fact::{Clause, Flag, Role, Scale, Stated};
use super::known::{AgeGroup, BaselineStatus, Sex};
use super::outcome::{Ask, Because, Outcome, Why};
use super::questions::Asked;
use super::wording;
use crate::said::{Place, Said, msg};

/// What is asked, as the head of a question.
#[must_use]
pub fn title(criteria: &Criteria, asked: &Asked) -> Place {
    match asked {
        Asked::Sex => ours(msg("sex")),
        Asked::Age(_) => ours(msg("age group")),
        Asked::Anticoagulated => ours(msg("on anticoagulation")),
        Asked::Number(number) => quantity(criteria, &number.quantity).into(),
        Asked::Level(scale, _) => of_scale(scale),
        Asked::Own(own) => own.as_str().into(),
        Asked::Needs(_) => ours(msg("interventions indicated")),
        Asked::Flag(flag) => ours(of_flag(*flag)),
    }
}

const fn ours(id: &'static str) -> Place {
    Place::Said(Said::plain(id))
}

fn of_scale(scale: &Scale) -> Place {
    ours(match scale {
        Scale::Symptoms => msg("symptoms"),
        Scale::Severity(None) => msg("how severe"),
        Scale::Severity(Some(of)) => return of.as_str().into(),
        Scale::Living => msg("daily life limited"),
        Scale::ChildLiving => msg("a child's usual activities affected"),
        Scale::Hospital => msg("stay in hospital"),
        Scale::Extent => msg("extent"),
    })
}

fn of_flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Death => msg("died of it"),
        Flag::SightThreatening => msg("threatens sight"),
        flag => flag.phrase(),
    }
}

/// A level of a scale, by its name in the file, as the label of an answer.
#[must_use]
pub fn level(scale: &Scale, name: &'static str) -> &'static str {
    match (scale, name) {
        (Scale::Living, "none") => msg("not limited"),
        // tr: limits self-care in daily life
        (Scale::Living, "selfCare") => msg("self-care"),
        (Scale::ChildLiving, "none") => msg("not affected"),
        (Scale::ChildLiving, "moderate") => msg("mildly or moderately"),
        (Scale::ChildLiving, "severe") => msg("severely"),
        (Scale::Hospital, "none") => msg("not needed"),
        (Scale::Hospital, "stay") => msg("needed or prolonged"),
        (Scale::Hospital, "intensiveCare") => msg("intensive care"),
        (Scale::Extent, "localized") => msg("localised"),
        (Scale::Extent, "generalized") => msg("generalised"),
        // tr: a level of severity, symptoms or extent
        (_, "none") => msg("none"),
        (_, "present") => msg("present"),
        (_, "minimal") => msg("minimal"),
        (_, "mild") => msg("mild"),
        (_, "moderate") => msg("moderate"),
        (_, "marked") => msg("marked"),
        (_, "severe") => msg("severe"),
        // tr: limits instrumental activities of daily life (shopping, cooking, telephone)
        (_, "instrumental") => msg("instrumental"),
        (_, "widespread") => msg("widespread"),
        (_, name) => name,
    }
}

/// An age group as the label of an answer.
#[must_use]
pub fn age(age: AgeGroup) -> &'static str {
    match age {
        AgeGroup::Adult => msg("adult"),
        AgeGroup::Adolescent => msg("adolescent"),
        AgeGroup::Child => msg("child"),
        AgeGroup::Infant => msg("infant"),
    }
}

/// A sex as the answer to choose.
#[must_use]
pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => msg("female"),
        Sex::Male => msg("male"),
    }
}

/// How a baseline was, as the answer to choose.
#[must_use]
pub fn state(state: BaselineStatus) -> &'static str {
    match state {
        BaselineStatus::Normal => msg("normal"),
        BaselineStatus::Abnormal => msg("abnormal"),
    }
}

/// A unit that is or has a word, as it is shown beside a number; nothing for one that is
/// a symbol, the same in every language. The file always has the English name.
#[must_use]
pub fn unit(name: &str) -> Option<&'static str> {
    Some(match name {
        // tr: units of a measured number stand after it: “3 days”
        "%lung" => msg("%lung"),
        "%predicted" => msg("%predicted"),
        "/day" => msg("/day"),
        "cycles" => msg("cycles"),
        "days" => msg("days"),
        "degrees" => msg("degrees"),
        "fraction" => msg("fraction"),
        "lines" => msg("lines"),
        "million/mL" => msg("million/mL"),
        "months" => msg("months"),
        "percentile" => msg("percentile"),
        "points" => msg("points"),
        "sites" => msg("sites"),
        "thirds" => msg("thirds"),
        "units" => msg("units"),
        "units/day" => msg("units/day"),
        "weeks" => msg("weeks"),
        "years" => msg("years"),
        _ => return None,
    })
}

/// What the engine waits for, in a few words.
#[must_use]
pub fn ask(criteria: &Criteria, ask: &Ask) -> Place {
    let name = |id: &str| small(quantity(criteria, id));
    let of = |id: &'static str, of: &str| Place::Said(Said::new(id, [("quantity", name(of))]));
    match ask {
        Ask::Present => ours(msg("whether it is there")),
        Ask::Value(id) => name(id).into(),
        Ask::Unit(id) => of(msg("unit of {quantity}"), id),
        Ask::Upper(id) => of(msg("upper limit of {quantity}"), id),
        Ask::Lower(id) => of(msg("lower limit of {quantity}"), id),
        Ask::Infarction(id) => of(msg("infarction limit of {quantity}"), id),
        Ask::Baseline(id) => of(msg("baseline of {quantity}"), id),
        Ask::BaselineStatus(id) => of(msg("state of the baseline of {quantity}"), id),
        Ask::Age => ours(msg("age group")),
        Ask::Sex => ours(msg("sex")),
        Ask::Anticoagulated => ours(msg("anticoagulation")),
        Ask::Level(scale) => of_scale(scale),
        Ask::Needs => ours(msg("interventions")),
        Ask::Flag(flag) => ours(of_flag(*flag)),
        Ask::Own(own) => own.as_str().into(),
    }
}

/// What the criteria say, without the reason: `Grade 2`, `Grade 1 to 3
/// possible`, `No grade (0)`, `Cannot be graded`.
#[must_use]
pub fn verdict(outcome: &Outcome) -> Said {
    match outcome {
        Outcome::Graded { grade, .. } => {
            Said::new("Grade {grade}", [("grade", Place::number(grade))])
        }
        Outcome::NoGrade => Said::plain("No grade (0)"),
        Outcome::Between { possible, .. } => {
            // tr: {grades} is “1 or 3”, “0, 2 or 3”, “1 to 4”
            Said::new("Grade {grades} possible", [("grades", span(possible))])
        }
        Outcome::CannotGrade { .. } => Said::plain("Cannot be graded"),
    }
}

/// Grades in ascending order as a person says them: `1`, `1 or 3`, `0 to 3`,
/// `0, 2 or 3`.
#[must_use]
pub fn span(grades: &[u8]) -> Place {
    let run = grades.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    if let ([first, .., last], true) = (grades, run && grades.len() > 2) {
        let ends = [("from", first), ("to", last)];
        let ends = ends.map(|(name, grade)| (name, Place::number(grade)));
        // tr: from the lowest to the highest, “1 to 4”
        return Place::Said(Said::new("{from} to {to}", ends));
    }
    let said: Vec<String> = grades.iter().map(u8::to_string).collect();
    either(&said)
}

/// One of several, as in `0, 2 or 3`.
#[must_use]
pub fn either<T: AsRef<str>>(all: &[T]) -> Place {
    let said: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    match &said[..] {
        [] => "".into(),
        [one] => (*one).into(),
        [rest @ .., last] => {
            let places = [("rest", rest.join(", ")), ("last", (*last).to_owned())];
            // tr: one of several, {rest} with commas where it is more than one
            Place::Said(Said::new("{rest} or {last}", places))
        }
    }
}

/// Why: the clause that gives the grade, what is asked, or what is wrong.
#[must_use]
pub fn reason(criteria: &Criteria, outcome: &Outcome) -> Said {
    match outcome {
        Outcome::Graded { because, .. } => {
            Said::new("because: {given}", [("given", given(criteria, because))])
        }
        Outcome::NoGrade => Said::plain("nothing that a grade asks for was found"),
        Outcome::Between {
            because, ask: asks, ..
        } => {
            let next = asks.first().map(|first| ask(criteria, first));
            let next = next.unwrap_or_else(|| "".into());
            match because {
                Some(because) => Said::new(
                    "at least {grade} because: {given}; asks next: {next}",
                    [
                        ("grade", Place::number(because.grade)),
                        ("given", given(criteria, because)),
                        ("next", next),
                    ],
                ),
                None => Said::new("asks next: {next}", [("next", next)]),
            }
        }
        Outcome::CannotGrade { why } => why_of(criteria, why).said(),
    }
}

/// What of a clause was found. Its conditions are left out, because nobody has
/// to have said them.
fn given(criteria: &Criteria, because: &Because) -> Place {
    let found = because.clause.0.iter();
    let found: Vec<Stated> = found
        .filter(|stated| stated.role != Role::Unless)
        .cloned()
        .collect();
    if found.iter().all(|stated| stated.role == Role::Scope) {
        return ours(msg("it is there"));
    }
    small(&wording::clause(criteria, &Clause(found))).into()
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
