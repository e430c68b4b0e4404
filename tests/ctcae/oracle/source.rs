//! The data files read once more, as far as numbers go: which facts of which
//! clauses are numbers, and what their intervals print. Facts that are not
//! numbers are kept as they stand.

use dermscore::ctcae::Version;
use dermscore::ctcae::embedded::{QUANTITIES, V5, V6};

use super::exact::{Exact, NOUGHT, exact, place};

/// The end of an interval as printed.
#[derive(Clone, Copy, Debug)]
pub struct End {
    /// The number, or how many times the limit.
    pub number: Exact,
    /// `ULN`, `LLN`, `BL`, `MI`, or nothing.
    pub of: &'static str,
    /// Whether the end belongs to the interval.
    pub closed: bool,
    /// One in its last printed place.
    pub step: Exact,
}

/// An interval in one unit.
#[derive(Clone, Debug)]
pub struct Span {
    pub from: Option<End>,
    pub to: Option<End>,
    pub unit: String,
    /// The ends of milder bands before it, where a gap is (`gaps`).
    pub gaps: Vec<End>,
}

/// A number of a clause.
#[derive(Clone, Debug)]
pub struct Number {
    pub quantity: String,
    /// `rise`, `fall%`, …; empty for the value itself.
    pub aspect: String,
    /// Where it is worse, if the data says it here.
    pub told: Option<Way>,
    /// Where it is worse (`gaps`).
    pub way: Way,
    pub spans: Vec<Span>,
}

/// Where a number is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// A fact of a clause: its sign (`?`, `@` or a blank), its text without the
/// remark in braces, and its number if it is one.
#[derive(Clone, Debug)]
pub struct Fact {
    pub sign: char,
    pub text: String,
    pub number: Option<Number>,
}

/// The clauses of a grade.
#[derive(Clone, Debug)]
pub struct Grade {
    pub grade: u8,
    pub clauses: Vec<Vec<Fact>>,
}

/// A term.
#[derive(Clone, Debug)]
pub struct Term {
    pub name: String,
    pub grades: Vec<Grade>,
}

/// A unit: how many of the first unit one is, counted from where.
#[derive(Clone, Debug)]
pub struct Unit {
    pub name: String,
    pub times: Exact,
    pub from: Exact,
}

/// A quantity and its units, the first first.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub id: String,
    pub units: Vec<Unit>,
}

impl Quantity {
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.name == name)
    }
}

/// Every quantity.
pub fn quantities() -> Vec<Quantity> {
    let lines = QUANTITIES.lines();
    lines
        .filter_map(|line| line.strip_prefix("quantity "))
        .map(|line| {
            let id = line.split(' ').next().expect("an id").to_owned();
            let units = line.rsplit_once(": ").expect("units").1;
            let units = units.split(", ").map(unit).collect();
            Quantity { id, units }
        })
        .collect()
}

fn unit(text: &str) -> Unit {
    let (name, rest) = text.split_once(" = ").unwrap_or((text, "1"));
    let (times, from) = rest.split_once(" from ").unwrap_or((rest, "0"));
    let (over, under) = times.split_once('/').unwrap_or((times, "1"));
    Unit {
        name: name.to_owned(),
        times: Exact::read(over) / Exact::read(under),
        from: Exact::read(from),
    }
}

/// Every term of a version, as its lines stand.
pub fn terms(version: Version) -> Vec<Term> {
    let text = match version {
        Version::V5 => V5,
        Version::V6 => V6,
    };
    let mut joined = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            joined.push_str(line);
        } else {
            joined.push('\n');
            joined.push_str(line);
        }
    }
    let mut terms: Vec<Term> = Vec::new();
    for line in joined.lines() {
        let Some((word, rest)) = line.split_once(' ') else {
            continue;
        };
        if word == "term" {
            let name = rest.trim().to_owned();
            let grades = Vec::new();
            terms.push(Term { name, grades });
        } else if let Ok(grade) = word.parse() {
            let clauses = parts(rest, '|')
                .iter()
                .map(|clause| parts(clause, '&').iter().map(|text| fact(text)).collect())
                .collect();
            let term = terms.last_mut().expect("a term before its grades");
            term.grades.push(Grade { grade, clauses });
        }
    }
    terms
}

/// The parts between a sign, wherever it stands outside quotes and braces.
fn parts(text: &str, at: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut remark) = (false, false);
    for sign in text.chars() {
        match sign {
            '"' if !remark => quoted = !quoted,
            '{' if !quoted => remark = true,
            '}' if !quoted => remark = false,
            _ => {}
        }
        if sign == at && !quoted && !remark {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("a part").push(sign);
        }
    }
    parts
}

fn fact(text: &str) -> Fact {
    let text = text.split('{').next().expect("a text").trim();
    let sign = text.chars().next().expect("a fact");
    let (sign, text) = match sign {
        '?' | '@' => (sign, text[1..].trim()),
        _ => (' ', text),
    };
    let plain = !text.contains('"');
    Fact {
        sign,
        text: text.to_owned(),
        number: (plain && text.contains(['[', '('])).then(|| number(text)),
    }
}

fn number(text: &str) -> Number {
    let start = text.find(['[', '(']).expect("an interval");
    let (mut aspect, mut told, mut quantity) = (String::new(), None, String::new());
    for word in text[..start].split_whitespace() {
        match word {
            "high" => told = Some(Way::Up),
            "low" => told = Some(Way::Down),
            "rise" | "fall" | "rise%" | "fall%" | "change" | "above" | "below" => {
                word.clone_into(&mut aspect);
            }
            id => id.clone_into(&mut quantity),
        }
    }
    Number {
        quantity,
        aspect,
        told,
        way: Way::Up,
        spans: text[start..].split('~').map(span).collect(),
    }
}

fn span(text: &str) -> Span {
    let text = text.trim();
    let closing = text.find([']', ')']).expect("an end");
    let (from, to) = text[1..closing].split_once(',').expect("two ends");
    Span {
        from: end(from.trim(), text.starts_with('[')),
        to: end(to.trim(), text[closing..].starts_with(']')),
        unit: text[closing + 1..].trim().to_owned(),
        gaps: Vec::new(),
    }
}

fn end(text: &str, closed: bool) -> Option<End> {
    if text.is_empty() {
        return None;
    }
    let of = ["ULN", "LLN", "BL", "MI"]
        .into_iter()
        .find(|limit| text.ends_with(limit))
        .unwrap_or("");
    let number = text
        .strip_suffix(of)
        .expect("its end")
        .trim_end_matches('*');
    let behind = number.split_once('.').map_or(0, |(_, behind)| behind.len());
    Some(End {
        number: if number.is_empty() {
            exact(1, 1)
        } else {
            Exact::read(number)
        },
        of,
        closed,
        step: place(behind as u32),
    })
}

#[test]
fn a_line_is_read_as_the_page_of_the_language_says() {
    let Number {
        quantity,
        aspect,
        told,
        spans,
        ..
    } = fact("?high fall% alt (ULN, 3.0*BL] U/L ~ [-1.65, ) ukat/L {a remark}")
        .number
        .expect("a number");
    assert_eq!((quantity.as_str(), aspect.as_str()), ("alt", "fall%"));
    assert_eq!(told, Some(Way::Up));
    let (from, to) = (spans[0].from.expect("from"), spans[0].to.expect("to"));
    assert_eq!(
        (from.number, from.of, from.closed),
        (exact(1, 1), "ULN", false)
    );
    assert_eq!((to.number, to.of, to.closed), (exact(3, 1), "BL", true));
    assert_eq!(to.step, exact(1, 10));
    let from = spans[1].from.expect("from");
    assert_eq!((from.number, from.of), (exact(-165, 100), ""));
    assert!(spans[1].to.is_none() && spans[1].unit == "ukat/L");
    assert!(fact("need \"a thing (of it)\"").number.is_none());
    let celsius = quantities()
        .into_iter()
        .find(|quantity| quantity.id == "temperature")
        .expect("temperature");
    let unit = celsius.unit("°F").expect("°F");
    assert_eq!((unit.times, unit.from), (exact(5, 9), exact(32, 1)));
    assert_eq!(NOUGHT, celsius.units[0].from);
    assert_eq!(terms(Version::V5).len(), 837);
    assert_eq!(terms(Version::V6).len(), 850);
}
