//! A class for a reviewer: the published text beside our words and our facts.

use super::coded::Coded;
use super::published::Published;

/// Every criterion of a class.
pub fn class(version: &str, class: &str, terms: &[(&Published, &Coded)]) -> String {
    let mut text = format!("CTCAE {version}, {class}\n");
    for (row, ours) in terms.iter().filter(|(row, _)| row.class == class) {
        text.push_str(&format!("\n{} ({})\n", row.term, row.code));
        for grade in 1..=5 {
            let coded = ours.grade(grade);
            if row.grade(grade).is_none() && coded.is_none() {
                continue;
            }
            let published = row
                .grade(grade)
                .unwrap_or("-")
                .replace('\n', "\n               ");
            let wording = coded.map_or("-", |one| one.wording.as_str());
            let line = ours.line(grade);
            text.push_str(&format!(
                "  {grade}  published  {published}\n     in words   {wording}\n     facts      {line}\n"
            ));
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::super::coded::tests::coded;
    use super::*;

    #[test]
    fn both_sides_stand_below_each_other() {
        let row = Published {
            code: "10".into(),
            class: "Skin".into(),
            term: "Rash".into(),
            grades: ["Little;\nred", "", "", "", ""].map(str::to_owned),
        };
        let mut ours = coded("Rash", &[(1, "[[]]"), (3, "[[]]")]);
        ours.lines = vec!["1 mild".into(), "3 severe".into()];
        assert_eq!(
            class("5.0", "Skin", &[(&row, &ours)]),
            "CTCAE 5.0, Skin\n\nRash (10)\n\
             \x20 1  published  Little;\n               red\n     in words   w\n     facts      mild\n\
             \x20 3  published  -\n     in words   w\n     facts      severe\n\n"
        );
        assert_eq!(class("5.0", "Eye", &[(&row, &ours)]), "CTCAE 5.0, Eye\n\n");
    }
}
