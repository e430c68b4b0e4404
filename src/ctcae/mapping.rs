//! Where a term changed between 5.0 and 6.0, by the official mapping.

use super::parse::Mistake;

/// The changes; whatever they do not name is the same in both versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Terms of 5.0 with what they are in 6.0, in the order of the data.
    pub changed: Vec<Changed>,
    /// Terms that only 6.0 has.
    pub added: Vec<String>,
    /// Terms of both with the class they have in 6.0.
    pub moved: Vec<(String, String)>,
}

/// A term of 5.0 and what it is reported as in 6.0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name in 5.0.
    pub term: String,
    /// Its names in 6.0.
    pub parts: Vec<Part>,
}

/// One of the terms an old one is reported as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in 6.0.
    pub term: String,
    /// For which grades; every one where nothing is said.
    pub grades: Option<Grades>,
}

/// Grades of 5.0, and what they become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades {
    /// The lowest.
    pub from: u8,
    /// The highest.
    pub to: u8,
    /// The grade in 6.0, where it is not the same.
    pub becomes: Option<u8>,
}

impl Mapping {
    /// Reads the text of `assets/criteria/mapping.txt`, whose head describes
    /// its lines.
    ///
    /// # Errors
    /// Every [`Mistake`] found, in the order of the lines.
    pub fn read(text: &str) -> Result<Self, Vec<Mistake>> {
        let mut mapping = Self::default();
        let mut mistakes = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(what) = mapping.line(line) {
                let line = index + 1;
                mistakes.push(Mistake { line, what });
            }
        }
        if mistakes.is_empty() {
            Ok(mapping)
        } else {
            Err(mistakes)
        }
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if let Some((term, class)) = line.split_once(" : moved to ") {
            self.moved.push((term.to_owned(), class.to_owned()));
            return Ok(());
        }
        if let Some(term) = line.strip_prefix("-> ") {
            self.added.push(term.to_owned());
            return Ok(());
        }
        let (term, parts) = line
            .split_once(" -> ")
            .ok_or("neither `old -> new`, `-> new` nor `both : moved to class`")?;
        if self.changed.iter().any(|changed| changed.term == term) {
            return Err(format!("{term} stands here twice"));
        }
        self.changed.push(Changed {
            term: term.to_owned(),
            parts: parts.split("; ").map(part).collect::<Result<_, _>>()?,
        });
        Ok(())
    }

    /// What changed of a term of 5.0.
    #[must_use]
    pub fn change(&self, five: &str) -> Option<&Changed> {
        self.changed.iter().find(|changed| changed.term == five)
    }

    /// The terms of 6.0 that a term of 5.0 is reported as, each once: its own
    /// name where nothing changed.
    #[must_use]
    pub fn to_six<'a>(&'a self, five: &'a str) -> Vec<&'a str> {
        let Some(change) = self.change(five) else {
            return vec![five];
        };
        let mut six: Vec<&str> = Vec::new();
        for part in &change.parts {
            if !six.contains(&part.term.as_str()) {
                six.push(&part.term);
            }
        }
        six
    }

    /// The terms of 5.0 that are reported as a term of 6.0: its own name
    /// first if 5.0 has it; none where it is new and replaces nothing.
    #[must_use]
    pub fn to_five<'a>(&'a self, six: &'a str) -> Vec<&'a str> {
        let mut five: Vec<&str> = Vec::new();
        if !self.is_added(six) {
            five.push(six);
        }
        for changed in &self.changed {
            let leads = changed.parts.iter().any(|part| part.term == six);
            if leads && changed.term != six {
                five.push(&changed.term);
            }
        }
        five
    }

    /// Whether only 6.0 has the term.
    #[must_use]
    pub fn is_added(&self, term: &str) -> bool {
        self.added.iter().any(|added| added == term)
    }

    /// Whether only 5.0 has the term.
    #[must_use]
    pub fn is_removed(&self, term: &str) -> bool {
        self.change(term)
            .is_some_and(|changed| changed.parts.iter().all(|part| part.term != term))
    }

    /// The class in 6.0 of a term that has another one in 5.0.
    #[must_use]
    pub fn moved_to(&self, term: &str) -> Option<&str> {
        self.moved
            .iter()
            .find(|(moved, _)| moved == term)
            .map(|(_, class)| class.as_str())
    }
}

fn part(text: &str) -> Result<Part, String> {
    let Some((term, grades)) = text.split_once(" [") else {
        return Ok(Part {
            term: text.to_owned(),
            grades: None,
        });
    };
    let grades = grades
        .strip_suffix(']')
        .and_then(read_grades)
        .ok_or_else(|| format!("[{grades} is not like [1], [2-3] or [2-4 as 1]"))?;
    Ok(Part {
        term: term.to_owned(),
        grades: Some(grades),
    })
}

fn read_grades(text: &str) -> Option<Grades> {
    let grade = |text: &str| match text.parse() {
        Ok(grade @ 1..=5) => Some(grade),
        _ => None,
    };
    let (range, becomes) = match text.split_once(" as ") {
        Some((range, becomes)) => (range, Some(grade(becomes)?)),
        None => (text, None),
    };
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    let (from, to) = (grade(from)?, grade(to)?);
    (from <= to).then_some(Grades { from, to, becomes })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# head
Anal hemorrhage -> Hematochezia
Rectal hemorrhage -> Hematochezia
Neck edema -> Edema face [1-3]; General - Other, specify [4]
Ejection fraction decreased -> Left dysfunction [2-3]; Left dysfunction [4 as 3]
Asystole -> Sinus bradycardia [1]; Asystole [4-5]

Cyanosis : moved to Vascular disorders
-> Hematochezia
-> Left dysfunction
-> Melena
";

    fn mapping() -> Mapping {
        Mapping::read(TEXT).expect("readable")
    }

    #[test]
    fn to_six() {
        let mapping = mapping();
        assert_eq!(mapping.to_six("Pruritus"), ["Pruritus"]);
        assert_eq!(mapping.to_six("Anal hemorrhage"), ["Hematochezia"]);
        assert_eq!(
            mapping.to_six("Neck edema"),
            ["Edema face", "General - Other, specify"]
        );
        assert_eq!(
            mapping.to_six("Ejection fraction decreased"),
            ["Left dysfunction"]
        );
        assert_eq!(
            mapping.to_six("Asystole"),
            ["Sinus bradycardia", "Asystole"]
        );
    }

    #[test]
    fn to_five() {
        let mapping = mapping();
        assert_eq!(mapping.to_five("Pruritus"), ["Pruritus"]);
        assert_eq!(
            mapping.to_five("Hematochezia"),
            ["Anal hemorrhage", "Rectal hemorrhage"]
        );
        assert_eq!(mapping.to_five("Edema face"), ["Edema face", "Neck edema"]);
        assert_eq!(mapping.to_five("Asystole"), ["Asystole"]);
        assert!(mapping.to_five("Melena").is_empty());
    }

    #[test]
    fn grades_and_what_became_of_a_term() {
        let mapping = mapping();
        let grades: Vec<Option<Grades>> = mapping
            .change("Ejection fraction decreased")
            .map(|changed| changed.parts.iter().map(|part| part.grades).collect())
            .unwrap_or_default();
        let grades_of = |from, to, becomes| Some(Grades { from, to, becomes });
        assert_eq!(grades, [grades_of(2, 3, None), grades_of(4, 4, Some(3))]);
        assert!(mapping.is_removed("Neck edema"));
        assert!(!mapping.is_removed("Asystole"));
        assert!(mapping.is_added("Melena"));
        assert_eq!(mapping.moved_to("Cyanosis"), Some("Vascular disorders"));
        assert_eq!(mapping.moved_to("Melena"), None);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let mistakes = Mapping::read("# head\nA B\nA -> B [3-2]\nA -> B\nA -> C\nA -> B [6]\n");
        let lines: Vec<usize> = mistakes
            .expect_err("mistakes")
            .iter()
            .map(|mistake| mistake.line)
            .collect();
        assert_eq!(lines, [2, 3, 5, 6]);
    }
}
