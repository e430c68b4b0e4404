//! CTCAE as published: a table a version, tab between the columns, one term a
//! row. A grade that does not exist is an empty cell or a dash; a line break in
//! a cell is written `\n`.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// A term as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its MedDRA code.
    pub code: String,
    /// Its system organ class.
    pub class: String,
    /// Its name.
    pub term: String,
    /// What grades 1 to 5 say; empty where there is none.
    pub grades: [String; 5],
}

impl Published {
    /// What a grade says, where there is one.
    pub fn grade(&self, grade: u8) -> Option<&str> {
        let cell = self.grades.get(usize::from(grade).checked_sub(1)?)?;
        (!cell.is_empty()).then_some(cell)
    }
}

const COLUMNS: [&str; 8] = [
    "meddra_code",
    "soc",
    "term",
    "grade1",
    "grade2",
    "grade3",
    "grade4",
    "grade5",
];

/// Reads `ctcae_v5.0.tsv` of a directory, or that of another version.
pub fn read(dir: &Path, version: &str) -> Result<Vec<Published>> {
    let file = dir.join(format!("ctcae_v{version}.tsv"));
    let text = std::fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    table(&text).with_context(|| format!("{} is no table of CTCAE", file.display()))
}

fn table(text: &str) -> Result<Vec<Published>> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let places = COLUMNS
        .iter()
        .map(|column| {
            let place = head.iter().position(|name| name == column);
            place.with_context(|| format!("it has no column {column:?}"))
        })
        .collect::<Result<Vec<_>>>()?;
    let mut rows = Vec::new();
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        ensure!(
            cells.len() == head.len(),
            "row {} has {} cells, and {} columns have a name",
            number + 2,
            cells.len(),
            head.len()
        );
        let cell = |column: usize| match cells[places[column]].trim() {
            "-" => String::new(),
            text => text.replace("\\n", "\n"),
        };
        rows.push(Published {
            code: cell(0),
            class: cell(1),
            term: cell(2),
            grades: [3, 4, 5, 6, 7].map(cell),
        });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_names_of_its_columns() {
        let text = "soc\tmeddra_code\tterm\tgrade1\tgrade2\tgrade3\tgrade4\tgrade5\tnote\n\
                    Skin\t10\tRash\tLittle\t-\tAdult: a;\\nchild: b\t\tDeath\tx\n";
        let rows = table(text).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].code.as_str(), rows[0].class.as_str()),
            ("10", "Skin")
        );
        assert_eq!(rows[0].grade(1), Some("Little"));
        assert_eq!(rows[0].grade(2), None);
        assert_eq!(rows[0].grade(3), Some("Adult: a;\nchild: b"));
        assert_eq!(rows[0].grade(4), None);
        assert_eq!(rows[0].grade(5), Some("Death"));
        assert_eq!((rows[0].grade(0), rows[0].grade(6)), (None, None));
    }

    #[test]
    fn a_missing_column_and_a_short_row_are_named() {
        let head = COLUMNS.join("\t");
        let wrong = format!("{:#}", table(&head.replace("soc", "class")).unwrap_err());
        assert!(wrong.contains("\"soc\""), "{wrong}");
        let wrong = format!("{:#}", table(&format!("{head}\n10\tSkin")).unwrap_err());
        assert!(wrong.contains("row 2 has 2 cells"), "{wrong}");
    }
}
