//! Spelling brought to one form, on both sides of a search.

/// The words of a text in small letters and American spelling, without signs.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for sign in text.chars().flat_map(char::to_lowercase) {
        match plain(sign) {
            Some(letters) => {
                if let Some(last) = words.last_mut() {
                    last.push_str(letters);
                }
            }
            None if sign.is_ascii_alphanumeric() => {
                if let Some(last) = words.last_mut() {
                    last.push(sign);
                }
            }
            // An apostrophe is no break: Crohn's, Crohns.
            None if matches!(sign, '\'' | '\u{2019}') => {}
            None => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        *word = american(word);
    }
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

/// British spelling to American, crudely: both sides pass through it, so it
/// only has to bring pairs together.
fn american(word: &str) -> String {
    let mut word = word
        .replace("ae", "e")
        .replace("oe", "e")
        .replace("sulph", "sulf")
        .replace("leuc", "leuk")
        .replace("isation", "ization");
    for (british, american) in [
        ("our", "or"),
        ("ours", "ors"),
        ("ourless", "orless"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("tre", "ter"),
        ("lling", "ling"),
        ("lled", "led"),
    ] {
        if word.len() > british.len() + 2
            && let Some(stem) = word.strip_suffix(british)
        {
            word = format!("{stem}{american}");
            break;
        }
    }
    word
}

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
            ("haemorrhage", "hemorrhage"),
            ("oesophagitis", "esophagitis"),
            ("leucocytosis", "leukocytosis"),
            ("hospitalisation", "hospitalization"),
            ("discolouration", "discoloration"),
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
}
