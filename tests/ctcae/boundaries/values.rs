//! Values around every end of a number's intervals, and limits and baselines
//! of every kind to judge them by.

use std::collections::BTreeSet;

use dermscore::ctcae::known::{BaselineStatus, Reading};
use dermscore::measure::Decimal;

use crate::oracle::exact::{Exact, NOUGHT, exact, place};
use crate::oracle::law::Law;
use crate::oracle::source::{Fact, Number, Quantity, Way};

/// Places behind the point of a value just beside a limit.
const FINE: u32 = 9;

/// Limits and baseline of a reading, in its unit.
#[derive(Clone, Debug, Default)]
pub struct Around {
    pub lower: Option<Exact>,
    pub upper: Option<Exact>,
    pub infarction: Option<Exact>,
    pub baseline: Option<Exact>,
    pub status: Option<BaselineStatus>,
}

/// Limits and baselines worth trying with a number of the term.
pub fn arounds(law: &Law<'_>, number: &Number, unit: &str) -> Vec<Around> {
    let clauses = || law.term.grades.iter().flat_map(|grade| &grade.clauses);
    let same = |fact: &&Fact| {
        let other = fact.number.as_ref();
        other.is_some_and(|other| other.quantity == number.quantity)
    };
    let (mut limits, mut baseline) = (false, false);
    for fact in clauses().flatten().filter(same) {
        let other = fact.number.as_ref().expect("a number");
        let ends = other.spans.iter().flat_map(|span| [span.from, span.to]);
        for end in ends.flatten() {
            baseline |= end.of == "BL";
            limits |= !matches!(end.of, "" | "BL");
        }
        limits |= matches!(other.aspect.as_str(), "above" | "below");
        baseline |= !matches!(other.aspect.as_str(), "" | "above" | "below");
    }
    if clauses().any(|clause| {
        clause.iter().any(|fact| same(&fact))
            && clause.iter().any(|fact| fact.text.starts_with("baseline "))
    }) {
        (limits, baseline) = (true, true);
    }
    let mut found = Vec::new();
    let [plain, fitting] = ranges(law, number, unit);
    let (lower, upper) = (Some(plain.0), Some(plain.1));
    let ends = [(lower, upper), (None, None), (lower, None), (None, upper)];
    for (lower, upper) in ends.into_iter().take(if limits { 4 } else { 2 }) {
        for (baseline, status) in baselines(plain, baseline) {
            found.push(around(lower, upper, baseline, status));
        }
    }
    let middle = (fitting.0 + fitting.1) / exact(2, 1);
    found.push(around(Some(fitting.0), Some(fitting.1), Some(middle), None));
    found
}

fn around(
    lower: Option<Exact>,
    upper: Option<Exact>,
    baseline: Option<Exact>,
    status: Option<BaselineStatus>,
) -> Around {
    Around {
        lower,
        upper,
        infarction: upper.map(|upper| upper * exact(3, 1)),
        baseline,
        status,
    }
}

/// No baseline, or every kind of one: said, measured on both sides of both
/// limits, and both.
fn baselines(
    (lower, upper): (Exact, Exact),
    any: bool,
) -> Vec<(Option<Exact>, Option<BaselineStatus>)> {
    let mut all = vec![(None, None)];
    if any {
        let (low, high) = (lower / exact(2, 1), upper + upper);
        let within = (lower + upper) / exact(2, 1);
        let measured = [low, lower, within, upper, high];
        all.extend(measured.map(|number| (Some(number), None)));
        for status in [BaselineStatus::Normal, BaselineStatus::Abnormal] {
            let numbers = [None, Some(low), Some(within), Some(high)];
            all.extend(numbers.map(|number| (number, Some(status))));
        }
    }
    all
}

/// Two normal ranges: a plain one, and one that leaves room for the mildest
/// printed number.
fn ranges(law: &Law<'_>, number: &Number, unit: &str) -> [(Exact, Exact); 2] {
    let mut printed: Vec<Exact> = Vec::new();
    let facts = law
        .term
        .grades
        .iter()
        .flat_map(|grade| &grade.clauses)
        .flatten();
    for other in facts.filter_map(|fact| fact.number.as_ref()) {
        let spans = other.spans.iter().filter(|span| span.unit == unit);
        let ends = spans.flat_map(|span| [span.from, span.to]).flatten();
        if (&other.quantity, &other.aspect) == (&number.quantity, &number.aspect) {
            printed.extend(ends.filter(|end| end.of.is_empty()).map(|end| end.number));
        }
    }
    printed.retain(|number| *number > NOUGHT);
    let fitting = match number.way {
        Way::Up => printed.into_iter().min().map(|least| {
            let upper = least * exact(4, 5);
            (upper / exact(2, 1), upper)
        }),
        Way::Down => printed.into_iter().max().map(|most| {
            let lower = most * exact(5, 4);
            (lower, lower * exact(2, 1))
        }),
    };
    let plain = (exact(7, 1), exact(40, 1));
    [plain, fitting.unwrap_or((exact(3, 2), exact(23, 1)))]
}

/// Values in a unit around every end of the number's intervals.
pub fn values(
    quantity: &Quantity,
    number: &Number,
    unit: &str,
    around: &Around,
) -> BTreeSet<Exact> {
    let to = quantity.unit(unit).expect("a unit");
    let percent = number.aspect.ends_with('%');
    let mut all = BTreeSet::new();
    for span in &number.spans {
        let from = quantity.unit(&span.unit).unwrap_or(&quantity.units[0]);
        let counted = |value: Exact| (value - from.from) * from.times / to.times + to.from;
        for end in [span.from, span.to].into_iter().flatten() {
            let limit = match end.of {
                "ULN" => around.upper,
                "LLN" => around.lower,
                "BL" => around.baseline,
                "MI" => around.infarction,
                _ => None,
            };
            // A limit that is not known stands for some number.
            let limit = limit.unwrap_or(exact(30, 1));
            let base = around.baseline.unwrap_or(exact(30, 1));
            let share = if percent {
                end.number * base / exact(100, 1)
            } else {
                end.number * from.times / to.times
            };
            let at = match number.aspect.as_str() {
                "" if end.of.is_empty() => counted(end.number),
                "" => end.number * limit,
                "above" => around.upper.unwrap_or(exact(40, 1)) + share,
                "below" => around.lower.unwrap_or(exact(7, 1)) - share,
                "fall" | "fall%" => base - share,
                _ => base + share,
            };
            let step = end.step * from.times / to.times;
            let half = step / exact(2, 1);
            all.extend([at - step, at - half, at + half, at + step].map(|near| near.down(FINE)));
            let down = at.down(FINE);
            all.extend([down - place(FINE), down, down + place(FINE)]);
        }
    }
    all
}

fn decimal(number: Exact) -> Decimal {
    let text = number.text(FINE + 3).expect("an end to its digits");
    Decimal::typed(&text).expect("a number")
}

pub fn reading(value: Option<Exact>, unit: &str, around: &Around) -> Reading {
    let rounded = |number: Option<Exact>| number.map(|number| decimal(number.down(FINE)));
    Reading {
        value: value.map(decimal),
        unit: unit.to_owned(),
        lower: rounded(around.lower),
        upper: rounded(around.upper),
        infarction: rounded(around.infarction),
        baseline: rounded(around.baseline),
        status: around.status,
    }
}
