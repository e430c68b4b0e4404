//! How far what was typed is from a word, and from a name.

use super::slips::{LONGEST, Typed, mask};
use super::{Name, Search, Word, letters};
use crate::ctcae::spelling;

/// A word of the query that a name does without. Everything else that keeps
/// query and name apart is less than that.
pub(super) const MISSED: u32 = 200;
/// The same for a small word.
const FILLER_MISSED: u32 = 2;
/// A word of the query that says again what another one said.
const AGAIN: u32 = 6;
/// One wrong, missing, added or swapped letter.
const SLIP: u32 = 24;
/// People seldom mistake the first letter.
const FIRST_WRONG: u32 = 3;
/// Letters that have not been typed yet count one each, and no more than this.
const MOST_UNTYPED: usize = 12;
/// The same word with another ending.
pub(super) const ENDING: u32 = 3;
/// A word that is as good as this one.
const SAME: u32 = 2;
/// A word of the name that was not asked for, and a small one.
const UNASKED: u32 = 4;
const FILLER_UNASKED: u32 = 1;
/// The query stands inside a word and not at its beginning.
const INSIDE: u32 = 14;
/// The words are parted elsewhere, or not at all.
pub(super) const PARTED: u32 = 6;
/// An everyday word is a little further away than a name.
const OTHER: u32 = 3;
/// Two words that have nothing to do with each other.
const NO_MATCH: u32 = 1000;

/// What it costs a name that a word of it was not asked for.
pub(super) fn unasked(word: &str) -> u32 {
    if filler(word) {
        FILLER_UNASKED
    } else {
        UNASKED
    }
}

/// A word of the query against every distinct word.
pub(super) struct Asked {
    costs: Vec<u32>,
    missed: u32,
}

impl Asked {
    /// `last` is the one that is being typed.
    pub(super) fn new(search: &Search, word: &str, last: bool) -> Self {
        let letters = letters(word);
        let query = Query {
            stem: spelling::stem(word).len(),
            mask: mask(letters),
            slips: slips_allowed(letters.len()),
            letters,
            typed: Typed::new(letters),
            last,
        };
        let mut costs: Vec<u32> = search.words.iter().map(|word| query.cost(word)).collect();
        for same in &search.same {
            let best = same.iter().map(|word| costs[*word]).min();
            let through = best.map_or(NO_MATCH, |best| best + SAME);
            if through < NO_MATCH {
                for word in same {
                    costs[*word] = costs[*word].min(through);
                }
            }
        }
        // What is being typed may become a longer word.
        let small = !last && filler(word);
        let missed = if small { FILLER_MISSED } else { MISSED };
        Self { costs, missed }
    }
}

struct Query<'a> {
    letters: &'a [u8],
    stem: usize,
    mask: u64,
    typed: Typed,
    slips: u32,
    last: bool,
}

impl Query<'_> {
    /// What it costs to take this for `word`.
    fn cost(&self, word: &Word) -> u32 {
        let (typed, whole) = (self.letters.len(), word.letters.len());
        // Each slip brings at most one letter the word does not have.
        let strange = (self.mask & !word.mask).count_ones();
        if strange == 0 && word.letters.starts_with(self.letters) {
            // A beginning before the last word was cut short on purpose.
            let untyped = untyped(typed, whole);
            return untyped + u32::from(untyped > 0 && !self.last);
        }
        if self.stem == word.stem && self.letters[..self.stem] == word.letters[..word.stem] {
            return ENDING;
        }
        if strange == 0 && typed >= 4 && holds(&word.letters, self.letters) {
            return INSIDE + untyped(typed, whole);
        }
        let slips = self.slips as usize;
        if strange > self.slips || slips == 0 || whole + slips < typed {
            return NO_MATCH;
        }
        let slips = self.typed.slips(&word.letters);
        let first = first_wrong(self.letters, &word.letters);
        // Of a beginning with a slip there must be enough to tell.
        let least = if self.last { 4 } else { 5 };
        if slips.whole <= self.slips {
            slips.whole * SLIP + first
        } else if slips.begun <= self.slips && whole > typed && typed >= least {
            slips.begun * SLIP + untyped(typed, whole) + first
        } else {
            NO_MATCH
        }
    }
}

/// How far the asked words are from a name; nothing where none of them but
/// small ones has a match in it.
pub(super) fn distance(name: &Name, asked: &[Asked], words: &[Word]) -> Option<u32> {
    let mut taken = 0_u32;
    let mut sum = 0;
    let mut unasked = name.unasked;
    let mut found = false;
    let mut before = 0;
    for word in asked {
        let (mut best, mut again, mut place) = (word.missed, word.missed, 0);
        for (at, known) in name.words.iter().enumerate().take(32) {
            let cost = word.costs[*known];
            if taken & (1 << at) != 0 {
                again = again.min(cost + AGAIN);
            } else if cost < best {
                (best, place) = (cost, at);
            }
        }
        if again <= best {
            sum += again;
            continue;
        }
        found |= word.missed == MISSED;
        taken |= 1 << place;
        // Words that stand the other way round count one.
        sum += best + u32::from(place < before);
        unasked -= words[name.words[place]].unasked;
        before = place;
    }
    let begins = u32::from(taken & 1 == 0);
    found.then(|| sum + unasked + begins + other(name))
}

/// The whole query against whole names, without regard to where words are
/// parted: nose bleed, backpain, bac kpain.
pub(super) struct Run {
    letters: Vec<u8>,
    mask: u64,
    typed: Typed,
    slips: u32,
}

impl Run {
    /// `best` is how near the nearest name is: slips that would not bring
    /// another before it are of no use.
    pub(super) fn new(words: &[String], best: u32) -> Self {
        let letters: Vec<u8> = words.concat().bytes().take(LONGEST).collect();
        let slips = match letters.len() {
            0..=3 => 0,
            4..=7 => 1,
            8..=15 => 2,
            _ => 3,
        };
        Self {
            mask: mask(&letters),
            typed: Typed::new(&letters),
            slips: slips.min(best / SLIP + 1),
            letters,
        }
    }

    pub(super) fn distance(&self, name: &Name) -> Option<u32> {
        let (typed, whole) = (self.letters.len(), name.letters.len());
        let strange = (self.mask & !name.mask).count_ones();
        if strange > self.slips || whole + (self.slips as usize) < typed {
            return None;
        }
        let slips = self.typed.slips(&name.letters);
        let begun = slips.begun * SLIP + untyped(typed, whole);
        let distance = (slips.whole * SLIP).min(begun);
        let first = first_wrong(&self.letters, &name.letters);
        (slips.begun <= self.slips).then(|| PARTED + distance + first + other(name))
    }
}

fn other(name: &Name) -> u32 {
    if name.other { OTHER } else { 0 }
}

fn untyped(typed: usize, whole: usize) -> u32 {
    let letters = whole.saturating_sub(typed).min(MOST_UNTYPED);
    u32::try_from(letters).unwrap_or(0)
}

fn first_wrong(typed: &[u8], word: &[u8]) -> u32 {
    if typed.first() == word.first() {
        0
    } else {
        FIRST_WRONG
    }
}

fn holds(word: &[u8], part: &[u8]) -> bool {
    word.windows(part.len()).any(|some| some == part)
}

/// How many letters of a word may be wrong, by its length.
fn slips_allowed(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// Words that say little, in the form of [`spelling::words`].
fn filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

const FILLERS: &[&str] = &[
    "a", "after", "al", "and", "any", "are", "at", "bad", "being", "by", "cant", "during", "feel",
    "feeling", "for", "from", "geting", "grade", "have", "having", "i", "im", "in", "is", "it",
    "like", "lot", "me", "mild", "moderate", "more", "my", "new", "no", "not", "of", "on", "or",
    "other", "severe", "slight", "some", "specify", "than", "the", "to", "usual", "very", "when",
    "while", "with", "without", "yor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_written_in_the_form_they_are_compared_in() {
        for word in FILLERS {
            assert_eq!(spelling::words(word), [*word]);
        }
    }
}
