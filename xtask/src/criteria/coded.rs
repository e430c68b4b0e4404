//! Our own coding: what `--example criteria` prints, and the lines of the data
//! it was made from.

use anyhow::{Context, Result};
use serde_json::Value;

/// A term as coded.
#[derive(Clone, Debug)]
pub struct Coded {
    /// Its MedDRA code, where the file of codes has one.
    pub code: String,
    /// Its system organ class.
    pub class: String,
    /// Its name.
    pub term: String,
    /// The grades that exist.
    pub grades: Vec<Grade>,
    /// Its lines in the data, without comments, each grade on one line.
    pub lines: Vec<String>,
}

/// A grade as coded.
#[derive(Clone, Debug)]
pub struct Grade {
    /// 1 to 5.
    pub grade: u8,
    /// In our words.
    pub wording: String,
    /// The facts of each clause.
    pub clauses: Vec<Vec<Value>>,
}

impl Coded {
    /// A grade, where there is one.
    pub fn grade(&self, grade: u8) -> Option<&Grade> {
        self.grades.iter().find(|one| one.grade == grade)
    }

    /// The line that codes a grade, without its number.
    pub fn line(&self, grade: u8) -> &str {
        let begin = format!("{grade} ");
        let lines = self.lines.iter();
        lines
            .filter_map(|line| line.strip_prefix(&begin))
            .next()
            .unwrap_or_default()
    }
}

impl Grade {
    /// Every fact of every clause.
    pub fn facts(&self) -> impl Iterator<Item = &Value> {
        self.clauses.iter().flatten()
    }
}

/// The numbers a fact compares, if it compares any: its quantity's id, what of
/// it is compared, and the intervals.
pub fn measured(fact: &Value) -> Option<(&str, &str, &[Value])> {
    let measured = fact.get("measured")?;
    Some((
        measured["quantity"].as_str()?,
        measured["of"].as_str()?,
        measured["intervals"].as_array()?,
    ))
}

/// Ids of quantities, each with its name.
pub type Names = Vec<(String, String)>;

/// The terms of a version, and the names of all quantities.
pub fn read(printed: &str, data: &str) -> Result<(Vec<Coded>, Names)> {
    let (mut terms, mut quantities) = (Vec::new(), Vec::new());
    for line in printed.lines() {
        let row: Value = serde_json::from_str(line).context("a line of the example is no JSON")?;
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        if row.get("quantity").is_some() {
            quantities.push((text("quantity"), text("name")));
            continue;
        }
        let grades = row["grades"].as_array().context("a term without grades")?;
        terms.push(Coded {
            code: text("code"),
            class: text("class"),
            lines: lines(data, &text("term")),
            term: text("term"),
            grades: grades.iter().map(grade).collect::<Result<_>>()?,
        });
    }
    Ok((terms, quantities))
}

fn grade(row: &Value) -> Result<Grade> {
    let clauses = row["facts"].as_array().context("a grade without facts")?;
    let number = row["grade"]
        .as_u64()
        .context("a grade without its number")?;
    Ok(Grade {
        grade: u8::try_from(number)?,
        wording: row["wording"].as_str().unwrap_or_default().to_owned(),
        clauses: clauses
            .iter()
            .map(|clause| clause.as_array().cloned().unwrap_or_default())
            .collect(),
    })
}

/// The lines of a term in the data: comments left out, what is indented joined
/// to the line above, one blank between words. So a change of layout is none.
fn lines(data: &str, term: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for line in data.lines() {
        if line.starts_with(|sign: char| sign.is_ascii_lowercase()) {
            inside = line
                .strip_prefix("term ")
                .is_some_and(|name| name.trim() == term);
            continue;
        }
        if !inside || line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match found.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => found.push(words),
        }
    }
    found
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A term as the example prints it, for tests: its grades' facts as JSON.
    pub fn coded(term: &str, grades: &[(u8, &str)]) -> Coded {
        let grade = |(grade, facts): &(u8, &str)| {
            let facts: Value = serde_json::from_str(facts).unwrap();
            serde_json::json!({ "grade": grade, "wording": "w", "facts": facts })
        };
        let grades: Vec<Value> = grades.iter().map(grade).collect();
        let row =
            serde_json::json!({ "term": term, "class": "Skin", "code": "10", "grades": grades });
        read(&row.to_string(), "").unwrap().0.remove(0)
    }

    #[test]
    fn terms_and_quantities_are_told_apart() {
        let printed = concat!(
            r#"{"term":"Rash","class":"Skin","grades":[{"grade":2,"wording":"mild","facts":[[{"level":"mild"}],[]]}]}"#,
            "\n",
            r#"{"quantity":"alt","name":"ALT"}"#
        );
        let (terms, quantities) = read(printed, "term Rash\n2 mild |\n  present\n").unwrap();
        assert_eq!(terms[0].code, "");
        assert_eq!(terms[0].grade(2).unwrap().clauses.len(), 2);
        assert!(terms[0].grade(1).is_none());
        assert_eq!((terms[0].line(2), terms[0].line(1)), ("mild | present", ""));
        assert_eq!(quantities, [("alt".to_owned(), "ALT".to_owned())]);
        assert!(read("{", "").is_err());
    }

    #[test]
    fn lines_are_the_same_however_they_are_laid_out() {
        let plain = lines("term A\n1 x | y\n2 z\nterm B\n1 b\n", "A");
        let other = "class C\nterm A\n# why\n1 x\n\t |   y\n\n2 z\nlab alt: A\n3 no\n";
        assert_eq!(plain, ["1 x | y", "2 z"]);
        assert_eq!(lines(other, "A"), plain);
        assert!(lines(other, "B").is_empty());
    }
}
