//! What somebody typed, or a file said, in the midst of our own words: on one
//! line, with its direction of writing ending with it.
//!
//! The text itself is kept as it is; this is only how it is shown among others.

/// Characters that set the direction of what follows them, beyond their own text:
/// embeddings, overrides, isolates and marks (Unicode Standard Annex 9).
#[must_use]
pub fn turns(letter: char) -> bool {
    matches!(
        letter,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Whether a letter is of a script that is written from the right.
fn from_the_right(letter: char) -> bool {
    matches!(
        letter,
        '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// A text on one line: breaks and control characters become spaces, and what
/// would turn the words around it is left out.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars()
        .filter(|letter| !turns(*letter))
        .map(|letter| {
            let breaks = letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
            if breaks { ' ' } else { letter }
        })
        .collect()
}

/// A text whose direction ends with it: isolated (U+2068 to U+2069) where a letter
/// in it is written from the right, so that the words around it stay where they
/// are. What would turn those words as well is left out; isolates that end
/// within the text stay, for a sentence of ours may stand in another.
#[must_use]
pub fn isolated(text: &str) -> String {
    let text: String = if ends_within(text) {
        text.to_owned()
    } else {
        text.chars().filter(|letter| !turns(*letter)).collect()
    };
    if text.chars().any(from_the_right) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text
    }
}

/// The same on one line.
#[must_use]
pub fn placed(text: &str) -> String {
    isolated(&one_line(text))
}

/// Whether all that turns in a text are isolates, and each of them is ended.
fn ends_within(text: &str) -> bool {
    let mut open = 0_u32;
    for letter in text.chars().filter(|letter| turns(*letter)) {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open > 0 => open -= 1,
            _ => return false,
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_become_spaces_and_what_turns_is_left_out() {
        let hostile = "a\r\nPASI 0.0\u{2028}b\u{0}c\u{202e}gnp.exe\u{2069}\u{200f}";
        assert_eq!(one_line(hostile), "a  PASI 0.0 b cgnp.exe");
        for plain in ["", "Week 4", "Ärztin 测试", "<b>&amp;</b>", "a\u{301}"] {
            assert_eq!(placed(plain), plain);
        }
    }

    #[test]
    fn what_is_written_from_the_right_ends_with_itself() {
        assert_eq!(placed("مريض 3"), "\u{2068}مريض 3\u{2069}");
        assert_eq!(placed("\u{2069}\u{202e}שלום"), "\u{2068}שלום\u{2069}");
        let sentence = "a\n\u{2068}שלום\u{2069} b";
        assert_eq!(isolated(sentence), format!("\u{2068}{sentence}\u{2069}"));
        assert_eq!(isolated("\u{2068}a"), "a");
    }
}
