//! Every term is found by its name, whatever happens to it on the way.

use dermscore::ctcae::{Criteria, Version};

use super::kit;

/// A small generator of numbers (Marsaglia's xorshift), the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).expect("small")).expect("small")
    }
}

/// How many of a version's names are found first after a change, in a
/// thousand, with those that are not.
fn found_first(criteria: &Criteria, what: &str, mut change: impl FnMut(&str) -> String) -> usize {
    let search = kit::search(criteria);
    let mut first = 0;
    for term in &criteria.terms {
        let typed = change(&term.name.to_lowercase());
        let found = kit::found(criteria, &search, &typed);
        if found.first() == Some(&term.name.as_str()) {
            first += 1;
        } else {
            let shown = &found[..found.len().min(3)];
            println!("{typed}: {} in {shown:?}", term.name);
        }
    }
    let all = criteria.terms.len();
    let version = criteria.version.name();
    println!("{version} {what}: {first} of {all}");
    first * 1000 / all
}

fn both(what: &str, least: usize, mut change: impl FnMut(&mut Chance, &str) -> String) {
    for version in Version::ALL {
        let criteria = kit::criteria(version);
        let mut chance = Chance(0x005E_ED0F_C7CA_E501);
        let share = found_first(&criteria, what, |name| change(&mut chance, name));
        assert!(share >= least, "{what}: {share} of 1000");
    }
}

/// A changed name; the same one if the change would leave it as it was.
fn at_letter(
    chance: &mut Chance,
    name: &str,
    change: impl Fn(&mut Chance, &mut Vec<u8>, usize),
) -> String {
    let mut letters = name.as_bytes().to_vec();
    let inner: Vec<usize> = (0..letters.len() - 1)
        .filter(|at| {
            letters[*at].is_ascii_alphabetic()
                && letters[*at + 1].is_ascii_alphabetic()
                && letters[*at] != letters[*at + 1]
        })
        .collect();
    let at = inner[chance.below(inner.len())];
    change(chance, &mut letters, at);
    String::from_utf8(letters).expect("plain letters")
}

#[test]
fn as_written() {
    both("as written", 1000, |_, name| name.to_owned());
}

#[test]
fn words_swapped() {
    both("words swapped", 1000, |_, name| {
        let mut words: Vec<&str> = name.split(' ').collect();
        words.reverse();
        words.join(" ")
    });
}

#[test]
fn letters_swapped() {
    both("letters swapped", 980, |chance, name| {
        at_letter(chance, name, |_, letters, at| letters.swap(at, at + 1))
    });
}

#[test]
fn a_letter_missing() {
    both("letter missing", 980, |chance, name| {
        at_letter(chance, name, |_, letters, at| {
            letters.remove(at);
        })
    });
}

#[test]
fn a_letter_wrong() {
    both("letter wrong", 980, |chance, name| {
        at_letter(chance, name, |chance, letters, at| {
            let other = (letters[at] - b'a' + 1 + chance.below(25) as u8) % 26;
            letters[at] = b'a' + other;
        })
    });
}

#[test]
fn a_letter_doubled() {
    both("letter doubled", 980, |chance, name| {
        at_letter(chance, name, |_, letters, at| {
            letters.insert(at, letters[at]);
        })
    });
}

#[test]
fn words_without_spaces() {
    both("without spaces", 980, |_, name| name.replace(' ', ""));
}
