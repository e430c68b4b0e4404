//! Reading the criteria's language (`docs/criteria.md`).

use super::criteria::{Criteria, Criterion, Term, Version};
use super::fact::{Baseline, Clause, Fact, Flag, Group, Role, Scale, Stated};
use super::gap;
use super::interval::{Aspect, Bound, Interval, Limit, Measured, Worse};
use super::need::Need;
use super::quantity::{Origin, Quantities, Quantity, Unit};
use crate::measure::Decimal;

/// What is wrong with the data, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, counted from 1.
    pub line: usize,
    /// What was found and what would be right.
    pub what: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}

/// Reads one version's data; `quantities` is the register both versions share.
///
/// # Errors
/// Every [`Mistake`] found, in the order of the lines.
pub fn criteria(version: Version, quantities: &str, text: &str) -> Result<Criteria, Vec<Mistake>> {
    let mut reader = Reader::new(version);
    for source in [quantities, text] {
        for (line, content) in logical_lines(source) {
            if let Err(what) = reader.line(&content) {
                reader.mistakes.push(Mistake { line, what });
            }
        }
    }
    reader.finish()
}

/// Lines without comments, each with what is indented below it.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '\t'])
            && let Some((_, last)) = lines.last_mut()
        {
            last.push(' ');
            last.push_str(line.trim());
        } else {
            lines.push((index + 1, line.trim_end().to_owned()));
        }
    }
    lines
}

struct Reader {
    found: Criteria,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn new(version: Version) -> Self {
        Self {
            found: Criteria {
                version,
                classes: Vec::new(),
                terms: Vec::new(),
                quantities: Quantities::default(),
                labs: Vec::new(),
            },
            mistakes: Vec::new(),
        }
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match word {
            "class" => self.found.classes.push(named(rest)?),
            "term" => self.term(rest)?,
            "quantity" => self.quantity(rest)?,
            "lab" => self.lab(rest)?,
            "1" | "2" | "3" | "4" | "5" => self.criterion(word.as_bytes()[0] - b'0', rest)?,
            other => {
                return Err(format!(
                    "“{other}” begins no statement; allowed are class, term, quantity, lab and the grades 1 to 5"
                ));
            }
        }
        Ok(())
    }

    fn term(&mut self, rest: &str) -> Result<(), String> {
        let class = self
            .found
            .classes
            .len()
            .checked_sub(1)
            .ok_or("a term before the first class")?;
        let name = named(rest)?;
        if self.found.term(&name).is_some() {
            return Err(format!("the term “{name}” stands here twice"));
        }
        self.found.terms.push(Term {
            name,
            class,
            grades: Vec::new(),
        });
        Ok(())
    }

    /// `quantity alt lab Alanine aminotransferase: U/L, ukat/L = 60`
    fn quantity(&mut self, rest: &str) -> Result<(), String> {
        let mut parts = rest.splitn(3, ' ');
        let id = parts.next().unwrap_or_default().to_owned();
        let origin = parts.next().unwrap_or_default();
        let (name, units) = parts
            .next()
            .and_then(|rest| rest.rsplit_once(": "))
            .ok_or("a quantity is written “quantity id origin Name: unit, unit = factor”")?;
        let origin = Origin::ALL
            .iter()
            .find(|(_, key)| *key == origin)
            .ok_or_else(|| format!("“{origin}” is no origin; allowed are lab, vital and measure"))?
            .0;
        let units = units
            .split(", ")
            .enumerate()
            .map(|(place, unit)| read_unit(place, unit.trim()))
            .collect::<Result<Vec<_>, _>>()?;
        let quantity = Quantity {
            id,
            name: name.to_owned(),
            origin,
            units,
        };
        match self.found.quantities.get(&quantity.id) {
            Some(known) if *known == quantity => {}
            Some(_) => return Err(format!("the quantity “{}” stands twice", quantity.id)),
            None => self.found.quantities.0.push(quantity),
        }
        Ok(())
    }

    /// `lab sodium: Hyponatremia; Hypernatremia`
    fn lab(&mut self, rest: &str) -> Result<(), String> {
        let (id, terms) = rest
            .split_once(':')
            .ok_or("a laboratory test is written “lab quantity: Term; Term”")?;
        if self.found.quantities.get(id).is_none() {
            return Err(format!("“{id}” is no quantity"));
        }
        let terms: Vec<String> = terms
            .split(';')
            .map(|term| term.trim().to_owned())
            .collect();
        if let Some(term) = terms.iter().find(|term| self.found.term(term).is_none()) {
            return Err(format!(
                "“{term}” is no term of this version above this line"
            ));
        }
        self.found.labs.push((id.to_owned(), terms));
        Ok(())
    }

    fn criterion(&mut self, grade: u8, rest: &str) -> Result<(), String> {
        let clauses = split(rest, '|')
            .into_iter()
            .map(|clause| self.clause(&clause))
            .collect::<Result<Vec<_>, _>>()?;
        let term = self
            .found
            .terms
            .last_mut()
            .ok_or("a grade before the first term")?;
        if term.grades.last().is_some_and(|last| last.grade >= grade) {
            return Err(format!(
                "grade {grade} of “{}” stands twice or out of order",
                term.name
            ));
        }
        term.grades.push(Criterion { grade, clauses });
        Ok(())
    }

    fn clause(&self, text: &str) -> Result<Clause, String> {
        let facts = split(text, '&')
            .into_iter()
            .map(|fact| self.stated(&fact))
            .collect::<Result<Vec<_>, _>>()?;
        let scale = facts
            .iter()
            .any(|stated| matches!(stated.fact, Fact::Baseline(_)));
        let number = facts
            .iter()
            .any(|stated| matches!(stated.fact, Fact::Number(_)));
        if scale && !number {
            return Err(format!("“{text}” asks for a baseline and measures nothing"));
        }
        Ok(Clause(facts))
    }

    fn stated(&self, text: &str) -> Result<Stated, String> {
        let text = text.trim();
        let (role, text) = match text.as_bytes().first() {
            Some(b'?') => (Role::Unless, &text[1..]),
            Some(b'@') => (Role::Scope, &text[1..]),
            _ => (Role::Required, text),
        };
        let (text, note) = match text.split_once('{') {
            Some((text, note)) => {
                let note = note
                    .trim()
                    .strip_suffix('}')
                    .ok_or_else(|| format!("“{text}” has a note without its closing brace"))?;
                (text, Some(note.trim().to_owned()))
            }
            None => (text, None),
        };
        let fact = self.fact(text.trim(), role)?;
        Ok(Stated { role, fact, note })
    }

    fn fact(&self, text: &str, role: Role) -> Result<Fact, String> {
        if let Some(own) = quoted(text) {
            return Ok(Fact::Own(own?));
        }
        if let Some(flag) = Flag::ALL.iter().find(|row| row.1 == text) {
            let condition = matches!(flag.0, Flag::ObservationsOnly | Flag::NotLifeThreatening);
            if condition && role != Role::Unless {
                return Err(format!("“{text}” is a condition: write ?{text}"));
            }
            return Ok(Fact::Flag(flag.0));
        }
        if role == Role::Scope {
            return scope(text);
        }
        if let Some(level) = level(text)? {
            return Ok(level);
        }
        for (word, given) in [("need", false), ("given", true)] {
            if let Some(rest) = text.strip_prefix(word)
                && (rest.is_empty() || rest.starts_with(' '))
            {
                return need(given, rest.trim());
            }
        }
        if text.contains(['[', '(']) {
            return self.number(text);
        }
        Err(format!(
            "“{text}” is no fact of the language; a fact of this term only is written in double quotes"
        ))
    }

    fn number(&self, text: &str) -> Result<Fact, String> {
        let start = text.find(['[', '(']).unwrap_or(0);
        let mut worse = None;
        let mut aspect = Aspect::Value;
        let mut id = "";
        for word in text[..start].split_whitespace() {
            match word {
                "high" => worse = Some(Worse::High),
                "low" => worse = Some(Worse::Low),
                _ => match Aspect::ALL.iter().find(|(_, key)| *key == word) {
                    Some((found, _)) => aspect = *found,
                    None if id.is_empty() => id = word,
                    None => return Err(format!("“{word}” after the quantity “{id}”")),
                },
            }
        }
        let quantity = self.found.quantities.get(id).ok_or_else(|| {
            format!("“{id}” is no quantity; declare it: quantity {id} measure Name: unit")
        })?;
        let mut intervals = Vec::new();
        for part in text[start..].split('~') {
            let interval = read_interval(part.trim())?;
            let percent = matches!(aspect, Aspect::RisePercent | Aspect::FallPercent);
            if percent && interval.unit != "%" {
                return Err(format!(
                    "“{text}” is a share of the baseline: its unit is %"
                ));
            }
            if !percent && quantity.unit(&interval.unit).is_none() {
                return Err(format!("“{}” is no unit of “{id}”", interval.unit));
            }
            intervals.push(interval);
        }
        Ok(Fact::Number(Measured {
            quantity: id.to_owned(),
            aspect,
            worse,
            intervals,
        }))
    }

    fn finish(mut self) -> Result<Criteria, Vec<Mistake>> {
        for term in &mut self.found.terms {
            if term.grades.is_empty() {
                self.mistakes.push(Mistake {
                    line: 0,
                    what: format!("the term “{}” has no grade", term.name),
                });
            }
            match direct(term) {
                Ok(()) => gap::close(term),
                Err(what) => self.mistakes.push(Mistake { line: 0, what }),
            }
        }
        if self.mistakes.is_empty() {
            Ok(self.found)
        } else {
            Err(self.mistakes)
        }
    }
}

fn named(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err("a name is missing".to_owned());
    }
    Ok(text.to_owned())
}

/// Splits at a sign that stands outside quotes, braces and brackets.
fn split(text: &str, at: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quote, mut depth) = (false, 0_i32);
    for sign in text.chars() {
        match sign {
            '"' => quote = !quote,
            '{' if !quote => depth += 1,
            '}' if !quote => depth -= 1,
            _ => {}
        }
        if sign == at && !quote && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(sign);
        }
    }
    parts
}

fn quoted(text: &str) -> Option<Result<String, String>> {
    let inner = text.strip_prefix('"')?;
    Some(match inner.strip_suffix('"') {
        Some(own) if !own.trim().is_empty() && !own.contains('"') => Ok(own.trim().to_owned()),
        _ => Err(format!("{text} is not a text between two double quotes")),
    })
}

fn scope(text: &str) -> Result<Fact, String> {
    if let Some(state) = text.strip_prefix("baseline ") {
        let found = Baseline::ALL.iter().find(|row| row.1 == state.trim());
        return found.map(|row| Fact::Baseline(row.0)).ok_or_else(|| {
            format!(
                "“{state}” is no state of a baseline; allowed are normal, abnormal, below and above"
            )
        });
    }
    let found = Group::ALL.iter().find(|row| row.1 == text);
    found
        .map(|row| Fact::Group(row.0))
        .ok_or_else(|| format!("“@{text}” is no group and no text in quotes"))
}

fn level(text: &str) -> Result<Option<Fact>, String> {
    let plain = [
        Scale::Symptoms,
        Scale::Living,
        Scale::ChildLiving,
        Scale::Hospital,
        Scale::Extent,
        Scale::Severity(None),
    ];
    for scale in plain {
        if let Some(row) = scale.levels().iter().find(|row| row.0 == text) {
            let (word, level) = (row.0, row.1);
            return Ok(Some(Fact::Level { scale, word, level }));
        }
    }
    let Some((word, of)) = text.split_once(' ') else {
        return Ok(None);
    };
    let Some(row) = Scale::Severity(None)
        .levels()
        .iter()
        .find(|row| row.0 == word)
    else {
        return Ok(None);
    };
    let of = match of.strip_prefix("of ").map(str::trim).and_then(quoted) {
        Some(own) => own?,
        None if of == "pain" => "pain".to_owned(),
        None => return Err(format!("“{text}”: write {word} of \"…\"")),
    };
    Ok(Some(Fact::Level {
        scale: Scale::Severity(Some(of)),
        word: row.0,
        level: row.1,
    }))
}

fn need(given: bool, rest: &str) -> Result<Fact, String> {
    let (words, own) = match rest.find('"') {
        Some(start) => {
            let own = quoted(rest[start..].trim()).unwrap_or_else(|| Ok(String::new()))?;
            (&rest[..start], Some(own))
        }
        None => (rest, None),
    };
    Need::read(given, words, own).map(Fact::Need).map_err(|word| {
        format!("“{word}” is no kind of intervention; a kind of this term only is written in double quotes")
    })
}

fn read_unit(place: usize, text: &str) -> Result<Unit, String> {
    let one = decimal("1")?;
    let zero = decimal("0")?;
    let Some((name, factor)) = text.split_once(" = ") else {
        return Ok(Unit {
            name: text.to_owned(),
            factor: (place == 0).then_some((one, one, zero)),
        });
    };
    let (fraction, from) = match factor.split_once(" from ") {
        Some((fraction, from)) => (fraction, decimal(from)?),
        None => (factor, zero),
    };
    let (over, under) = match fraction.split_once('/') {
        Some((over, under)) => (decimal(over)?, decimal(under)?),
        None => (decimal(fraction)?, one),
    };
    Ok(Unit {
        name: name.trim().to_owned(),
        factor: Some((over, under, from)),
    })
}

fn decimal(text: &str) -> Result<Decimal, String> {
    Decimal::json(text.trim()).map_err(|_| format!("“{text}” is no number"))
}

fn read_interval(text: &str) -> Result<Interval, String> {
    let shape = || format!("“{text}” is no interval: write [from, to) unit");
    let open = text.chars().next().ok_or_else(shape)?;
    let end = text.find([']', ')']).ok_or_else(shape)?;
    let (from, to) = text[1..end].split_once(',').ok_or_else(shape)?;
    let low = bound(from, open == '[')?;
    let high = bound(to, text[end..].starts_with(']'))?;
    let unit = text[end + 1..].trim();
    if !matches!(open, '[' | '(') || (low.is_none() && high.is_none()) {
        return Err(shape());
    }
    Ok(Interval {
        low,
        high,
        unit: unit.to_owned(),
        eased: None,
    })
}

fn bound(text: &str, inclusive: bool) -> Result<Option<Bound>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(limit) = Limit::named(text) {
        return Ok(Some(Bound {
            number: decimal("1")?,
            of: Some(limit),
            inclusive,
        }));
    }
    if let Some((number, limit)) = text.split_once('*') {
        let limit = Limit::named(limit.trim())
            .ok_or_else(|| format!("“{limit}” is no limit; allowed are ULN, LLN, BL and MI"))?;
        return Ok(Some(Bound {
            number: decimal(number)?,
            of: Some(limit),
            inclusive,
        }));
    }
    Ok(Some(Bound {
        number: decimal(text)?,
        of: None,
        inclusive,
    }))
}

/// Finds, for every quantity of a term, the direction in which it is worse.
fn direct(term: &mut Term) -> Result<(), String> {
    let mut seen: Vec<(String, Aspect, Vec<Interval>, Option<Worse>)> = Vec::new();
    for stated in term.grades.iter().flat_map(facts_of) {
        let Fact::Number(measured) = &stated.fact else {
            continue;
        };
        let place = seen
            .iter()
            .position(|row| row.0 == measured.quantity && row.1 == measured.aspect)
            .unwrap_or_else(|| {
                seen.push((measured.quantity.clone(), measured.aspect, Vec::new(), None));
                seen.len() - 1
            });
        if stated.role != Role::Unless {
            seen[place].2.extend(measured.intervals.first().cloned());
        }
        seen[place].3 = seen[place].3.or(measured.worse);
    }
    for row in &mut seen {
        row.3 = row.3.or_else(|| inferred(row.1, &row.2));
    }
    for stated in term
        .grades
        .iter_mut()
        .flat_map(|criterion| &mut criterion.clauses)
        .flat_map(|clause| &mut clause.0)
    {
        let Fact::Number(measured) = &mut stated.fact else {
            continue;
        };
        let worse = seen
            .iter()
            .find(|row| row.0 == measured.quantity && row.1 == measured.aspect)
            .and_then(|row| row.3);
        measured.worse = Some(worse.ok_or_else(|| {
            format!(
                "“{}”: whether {} is worse high or low does not follow from its intervals; write high or low before it",
                term.name, measured.quantity
            )
        })?);
    }
    Ok(())
}

fn facts_of(criterion: &Criterion) -> impl Iterator<Item = &Stated> {
    criterion.clauses.iter().flat_map(|clause| &clause.0)
}

fn inferred(aspect: Aspect, intervals: &[Interval]) -> Option<Worse> {
    if aspect != Aspect::Value {
        return Some(Worse::High);
    }
    let refers = |bound: Option<Bound>, to: Limit| bound.is_some_and(|bound| bound.of == Some(to));
    let high = intervals
        .iter()
        .any(|interval| interval.high.is_none() || refers(interval.low, Limit::Upper));
    let low = intervals
        .iter()
        .any(|interval| interval.low.is_none() || refers(interval.high, Limit::Lower));
    match (high, low) {
        (true, false) => Some(Worse::High),
        (false, true) => Some(Worse::Low),
        _ => None,
    }
}
