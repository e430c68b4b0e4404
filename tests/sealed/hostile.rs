//! Files made to harm.

use std::time::{Duration, Instant};

use dermscore::sealed::{MOST_BYTES, OpenError, SealError, Work, read, seal};

use crate::{FRESH, SEALED, TYPED, passphrase};

fn error(old: &str, new: &str) -> OpenError {
    assert_eq!(SEALED.matches(old).count(), 1, "{old}");
    let changed = SEALED.replace(old, new);
    read(changed.as_bytes()).expect_err(new)
}

#[test]
fn more_work_than_is_allowed_is_refused_before_any_is_done() {
    let started = Instant::now();
    let work = |memory, passes, lanes| {
        let changed = SEALED
            .replace("\"memory\": 65536", &format!("\"memory\": {memory}"))
            .replace("\"passes\": 3", &format!("\"passes\": {passes}"))
            .replace("\"lanes\": 4", &format!("\"lanes\": {lanes}"));
        read(changed.as_bytes())
    };
    for (memory, passes, lanes) in [
        (Work::MOST_MEMORY + 1, 3, 4),
        (u32::MAX, 3, 4),
        (65536, Work::MOST_PASSES + 1, 4),
        (65536, u32::MAX, 4),
        (65536, 0, 4),
        (65536, 3, Work::MOST_LANES + 1),
        (65536, 3, 0),
        (31, 3, 4),
        (0, 3, 4),
    ] {
        let refused = Work {
            memory,
            passes,
            lanes,
        };
        assert_eq!(work(memory, passes, lanes), Err(OpenError::Work(refused)));
    }
    let most = (Work::MOST_MEMORY, Work::MOST_PASSES, Work::MOST_LANES);
    assert!(work(most.0, most.1, most.2).is_ok());
    assert!(work(32, 1, 4).is_ok());
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "no key was made"
    );
}

#[test]
fn what_is_wrong_is_named() {
    let cases = [
        (
            "\"format\": \"dermscore.sealed\"",
            "\"format\": \"dermscore.visit\"",
            "format: found “dermscore.visit”",
        ),
        (
            "\"version\": 1,",
            "\"version\": 2,",
            "version 2 of its format",
        ),
        ("\"version\": 1,", "\"version\": 0,", "version: found “0”"),
        ("\"version\": 1,", "", "version: found “nothing”"),
        (
            "\"argon2id\"",
            "\"argon2i\"",
            "kdf.name: found “argon2i”; allowed is argon2id",
        ),
        (
            "\"version\": 19",
            "\"version\": 16",
            "kdf.version: found “16”; allowed is 19",
        ),
        ("\"aes-256-gcm\"", "\"none\"", "cipher.name: found “none”"),
        (
            "\"memory\": 65536",
            "\"memory\": -1",
            "not a whole encrypted file",
        ),
        (
            "\"memory\": 65536",
            "\"memory\": 1e9",
            "not a whole encrypted file",
        ),
        ("\"memory\": 65536,", "", "missing field `memory`"),
        (
            "\"lanes\": 4,",
            "\"lanes\": 4, \"lanes\": 1,",
            "duplicate field `lanes`",
        ),
        ("DA0ODw==\"", "DA0O\"", "kdf.salt"),
        ("DA0ODw==\"", "DA0ODw=\"", "kdf.salt"),
        ("bW5v\"", "bW5vbW5v\"", "cipher.nonce"),
        ("\"yIBK", "\"y*BK", "ciphertext"),
    ];
    for (old, new, said) in cases {
        let found = error(old, new).to_string();
        assert!(found.contains(said), "{new}: {found}");
    }
    let long = format!("\"{}\"", "x".repeat(100_000));
    let found = error("\"argon2id\"", &long).to_string();
    assert!(found.len() < 300, "{} bytes are no message", found.len());
}

#[test]
fn a_file_cut_anywhere_is_no_sealed_file() {
    let end = SEALED.len() - 2;
    for cut in (0..end).step_by(97).chain(end - 3..end) {
        assert!(read(&SEALED.as_bytes()[..cut]).is_err(), "{cut}");
    }
    for text in ["", "[]", "null", "\"\"", "\u{0}", &"[".repeat(100_000)] {
        assert!(matches!(
            read(text.as_bytes()),
            Err(OpenError::NotSealed { .. })
        ));
    }
    assert!(read(b"{\"format\": \"\xff\"}").is_err());
}

#[test]
fn too_much_is_refused_on_both_sides() {
    let large = vec![b' '; MOST_BYTES + 1];
    let bytes = large.len();
    assert_eq!(read(&large), Err(OpenError::TooLarge { bytes }));
    let large = "x".repeat(9 * 1024 * 1024 + 1);
    let refused = seal(&large, &passphrase(TYPED), FRESH);
    assert_eq!(refused, Err(SealError::TooLarge { bytes: large.len() }));
}

/// The longest that can be sealed can be opened again.
#[test]
fn the_longest_is_opened_again() {
    let long = "x".repeat(9 * 1024 * 1024);
    let sealed = seal(&long, &passphrase(TYPED), FRESH).expect("sealed");
    let opened = read(sealed.as_bytes()).and_then(|sealed| sealed.open(&passphrase(TYPED)));
    assert!(opened.expect("opened") == long.as_bytes());
}
