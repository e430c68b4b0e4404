//! What is odd about a grade: the term lacks it, or what is known of the event
//! asks for another.

use serde_json::Value;

use super::treatment;
use super::{Kind, Said};
use crate::ctcae::book::Book;
use crate::ctcae::criteria::Term;
use crate::ctcae::{Criteria, Known, Outcome, Version, asking, grade, wording};
use crate::said::{self, Place, msg};
use crate::visit::events::Event;
use crate::visit::rows::Row;

/// Terms that lack grade 1, with what people mean by it instead.
const INSTEAD: &[(&str, &str)] = &[("Pharyngitis", "Sore throat")];

/// Death and grade 5 go together.
pub(super) fn death(event: Event<'_>, book: Option<&Book>, said: &mut Vec<Said>) {
    let Some(grade) = event.grade() else {
        return;
    };
    let says = who_says_death(event);
    match (says, grade) {
        (Some(who), 0..=4) => {
            let lacks = book
                .and_then(|book| term_of(event, book))
                .is_some_and(|(_, _, term)| term.criterion(5).is_none());
            let sentence = if lacks {
                // tr: {who} is what says that the subject died, such as “The outcome is fatal”
                msg(
                    "{who}, and the grade is {grade}. The term has no grade 5: choose the term of what the subject died of, or correct what says so.",
                )
            } else {
                // tr: {who} is what says that the subject died, such as “The outcome is fatal”
                msg(
                    "{who}, and the grade is {grade}. An event that the subject dies of is grade 5: correct the grade, or what says so.",
                )
            };
            said.push((
                Kind::DeathWithoutFive,
                said::Said::new(
                    sentence,
                    [
                        ("who", Place::Said(said::Said::plain(who))),
                        ("grade", Place::number(grade)),
                    ],
                ),
            ));
        }
        (None, 5) => said.push((
            Kind::FiveWithoutDeath,
            said::Said::plain("Grade 5 is death, and neither the outcome nor the seriousness says that the subject died. Give the outcome as fatal, or correct the grade."),
        )),
        _ => {}
    }
}

fn who_says_death(event: Event<'_>) -> Option<&'static str> {
    let fact = event.0.get("facts").and_then(|facts| facts.get("death"));
    if event.text("outcome") == "fatal" {
        return Some(msg("The outcome is fatal"));
    }
    if event
        .seriousness()
        .is_some_and(|list| list.contains(&"death"))
    {
        return Some(msg("The event is serious by death"));
    }
    (fact == Some(&Value::Bool(true))).then_some(msg("Death is among its facts"))
}

fn term_of<'a>(event: Event<'_>, book: &'a Book) -> Option<(Version, &'a Criteria, &'a Term)> {
    let version = event.version()?;
    let criteria = book.criteria(version);
    Some((version, criteria, criteria.term(event.term())?))
}

/// What the criteria of the event's own version say against its grade.
pub(super) fn by_criteria(event: Event<'_>, book: &Book, said: &mut Vec<Said>) {
    let Some(version) = event.version() else {
        return;
    };
    let Some((_, criteria, term)) = term_of(event, book) else {
        if !event.term().is_empty() {
            said.push((Kind::NoSuchTerm, no_such_term(event, version, book)));
        }
        return;
    };
    let Some(chosen) = event.grade() else {
        return;
    };
    let before = said.len();
    if chosen > 0 && term.criterion(chosen).is_none() {
        said.push((
            Kind::NoSuchGrade,
            no_such_grade(term, chosen, version, book),
        ));
    }
    let explained = event.is_set_by_clinician() && !event.text("reason").trim().is_empty();
    if explained {
        return;
    }
    let known = event.known();
    let outcome = grade(criteria, term, &known);
    let by_facts = lowest(&outcome).unwrap_or(0);
    treatment(event, (criteria, term), &known, chosen.max(by_facts), said);
    if by_facts > chosen {
        seriousness(event, (criteria, term), by_facts, chosen, said);
    }
    let death = |(kind, _): &Said| matches!(kind, Kind::DeathWithoutFive | Kind::FiveWithoutDeath);
    if said.len() == before && !said.iter().any(death) {
        no_reason(event, criteria, &outcome, chosen, said);
    }
}

/// The lowest grade that is still possible.
fn lowest(outcome: &Outcome) -> Option<u8> {
    match outcome {
        Outcome::Graded { grade, .. } => Some(*grade),
        Outcome::NoGrade => Some(0),
        Outcome::Between { possible, .. } => possible.first().copied(),
        Outcome::CannotGrade { .. } => None,
    }
}

fn no_such_term(event: Event<'_>, version: Version, book: &Book) -> said::Said {
    let (name, other) = (event.term(), version.other());
    let with = || {
        [
            ("version", version.name().into()),
            ("term", name.into()),
            ("other", other.name().into()),
        ]
    };
    if book.criteria(other).term(name).is_some() {
        let mapped = match version {
            Version::V6 => book.mapping.to_six(name),
            Version::V5 => book.mapping.to_five(name),
        };
        let known = |name: &&str| book.criteria(version).term(name).is_some();
        let mapped: Vec<&str> = mapped.into_iter().filter(known).collect();
        if mapped.is_empty() {
            return said::Said::new(
                "CTCAE {version} has no term “{term}”. CTCAE {other} has it: choose another term, or that version.",
                with(),
            );
        }
        let [version, term, other] = with();
        return said::Said::new(
            "CTCAE {version} has no term “{term}”. CTCAE {other} has it; here it is reported as {instead}. Choose that, or the other version.",
            [version, term, other, ("instead", asking::either(&mapped))],
        );
    }
    said::Said::new(
        "CTCAE {version} has no term “{term}”. Choose one of its terms.",
        with(),
    )
}

fn no_such_grade(term: &Term, chosen: u8, version: Version, book: &Book) -> said::Said {
    let grades: Vec<String> = term
        .grades
        .iter()
        .map(|criterion| criterion.grade.to_string())
        .collect();
    let instead = INSTEAD
        .iter()
        .find(|(name, _)| *name == term.name)
        .map(|(_, instead)| *instead)
        .filter(|instead| {
            let instead = book.criteria(version).term(instead);
            instead.is_some_and(|term| term.criterion(chosen).is_some())
        });
    let sentence = match instead {
        Some(_) => msg(
            "{term} has no grade {grade} in CTCAE {version}; its grades are {grades}. Choose one of them, or the term {instead}, which has grade {grade}.",
        ),
        None => msg(
            "{term} has no grade {grade} in CTCAE {version}; its grades are {grades}. Choose one of them, or a term that has it.",
        ),
    };
    said::Said::new(
        sentence,
        [
            ("term", term.name.as_str().into()),
            ("grade", Place::number(chosen)),
            ("version", version.name().into()),
            ("grades", grades.join(", ").into()),
            ("instead", instead.unwrap_or_default().into()),
        ],
    )
}

fn treatment(
    event: Event<'_>,
    (criteria, term): (&Criteria, &Term),
    known: &Known,
    accounted: u8,
    said: &mut Vec<Said>,
) {
    let written = event.text("treatment");
    let read = treatment::read(written);
    if read.is_empty() {
        return;
    }
    let mut treated = known.clone();
    read.add_to(&mut treated);
    let outcome = grade(criteria, term, &treated);
    let Some(least) = lowest(&outcome).filter(|least| *least > accounted) else {
        return;
    };
    said.push((
        Kind::Treatment,
        said::Said::new(
            "The treatment, “{written}”, is read as: {read}. By it {term} is at least grade {least} in CTCAE {version}, and grade {grade} is chosen. Check the treatment, raise the grade, or keep it and say why.",
            [
                ("written", written.trim().into()),
                ("read", read.phrase().into()),
                ("term", term.name.as_str().into()),
                ("least", Place::number(least)),
                ("version", criteria.version.name().into()),
                ("grade", Place::number(event.grade().unwrap_or(0))),
            ],
        ),
    ));
}

/// Said only where the grade rises by what seriousness says and by nothing
/// else, and not for death, which has a finding of its own.
fn seriousness(
    event: Event<'_>,
    (criteria, term): (&Criteria, &Term),
    by_facts: u8,
    chosen: u8,
    said: &mut Vec<Said>,
) {
    let names: Vec<&str> = event
        .seriousness()
        .unwrap_or_default()
        .into_iter()
        .filter(|name| ["lifeThreatening", "hospitalisation"].contains(name))
        .collect();
    if names.is_empty() || who_says_death(event).is_some() {
        return;
    }
    let mut without: Row = event.0.clone();
    without.shift_remove("seriousness");
    let outcome = grade(criteria, term, &Event(&without).known());
    if lowest(&outcome).is_some_and(|least| least > chosen) {
        return;
    }
    let threatens = names.contains(&"lifeThreatening");
    let stays = names.contains(&"hospitalisation");
    let sentence = match (threatens, stays) {
        (true, true) => msg(
            "It is serious by life-threatening and a stay in hospital, or a longer one. By that {term} is at least grade {least} in CTCAE {version}, and grade {grade} is chosen. Check the seriousness, raise the grade, or keep it and say why.",
        ),
        (true, false) => msg(
            "It is serious by life-threatening. By that {term} is at least grade {least} in CTCAE {version}, and grade {grade} is chosen. Check the seriousness, raise the grade, or keep it and say why.",
        ),
        _ => msg(
            "It is serious by a stay in hospital, or a longer one. By that {term} is at least grade {least} in CTCAE {version}, and grade {grade} is chosen. Check the seriousness, raise the grade, or keep it and say why.",
        ),
    };
    said.push((
        Kind::Seriousness,
        said::Said::new(
            sentence,
            [
                ("term", term.name.as_str().into()),
                ("least", Place::number(by_facts)),
                ("version", criteria.version.name().into()),
                ("grade", Place::number(chosen)),
            ],
        ),
    ));
}

fn no_reason(
    event: Event<'_>,
    criteria: &Criteria,
    outcome: &Outcome,
    chosen: u8,
    said: &mut Vec<Said>,
) {
    let by_them = match outcome {
        Outcome::Graded { grade, because } if *grade != chosen => said::Said::new(
            // tr: stands in “Grade 3 is chosen, and by what is given {criteria}.”
            "the criteria give grade {grade} ({clause})",
            [
                ("grade", Place::number(grade)),
                ("clause", wording::clause(criteria, &because.clause).into()),
            ],
        ),
        Outcome::NoGrade if chosen != 0 => {
            // tr: stands in “Grade 3 is chosen, and by what is given {criteria}.”
            said::Said::plain("no criterion is met by what is given")
        }
        Outcome::Between { possible, .. } if !possible.contains(&chosen) => {
            let possible: Vec<String> = possible.iter().map(u8::to_string).collect();
            // tr: stands in “Grade 3 is chosen, and by what is given {criteria}.”
            said::Said::new(
                "the criteria leave grades {grades}",
                [("grades", possible.join(", "))],
            )
        }
        _ => return,
    };
    let sentence = if event.is_set_by_clinician() {
        msg(
            "Grade {grade} is chosen, and by what is given {criteria}. Say why it is another grade, or take the criteria's.",
        )
    } else {
        msg(
            "Grade {grade} is chosen, and by what is given {criteria}. Take the criteria's grade, or set another as the clinician's and say why.",
        )
    };
    said.push((
        Kind::NoReason,
        said::Said::new(
            sentence,
            [
                ("grade", Place::number(chosen)),
                ("criteria", Place::Said(by_them)),
            ],
        ),
    ));
}
