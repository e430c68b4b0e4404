//! From what is known to a grade.
//!
//! The highest grade with a clause that is met wins (NCI: a semicolon means
//! "or"). A grade above it that may still be met is never passed over: then
//! the answer is [`Outcome::Between`], with what would decide. Decisions where
//! the source is open are numbered in `docs/ctcae-decisions.md`.

use super::criteria::{Criteria, Criterion, Term};
use super::fact::{Clause, Fact, Flag, Group, Role, Scale, Stated};
use super::known::{Known, Truth};
use super::measured::{Judged, judge};

/// What the criteria say of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A grade, 1 to 5.
    Graded {
        /// The grade.
        grade: u8,
        /// Why.
        because: Because,
    },
    /// Nothing is met: grade 0.
    NoGrade,
    /// More than one grade is possible.
    Between {
        /// The grades that are possible, 0 for none, ascending.
        possible: Vec<u8>,
        /// Why it is at least the lowest of them; nothing at grade 0.
        because: Option<Because>,
        /// What to ask next, the most telling first.
        ask: Vec<Ask>,
    },
    /// No grade can be given.
    CannotGrade {
        /// Why.
        why: Why,
    },
}

impl Outcome {
    /// The grade, where there is one; 0 where nothing is met.
    #[must_use]
    pub fn grade(&self) -> Option<u8> {
        match self {
            Self::Graded { grade, .. } => Some(*grade),
            Self::NoGrade => Some(0),
            Self::Between { .. } | Self::CannotGrade { .. } => None,
        }
    }
}

/// The clause that gives a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The grade it gives.
    pub grade: u8,
    /// The clause.
    pub clause: Clause,
    /// Where the source is open and a decision closed it.
    pub decision: Option<Decision>,
}

/// A place where the source leaves something open, as numbered in
/// `docs/ctcae-decisions.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// The value lies between two printed bands: the worse one has it.
    Gap,
    /// The baseline was outside normal limits on the side that is graded.
    AbnormalBaseline,
    /// The grade rests on the ratio to a baseline though the value is normal.
    BaselineRatio,
}

impl Decision {
    /// Its number in `docs/ctcae-decisions.md`.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::Gap => "D7",
            Self::AbnormalBaseline => "D1",
            Self::BaselineRatio => "D2",
        }
    }

    /// What was decided, in a sentence.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Gap => {
                "CTCAE prints no grade for a value between these two bands; the worse of the two is taken"
            }
            Self::AbnormalBaseline => {
                "CTCAE does not define an abnormal baseline; beyond the limit of normal on the graded side is taken"
            }
            Self::BaselineRatio => {
                "CTCAE grades this rise by its ratio to the baseline even inside the normal range"
            }
        }
    }
}

/// Something that would narrow the grade down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// Whether the event is there.
    Present,
    /// A measured value.
    Value(String),
    /// The unit of a value.
    Unit(String),
    /// The upper limit of normal.
    Upper(String),
    /// The lower limit of normal.
    Lower(String),
    /// The assay's cut-off for a myocardial infarction.
    Infarction(String),
    /// The baseline value.
    Baseline(String),
    /// Whether the baseline was normal.
    BaselineStatus(String),
    /// The subject's age group.
    Age,
    /// The subject's sex.
    Sex,
    /// Whether the subject is on anticoagulation.
    Anticoagulated,
    /// A level of a scale.
    Level(Scale),
    /// Which interventions.
    Needs,
    /// A shared fact.
    Flag(Flag),
    /// A fact of the term.
    Own(String),
}

/// Why there is no grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The version has no such term.
    NoSuchTerm,
    /// It is said that the event is not there, and something of it is given.
    AbsentButFound,
    /// Another unit than the quantity's register has.
    UnknownUnit {
        /// The quantity.
        quantity: String,
        /// The unit found.
        unit: String,
    },
    /// A unit that cannot be converted into the criterion's.
    CannotConvert {
        /// The quantity.
        quantity: String,
        /// The unit found.
        unit: String,
    },
    /// Limits that contradict each other: the lower above the upper.
    LimitsCrossed {
        /// The quantity.
        quantity: String,
    },
    /// The baseline is 0 and a share of it is asked for, or the numbers have
    /// too many digits.
    NotCalculable {
        /// The quantity.
        quantity: String,
    },
    /// The term has no criterion with a number for this quantity.
    NotByNumber {
        /// The quantity.
        quantity: String,
    },
}

/// What was found and what to do, for a person.
impl std::fmt::Display for Why {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchTerm => {
                out.write_str("This version has no term of this name. Choose one of its terms.")
            }
            Self::AbsentButFound => out.write_str(
                "The event is said to be absent, and findings of it are given. Take back one of the two.",
            ),
            Self::UnknownUnit { quantity, unit } => write!(
                out,
                "“{unit}” is no unit of {quantity}. Choose one of its units."
            ),
            Self::CannotConvert { quantity, unit } => write!(
                out,
                "{quantity} in {unit} cannot be converted into a unit of the criteria. Choose another unit."
            ),
            Self::LimitsCrossed { quantity } => write!(
                out,
                "The lower limit of {quantity} is above the upper one. Correct the limits."
            ),
            Self::NotCalculable { quantity } => write!(
                out,
                "The change of {quantity} cannot be calculated: its baseline is 0, or a number has too many digits."
            ),
            Self::NotByNumber { quantity } => write!(
                out,
                "This version grades the term by what follows from it and not by a value of {quantity}. Grade it as an adverse event."
            ),
        }
    }
}

/// How far a clause, or a grade, is met.
pub(super) struct Met {
    pub(super) truth: Truth,
    decision: Option<Decision>,
    ask: Vec<Ask>,
}

/// Grades an event by all that is known of it.
#[must_use]
pub fn grade(criteria: &Criteria, term: &Term, known: &Known) -> Outcome {
    grade_with(criteria, term, known, &|_| true)
}

/// Grades a measurement: only clauses that measure this quantity count, since
/// a laboratory's table knows nothing of hospital or of consequences.
#[must_use]
pub fn grade_reading(criteria: &Criteria, term: &Term, quantity: &str, known: &Known) -> Outcome {
    let measures = |clause: &Clause| {
        clause.0.iter().any(|stated| {
            stated.role != Role::Unless
                && matches!(&stated.fact, Fact::Number(number) if number.quantity == quantity)
        })
    };
    let any = term
        .grades
        .iter()
        .any(|criterion| criterion.clauses.iter().any(measures));
    if !any {
        return Outcome::CannotGrade {
            why: Why::NotByNumber {
                quantity: quantity.to_owned(),
            },
        };
    }
    grade_with(criteria, term, known, &measures)
}

fn grade_with(
    criteria: &Criteria,
    term: &Term,
    known: &Known,
    counts: &dyn Fn(&Clause) -> bool,
) -> Outcome {
    if known.present == Some(false) && known.something_found() {
        return Outcome::CannotGrade {
            why: Why::AbsentButFound,
        };
    }
    let mut because: Option<Because> = None;
    let mut open: Vec<(u8, Vec<Ask>)> = Vec::new();
    for criterion in &term.grades {
        match criterion_met(criteria, criterion, known, counts) {
            Ok((Truth::Yes, Some(found), _)) => because = Some(found),
            Ok((Truth::Open, _, ask)) => open.push((criterion.grade, ask)),
            Ok(_) => {}
            Err(why) => return Outcome::CannotGrade { why },
        }
    }
    let least = because.as_ref().map_or(0, |found| found.grade);
    open.retain(|(grade, _)| *grade > least);
    if open.is_empty() {
        return match because {
            Some(because) => Outcome::Graded {
                grade: because.grade,
                because,
            },
            None => Outcome::NoGrade,
        };
    }
    Outcome::Between {
        possible: std::iter::once(least)
            .chain(open.iter().map(|(grade, _)| *grade))
            .collect(),
        because,
        ask: most_telling(open),
    }
}

type CriterionMet = (Truth, Option<Because>, Vec<Ask>);

fn criterion_met(
    criteria: &Criteria,
    criterion: &Criterion,
    known: &Known,
    counts: &dyn Fn(&Clause) -> bool,
) -> Result<CriterionMet, Why> {
    let mut asks = Vec::new();
    let mut met: Option<Because> = None;
    for clause in criterion.clauses.iter().filter(|clause| counts(clause)) {
        let found = clause_met(criteria, clause, known)?;
        match found.truth {
            Truth::Yes => {
                let because = Because {
                    grade: criterion.grade,
                    clause: clause.clone(),
                    decision: found.decision,
                };
                // What needed no decision is the better reason.
                let better = met
                    .as_ref()
                    .is_none_or(|old| old.decision.is_some() && because.decision.is_none());
                if better {
                    met = Some(because);
                }
            }
            Truth::Open => asks.extend(found.ask),
            Truth::No => {}
        }
    }
    Ok(match met {
        Some(because) => (Truth::Yes, Some(because), Vec::new()),
        None if asks.is_empty() => (Truth::No, None, asks),
        None => (Truth::Open, None, asks),
    })
}

pub(super) fn clause_met(criteria: &Criteria, clause: &Clause, known: &Known) -> Result<Met, Why> {
    let mut met = Met {
        truth: Truth::Yes,
        decision: None,
        ask: Vec::new(),
    };
    let mut required = false;
    for stated in &clause.0 {
        if stated.role == Role::Unless {
            continue;
        }
        required |= stated.role == Role::Required;
        met.and(fact_met(criteria, clause, stated, known)?);
    }
    // Conditions alone hold as soon as the event is there.
    if !required {
        met.and(Judged {
            truth: known.holds(&Fact::Flag(Flag::Present)),
            decision: None,
            ask: Some(Ask::Present),
        });
    }
    Ok(met)
}

/// How far a fact of a clause holds.
pub(super) fn fact_met(
    criteria: &Criteria,
    clause: &Clause,
    stated: &Stated,
    known: &Known,
) -> Result<Judged, Why> {
    Ok(match &stated.fact {
        Fact::Number(number) => judge(criteria, number, known)?,
        Fact::Baseline(state) => super::measured::baseline(criteria, clause, *state, known)?,
        other => Judged {
            truth: match stated.role {
                Role::Scope => known.says(other),
                _ => known.holds(other),
            },
            decision: None,
            ask: ask_for(other),
        },
    })
}

impl Met {
    fn and(&mut self, found: Judged) {
        match (self.truth, found.truth) {
            (Truth::No, _) => {}
            (_, Truth::No) => {
                self.truth = Truth::No;
                self.ask.clear();
            }
            (_, Truth::Open) => {
                self.truth = Truth::Open;
                self.ask.extend(found.ask);
            }
            (_, Truth::Yes) => self.decision = self.decision.or(found.decision),
        }
    }
}

fn ask_for(fact: &Fact) -> Option<Ask> {
    Some(match fact {
        Fact::Level { scale, .. } => Ask::Level(scale.clone()),
        Fact::Flag(Flag::Present) => Ask::Present,
        Fact::Flag(flag) => Ask::Flag(*flag),
        Fact::Own(own) => Ask::Own(own.clone()),
        Fact::Need(_) => Ask::Needs,
        Fact::Group(Group::Female | Group::Male) => Ask::Sex,
        Fact::Group(Group::Anticoagulated | Group::NotAnticoagulated) => Ask::Anticoagulated,
        Fact::Group(_) => Ask::Age,
        Fact::Baseline(_) | Fact::Number(_) => return None,
    })
}

/// Each question once: what the most grades wait for first, then numbers and
/// whom it concerns, then findings.
fn most_telling(open: Vec<(u8, Vec<Ask>)>) -> Vec<Ask> {
    let mut counted: Vec<(Ask, usize)> = Vec::new();
    for (_, mut asks) in open {
        asks.sort();
        asks.dedup();
        for ask in asks {
            match counted.iter_mut().find(|(known, _)| *known == ask) {
                Some((_, times)) => *times += 1,
                None => counted.push((ask, 1)),
            }
        }
    }
    counted.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    counted.into_iter().map(|(ask, _)| ask).collect()
}
