//! Finding a term by what people type: words in any order, beginnings of
//! words, misspellings, either side's spelling, and everyday words.
//!
//! There is no index beyond a list of the distinct words: with some 850 terms
//! a look at every one costs less than the list that is drawn from it.

use super::spelling;

/// Where a name leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The place that was given with the name.
    pub target: usize,
    /// How far the query is from the name; 0 is the name itself.
    pub distance: u32,
}

/// Names to search.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Every distinct word once.
    words: Vec<Word>,
    names: Vec<Name>,
}

#[derive(Clone, Debug)]
struct Word {
    letters: Vec<u8>,
    /// Which letters occur, one bit each.
    mask: u64,
}

#[derive(Clone, Debug)]
struct Name {
    target: usize,
    words: Vec<usize>,
    /// An everyday word for the target, and not its own name.
    other: bool,
}

/// What a word of the query costs where it matches no word of a name.
const NO_MATCH: u32 = 1000;
/// One wrong, missing, added or swapped letter.
const SLIP: u32 = 24;
/// A letter that has not been typed yet.
const UNTYPED: u32 = 1;
/// A word of the name that was not asked for.
const UNASKED: u32 = 4;
/// The query stands inside a word and not at its beginning.
const INSIDE: u32 = 14;
/// An everyday word is a little further away than a name.
const OTHER: u32 = 3;
/// Longest word that is compared letter by letter.
const LONGEST: usize = 40;

impl Search {
    /// Adds a name for a target; `other` marks a name that is not its own.
    pub fn add(&mut self, target: usize, name: &str, other: bool) {
        let words = spelling::words(name)
            .into_iter()
            .map(|word| self.word(word))
            .collect();
        self.names.push(Name {
            target,
            words,
            other,
        });
    }

    fn word(&mut self, word: String) -> usize {
        let mut letters = word.into_bytes();
        letters.truncate(LONGEST);
        match self.words.iter().position(|known| known.letters == letters) {
            Some(place) => place,
            None => {
                self.words.push(Word {
                    mask: mask(&letters),
                    letters,
                });
                self.words.len() - 1
            }
        }
    }

    /// The targets nearest to what was typed, at most `most`, nearest first;
    /// none where nothing was typed or nothing is near.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> Vec<Hit> {
        let asked: Vec<Vec<u8>> = spelling::words(query)
            .into_iter()
            .map(|word| {
                let mut letters = word.into_bytes();
                letters.truncate(LONGEST);
                letters
            })
            .collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let last = asked.len() - 1;
        // The cost of every asked word against every distinct word, once.
        let costs: Vec<Vec<u32>> = asked
            .iter()
            .enumerate()
            .map(|(place, word)| self.costs(word, place == last))
            .collect();
        let mut hits: Vec<Hit> = Vec::new();
        for name in &self.names {
            let Some(distance) = distance(name, &costs) else {
                continue;
            };
            hits.push(Hit {
                target: name.target,
                distance,
            });
        }
        hits.sort_by_key(|hit| hit.distance);
        let mut nearest: Vec<Hit> = Vec::new();
        for hit in hits {
            if nearest.len() == most {
                break;
            }
            if nearest.iter().all(|known| known.target != hit.target) {
                nearest.push(hit);
            }
        }
        nearest
    }

    fn costs(&self, asked: &[u8], last: bool) -> Vec<u32> {
        let bits = mask(asked);
        self.words
            .iter()
            .map(|word| cost(asked, bits, word, last))
            .collect()
    }
}

/// How far the asked words are from a name; nothing where one of them has no
/// match and it is not one of several.
fn distance(name: &Name, costs: &[Vec<u32>]) -> Option<u32> {
    let mut taken = 0_u32;
    let mut sum = 0;
    let mut missed = 0;
    let mut turned = 0;
    let mut before = None;
    for cost in costs {
        let best = name
            .words
            .iter()
            .enumerate()
            .filter(|(place, _)| *place < 32 && taken & (1 << place) == 0)
            .map(|(place, word)| (cost[*word], place))
            .min()?;
        if best.0 >= NO_MATCH {
            missed += 1;
            continue;
        }
        taken |= 1 << best.1;
        sum += best.0;
        if before.is_some_and(|before| best.1 < before) {
            turned += 1;
        }
        before = Some(best.1);
    }
    // Of three words one may be wrong altogether; of fewer none.
    if missed > 0 && (costs.len() < 3 || missed > 1) {
        return None;
    }
    let words = u32::try_from(name.words.len()).unwrap_or(u32::MAX);
    let unasked = words.saturating_sub(taken.count_ones());
    let begins = u32::from(taken & 1 == 0);
    let other = if name.other { OTHER } else { 0 };
    Some(sum + missed * SLIP * 2 + unasked * UNASKED + turned + begins + other)
}

/// What it costs to take `asked` for `word`.
fn cost(asked: &[u8], bits: u64, word: &Word, last: bool) -> u32 {
    let (typed, whole) = (asked.len(), word.letters.len());
    if word.letters == asked {
        return 0;
    }
    let untyped = |from: usize| u32::try_from(whole - from).unwrap_or(0) * UNTYPED;
    if word.letters.starts_with(asked) {
        // A beginning that is not the last word was probably cut short on purpose.
        return untyped(typed).min(12) + u32::from(!last);
    }
    if typed >= 4 && whole > typed && word.letters.windows(typed).any(|part| part == asked) {
        return INSIDE + untyped(typed).min(12);
    }
    let slips = slips_allowed(typed);
    if slips == 0 {
        return NO_MATCH;
    }
    // Each slip changes at most two of the letters that occur.
    if (bits & !word.mask).count_ones() > slips {
        return NO_MATCH;
    }
    if whole + slips as usize >= typed {
        let (full, begun) = slips_between(asked, &word.letters);
        if full <= slips {
            return full * SLIP;
        }
        if begun <= slips && whole > typed {
            return begun * SLIP + untyped(typed.min(whole)).min(12);
        }
    }
    NO_MATCH
}

/// How many letters of a word may be wrong, by its length.
fn slips_allowed(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// Slips between what was typed and the whole word, and between it and the
/// nearest beginning of the word: added, missing, wrong and swapped letters
/// (optimal string alignment).
fn slips_between(typed: &[u8], word: &[u8]) -> (u32, u32) {
    let width = word.len() + 1;
    let mut two = [0_u8; LONGEST + 1];
    let mut one = [0_u8; LONGEST + 1];
    let mut row = [0_u8; LONGEST + 1];
    for (place, cell) in one.iter_mut().enumerate().take(width) {
        *cell = u8::try_from(place).unwrap_or(u8::MAX);
    }
    for (at, letter) in typed.iter().enumerate() {
        row[0] = u8::try_from(at + 1).unwrap_or(u8::MAX);
        for place in 1..width {
            let wrong = u8::from(word[place - 1] != *letter);
            let mut best = (one[place - 1] + wrong)
                .min(one[place] + 1)
                .min(row[place - 1] + 1);
            if at > 0 && place > 1 && word[place - 2] == *letter && word[place - 1] == typed[at - 1]
            {
                best = best.min(two[place - 2] + 1);
            }
            row[place] = best;
        }
        two = one;
        one = row;
    }
    let full = one[width - 1];
    let begun = one[..width].iter().copied().min().unwrap_or(full);
    (u32::from(full), u32::from(begun))
}

fn mask(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |mask, letter| {
        mask | 1
            << match letter {
                b'a'..=b'z' => letter - b'a',
                b'0'..=b'9' => 26 + letter - b'0',
                _ => 40,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(names: &[&str]) -> Search {
        let mut search = Search::default();
        for (target, name) in names.iter().enumerate() {
            search.add(target, name, false);
        }
        search
    }

    fn first(names: &[&'static str], query: &str) -> Option<&'static str> {
        search(names)
            .find(query, 5)
            .first()
            .map(|hit| names[hit.target])
    }

    const NAMES: &[&str] = &[
        "Back pain",
        "Abdominal pain",
        "Pain of skin",
        "Pruritus",
        "Hemorrhage intracranial",
        "Platelet count decreased",
        "Gastric hemorrhage",
    ];

    #[test]
    fn words_in_any_order_and_beginnings() {
        assert_eq!(first(NAMES, "pain back"), Some("Back pain"));
        assert_eq!(first(NAMES, "abd pa"), Some("Abdominal pain"));
        assert_eq!(first(NAMES, "count plat"), Some("Platelet count decreased"));
    }

    #[test]
    fn a_letter_may_be_wrong_missing_added_or_swapped() {
        for typed in ["pruritis", "prurtus", "prurritus", "puritus", "pruirtus"] {
            assert_eq!(first(NAMES, typed), Some("Pruritus"), "{typed}");
        }
        assert_eq!(first(NAMES, "xyzzy"), None);
        assert_eq!(first(NAMES, "po"), None);
    }

    #[test]
    fn british_spelling_finds_american_names() {
        assert_eq!(
            first(NAMES, "gastric haemorrhage"),
            Some("Gastric hemorrhage")
        );
    }

    #[test]
    fn nothing_typed_finds_nothing_and_a_cap_is_kept() {
        let search = search(NAMES);
        assert!(search.find(" - ", 5).is_empty());
        assert_eq!(search.find("pain", 2).len(), 2);
    }

    #[test]
    fn slips_agree_with_a_plain_recursion() {
        fn plain(a: &[u8], b: &[u8]) -> u32 {
            match (a, b) {
                ([], _) => b.len() as u32,
                (_, []) => a.len() as u32,
                _ => {
                    let (a0, b0) = (&a[..a.len() - 1], &b[..b.len() - 1]);
                    let wrong = u32::from(a.last() != b.last());
                    let mut best = (plain(a0, b0) + wrong)
                        .min(plain(a0, b) + 1)
                        .min(plain(a, b0) + 1);
                    if a.len() > 1
                        && b.len() > 1
                        && a[a.len() - 1] == b[b.len() - 2]
                        && a[a.len() - 2] == b[b.len() - 1]
                    {
                        best = best.min(plain(&a[..a.len() - 2], &b[..b.len() - 2]) + 1);
                    }
                    best
                }
            }
        }
        let words = [
            "rash", "arsh", "rsah", "trash", "ras", "crash", "hsar", "a", "rashes",
        ];
        for one in words {
            for two in words {
                let (full, begun) = slips_between(one.as_bytes(), two.as_bytes());
                assert_eq!(full, plain(one.as_bytes(), two.as_bytes()), "{one} {two}");
                let nearest = (0..=two.len())
                    .map(|end| plain(one.as_bytes(), &two.as_bytes()[..end]))
                    .min();
                assert_eq!(Some(begun), nearest, "{one} {two}");
            }
        }
    }
}
