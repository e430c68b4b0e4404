//! The differences that were looked at and are right as they are.

use std::collections::BTreeSet;

use super::compare::Difference;

/// Where they are listed: `version | term | grade | what | reason`.
pub const FILE: &str = "tests/ctcae/known_differences.txt";

/// The differences that are not listed, then the entries that are none any
/// more and those without a reason.
///
/// Without the restated intervals nothing is said of the entries about them.
pub fn against(
    version: &str,
    differences: &[Difference],
    list: &str,
    restated: bool,
) -> Vec<String> {
    let entries: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(&format!("{version} | ")))
        .collect();
    let found: BTreeSet<String> = differences.iter().map(|one| line(version, one)).collect();
    let mut lines = Vec::new();
    for one in differences.iter().map(|one| line(version, one)) {
        let known = entries.iter().any(|entry| key(entry) == one);
        if !known && !lines.contains(&one) {
            lines.push(one);
        }
    }
    for entry in entries {
        if entry.split(" | ").count() != 5 {
            lines.push(format!(
                "{entry}: an entry has five parts, the last a reason"
            ));
        } else if !found.contains(key(entry)) && (restated || !entry.contains(" | interval ")) {
            lines.push(format!("{entry}: listed and no difference any more"));
        }
    }
    lines
}

fn line(version: &str, one: &Difference) -> String {
    format!("{version} | {} | {} | {}", one.term, one.grade, one.what)
}

/// An entry without its reason.
fn key(entry: &str) -> &str {
    entry.rsplit_once(" | ").map_or(entry, |(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_left_out_and_what_is_gone_is_named() {
        let found = [
            Difference::of("Rash", 2, "number 3 coded only"),
            Difference::of("Itch", 0, "not coded"),
        ];
        let list = "# why\n5.0 | Rash | 2 | number 3 coded only | an example\n\
                    5.0 | Rash | 3 | number 4 coded only | an example\n\
                    5.0 | Itch | 0 | not coded\n6.0 | Rash | 1 | x | y\n";
        assert_eq!(
            against("5.0", &found, list, true),
            [
                "5.0 | Itch | 0 | not coded",
                "5.0 | Rash | 3 | number 4 coded only | an example: listed and no difference any more",
                "5.0 | Itch | 0 | not coded: an entry has five parts, the last a reason",
            ]
        );
        assert_eq!(against("6.0", &[], "5.0 | a | 1 | b | c\n", true), [""; 0]);
        let interval = "5.0 | a | 1 | interval [1, 2] coded only | why\n";
        assert_eq!(against("5.0", &[], interval, false), [""; 0]);
        assert_eq!(against("5.0", &[], interval, true).len(), 1);
    }
}
