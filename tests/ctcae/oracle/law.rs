//! The grade of an event, once more: numbers by the rules of docs/criteria.md
//! in fractions of our own. What is no number is taken from [`Known`].

use std::collections::BTreeSet;

use dermscore::ctcae::fact::{Fact as Said, Flag, Group, Role};
use dermscore::ctcae::known::{BaselineStatus, Reading, Truth};
use dermscore::ctcae::{self, Ask, Decision, Known};
use dermscore::measure::Decimal;

use super::exact::{Exact, exact};
use super::gaps::milder;
use super::source::{Fact, Number, Quantity, Term, Way};

/// What the rules say: the grades that are possible, lowest first, what is to
/// be asked, and for every clause that is met on the lowest of them the
/// decisions it needed.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    pub possible: Vec<u8>,
    pub ask: BTreeSet<Ask>,
    pub decisions: Vec<BTreeSet<Decision>>,
}

/// Whether a fact or a clause holds.
enum Holds {
    Yes(BTreeSet<Decision>),
    No,
    Open(BTreeSet<Ask>),
}

fn plain(yes: bool) -> Holds {
    if yes {
        Holds::Yes(BTreeSet::new())
    } else {
        Holds::No
    }
}

fn open(ask: Ask) -> Holds {
    Holds::Open(BTreeSet::from([ask]))
}

/// One term in both readings, and the quantities.
pub struct Law<'a> {
    pub quantities: &'a [Quantity],
    pub term: &'a Term,
    pub parsed: &'a ctcae::Term,
}

impl Law<'_> {
    /// What is said of an event.
    pub fn verdict(&self, known: &Known) -> Verdict {
        let (mut least, mut decisions) = (0, Vec::new());
        let mut waiting: Vec<(u8, BTreeSet<Ask>)> = Vec::new();
        for (grade, parsed) in self.term.grades.iter().zip(&self.parsed.grades) {
            assert_eq!(
                grade.clauses.len(),
                parsed.clauses.len(),
                "{}",
                self.term.name
            );
            let (mut met, mut asks) = (Vec::new(), BTreeSet::new());
            for (clause, parsed) in grade.clauses.iter().zip(&parsed.clauses) {
                match self.clause(clause, &parsed.0, known) {
                    Holds::Yes(decisions) => met.push(decisions),
                    Holds::Open(more) => asks.extend(more),
                    Holds::No => {}
                }
            }
            if !met.is_empty() {
                (least, decisions) = (grade.grade, met);
            } else if !asks.is_empty() {
                waiting.push((grade.grade, asks));
            }
        }
        waiting.retain(|(grade, _)| *grade > least);
        Verdict {
            possible: std::iter::once(least)
                .chain(waiting.iter().map(|(grade, _)| *grade))
                .collect(),
            ask: waiting.into_iter().flat_map(|(_, asks)| asks).collect(),
            decisions,
        }
    }

    fn clause(&self, clause: &[Fact], parsed: &[ctcae::Stated], known: &Known) -> Holds {
        assert_eq!(clause.len(), parsed.len(), "{}", self.term.name);
        let (mut decisions, mut asks, mut never, mut required) =
            (BTreeSet::new(), BTreeSet::new(), false, false);
        let mut take = |holds| match holds {
            Holds::Yes(more) => decisions.extend(more),
            Holds::Open(more) => asks.extend(more),
            Holds::No => never = true,
        };
        for (fact, stated) in clause.iter().zip(parsed) {
            let sign = match stated.role {
                Role::Required => ' ',
                Role::Unless => '?',
                Role::Scope => '@',
            };
            assert_eq!(fact.sign, sign, "{}", self.term.name);
            if sign == '?' {
                continue;
            }
            required |= sign == ' ';
            take(if let Some(number) = &fact.number {
                self.number(number, known)
            } else if let Some(state) = fact.text.strip_prefix("baseline ") {
                self.baseline(clause, state, known)
            } else {
                said(&stated.fact, sign, known)
            });
        }
        if !required {
            take(said(&Said::Flag(Flag::Present), ' ', known));
        }
        if never {
            Holds::No
        } else if asks.is_empty() {
            Holds::Yes(decisions)
        } else {
            Holds::Open(asks)
        }
    }

    fn number(&self, number: &Number, known: &Known) -> Holds {
        let id = || number.quantity.clone();
        let reading = known.reading(&number.quantity);
        let Some((reading, value)) = reading.and_then(|read| Some((read, of(read.value)?))) else {
            return if known.nothing_else {
                Holds::No
            } else {
                open(Ask::Value(id()))
            };
        };
        if reading.unit.is_empty() {
            return open(Ask::Unit(id()));
        }
        let percent = number.aspect.ends_with('%');
        let same = number
            .spans
            .iter()
            .position(|span| span.unit == reading.unit);
        let span = &number.spans[same.unwrap_or(0)];
        let factor = |value: Exact, counted: bool| {
            if percent || same.is_some() {
                value
            } else {
                self.into(number, &reading.unit, &span.unit, value, counted)
            }
        };
        let baseline = of(reading.baseline).ok_or(Ask::Baseline(id()));
        let upper = of(reading.upper).ok_or(Ask::Upper(id()));
        let lower = of(reading.lower).ok_or(Ask::Lower(id()));
        let hundred = exact(100, 1);
        let found = match number.aspect.as_str() {
            "" => Ok(factor(value, true)),
            "above" => upper.clone().map(|upper| factor(value - upper, false)),
            "below" => lower.clone().map(|lower| factor(lower - value, false)),
            "rise" => baseline.clone().map(|base| factor(value - base, false)),
            "fall" => baseline.clone().map(|base| factor(base - value, false)),
            "rise%" => baseline.clone().map(|base| (value - base) / base * hundred),
            "fall%" => baseline.clone().map(|base| (base - value) / base * hundred),
            other => panic!("no measure of {other}"),
        };
        let found = match found {
            Ok(found) => found,
            Err(ask) => return open(ask),
        };
        let way = number.way;
        let Some(end) = milder(span, way) else {
            return plain(true);
        };
        let limit = match end.of {
            "" => Ok(exact(1, 1)),
            "ULN" => upper.map(|limit| factor(limit, true)),
            "LLN" => lower.map(|limit| factor(limit, true)),
            "BL" => baseline.map(|limit| factor(limit, true)),
            _ => of(reading.infarction)
                .map(|limit| factor(limit, true))
                .ok_or(Ask::Infarction(id())),
        };
        let limit = match limit {
            Ok(limit) => limit,
            Err(ask) => return open(ask),
        };
        if reaches(found, end.number * limit, end.closed, way) {
            let normal = || match way {
                Way::Up => of(reading.upper).is_some_and(|limit| found <= factor(limit, true)),
                Way::Down => of(reading.lower).is_some_and(|limit| found >= factor(limit, true)),
            };
            let ratio = number.aspect.is_empty() && end.of == "BL" && normal();
            return Holds::Yes(
                ratio
                    .then_some(Decision::BaselineRatio)
                    .into_iter()
                    .collect(),
            );
        }
        for gap in &span.gaps {
            if reaches(found, gap.number * limit, !gap.closed, way) {
                return Holds::Yes(BTreeSet::from([Decision::Gap]));
            }
        }
        Holds::No
    }

    /// A value in another unit; `counted` where the unit's own zero counts.
    fn into(&self, number: &Number, from: &str, to: &str, value: Exact, counted: bool) -> Exact {
        let quantity = self.quantities.iter().find(|one| one.id == number.quantity);
        let quantity = quantity.expect("a quantity");
        let (from, to) = (quantity.unit(from), quantity.unit(to));
        let (from, to) = (from.expect("a unit"), to.expect("a unit"));
        if counted {
            (value - from.from) * from.times / to.times + to.from
        } else {
            value * from.times / to.times
        }
    }

    /// Whether the baseline lay as a clause says: what was said goes first,
    /// unless the numbers show it beyond the limit on the harmless side.
    fn baseline(&self, clause: &[Fact], state: &str, known: &Known) -> Holds {
        let number = clause.iter().find_map(|fact| fact.number.as_ref());
        let number = number.expect("a number beside a baseline");
        let id = || number.quantity.clone();
        let none = Reading::default();
        let reading = known.reading(&number.quantity).unwrap_or(&none);
        let base = of(reading.baseline);
        let above = base
            .zip(of(reading.upper))
            .map(|(base, limit)| base > limit);
        let below = base
            .zip(of(reading.lower))
            .map(|(base, limit)| base < limit);
        let way = number.way;
        // On the side where the term grades, or on the other one.
        let graded = match state {
            "above" => way == Way::Up,
            "below" => way == Way::Down,
            _ => true,
        };
        let (harmful, harmless) = match way {
            Way::Up => (above, below),
            Way::Down => (below, above),
        };
        let lies = match (reading.status, graded) {
            (Some(BaselineStatus::Normal), _) => Some(false),
            (Some(BaselineStatus::Abnormal), true) => Some(harmless != Some(true)),
            (None, true) => harmful,
            (_, false) => harmless,
        };
        let Some(lies) = lies else {
            return open(match (reading.status, base, (way == Way::Up) == graded) {
                (None, None, _) => Ask::BaselineStatus(id()),
                (Some(_), None, _) => Ask::Baseline(id()),
                (_, _, true) => Ask::Upper(id()),
                (_, _, false) => Ask::Lower(id()),
            });
        };
        let derived = state == "abnormal" && lies && reading.status.is_none();
        match plain(lies != (state == "normal")) {
            Holds::Yes(_) => Holds::Yes(
                derived
                    .then_some(Decision::AbnormalBaseline)
                    .into_iter()
                    .collect(),
            ),
            other => other,
        }
    }
}

/// An exact number of the program's decimal.
fn of(number: Option<Decimal>) -> Option<Exact> {
    let (digits, places) = number?.parts();
    Some(exact(i128::from(digits), 10_i128.pow(places)))
}

fn reaches(found: Exact, end: Exact, closed: bool, way: Way) -> bool {
    match way {
        _ if found == end => closed,
        Way::Up => found > end,
        Way::Down => found < end,
    }
}

fn said(fact: &Said, sign: char, known: &Known) -> Holds {
    let truth = if sign == '@' {
        known.says(fact)
    } else {
        known.holds(fact)
    };
    match truth {
        Truth::Yes => plain(true),
        Truth::No => plain(false),
        Truth::Open => open(match fact {
            Said::Level { scale, .. } => Ask::Level(scale.clone()),
            Said::Flag(Flag::Present) => Ask::Present,
            Said::Flag(flag) => Ask::Flag(*flag),
            Said::Own(own) => Ask::Own(own.clone()),
            Said::Need(_) => Ask::Needs,
            Said::Group(Group::Male | Group::Female) => Ask::Sex,
            Said::Group(Group::Anticoagulated | Group::NotAnticoagulated) => Ask::Anticoagulated,
            Said::Group(_) => Ask::Age,
            Said::Baseline(_) | Said::Number(_) => panic!("{fact:?} is no plain fact"),
        }),
    }
}
