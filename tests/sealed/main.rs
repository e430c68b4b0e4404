//! Files that only a passphrase opens.

mod format;
mod hostile;
mod passphrases;

use dermscore::sealed::{Fresh, Passphrase};

/// Made by `examples/make_sealed.py` with libraries of others.
pub const SEALED: &str = include_str!("../fixtures/sealed/week-4.sealed.json");
/// What is in it.
pub const CONTENT: &str = include_str!("../fixtures/week-4.json");
/// Its passphrase as it was typed.
pub const TYPED: &str = "Pru\u{308}fung im Cafe\u{301} \u{10400} ";
/// The same in Normalization Form C.
pub const COMPOSED: &str = "Prüfung im Café \u{10400} ";

/// Its salt and nonce.
pub const FRESH: Fresh = Fresh {
    salt: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    nonce: [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111],
};

/// As much of Normalization Form C as these tests take.
pub fn nfc(text: &str) -> String {
    text.replace("u\u{308}", "ü").replace("e\u{301}", "é")
}

/// A passphrase that opens.
pub fn passphrase(typed: &str) -> Passphrase {
    Passphrase::to_open(typed, nfc).expect("a passphrase")
}
