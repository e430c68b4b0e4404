//! The published table and our coding, side by side: classes, terms, codes,
//! grades, and in each cell the numbers and the limits it names.

use std::collections::BTreeSet;

use serde_json::Value;

use super::coded::{Coded, Grade, measured};
use super::published::Published;
use super::said::{Numbers, digits, limits, shortest, words};

/// Something that differs: the term, its grade where it is about one, and what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The term.
    pub term: String,
    /// The grade; 0 for the term itself.
    pub grade: u8,
    /// What is on one side only.
    pub what: String,
}

impl Difference {
    /// A difference in a grade.
    pub fn of(term: &str, grade: u8, what: impl Into<String>) -> Self {
        Self {
            term: term.to_owned(),
            grade,
            what: what.into(),
        }
    }
}

/// Everything that differs, in the order of the published table.
pub fn differences(
    published: &[Published],
    coded: &[Coded],
    names: &[(String, String)],
) -> Vec<Difference> {
    let mut found = Vec::new();
    for row in published {
        match coded.iter().find(|ours| ours.term == row.term) {
            None => found.push(Difference::of(&row.term, 0, "not coded")),
            Some(ours) => of_term(&mut found, row, ours, names),
        }
    }
    for ours in coded {
        if !published.iter().any(|row| row.term == ours.term) {
            found.push(Difference::of(&ours.term, 0, "not published"));
        }
    }
    found
}

fn of_term(found: &mut Vec<Difference>, row: &Published, ours: &Coded, names: &[(String, String)]) {
    let mut differs = |what: &str, theirs: &str, ours: &str| {
        if theirs != ours {
            let what = format!("{what} published {theirs}, coded {ours}");
            found.push(Difference::of(&row.term, 0, what));
        }
    };
    differs("class", &row.class, &ours.class);
    differs("code", &row.code, &ours.code);
    for grade in 1..=5 {
        let both = (row.grade(grade), ours.grade(grade));
        let what = match both {
            (Some(_), None) => vec!["not coded".to_owned()],
            (None, Some(_)) => vec!["not published".to_owned()],
            (Some(text), Some(coded)) => of_cell(text, coded, names),
            (None, None) => Vec::new(),
        };
        found.extend(
            what.into_iter()
                .map(|what| Difference::of(&row.term, grade, what)),
        );
    }
}

/// What of a cell's numbers and limits is on one side only.
fn of_cell(text: &str, grade: &Grade, names: &[(String, String)]) -> Vec<String> {
    let ours = Ours::of(grade, names);
    let printed = digits(text);
    let spoken = words(text);
    let mut found = Vec::new();
    for number in &printed {
        if !ours.numbers.contains(number) && !ours.beside.contains(number) {
            found.push(format!("number {number} published only"));
        }
    }
    for number in &ours.numbers {
        if !printed.contains(number) && !spoken.contains(number) {
            found.push(format!("number {number} coded only"));
        }
    }
    let named = limits(text);
    for limit in &named {
        if !ours.limits.contains(limit) && !ours.may.contains(limit) {
            found.push(format!("{limit} published only"));
        }
    }
    for limit in ours.limits.difference(&named) {
        found.push(format!("{limit} coded only"));
    }
    found
}

/// What our coding of a cell says.
#[derive(Default)]
struct Ours {
    /// Numbers that have to be in the published cell.
    numbers: Numbers,
    /// Numbers that may be: of units, of names, in words.
    beside: Numbers,
    limits: BTreeSet<&'static str>,
    /// Limits that are said without their name.
    may: BTreeSet<&'static str>,
}

impl Ours {
    fn of(grade: &Grade, names: &[(String, String)]) -> Self {
        let mut ours = Self::default();
        for fact in grade.facts() {
            for key in ["finding", "note"] {
                ours.text(fact[key].as_str().unwrap_or_default());
            }
            if let Some(of) = fact["level"]["of"].as_str() {
                ours.text(of);
            }
            ours.text(fact["intervention"].as_str().unwrap_or_default());
            match fact["baseline"].as_str() {
                Some(state) => {
                    ours.limits.insert("baseline");
                    ours.may
                        .insert(if state == "below" { "LLN" } else { "ULN" });
                }
                None => ours.number(fact, names),
            }
        }
        ours
    }

    fn text(&mut self, text: &str) {
        self.numbers.extend(digits(text));
        self.beside.extend(words(text));
        self.limits.extend(limits(text));
    }

    fn number(&mut self, fact: &Value, names: &[(String, String)]) {
        let Some((quantity, of, intervals)) = measured(fact) else {
            return;
        };
        if let Some((_, name)) = names.iter().find(|(id, _)| id == quantity) {
            self.beside.extend(digits(name));
            self.beside.extend(words(name));
            self.may.extend(limits(name));
        }
        match of {
            "rise" | "fall" | "rise%" | "fall%" | "change" => {
                self.may.insert("baseline");
            }
            "above" => {
                self.limits.insert("ULN");
            }
            "below" => {
                self.limits.insert("LLN");
            }
            _ => {}
        }
        for interval in intervals {
            self.beside
                .extend(digits(interval["unit"].as_str().unwrap_or_default()));
            for end in ["from", "to"] {
                self.bound(&interval[end]);
            }
        }
    }

    fn bound(&mut self, end: &Value) {
        let Some(number) = end["number"].as_str() else {
            return;
        };
        // The sign of a number is not told from the dash of a range.
        let number = shortest(number.trim_start_matches('-'));
        match end["times"].as_str() {
            Some("ULN") => self.limits.insert("ULN"),
            Some("LLN") => self.limits.insert("LLN"),
            Some("BL") => self.limits.insert("baseline"),
            _ => false,
        };
        let limit = end["times"].is_string();
        // "Above the limit" is once the limit; nothing is below 0 or over 100 %.
        if (limit && number == "1") || (!limit && ["0", "100"].contains(&number.as_str())) {
            self.beside.insert(number);
        } else {
            self.numbers.insert(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::coded::tests::coded;
    use super::*;

    fn published(cells: &[(u8, &str)]) -> Published {
        let mut grades = [const { String::new() }; 5];
        for (grade, text) in cells {
            grades[usize::from(*grade) - 1] = (*text).to_owned();
        }
        Published {
            code: "10".into(),
            class: "Skin".into(),
            term: "Rash".into(),
            grades,
        }
    }

    fn found(cells: &[(u8, &str)], grades: &[(u8, &str)]) -> Vec<String> {
        let names = [("rate".to_owned(), "Rate in 24 hours".to_owned())];
        differences(&[published(cells)], &[coded("Rash", grades)], &names)
            .into_iter()
            .map(|one| format!("{} {}", one.grade, one.what))
            .collect()
    }

    const INTERVAL: &str = r#"[[{"measured":{"quantity":"rate","of":"value","intervals":[
        {"from":{"number":"1","times":"ULN","inclusive":false},
         "to":{"number":"3.5","times":"ULN","inclusive":true},"unit":"20/x"}]},"note":"two"}]]"#;

    #[test]
    fn equal_cells_do_not_differ() {
        assert_eq!(
            found(&[(1, ">ULN - 3.50 x ULN; 2 of 24; 20")], &[(1, INTERVAL)]),
            [""; 0]
        );
    }

    #[test]
    fn numbers_and_limits_on_one_side_are_found() {
        assert_eq!(
            found(&[(1, ">LLN - 4.5; baseline")], &[(1, INTERVAL)]),
            [
                "1 number 4.5 published only",
                "1 number 3.5 coded only",
                "1 LLN published only",
                "1 baseline published only",
                "1 ULN coded only",
            ]
        );
    }

    #[test]
    fn terms_codes_classes_and_grades_on_one_side_are_found() {
        let plain = r#"[[{"level":"mild"}]]"#;
        assert_eq!(
            found(&[(1, "a"), (2, "b")], &[(1, plain), (3, plain)]),
            ["2 not coded", "3 not published"]
        );
        let other = Coded {
            code: "11".into(),
            class: "Eye".into(),
            ..coded("Rash", &[])
        };
        let what: Vec<String> = differences(&[published(&[])], &[other, coded("Itch", &[])], &[])
            .into_iter()
            .map(|one| format!("{}: {}", one.term, one.what))
            .collect();
        assert_eq!(
            what,
            [
                "Rash: class published Skin, coded Eye",
                "Rash: code published 10, coded 11",
                "Itch: not published",
            ]
        );
        assert_eq!(
            differences(&[published(&[])], &[], &[])[0].what,
            "not coded"
        );
    }

    #[test]
    fn a_change_from_baseline_and_its_state_need_no_other_word() {
        let fall = r#"[[{"measured":{"quantity":"rate","of":"fall","intervals":[
            {"from":{"number":"0","times":null,"inclusive":false},
             "to":{"number":"25","times":null,"inclusive":false},"unit":"%"}]}},
            {"baseline":"above"}]]"#;
        assert_eq!(
            found(&[(1, "<25% below baseline > ULN")], &[(1, fall)]),
            [""; 0]
        );
        assert_eq!(
            found(&[(1, "<25%")], &[(1, fall)]),
            ["1 baseline coded only"]
        );
    }
}
