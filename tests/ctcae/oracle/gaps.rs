//! What follows from all the intervals of a term together: where a number is
//! worse, and where two bands leave a gap (decision D7).

use std::collections::BTreeSet;

use super::exact::Exact;
use super::source::{End, Fact, Number, Span, Term, Way};

/// Fills in `way` and `gaps` of every number of a term.
pub fn fill(term: &mut Term) {
    let whole = term.clone();
    for grade in &mut term.grades {
        for clause in &mut grade.clauses {
            let here = clause.clone();
            for number in clause.iter_mut().filter_map(|fact| fact.number.as_mut()) {
                number.way = way(&whole, number);
                for place in 0..number.spans.len() {
                    number.spans[place].gaps = gaps(&whole, grade.grade, &here, number, place);
                }
            }
        }
    }
}

/// The end of an interval on the milder side.
pub fn milder(span: &Span, way: Way) -> Option<End> {
    match way {
        Way::Up => span.from,
        Way::Down => span.to,
    }
}

fn worse(span: &Span, way: Way) -> Option<End> {
    match way {
        Way::Up => span.to,
        Way::Down => span.from,
    }
}

fn numbers(term: &Term) -> impl Iterator<Item = (u8, &Vec<Fact>, &Fact, &Number)> {
    term.grades.iter().flat_map(|grade| {
        let clauses = grade.clauses.iter();
        clauses.flat_map(move |clause| {
            let numbers = clause
                .iter()
                .filter_map(|fact| Some((fact, fact.number.as_ref()?)));
            numbers.map(move |(fact, number)| (grade.grade, clause, fact, number))
        })
    })
}

fn alike(one: &Number, other: &Number) -> bool {
    (&one.quantity, &one.aspect) == (&other.quantity, &other.aspect)
}

/// Where a number of the term is worse: as told, else as follows from its
/// intervals.
fn way(term: &Term, number: &Number) -> Way {
    let alike = || numbers(term).filter(|(_, _, _, other)| alike(number, other));
    if let Some(told) = alike().find_map(|(_, _, _, other)| other.told) {
        return told;
    }
    if !number.aspect.is_empty() {
        return Way::Up;
    }
    let (mut up, mut down) = (false, false);
    for (_, _, fact, other) in alike() {
        if fact.sign != '?' {
            let span = &other.spans[0];
            up |= span.to.is_none() || span.from.is_some_and(|end| end.of == "ULN");
            down |= span.from.is_none() || span.to.is_some_and(|end| end.of == "LLN");
        }
    }
    assert!(up != down, "{}: {number:?}", term.name);
    if up { Way::Up } else { Way::Down }
}

fn scopes(clause: &[Fact]) -> BTreeSet<String> {
    let scopes = clause.iter().filter(|fact| fact.sign == '@');
    scopes.map(|fact| fact.text.clone()).collect()
}

/// What a clause asks for besides a number.
fn besides(clause: &[Fact], number: &Number) -> BTreeSet<String> {
    let required = clause.iter().filter(|fact| fact.sign == ' ');
    required
        .filter_map(|fact| match &fact.number {
            Some(other) if alike(number, other) => None,
            Some(other) => Some([&other.aspect, " ", &other.quantity].concat()),
            None => Some(fact.text.clone()),
        })
        .collect()
}

/// The ends of milder bands, at most one printed step before the begin of this
/// interval, between which and the begin nothing is printed.
fn gaps(term: &Term, grade: u8, here: &[Fact], number: &Number, place: usize) -> Vec<End> {
    let way = way(term, number);
    let span = &number.spans[place];
    let Some(begin) = milder(span, way) else {
        return Vec::new();
    };
    // Bands of this grade and of lower ones for whom this clause holds; and
    // whether they ask for nothing more than it does.
    let asked = besides(here, number);
    let bands: Vec<(u8, bool, &Span)> = numbers(term)
        .filter(|(lower, clause, fact, other)| {
            *lower <= grade
                && fact.sign != '?'
                && alike(number, other)
                && scopes(clause).is_subset(&scopes(here))
        })
        .flat_map(|(lower, clause, _, other)| {
            let plain = besides(clause, number).is_subset(&asked);
            other.spans.iter().map(move |span| (lower, plain, span))
        })
        .filter(|(_, _, other)| other.unit == span.unit)
        .collect();
    let order = |mild: Exact, bad: Exact| match way {
        Way::Up => mild < bad,
        Way::Down => mild > bad,
    };
    let touches = |end: End| end.number == begin.number && (end.closed || begin.closed);
    let covers = |(lower, plain, band): &(u8, bool, &Span)| {
        if *lower == grade {
            // It takes in the very end that this interval leaves out.
            return milder(band, way).is_some_and(|end| {
                let at = end.number == begin.number && end.of == begin.of;
                at && end.closed && !begin.closed
            });
        }
        *plain
            && milder(band, way)
                .is_none_or(|end| end.of != begin.of || order(end.number, begin.number))
            && worse(band, way).is_none_or(|end| {
                end.of == begin.of && (order(begin.number, end.number) || touches(end))
            })
    };
    if bands.iter().any(covers) {
        return Vec::new();
    }
    let lower = bands.iter().filter(|(lower, _, _)| *lower < grade);
    let ends = lower.filter_map(|(_, _, band)| worse(band, way));
    ends.filter(|end| {
        let apart = match way {
            Way::Up => begin.number - end.number,
            Way::Down => end.number - begin.number,
        };
        let hole = !order(begin.number, end.number) && !touches(*end);
        end.of == begin.of && hole && apart <= end.step.min(begin.step)
    })
    .collect()
}
