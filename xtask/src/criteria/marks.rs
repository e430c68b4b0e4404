//! Which terms a second reader has compared with the source: a line each, with a hash
//! over our lines and the published cells. A change of either makes it stale.

use sha2::{Digest, Sha256};

use super::coded::Coded;
use super::published::Published;

/// Where the marks are kept.
pub const FILE: &str = "tests/ctcae/reviewed.txt";

/// One mark: version, hash and term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The version.
    pub version: String,
    /// What was compared, as a hash.
    pub hash: String,
    /// The term.
    pub term: String,
}

/// The marks of a file; comments and empty lines are none.
pub fn read(text: &str) -> Vec<Mark> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.splitn(3, ' ').map(str::to_owned);
            Some(Mark {
                version: parts.next()?,
                hash: parts.next()?,
                term: parts.next()?,
            })
        })
        .collect()
}

/// The file with `class`'s terms of a version marked as they are now; what
/// stood there of them before is left out.
pub fn marked(text: &str, version: &str, class: &str, terms: &[(&Published, &Coded)]) -> String {
    let of_class = |term: &str| {
        terms
            .iter()
            .any(|(row, _)| row.class == class && row.term == term)
    };
    let old = read(text).into_iter();
    let mut marks: Vec<Mark> = old
        .filter(|mark| mark.version != version || !of_class(&mark.term))
        .collect();
    for (row, ours) in terms.iter().filter(|(row, _)| row.class == class) {
        marks.push(Mark {
            version: version.to_owned(),
            hash: hash(row, ours),
            term: row.term.clone(),
        });
    }
    marks.sort_by(|one, two| (&one.version, &one.term).cmp(&(&two.version, &two.term)));
    let comments = text.lines().filter(|line| line.starts_with('#'));
    let lines = marks
        .iter()
        .map(|mark| format!("{} {} {}", mark.version, mark.hash, mark.term));
    let head: Vec<&str> = comments.collect();
    let lines: Vec<String> = lines.collect();
    format!("{}\n\n{}\n", head.join("\n"), lines.join("\n"))
}

/// What is said of a term, on both sides, in twelve signs.
pub fn hash(row: &Published, ours: &Coded) -> String {
    let all = [ours.lines.join("\n"), row.grades.join("\t")].join("\n\n");
    let hash = Sha256::digest(all.as_bytes());
    hash.iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// How much of a version is reviewed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Criteria of terms with a mark that fits.
    pub reviewed: usize,
    /// All criteria.
    pub criteria: usize,
    /// Terms whose mark does not fit any more.
    pub stale: Vec<String>,
}

/// Counts the criteria with a mark that fits.
pub fn share(marks: &[Mark], version: &str, terms: &[(&Published, &Coded)]) -> Share {
    let mut share = Share::default();
    for (row, ours) in terms {
        share.criteria += ours.grades.len();
        let of_term = |mark: &&Mark| mark.version == version && mark.term == row.term;
        match marks.iter().find(of_term) {
            Some(mark) if mark.hash == hash(row, ours) => share.reviewed += ours.grades.len(),
            Some(_) => share.stale.push(row.term.clone()),
            None => {}
        }
    }
    for mark in marks.iter().filter(|mark| mark.version == version) {
        if !terms.iter().any(|(row, _)| row.term == mark.term) {
            share.stale.push(mark.term.clone());
        }
    }
    share
}

/// A part of a whole in percent, with one place, rounded down.
pub fn percent(part: usize, whole: usize) -> String {
    let thousandths = part * 1000 / whole.max(1);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::super::coded::tests::coded;
    use super::*;

    fn published(term: &str, class: &str) -> Published {
        Published {
            code: "10".into(),
            class: class.into(),
            term: term.into(),
            grades: ["a", "b", "", "", ""].map(str::to_owned),
        }
    }

    #[test]
    fn a_class_is_marked_and_a_change_on_either_side_makes_it_stale() {
        let plain = r#"[[{"level":"mild"}]]"#;
        let ours = ["Rash", "Itch", "Fever"].map(|term| coded(term, &[(1, plain), (2, plain)]));
        let rows = [
            published("Rash", "Skin"),
            published("Itch", "Skin"),
            published("Fever", "Other"),
        ];
        let terms: Vec<(&Published, &Coded)> = rows.iter().zip(&ours).collect();
        let head = "# reviewed\n\n6.0 000000000000 Rash\n5.0 000000000000 Rash\n";
        let text = marked(head, "5.0", "Skin", &terms);
        assert!(text.starts_with("# reviewed\n\n5.0 "), "{text}");
        let marks = read(&text);
        assert_eq!(marks.len(), 3);
        let whole = share(&marks, "5.0", &terms);
        assert_eq!(
            (whole.reviewed, whole.criteria, whole.stale.len()),
            (4, 6, 0)
        );
        assert_eq!(share(&marks, "6.0", &terms).stale, ["Rash"]);

        let mut other = ours[0].clone();
        other.lines.push("3 severe".into());
        let changed = [(&rows[0], &other), terms[1], terms[2]];
        assert_eq!(share(&marks, "5.0", &changed).stale, ["Rash"]);
        let mut row = rows[1].clone();
        row.grades[1] = "c".into();
        let changed = [terms[0], (&row, &ours[1]), terms[2]];
        assert_eq!(share(&marks, "5.0", &changed).stale, ["Itch"]);
        assert_eq!(share(&marks, "5.0", &terms[1..]).stale, ["Rash"]);
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        assert_eq!(percent(3184, 3185), "99.9 %");
        assert_eq!(percent(1, 3), "33.3 %");
        assert_eq!(
            (percent(0, 0), percent(5, 5)),
            ("0.0 %".into(), "100.0 %".into())
        );
    }
}
