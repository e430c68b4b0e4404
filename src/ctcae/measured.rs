//! A measured value against a criterion's interval, exactly.

use super::criteria::Criteria;
use super::fact::{Baseline, Clause, Fact};
use super::interval::{Aspect, Bound, Interval, Limit, Measured, Worse};
use super::known::{BaselineStatus, Known, Reading, Truth};
use super::outcome::{Ask, Decision, Why};
use super::quantity::{Quantity, Unit};
use crate::measure::{Decimal, Ratio};

/// What was found of one fact.
pub struct Judged {
    /// Whether it holds.
    pub truth: Truth,
    /// What decided it where the source is open.
    pub decision: Option<Decision>,
    /// What would settle it, where it is open.
    pub ask: Option<Ask>,
}

impl Judged {
    fn plain(truth: Truth) -> Self {
        Self {
            truth,
            decision: None,
            ask: None,
        }
    }

    fn open(ask: Ask) -> Self {
        Self {
            truth: Truth::Open,
            decision: None,
            ask: Some(ask),
        }
    }
}

/// Whether what was measured is in the interval, or past it on the worse side.
///
/// # Errors
/// [`Why`] where the numbers cannot be compared at all.
pub fn judge(criteria: &Criteria, number: &Measured, known: &Known) -> Result<Judged, Why> {
    let id = &number.quantity;
    let nothing = || {
        if known.nothing_else {
            Judged::plain(Truth::No)
        } else {
            Judged::open(Ask::Value(id.clone()))
        }
    };
    let (Some(quantity), Some(reading)) = (criteria.quantities.get(id), known.reading(id)) else {
        return Ok(nothing());
    };
    let Some(value) = reading.value else {
        return Ok(nothing());
    };
    if reading.unit.is_empty() {
        return Ok(Judged::open(Ask::Unit(id.clone())));
    }
    let scale = Scale::of(quantity, number, reading)?;
    let found = match scale.measure(number.aspect, value, reading) {
        Ok(found) => found,
        Err(Missing::Ask(ask)) => return Ok(Judged::open(ask)),
        Err(Missing::Reach) => {
            return Err(Why::NotCalculable {
                quantity: id.clone(),
            });
        }
    };
    let worse = number.worse.unwrap_or(Worse::High);
    let end = match worse {
        Worse::High => scale.interval.low,
        Worse::Low => scale.interval.high,
    };
    let Some(end) = end else {
        return Ok(Judged::plain(Truth::Yes));
    };
    let reached = |end: Bound| scale.reaches(found, worse, end, reading);
    match reached(end) {
        Ok(true) => {
            let ratio = number.aspect == Aspect::Value && end.of == Some(Limit::Baseline);
            // On the harmless side of the limit where the term grades.
            let limit = match worse {
                Worse::High => reading.upper,
                Worse::Low => reading.lower,
            };
            let normal = ratio
                && limit.and_then(|limit| scale.as_printed(limit)).is_some_and(
                    |limit| match worse {
                        Worse::High => found <= limit,
                        Worse::Low => found >= limit,
                    },
                );
            Ok(Judged {
                truth: Truth::Yes,
                decision: normal.then_some(Decision::BaselineRatio),
                ask: None,
            })
        }
        Ok(false) => {
            let eased = match scale.interval.eased {
                Some(eased) => reached(eased).unwrap_or(false),
                None => false,
            };
            Ok(Judged {
                truth: if eased { Truth::Yes } else { Truth::No },
                decision: eased.then_some(Decision::Gap),
                ask: None,
            })
        }
        Err(Missing::Ask(ask)) => Ok(Judged::open(ask)),
        Err(Missing::Reach) => Err(Why::NotCalculable {
            quantity: id.clone(),
        }),
    }
}

/// Whether the baseline of the clause's own quantity lay as the clause says.
///
/// # Errors
/// [`Why`] where the limits contradict each other.
pub fn baseline(
    criteria: &Criteria,
    clause: &Clause,
    state: Baseline,
    known: &Known,
) -> Result<Judged, Why> {
    let number = clause.0.iter().find_map(|stated| match &stated.fact {
        Fact::Number(number) => Some(number),
        _ => None,
    });
    let Some(number) = number else {
        return Ok(Judged::plain(Truth::No));
    };
    let id = &number.quantity;
    let (Some(_), Some(reading)) = (criteria.quantities.get(id), known.reading(id)) else {
        return Ok(Judged::open(Ask::BaselineStatus(id.clone())));
    };
    let worse = number.worse.unwrap_or(Worse::High);
    let side = baseline_side(reading);
    let (harmful, harmless) = match worse {
        Worse::High => (side.above, side.below),
        Worse::Low => (side.below, side.above),
    };
    // Whether the state is of the side on which the term grades.
    let graded = match state {
        Baseline::Above => worse == Worse::High,
        Baseline::Below => worse == Worse::Low,
        Baseline::Normal | Baseline::Abnormal => true,
    };
    let beyond = match (reading.status, graded) {
        // What was said goes before what follows from the numbers; which side
        // an abnormal baseline was on, only they can tell.
        (Some(BaselineStatus::Normal), _) => Some(false),
        (Some(BaselineStatus::Abnormal), true) => Some(harmless != Some(true)),
        (None, true) => harmful,
        (_, false) => harmless,
    };
    let Some(beyond) = beyond else {
        let upper = (worse == Worse::High) == graded;
        return Ok(Judged::open(match (reading.baseline, reading.status) {
            (None, None) => Ask::BaselineStatus(id.clone()),
            (None, Some(_)) => Ask::Baseline(id.clone()),
            _ if upper => Ask::Upper(id.clone()),
            _ => Ask::Lower(id.clone()),
        }));
    };
    let truth = beyond != (state == Baseline::Normal);
    let derived = reading.status.is_none() && state == Baseline::Abnormal && truth;
    Ok(Judged {
        truth: if truth { Truth::Yes } else { Truth::No },
        decision: derived.then_some(Decision::AbnormalBaseline),
        ask: None,
    })
}

struct Side {
    above: Option<bool>,
    below: Option<bool>,
}

/// On which side of the laboratory's limits the baseline lay.
fn baseline_side(reading: &Reading) -> Side {
    let Some(baseline) = reading.baseline.map(Ratio::from) else {
        return Side {
            above: None,
            below: None,
        };
    };
    Side {
        above: reading.upper.map(|upper| baseline > Ratio::from(upper)),
        below: reading.lower.map(|lower| baseline < Ratio::from(lower)),
    }
}

enum Missing {
    Ask(Ask),
    Reach,
}

/// The interval to compare with, and how the reading's unit becomes its own.
struct Scale<'a> {
    id: &'a str,
    interval: &'a Interval,
    /// Nothing where the reading is in the printed unit already.
    convert: Option<(&'a Unit, &'a Unit)>,
}

impl<'a> Scale<'a> {
    fn of(quantity: &'a Quantity, number: &'a Measured, reading: &Reading) -> Result<Self, Why> {
        let id = number.quantity.as_str();
        let unit = quantity
            .unit(&reading.unit)
            .ok_or_else(|| Why::UnknownUnit {
                quantity: id.to_owned(),
                unit: reading.unit.clone(),
            })?;
        if let (Some(lower), Some(upper)) = (reading.lower, reading.upper)
            && Ratio::from(lower) > Ratio::from(upper)
        {
            return Err(Why::LimitsCrossed {
                quantity: id.to_owned(),
            });
        }
        let share = matches!(number.aspect, Aspect::RisePercent | Aspect::FallPercent);
        let printed = number
            .intervals
            .iter()
            .find(|interval| share || interval.unit == reading.unit);
        if let Some(interval) = printed {
            return Ok(Self {
                id,
                interval,
                convert: None,
            });
        }
        let cannot = || Why::CannotConvert {
            quantity: id.to_owned(),
            unit: reading.unit.clone(),
        };
        // The first printed unit that converts; all the printed ones are the
        // same interval.
        let found = number.intervals.iter().find_map(|interval| {
            let to = quantity.unit(&interval.unit)?;
            (to.factor.is_some() && unit.factor.is_some()).then_some((interval, to))
        });
        let (interval, to) = found.ok_or_else(cannot)?;
        Ok(Self {
            id,
            interval,
            convert: Some((unit, to)),
        })
    }

    /// A number of the reading in the interval's unit.
    fn as_printed(&self, number: Decimal) -> Option<Ratio> {
        self.converted(Ratio::from(number), true)
    }

    /// `offset` is left out for a difference of two values.
    fn converted(&self, number: Ratio, offset: bool) -> Option<Ratio> {
        let Some((from, to)) = self.convert else {
            return Some(number);
        };
        let (over, under, start) = from.factor?;
        let start = if offset {
            Ratio::from(start)
        } else {
            Ratio::ZERO
        };
        let first = number
            .minus(start)?
            .times(Ratio::from(over))?
            .divided_by(Ratio::from(under))?;
        let (over, under, start) = to.factor?;
        let start = if offset {
            Ratio::from(start)
        } else {
            Ratio::ZERO
        };
        first
            .times(Ratio::from(under))?
            .divided_by(Ratio::from(over))?
            .plus(start)
    }

    /// What the criterion compares: the value, or what became of it.
    fn measure(&self, aspect: Aspect, value: Decimal, reading: &Reading) -> Result<Ratio, Missing> {
        let value = Ratio::from(value);
        let id = || self.id.to_owned();
        let need =
            |number: Option<Decimal>, ask: Ask| number.map(Ratio::from).ok_or(Missing::Ask(ask));
        let found = match aspect {
            Aspect::Value => return self.converted(value, true).ok_or(Missing::Reach),
            Aspect::Above => value.minus(need(reading.upper, Ask::Upper(id()))?),
            Aspect::Below => need(reading.lower, Ask::Lower(id()))?.minus(value),
            _ => {
                let baseline = need(reading.baseline, Ask::Baseline(id()))?;
                match aspect {
                    Aspect::Rise => value.minus(baseline),
                    Aspect::Fall => baseline.minus(value),
                    Aspect::Change => value.minus(baseline).and_then(Ratio::absolute),
                    Aspect::RisePercent => share(value.minus(baseline), baseline),
                    _ => share(baseline.minus(value), baseline),
                }
            }
        };
        found
            .and_then(|found| self.converted(found, false))
            .ok_or(Missing::Reach)
    }

    fn reaches(
        &self,
        found: Ratio,
        worse: Worse,
        end: Bound,
        reading: &Reading,
    ) -> Result<bool, Missing> {
        let factor = Ratio::from(end.number);
        let end_at = match end.of {
            None => factor,
            Some(limit) => {
                let (number, ask) = match limit {
                    Limit::Upper => (reading.upper, Ask::Upper(self.id.to_owned())),
                    Limit::Lower => (reading.lower, Ask::Lower(self.id.to_owned())),
                    Limit::Baseline => (reading.baseline, Ask::Baseline(self.id.to_owned())),
                    Limit::Infarction => (reading.infarction, Ask::Infarction(self.id.to_owned())),
                };
                let number = number.ok_or(Missing::Ask(ask))?;
                self.as_printed(number)
                    .and_then(|number| number.times(factor))
                    .ok_or(Missing::Reach)?
            }
        };
        Ok(match worse {
            Worse::High => found > end_at || (end.inclusive && found == end_at),
            Worse::Low => found < end_at || (end.inclusive && found == end_at),
        })
    }
}

/// A difference in percent of the baseline.
fn share(difference: Option<Ratio>, baseline: Ratio) -> Option<Ratio> {
    difference?.divided_by(baseline)?.times(Ratio::HUNDRED)
}
