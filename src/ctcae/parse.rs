//! Reading the criteria's language (`docs/criteria.md`).

mod direction;
mod facts;
mod numbers;

use super::criteria::{Criteria, Criterion, Term, Version};
use super::fact::{Clause, Fact, Flag, Role, Stated};
use super::gap;
use super::quantity::{Origin, Quantities, Quantity};

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
            .map(|(place, unit)| numbers::read_unit(place, unit.trim()))
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
            return facts::scope(text);
        }
        if let Some(level) = facts::level(text)? {
            return Ok(level);
        }
        for (word, given) in [("need", false), ("given", true)] {
            if let Some(rest) = text.strip_prefix(word)
                && (rest.is_empty() || rest.starts_with(' '))
            {
                return facts::need(given, rest.trim());
            }
        }
        if text.contains(['[', '(']) {
            return numbers::number(&self.found.quantities, text);
        }
        Err(format!(
            "“{text}” is no fact of the language; a fact of this term only is written in double quotes"
        ))
    }

    fn finish(mut self) -> Result<Criteria, Vec<Mistake>> {
        for term in &mut self.found.terms {
            if term.grades.is_empty() {
                self.mistakes.push(Mistake {
                    line: 0,
                    what: format!("the term “{}” has no grade", term.name),
                });
            }
            match direction::direct(term) {
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
