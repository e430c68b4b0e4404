//! Adverse events: what an entry says, and what the criteria say of it.

use serde_json::Value;

use super::facts;
use super::grades::version_of;
use super::rows::{self, Row};
use crate::ctcae::book::Book;
use crate::ctcae::fact::{Flag, Scale};
use crate::ctcae::known::Span;
use crate::ctcae::{Criteria, Known, Outcome, Version, Why, answers, grade};

/// An entry of `adverseEvents`, read but not taken apart: a view.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a>(pub &'a Row);

impl<'a> Event<'a> {
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

    /// Whose it is: its own patient where it names one, else `subject`, the
    /// visit's.
    #[must_use]
    pub fn patient(self, subject: &'a str) -> &'a str {
        match self.text("subject").trim() {
            "" => subject.trim(),
            own => own,
        }
    }

    /// The CTCAE term; empty while none is chosen.
    #[must_use]
    pub fn term(self) -> &'a str {
        self.text("term")
    }

    /// The version of CTCAE.
    #[must_use]
    pub fn version(self) -> Option<Version> {
        Version::named(self.text("ctcae"))
    }

    /// The grade that was set, 0 to 5.
    #[must_use]
    pub fn grade(self) -> Option<u8> {
        self.0.get("grade").and_then(rows::grade_of)
    }

    /// Whether the clinician set the grade, and not the criteria.
    #[must_use]
    pub fn is_set_by_clinician(self) -> bool {
        self.text("gradeSetBy") == "clinician"
    }

    /// The seriousness criteria that apply; `None` where nobody has said.
    #[must_use]
    pub fn seriousness(self) -> Option<Vec<&'a str>> {
        let list = self.0.get("seriousness")?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).collect())
    }

    /// Whether the event is related to the treatment: `related`, or at least
    /// possible by WHO-UMC; `None` where nobody has said or it cannot be said.
    #[must_use]
    pub fn is_related(self) -> Option<bool> {
        match self.text("relatedness") {
            "related" | "certain" | "probable" | "possible" => Some(true),
            "unrelated" | "unlikely" => Some(false),
            _ => None,
        }
    }

    /// Whether it is dose-limiting by the trial's rule: related, and of grade
    /// 3 to 5. `None` where that cannot be told.
    #[must_use]
    pub fn is_dose_limiting(self) -> Option<bool> {
        match (self.grade(), self.is_related()) {
            (Some(grade), _) if grade < 3 => Some(false),
            (_, Some(false)) => Some(false),
            (Some(_), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// Everything known of it: its facts, and what seriousness and outcome say.
    /// Where the seriousness was assessed, a criterion that is not in the list
    /// does not apply.
    #[must_use]
    pub fn known(self) -> Known {
        let facts = self.0.get("facts").and_then(Value::as_object);
        let mut known = facts
            .and_then(|facts| answers::read(facts).ok())
            .unwrap_or_default();
        if known.present.is_none() {
            // It was logged because it is there.
            known.present = Some(true);
        }
        let fatal = self.text("outcome") == "fatal";
        let serious = self.seriousness();
        let says = |name: &str| serious.as_ref().map(|list| list.contains(&name));
        let died = if fatal { Some(true) } else { says("death") };
        add_flag(&mut known, Flag::Death, died);
        add_flag(&mut known, Flag::LifeThreatening, says("lifeThreatening"));
        // A number that cannot be read is not one that was not found.
        known.nothing_else &= !facts::any_refused(self.0);
        if known.level(&Scale::Hospital).is_none()
            && let Some(stay) = says("hospitalisation")
        {
            let span = if stay {
                Span { least: 1, most: 2 }
            } else {
                Span { least: 0, most: 0 }
            };
            known.levels.push((Scale::Hospital, span));
        }
        known
    }

    /// What the criteria say of it. `criteria` are those of its version.
    #[must_use]
    pub fn outcome(self, criteria: &Criteria) -> Outcome {
        match criteria.term(self.term()) {
            Some(term) => grade(criteria, term, &self.known()),
            None => Outcome::CannotGrade {
                why: Why::NoSuchTerm,
            },
        }
    }
}

/// What the facts say goes before what follows from seriousness.
fn add_flag(known: &mut Known, flag: Flag, holds: Option<bool>) {
    if let Some(holds) = holds
        && known.flags.iter().all(|(said, _)| *said != flag)
    {
        known.flags.push((flag, holds));
    }
}

/// Gives an event another term, or none. That nothing else was found was said
/// to the questions of the term before; the other answers are of the event.
pub fn set_term(row: &mut Row, term: &str) {
    if rows::typed(row, "term") == term {
        return;
    }
    facts::set(row, &["nothingElse"], None);
    if term.is_empty() {
        row.shift_remove("term");
    } else {
        row.insert("term".into(), term.into());
    }
}

/// An event whose grade is right again after a change: a grade set by the
/// criteria follows what they say now, and there is none while they give none.
/// A clinician's grade stays.
#[must_use]
pub fn regraded(mut row: Row, book: &Book) -> Row {
    let event = Event(&row);
    if event.is_set_by_clinician() {
        return row;
    }
    match event.outcome(book.criteria(version_of(&row))).grade() {
        Some(grade) => {
            row.insert("grade".into(), grade.into());
            row.insert("gradeSetBy".into(), "criteria".into());
        }
        None => {
            row.shift_remove("grade");
            row.shift_remove("gradeSetBy");
        }
    }
    row
}
