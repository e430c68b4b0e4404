//! What people type and what they mean by it: `queries.txt`.
//!
//! The second part of the list was set aside: nothing was tuned with it.

use dermscore::ctcae::search::Search;
use dermscore::ctcae::{Criteria, Version};

use super::kit;

const QUERIES: &str = include_str!("../queries.txt");

/// A query, the version, and the terms that are right.
struct Query {
    typed: &'static str,
    version: Version,
    right: Vec<&'static str>,
}

/// The queries below a heading.
fn queries(heading: &str) -> Vec<Query> {
    QUERIES
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (typed, right) = line.split_once(" = ").expect(line);
            let (right, version) = match right.strip_suffix(" (6.0)") {
                Some(right) => (right, Version::V6),
                None => (right, Version::V5),
            };
            let right = right.split("; ").collect();
            Query {
                typed,
                version,
                right,
            }
        })
        .collect()
}

/// How many are found first and in the first five, with what was not first.
fn shares(heading: &str) -> (usize, usize, usize) {
    let both: [(Criteria, Search); 2] = Version::ALL.map(|version| {
        let criteria = kit::criteria(version);
        let search = kit::search(&criteria);
        (criteria, search)
    });
    let queries = queries(heading);
    let (mut first, mut five) = (0, 0);
    for query in &queries {
        let (criteria, search) = &both[usize::from(query.version == Version::V6)];
        for right in &query.right {
            assert!(criteria.term(right).is_some(), "{} = {right}", query.typed);
        }
        let found = kit::found(criteria, search, query.typed);
        let place = found.iter().position(|name| query.right.contains(name));
        first += usize::from(place == Some(0));
        five += usize::from(place.is_some_and(|place| place < 5));
        if place != Some(0) {
            let shown = &found[..found.len().min(5)];
            println!("{}: {place:?} in {shown:?}", query.typed);
        }
    }
    let all = queries.len();
    println!("{heading} {first} first and {five} in the first five of {all}");
    (first, five, all)
}

#[test]
fn the_list_worked_with() {
    let (first, five, all) = shares("[worked with]");
    assert_eq!(all, 110);
    assert!(first >= 108, "{first} first");
    assert!(five >= 110, "{five} in the first five");
}

#[test]
fn the_list_set_aside() {
    let (first, five, all) = shares("[set aside]");
    assert_eq!(all, 40);
    assert!(first >= 31, "{first} first");
    assert!(five >= 34, "{five} in the first five");
}
