//! Spelling brought to one form, on both sides of a search.
//!
//! The form is nobody's spelling. It only has to bring together what belongs
//! together, and a beginning of a word has to stay a beginning of its form.

/// The words of a text, each in one form: small letters and digits without
/// signs, one of British and American spelling, no doubled consonants.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for sign in text.chars() {
        match sign {
            'a'..='z' | '0'..='9' => word.push(sign),
            'A'..='Z' => word.push(sign.to_ascii_lowercase()),
            // An apostrophe is no break: Crohn's, Crohns.
            '\'' | '\u{2018}' | '\u{2019}' => {}
            _ => match sign.to_lowercase().next().and_then(plain) {
                Some(letters) => word.push_str(letters),
                None => {
                    words.extend(one_form(&word));
                    word.clear();
                }
            },
        }
    }
    words.extend(one_form(&word));
    words
}

/// Letters with signs on them, without.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ä' | 'æ' => "ae",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'œ' | 'ø' => "oe",
        'ù' | 'ú' | 'û' => "u",
        'ü' => "ue",
        'ß' => "ss",
        _ => return None,
    })
}

/// British and American pairs, and doubled consonants as one; nothing of no
/// word.
fn one_form(word: &str) -> Option<String> {
    let mut form = Vec::with_capacity(word.len());
    let mut rest = word.as_bytes();
    while !rest.is_empty() {
        let (taken, letters): (usize, &[u8]) = match rest {
            [b'a' | b'o', b'e', ..] => (2, b"e"),
            [b'o', b'u', b'r', ..] => (3, b"or"),
            [b'l', b'e', b'u', b'c', ..] => (4, b"leuk"),
            [b's', b'u', b'l', b'p', b'h', ..] => (5, b"sulf"),
            [b'i', b'z', b'a' | b'e' | b'i', ..] => (2, b"is"),
            [b'y', b'z', b'e' | b'i', ..] => (2, b"ys"),
            [b'i', b'z'] if form.len() > 2 => (2, b"is"),
            [b't', b'r', b'e'] if form.len() > 1 => (3, b"ter"),
            [b'b', b'r', b'e'] if form.len() > 1 => (3, b"ber"),
            _ => (1, &rest[..1]),
        };
        for letter in letters {
            // Not at the beginning: PPE is not PE.
            let doubled = form.len() > 1 && form.last() == Some(letter) && !vowel(*letter);
            if !doubled {
                form.push(*letter);
            }
        }
        rest = &rest[taken..];
    }
    String::from_utf8(form).ok().filter(|form| !form.is_empty())
}

/// Digits too, which may stand doubled.
fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'0'..=b'9')
}

/// What is left of a word without its usual ending: infect(ed), infect(ion).
/// At least three letters are left.
#[must_use]
pub fn stem(form: &str) -> &str {
    let without =
        |word, ending| str::strip_suffix(word, ending).filter(|shorter: &&str| shorter.len() >= 3);
    let one = match without(form, "s") {
        Some(one) if !one.ends_with(['u', 'i']) && !one.ends_with("ne") => one,
        _ => form,
    };
    ENDINGS
        .iter()
        .find_map(|ending| without(one, ending))
        .unwrap_or(one)
}

/// Usual endings, longer ones first, in the form of [`words`].
const ENDINGS: &[&str] = &[
    "ines", "ious", "nes", "ied", "ing", "ion", "ful", "ive", "ous", "al", "ed", "ic", "ie", "y",
    "e",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_become_one() {
        for (british, american) in [
            ("oedema", "edema"),
            ("anaemia", "anemia"),
            ("diarrhoea", "diarrhea"),
            ("tumour", "tumor"),
            ("tumours", "tumors"),
            ("haemorrhage", "hemorrhage"),
            ("oesophagitis", "esophagitis"),
            ("leucocytosis", "leukocytosis"),
            ("hospitalisation", "hospitalization"),
            ("generalised", "generalized"),
            ("generalis", "generaliz"),
            ("paralysing", "paralyzing"),
            ("discolouration", "discoloration"),
            ("sulphate", "sulfate"),
            ("fibre", "fiber"),
            ("litre", "liter"),
            ("swelling", "sweling"),
            ("Naïve", "naive"),
        ] {
            assert_eq!(words(british), words(american), "{british}");
        }
    }

    #[test]
    fn signs_part_words_and_apostrophes_do_not() {
        assert_eq!(words("Flu-like  symptoms"), ["flu", "like", "symptoms"]);
        assert_eq!(words("Crohn\u{2019}s / ulcer"), ["crohns", "ulcer"]);
        assert!(words(" – ").is_empty());
    }

    #[test]
    fn doubled_consonants_are_one_and_vowels_and_digits_are_not() {
        assert_eq!(words("diarrhea swollen"), ["diarhea", "swolen"]);
        assert_eq!(words("tooth feet 100"), ["tooth", "feet", "100"]);
        assert_eq!(words("GGT PPE"), ["ggt", "ppe"]);
    }

    #[test]
    fn a_beginning_stays_a_beginning() {
        for word in ["swelling", "hemorrhage", "tumor", "dizziness", "bruising"] {
            let whole = words(word).concat();
            for end in 1..=word.len() {
                let begun = words(&word[..end]).concat();
                assert!(whole.starts_with(&begun), "{begun} {whole}");
            }
        }
    }

    #[test]
    fn endings_go_and_short_words_stay() {
        for (one, other) in [
            ("infected", "infection"),
            ("infective", "infections"),
            ("dizzy", "dizziness"),
            ("bruised", "bruising"),
            ("bruises", "bruise"),
            ("constipated", "constipation"),
            ("sweats", "sweating"),
            ("legs", "leg"),
            ("worried", "worry"),
            ("dryness", "dry"),
            ("depressed", "depression"),
        ] {
            let (one, other) = (words(one).concat(), words(other).concat());
            assert_eq!(stem(&one), stem(&other), "{one} {other}");
        }
        assert_ne!(stem("lip"), stem("lipase"));
        assert_eq!(stem("red"), "red");
        assert_eq!(stem("gas"), "gas");
    }
}
