//! The shipped criteria, copies of them broken on purpose, and the lists of
//! what is known and accepted.

use std::collections::BTreeSet;

use dermscore::ctcae::embedded::{self, QUANTITIES, V5, V6};
use dermscore::ctcae::{Criteria, Version, parse};

/// The criteria as they are shipped.
pub fn shipped(version: Version) -> Criteria {
    embedded::criteria(version).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// A copy in which every `from` of one term's lines is `to`; there has to be
/// one, since a change that touches nothing proves nothing.
pub fn broken(version: Version, term: &str, from: &str, to: &str) -> Criteria {
    edited(version, term, |lines| {
        assert!(lines.contains(from), "{term} has no {from:?}");
        lines.replace(from, to)
    })
}

/// A copy without a term.
pub fn without(version: Version, term: &str) -> Criteria {
    edited(version, term, |_| "\n".to_owned())
}

/// A copy in which the lines of one term went through `change`.
fn edited(version: Version, term: &str, change: impl Fn(&str) -> String) -> Criteria {
    broken_text(version, |text| {
        let start = text
            .find(&format!("\nterm {term}\n"))
            .unwrap_or_else(|| panic!("no term {term}"));
        let (before, rest) = text.split_at(start);
        let end = ["\nterm ", "\nclass ", "\nlab "]
            .iter()
            .filter_map(|next| rest[1..].find(next))
            .min()
            .map_or(rest.len(), |end| end + 1);
        let (lines, after) = rest.split_at(end);
        format!("{before}{}{after}", change(lines))
    })
}

/// A copy whose text went through `change`.
pub fn broken_text(version: Version, change: impl Fn(&str) -> String) -> Criteria {
    let text = change(match version {
        Version::V5 => V5,
        Version::V6 => V6,
    });
    parse::criteria(version, QUANTITIES, &text).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// The lines of a reviewed list that say something.
pub fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What was found and is not listed, then what is listed and was not found.
pub fn against(found: &[String], listed: &[String]) -> Vec<String> {
    let (found, listed): (BTreeSet<_>, BTreeSet<_>) =
        (found.iter().collect(), listed.iter().collect());
    let new = found
        .difference(&listed)
        .map(|one| format!("not in the list: {one}"));
    let gone = listed
        .difference(&found)
        .map(|one| format!("in the list and not in the data: {one}"));
    new.chain(gone).collect()
}

/// Fails with every fault of the shipped data, a line each.
pub fn holds(faults: impl Fn(&Criteria) -> Vec<String>) {
    let of = |version: Version| {
        let faults = faults(&shipped(version)).into_iter();
        faults.map(move |fault| format!("CTCAE {}: {fault}", version.name()))
    };
    let faults: Vec<String> = Version::ALL.into_iter().flat_map(of).collect();
    let count = faults.len();
    assert!(faults.is_empty(), "{count} faults:\n{}", faults.join("\n"));
}

/// Fails unless one of the faults says this.
pub fn says(faults: &[String], what: &str) {
    assert!(
        faults.iter().any(|fault| fault.contains(what)),
        "no fault says {what:?}:\n{}",
        faults.join("\n")
    );
}

/// A text in small letters, without signs and double blanks: two names that
/// are equal so look alike to a reader.
pub fn plain(text: &str) -> String {
    let letters: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}
