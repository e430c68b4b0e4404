//! From what is known to a grade.
//!
//! The highest grade with a clause that is met wins (NCI: a semicolon means
//! "or"). A grade above it that may still be met is never passed over: then
//! the answer is [`Outcome::Between`], with what would decide. Decisions where
//! the source is open are numbered in `docs/ctcae-decisions.md`.

use super::criteria::{Criteria, Criterion, Term};
use super::fact::{Clause, Fact, Flag, Group, Role, Stated};
use super::known::{Known, Truth};
use super::measured::{Judged, judge};
use super::outcome::{Ask, Because, Decision, Outcome, Why};

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
