//! A few bytes that only a PIN opens: what a code on a screen holds.
//!
//! Four digits are ten thousand guesses, and whoever has a picture of the code
//! can make them all. This keeps out a glance and no more; `docs/transfer.md`
//! says so.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};

use super::{Fresh, OpenError, Passphrase, SealError, Work, key};

/// What the encryption also vouches for: that it is a code, and its version.
const BOUND: &[u8] = b"dermscore.code 1";
const SALT: usize = 16;
const NONCE: usize = 12;

/// Seals bytes: the salt, the nonce, and what only the PIN opens.
///
/// # Errors
/// [`SealError`] when the device has not the memory.
pub fn seal_code(content: &[u8], pin: &Passphrase, fresh: Fresh) -> Result<Vec<u8>, SealError> {
    let key = key(pin, &fresh.salt, Work::OURS).ok_or(SealError::NoMemory)?;
    let payload = Payload {
        msg: content,
        aad: BOUND,
    };
    let sealed = Aes256Gcm::new(&key)
        .encrypt(&Nonce::from(fresh.nonce), payload)
        .map_err(|_| SealError::TooLarge {
            bytes: content.len(),
        })?;
    Ok([&fresh.salt[..], &fresh.nonce, &sealed].concat())
}

/// Opens what [`seal_code`] sealed.
///
/// # Errors
/// [`OpenError::DoesNotOpen`] where the PIN is another one or the bytes are.
pub fn open_code(sealed: &[u8], pin: &Passphrase) -> Result<Vec<u8>, OpenError> {
    let split = sealed.split_at_checked(SALT).and_then(|(salt, rest)| {
        let (nonce, rest) = rest.split_at_checked(NONCE)?;
        let salt: [u8; SALT] = salt.try_into().ok()?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        Some((salt, nonce, rest))
    });
    let (salt, nonce, content) = split.ok_or(OpenError::DoesNotOpen)?;
    let key = key(pin, &salt, Work::OURS).ok_or(OpenError::NoMemory)?;
    let payload = Payload {
        msg: content,
        aad: BOUND,
    };
    Aes256Gcm::new(&key)
        .decrypt(&Nonce::from(nonce), payload)
        .map_err(|_| OpenError::DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(text: &str) -> Passphrase {
        Passphrase::to_open(text, str::to_owned).expect("a PIN")
    }

    #[test]
    fn the_pin_opens_it_and_no_other_and_nothing_that_was_changed() {
        let fresh = Fresh {
            salt: [7; 16],
            nonce: [9; 12],
        };
        let sealed = seal_code(b"answers", &pin("4711"), fresh).expect("sealed");
        assert_eq!(
            open_code(&sealed, &pin("4711")).as_deref(),
            Ok(&b"answers"[..])
        );
        assert_eq!(
            open_code(&sealed, &pin("4712")),
            Err(OpenError::DoesNotOpen)
        );
        for place in [0, 20, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(
                open_code(&changed, &pin("4711")),
                Err(OpenError::DoesNotOpen)
            );
        }
        for length in [0, 15, 27, 28] {
            assert!(open_code(&sealed[..length], &pin("4711")).is_err());
        }
    }
}
