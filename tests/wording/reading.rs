//! What is read from a wording file, and what is refused.

use dermscore::wording::{FaultKind, MOST_BYTES, MOST_LETTERS, ReadError, is_language, read};
use proptest::prelude::*;

use crate::kit::{ARABIC, ENGLISH, edited, faults, stem, wording};

#[test]
fn every_text_is_where_the_registry_looks_for_it() {
    let read = wording(ENGLISH);
    assert_eq!(read.reference.id, "invented-dlqi-en");
    assert_eq!(read.reference.language, "en");
    assert_eq!(read.reference.version, "2.1");
    assert_eq!(read.reference.licence, "EX-2026-0001 (Example Clinic)");
    assert!(read.reference.licensed);
    assert!(read.copyright.starts_with("© Invented Owner"));
    assert_eq!(read.title, "Invented questionnaire");
    assert_eq!(read.recall, "In the week that has just gone by");
    assert!(stem(&read, "1").starts_with("Invented question one:"));
    assert!(stem(&read, "7").starts_with("Invented question seven: did"));
    assert!(stem(&read, "7a").starts_with("Invented question seven, after"));
    assert!(stem(&read, "10").starts_with("Invented question ten:"));
    assert_eq!(
        read.items[0].answers,
        ["Enormously", "Quite a lot", "Somewhat", "Never"]
    );
    assert_eq!(read.items[2].answers[4], "Does not apply");
    // An item's own label goes before the common one.
    assert_eq!(
        read.items[6].answers,
        ["It did", "It did not", "I do neither"]
    );
    assert_eq!(read.items[7].answers, ["Quite a lot", "Somewhat", "Never"]);
    assert_eq!(wording(ARABIC).reference.language, "ar");
}

/// By `sha256sum`, and not by this program.
#[test]
fn a_file_goes_by_the_digest_of_its_bytes() {
    assert_eq!(
        dermscore::wording::sha256(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    let same = wording(ENGLISH).reference.sha256;
    assert_eq!(same, dermscore::wording::sha256(ENGLISH.as_bytes()));
    // One more space is another file, even if it says the same.
    let other = wording(&[ENGLISH, " "].concat()).reference.sha256;
    assert_ne!(other, same);
    assert_eq!(other.len(), 64);
    let marked = wording(&["\u{feff}", ENGLISH].concat());
    assert_ne!(marked.reference.sha256, same);
}

#[test]
fn a_fault_says_where_what_was_found_and_what_to_do() {
    for (path, value, said) in [
        (
            "format",
            "\"dermscore.visit\"",
            "format: found “dermscore.visit”, and only “dermscore.wording” is allowed.",
        ),
        ("format", "", "format is missing. Add it."),
        (
            "version",
            "2",
            "version: found 2, and only 1 is allowed. A later version needs a newer dermscore.",
        ),
        (
            "version",
            "\"1\"",
            "version: found “1”, and only 1 is allowed.",
        ),
        ("wording", "[]", "wording: found […], and only an object"),
        ("wording.id", "", "wording.id is missing. Add it."),
        (
            "wording.id",
            "\"  \"",
            "wording.id is empty. Write its text.",
        ),
        (
            "wording.instrument",
            "\"pasi\"",
            "wording.instrument: found “pasi”, and allowed is “dlqi”.",
        ),
        (
            "wording.instrument",
            "7",
            "wording.instrument: found 7, and allowed is “dlqi”.",
        ),
        (
            "wording.language",
            "\"English\"",
            "wording.language: found “English”, and only a language tag",
        ),
        (
            "wording.licence",
            "null",
            "wording.licence: found null, and only a text",
        ),
        ("wording.copyright", "", "wording.copyright is missing."),
        (
            "wording.licens",
            "\"x\"",
            "wording.licens is no part of this kind of file. Take it out, or look for a slip in its name.",
        ),
        ("recall", "", "recall is missing."),
        ("recall", "true", "recall: found true, and only a text"),
        ("instruction", "\"x\"", "instruction is no part"),
        (
            "title",
            "\"a\\u0007b\"",
            "title: found the control character U+0007, and only line breaks are allowed. Take it out.",
        ),
        ("items", "[]", "items: found […], and only an object"),
        ("items.7a", "", "items.7a is missing."),
        (
            "items.7a",
            "\"x\"",
            "items.7a: found “x”, and only an object",
        ),
        (
            "items.3.stem",
            "{}",
            "items.3.stem: found {…}, and only a text",
        ),
        ("items.3.stems", "\"x\"", "items.3.stems is no part"),
        ("items.11", "{\"stem\":\"x\"}", "items.11 is no part"),
        (
            "items.1.answers.notRelevant",
            "\"x\"",
            "items.1.answers.notRelevant is no part",
        ),
        (
            "items.7a.answers.veryMuch",
            "\"x\"",
            "items.7a.answers.veryMuch is no part",
        ),
        ("answers.yes", "", "answers.yes is missing."),
        ("answers.maybe", "\"x\"", "answers.maybe is no part"),
        ("answers", "5", "answers: found 5, and only an object"),
    ] {
        let file = edited(path, value);
        let faults = faults(&file);
        let found = faults
            .iter()
            .any(|fault| fault.said().to_string().starts_with(said));
        assert!(found, "{path} {value}: {faults:?}");
        let first = &faults[0];
        assert_eq!(first.path, path, "{faults:?}");
    }
}

#[test]
fn a_label_of_its_own_makes_the_common_one_needless() {
    let file = edited("answers.yes", "");
    let mut file = crate::kit::tree(&file);
    file["items"]["7"]["answers"]["yes"] = "Indeed".into();
    assert_eq!(wording(&file.to_string()).items[6].answers[0], "Indeed");
}

#[test]
fn texts_may_be_long_but_not_longer() {
    let text = |letters: usize| format!("\"{}\"", "ä".repeat(letters));
    wording(&edited("items.1.stem", &text(MOST_LETTERS)));
    let over = faults(&edited("items.1.stem", &text(MOST_LETTERS + 1)));
    assert_eq!(
        over[0].kind,
        FaultKind::TooLong(MOST_LETTERS + 1, MOST_LETTERS)
    );
    wording(&edited("wording.id", &text(200)));
    assert_eq!(
        faults(&edited("wording.id", &text(201)))[0].kind,
        FaultKind::TooLong(201, 200)
    );
    let large = format!("{ENGLISH}{}", " ".repeat(MOST_BYTES - ENGLISH.len()));
    wording(&large);
    assert_eq!(
        read(format!("{large} ").as_bytes()),
        Err(ReadError::TooLarge(MOST_BYTES + 1))
    );
}

#[test]
fn markup_and_other_directions_are_text_like_any_other() {
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\u{202e}backwards",
        "a\nb",
        "{found}",
    ] {
        let json = serde_json::Value::from(text).to_string();
        assert_eq!(stem(&wording(&edited("items.2.stem", &json)), "2"), text);
    }
}

#[test]
fn what_is_no_json_says_where() {
    let said = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(said(b"{\"format\": 1,\n]").contains("line 2"));
    assert!(said(b"{\"format\": 1, \"format\": 1}").contains("stands twice"));
    assert!(said(&[0xff, 0xfe]).contains("not UTF-8"));
    let many = said(
        b"{\"format\":\"dermscore.wording\",\"version\":1,\"wording\":{\"instrument\":\"dlqi\"}}",
    );
    assert!(many.lines().count() > 10, "{many}");
    wording(&["\u{feff}", ENGLISH].concat());
}

#[test]
fn languages_have_the_form_of_a_tag() {
    for right in [
        "en",
        "de",
        "zh-Hans",
        "en-GB",
        "sr-Latn-RS",
        "gsw",
        "de-1996",
    ] {
        assert!(is_language(right), "{right}");
    }
    for wrong in [
        "",
        "e",
        "english",
        "en_GB",
        "en-",
        "-en",
        "de-ausführlich",
        "en-toolongone",
        "12",
        "a/b",
        "..",
    ] {
        assert!(!is_language(wrong), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_damage_to_a_file_brings_it_down(place in 0..4000usize, byte in any::<u8>()) {
        let mut bytes = ENGLISH.as_bytes().to_vec();
        let place = place % bytes.len();
        bytes[place] = byte;
        match read(&bytes) {
            Ok(read) => prop_assert_eq!(read.items.len(), 11),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
