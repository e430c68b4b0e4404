//! Which passphrases are taken.

use dermscore::sealed::{LEAST_LETTERS, MOST_LETTERS, Passphrase, Refused, suggested};

use crate::nfc;

#[test]
fn a_passphrase_is_counted_in_characters_and_never_trimmed() {
    let sealing = |letters: usize| Passphrase::to_seal(&"ü".repeat(letters), nfc).err();
    let letters = LEAST_LETTERS - 1;
    assert_eq!(sealing(letters), Some(Refused::Short { letters }));
    assert_eq!(sealing(LEAST_LETTERS), None);
    assert_eq!(sealing(MOST_LETTERS), None);
    let letters = MOST_LETTERS + 1;
    assert_eq!(sealing(letters), Some(Refused::Long { letters }));
    assert_eq!(sealing(0), Some(Refused::Empty));
    // Decomposed, the same letters are twice as many characters.
    let decomposed = "u\u{308}".repeat(LEAST_LETTERS - 1);
    let letters = LEAST_LETTERS - 1;
    let refused = Passphrase::to_seal(&decomposed, nfc);
    assert_eq!(refused.err(), Some(Refused::Short { letters }));
    let [one, other] = ["word", "word "].map(|typed| Passphrase::to_open(typed, nfc));
    assert!(one != other);
}

#[test]
fn any_opens_but_none_with_a_control_character() {
    assert!(Passphrase::to_open("x", nfc).is_ok());
    assert!(Passphrase::to_open(" ", nfc).is_ok());
    for control in ["a\nb", "a\tb", "\u{0}", "a\u{7f}", "a\u{85}"] {
        let refused = Passphrase::to_open(control, nfc);
        assert_eq!(refused.err(), Some(Refused::Control), "{control:?}");
    }
}

#[test]
fn a_passphrase_is_never_written_out() {
    let passphrase = Passphrase::to_open("secret words", nfc);
    assert!(!format!("{passphrase:?}").contains("secret"));
}

#[test]
fn a_suggested_passphrase_is_long_enough_and_takes_all_its_letters_alike() {
    let shown = suggested([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 31, 32, 63, 64, 254, 255,
    ]);
    assert_eq!(shown, "abcd-efgh-ijkm-np9a-9a89");
    assert!(Passphrase::to_seal(&shown, nfc).is_ok());
    let mut counts = std::collections::BTreeMap::new();
    for byte in 0..=255 {
        *counts.entry(suggested([byte; 20])).or_insert(0) += 1;
    }
    assert!(counts.len() == 32 && counts.values().all(|count| *count == 8));
}
