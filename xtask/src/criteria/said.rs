//! What a text says in numbers, and which limits it names: the same on both
//! sides, whatever the words around.

use std::collections::BTreeSet;

/// Numbers as digits, without zeros that say nothing.
pub type Numbers = BTreeSet<String>;

/// Number words, with the number each is.
const WORDS: [(&str, &str); 14] = [
    ("one", "1"),
    ("once", "1"),
    ("single", "1"),
    ("two", "2"),
    ("twice", "2"),
    ("both", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
];

/// The numbers written in digits. A digit that follows a letter belongs to a
/// name (FiO2, mm3), and a comma before three digits parts thousands.
pub fn digits(text: &str) -> Numbers {
    let signs: Vec<char> = text.chars().collect();
    let at = |place: usize| signs.get(place).copied().unwrap_or(' ');
    let (mut found, mut place) = (Numbers::new(), 0);
    while place < signs.len() {
        if !at(place).is_ascii_digit() {
            place += 1;
            continue;
        }
        let of_a_name = place > 0 && at(place - 1).is_alphabetic();
        let mut number = String::new();
        loop {
            let thousands = at(place) == ','
                && (1..=3).all(|ahead| at(place + ahead).is_ascii_digit())
                && !at(place + 4).is_ascii_digit();
            let point = at(place) == '.' && at(place + 1).is_ascii_digit() && !number.contains('.');
            if at(place).is_ascii_digit() || point {
                number.push(at(place));
            } else if !thousands {
                break;
            }
            place += 1;
        }
        if !of_a_name {
            found.insert(shortest(&number));
        }
    }
    found
}

/// The numbers written as words.
pub fn words(text: &str) -> Numbers {
    let text = text.to_lowercase();
    let spoken = text.split(|sign: char| !sign.is_alphabetic());
    spoken
        .filter_map(|word| WORDS.iter().find(|row| row.0 == word))
        .map(|row| row.1.to_owned())
        .collect()
}

/// A number without zeros that say nothing: `10.0` is `10`.
pub fn shortest(number: &str) -> String {
    let number = match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    };
    let trimmed = number.trim_start_matches('0');
    match trimmed.chars().next() {
        Some(first) if first.is_ascii_digit() => trimmed.to_owned(),
        Some(_) => format!("0{trimmed}"),
        None => "0".to_owned(),
    }
}

/// The limits that are compared with, each with the words that name it.
const LIMITS: [(&str, &[&str]); 3] = [
    ("ULN", &["uln", "upper limit"]),
    ("LLN", &["lln", "lower limit"]),
    ("baseline", &["baseline"]),
];

/// The limits that a text names.
pub fn limits(text: &str) -> BTreeSet<&'static str> {
    let text = text.to_lowercase();
    LIMITS
        .iter()
        .filter(|(_, names)| names.iter().any(|name| text.contains(name)))
        .map(|(limit, _)| *limit)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        digits(text).into_iter().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_are_read_as_they_are_meant() {
        for (text, numbers) in [
            ("<LLN - 10.0 g/dL; <100 - 80g/L", "10 100 80"),
            (">100,000/mm3", "100000"),
            ("pH <7.3; 20/40, 20/200", "20 200 40 7.3"),
            ("FiO2 >=40%; CD4 500", "40 500"),
            ("1.73 m2; 0.50; .5; 00.5", "0.5 1.73 5"),
            ("14,5 and 1,2345", "1 14 2345 5"),
            ("24 hrs. 3.", "24 3"),
            ("none", ""),
        ] {
            assert_eq!(all(text), numbers, "{text}");
        }
    }

    #[test]
    fn words_are_numbers_only_as_words() {
        let found: Vec<String> = words("Two of one; tone, both").into_iter().collect();
        assert_eq!(found, ["1", "2"]);
        assert!(words("someone often").is_empty());
    }

    #[test]
    fn limits_are_found_by_their_names() {
        let found = |text| limits(text).into_iter().collect::<Vec<_>>();
        assert_eq!(found(">ULN - 3 x Baseline"), ["ULN", "baseline"]);
        assert_eq!(found("below the lower limit"), ["LLN"]);
        assert!(found("normal").is_empty());
    }

    #[test]
    fn a_number_is_written_in_one_way() {
        for (long, short) in [
            ("10.0", "10"),
            ("0.50", "0.5"),
            ("00", "0"),
            ("007", "7"),
            ("0.0", "0"),
            ("100", "100"),
        ] {
            assert_eq!(shortest(long), short);
        }
    }
}
