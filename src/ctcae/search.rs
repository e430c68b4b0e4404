//! Finding a term by what people type: words in any order, beginnings of
//! words, misspellings, either side's spelling, and everyday words.
//!
//! There is no index beyond a list of the distinct words: with some 850 terms
//! a look at every one costs less than the list that is drawn from it.

mod cost;
mod slips;
#[cfg(test)]
mod tests;

use super::spelling;
use cost::{Asked, Run};
use slips::{LONGEST, mask};

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
    /// Places in `words`, by their letters.
    order: Vec<usize>,
    names: Vec<Name>,
    /// Words that are as good as each other.
    same: Vec<Vec<usize>>,
    /// One more than the highest target.
    targets: usize,
}

#[derive(Clone, Debug)]
struct Word {
    letters: Vec<u8>,
    /// How many of them are left without the word's ending.
    stem: usize,
    mask: u64,
    /// What it costs a name that this word of it was not asked for.
    unasked: u32,
}

#[derive(Clone, Debug)]
struct Name {
    /// Best first.
    targets: Vec<usize>,
    words: Vec<usize>,
    /// What all its words cost when they were not asked for.
    unasked: u32,
    /// Its letters without spaces.
    letters: Vec<u8>,
    mask: u64,
    /// An everyday word for the target, and not its own name.
    other: bool,
}

/// Words of a query beyond these are not looked at.
const MOST_WORDS: usize = 12;

impl Search {
    /// Adds a name for a target; `other` marks a name that is not its own.
    /// Of names that are equally near, the one added first is found first.
    pub fn add(&mut self, target: usize, name: &str, other: bool) {
        self.add_all(&[target], name, other);
    }

    /// Adds a name that leads to several targets, best first.
    pub fn add_all(&mut self, targets: &[usize], name: &str, other: bool) {
        let (mut words, mut whole) = (Vec::new(), Vec::new());
        for word in spelling::words(name) {
            let place = self.word(&word);
            whole.extend_from_slice(&self.words[place].letters);
            words.push(place);
        }
        let beyond = targets.iter().map(|target| target + 1).max();
        self.targets = self.targets.max(beyond.unwrap_or(0));
        self.names.push(Name {
            targets: targets.to_vec(),
            unasked: words.iter().map(|word| self.words[*word].unasked).sum(),
            words,
            mask: mask(&whole),
            letters: whole,
            other,
        });
    }

    /// Says that single words are as good as each other.
    pub fn same<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) {
        let words = words
            .into_iter()
            .flat_map(spelling::words)
            .map(|word| self.word(&word))
            .collect();
        self.same.push(words);
    }

    fn word(&mut self, word: &str) -> usize {
        let letters = letters(word);
        let found = self
            .order
            .binary_search_by(|known| self.words[*known].letters.as_slice().cmp(letters));
        match found {
            Ok(at) => self.order[at],
            Err(at) => {
                self.order.insert(at, self.words.len());
                self.words.push(Word {
                    stem: spelling::stem(word).len(),
                    mask: mask(letters),
                    unasked: cost::unasked(word),
                    letters: letters.to_vec(),
                });
                self.words.len() - 1
            }
        }
    }

    /// The targets nearest to what was typed, at most `most`, nearest first;
    /// none where nothing was typed or nothing is near.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> Vec<Hit> {
        let mut words = spelling::words(query);
        words.truncate(MOST_WORDS);
        let Some(last) = words.len().checked_sub(1) else {
            return Vec::new();
        };
        let asked: Vec<Asked> = words
            .iter()
            .enumerate()
            .map(|(place, word)| Asked::new(self, word, place == last))
            .collect();
        let mut nearest = Nearest(vec![Near::NOT; self.targets]);
        for (place, name) in self.names.iter().enumerate() {
            if let Some(distance) = cost::distance(name, &asked, &self.words) {
                nearest.take(name, place, distance);
            }
        }
        let best = nearest.best();
        if best >= cost::PARTED {
            let run = Run::new(&words, best);
            for (place, name) in self.names.iter().enumerate() {
                if let Some(distance) = run.distance(name) {
                    nearest.take(name, place, distance);
                }
            }
        }
        nearest
            .pick(most)
            .into_iter()
            .map(|near| Hit {
                target: self.names[near.name].targets[near.rank],
                distance: near.distance,
            })
            .collect()
    }
}

/// How near a target is, and by which of its names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Near {
    distance: u32,
    name: usize,
    /// The target's place in the name's list.
    rank: usize,
}

impl Near {
    const NOT: Self = Self {
        distance: u32::MAX,
        name: usize::MAX,
        rank: 0,
    };
}

/// The nearest name of every target.
struct Nearest(Vec<Near>);

impl Nearest {
    fn take(&mut self, name: &Name, place: usize, distance: u32) {
        for (rank, target) in name.targets.iter().enumerate() {
            self.0[*target] = self.0[*target].min(Near {
                distance,
                name: place,
                rank,
            });
        }
    }

    fn best(&self) -> u32 {
        self.0.iter().map(|near| near.distance).min().unwrap_or(0)
    }

    fn pick(self, most: usize) -> Vec<Near> {
        // A name that does without a word is of use only where all do.
        let far = (self.best() / cost::MISSED + 1).saturating_mul(cost::MISSED);
        let mut found = self.0;
        found.retain(|near| near.distance < far);
        if found.len() > most {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        found
    }
}

/// The letters of a word of [`spelling::words`], as many as are compared.
fn letters(word: &str) -> &[u8] {
    &word.as_bytes()[..word.len().min(LONGEST)]
}
