//! How many letters apart two texts are: added, missing, wrong and swapped
//! ones (optimal string alignment), all rows of the table at once in the bits
//! of a number (Hyyrö 2003).

/// Most letters that can be compared.
pub(super) const LONGEST: usize = 64;
/// How many there are: a to z and 0 to 9.
const LETTERS: usize = 36;

/// The number of a letter or digit.
fn number(letter: u8) -> usize {
    usize::from(match letter {
        b'a'..=b'z' => letter - b'a',
        b'0'..=b'9' => letter - b'0' + 26,
        _ => 35,
    })
}

/// Which letters occur, one bit each.
pub(super) fn mask(letters: &[u8]) -> u64 {
    letters
        .iter()
        .fold(0, |mask, letter| mask | 1 << number(*letter))
}

/// What was typed, made ready to be compared with many words.
pub(super) struct Typed {
    places: [u64; LETTERS],
    length: u32,
}

/// Slips between what was typed and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slips {
    /// The whole word is meant.
    pub(super) whole: u32,
    /// Only its beginning has been typed, the nearest one.
    pub(super) begun: u32,
}

impl Typed {
    /// Of at most [`LONGEST`] letters.
    pub(super) fn new(letters: &[u8]) -> Self {
        let mut places = [0; LETTERS];
        let mut length = 0;
        for letter in letters.iter().take(LONGEST) {
            places[number(*letter)] |= 1 << length;
            length += 1;
        }
        Self { places, length }
    }

    /// Slips up to a word.
    pub(super) fn slips(&self, word: &[u8]) -> Slips {
        let last = match self.length {
            0 => {
                let whole = u32::try_from(word.len()).unwrap_or(u32::MAX);
                return Slips { whole, begun: 0 };
            }
            length => 1_u64 << (length - 1),
        };
        // Differences down a column: where it rises and where it falls.
        let (mut rises, mut falls) = (u64::MAX, 0_u64);
        let (mut equal, mut before) = (0_u64, 0_u64);
        let mut whole = self.length;
        let mut begun = whole;
        for letter in word {
            let here = self.places[number(*letter)];
            let swapped = ((!equal & here) << 1) & before;
            equal = ((here & rises).wrapping_add(rises) ^ rises) | here | falls | swapped;
            let up = falls | !(equal | rises);
            let down = equal & rises;
            whole = whole + u32::from(up & last != 0) - u32::from(down & last != 0);
            begun = begun.min(whole);
            let up = up << 1 | 1;
            rises = (down << 1) | !(equal | up);
            falls = up & equal;
            before = here;
        }
        Slips { whole, begun }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn slips_agree_with_a_plain_recursion() {
        let words = [
            "rash", "arsh", "rsah", "trash", "ras", "crash", "hsar", "a", "rashes", "", "aab",
            "baab", "abab", "caba",
        ];
        for one in words {
            for two in words {
                let (a, b) = (one.as_bytes(), two.as_bytes());
                let begun = (0..=b.len()).map(|end| plain(a, &b[..end])).min();
                let slips = Typed::new(a).slips(b);
                assert_eq!(slips.whole, plain(a, b), "{one} {two}");
                assert_eq!(Some(slips.begun), begun, "{one} {two}");
            }
        }
    }

    #[test]
    fn the_longest_text_uses_the_highest_bit() {
        let long = [b'x'; LONGEST];
        let typed = Typed::new(&long);
        assert_eq!(typed.slips(&long).whole, 0);
        assert_eq!(typed.slips(&long[1..]).whole, 1);
        assert_eq!(typed.slips(&[]).whole, 64);
        // What goes beyond is left out.
        let longer = Typed::new(&[b'x'; LONGEST + 9]);
        assert_eq!(longer.slips(&long).whole, 0);
    }
}
