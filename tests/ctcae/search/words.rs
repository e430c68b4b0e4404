//! The everyday words lead where they say.

use std::collections::BTreeSet;

use dermscore::ctcae::Version;
use dermscore::ctcae::words::{Line, lines};

use super::kit;

#[test]
fn every_line_has_terms_that_exist_and_stands_once() {
    let both = Version::ALL.map(kit::criteria);
    let mut seen = BTreeSet::new();
    let mut grouped = BTreeSet::new();
    for line in lines(kit::WORDS) {
        match line {
            Line::Name(name, terms) => {
                assert!(seen.insert(name), "{name} stands twice");
                assert!(!terms.is_empty(), "{name} leads nowhere");
                for (place, term) in terms.iter().enumerate() {
                    let known = both.iter().any(|one| one.term(term).is_some());
                    assert!(known, "{name} = {term}");
                    assert!(!terms[..place].contains(term), "{name} = {term} twice");
                }
            }
            Line::Same(words) => {
                assert!(words.len() > 1);
                for word in words {
                    assert!(word.bytes().all(|sign| sign.is_ascii_lowercase()), "{word}");
                    assert!(grouped.insert(word), "{word} stands twice");
                }
            }
        }
    }
    assert!(seen.len() > 400);
}

/// Names may be equally near to what is typed, so a few of them are not first.
#[test]
fn every_name_finds_what_it_is_for() {
    for version in Version::ALL {
        let criteria = kit::criteria(version);
        let search = kit::search(&criteria);
        for line in lines(kit::WORDS) {
            let Line::Name(name, terms) = line else {
                continue;
            };
            if criteria.term(terms[0]).is_some() {
                let found = kit::found(&criteria, &search, name);
                let right = found.first() == Some(&terms[0]);
                assert!(right, "{} {name}: {found:?}", version.name());
            }
        }
    }
}

#[test]
fn the_other_versions_names_are_known() {
    let [five, six] = Version::ALL.map(kit::criteria);
    let mapping = kit::mapping();
    let search = kit::search(&six);
    for term in five
        .terms
        .iter()
        .filter(|term| six.term(&term.name).is_none())
    {
        let found = kit::found(&six, &search, &term.name);
        assert_eq!(
            found.first(),
            mapping.to_six(&term.name).first(),
            "{}",
            term.name
        );
    }
    let search = kit::search(&five);
    for term in six
        .terms
        .iter()
        .filter(|term| five.term(&term.name).is_none())
    {
        let found = kit::found(&five, &search, &term.name);
        if let Some(first) = mapping.to_five(&term.name).first() {
            assert_eq!(found.first(), Some(first), "{}", term.name);
        }
    }
}

/// Every term is found by a name in which a word is replaced by another of
/// its kind, unless that is a nearer name of another term.
#[test]
fn words_of_one_kind_stand_for_each_other() {
    let criteria = kit::criteria(Version::V5);
    let search = kit::search(&criteria);
    let (mut right, mut all) = (0, 0);
    for line in lines(kit::WORDS) {
        let Line::Same(words) = line else {
            continue;
        };
        for term in &criteria.terms {
            let name = term.name.to_lowercase();
            let parts: Vec<&str> = name.split(' ').collect();
            let Some(word) = words.iter().find(|word| parts.contains(word)) else {
                continue;
            };
            for other in words.iter().filter(|other| *other != word) {
                let typed: Vec<&str> = parts
                    .iter()
                    .map(|part| if part == word { other } else { part })
                    .copied()
                    .collect();
                let typed = typed.join(" ");
                let found = kit::found(&criteria, &search, &typed);
                let first = found.first() == Some(&term.name.as_str());
                right += u32::from(first);
                all += 1;
                if !first {
                    println!("{typed}: {} in {:?}", term.name, found.first());
                }
            }
        }
    }
    println!("{right} of {all}");
    assert!(right * 100 >= all * 99, "{right} of {all}");
}
