//! A file that only a passphrase opens. It stands above [`crate::said`] alone,
//! and never sees what is in the file.
//!
//! The key is made from the passphrase by Argon2id (RFC 9106), and the content
//! is encrypted by AES-256-GCM (NIST SP 800-38D). Parameters, salt and nonce
//! stand in the file; `docs/sealed.md` says how others open it. Salt and nonce
//! come in as values, because randomness is the device's.

mod code;
mod envelope;
mod error;
mod passphrase;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};

pub use code::{open_code, seal_code};
pub use envelope::{FORMAT, MOST_BYTES, VERSION, is_sealed};
pub use error::{OpenError, SealError};
pub use passphrase::{LEAST_LETTERS, MOST_LETTERS, Passphrase, Refused, suggested};

use envelope::Envelope;

/// What the encryption also vouches for besides the content: which format and
/// version it is of.
const BOUND: &[u8] = b"dermscore.sealed 1";

/// How much work it takes to make a key from a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Memory in KiB, from 8 a lane to [`Work::MOST_MEMORY`].
    pub memory: u32,
    /// Passes over that memory, from 1 to [`Work::MOST_PASSES`].
    pub passes: u32,
    /// Lanes, from 1 to [`Work::MOST_LANES`].
    pub lanes: u32,
}

impl Work {
    /// What this program asks for: the second recommended option of RFC 9106,
    /// section 4 (64 MiB, three passes, four lanes). It is about five times what
    /// the OWASP Password Storage Cheat Sheet asks for logins (19 MiB, two
    /// passes, one lane), because a file can be tried for years without anybody
    /// noticing.
    pub const OURS: Self = Self {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
    /// The most memory that a file may ask for, in KiB (128 MiB): more may not
    /// be there on a tablet, and a file must not be able to exhaust it.
    pub const MOST_MEMORY: u32 = 128 * 1024;
    /// The most passes that a file may ask for.
    pub const MOST_PASSES: u32 = 10;
    /// The most lanes that a file may ask for.
    pub const MOST_LANES: u32 = 8;

    fn params(self) -> Option<Params> {
        let allowed = self.memory <= Self::MOST_MEMORY
            && (1..=Self::MOST_PASSES).contains(&self.passes)
            && (1..=Self::MOST_LANES).contains(&self.lanes)
            && self.memory >= 8 * self.lanes;
        if !allowed {
            return None;
        }
        Params::new(self.memory, self.passes, self.lanes, Some(32)).ok()
    }
}

/// Random bytes from the device, never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// Makes the key differ from that of any other file with the same passphrase.
    pub salt: [u8; 16],
    /// Makes the encryption differ.
    pub nonce: [u8; 12],
}

/// Seals a text: the text of a file that only the passphrase opens.
///
/// # Errors
/// [`SealError`] when the content is longer than could be opened again, or the
/// device has not the memory.
pub fn seal(content: &str, passphrase: &Passphrase, fresh: Fresh) -> Result<String, SealError> {
    if content.len() > envelope::MOST_CONTENT {
        return Err(SealError::TooLarge {
            bytes: content.len(),
        });
    }
    let work = Work::OURS;
    let key = key(passphrase, &fresh.salt, work).ok_or(SealError::NoMemory)?;
    let payload = Payload {
        msg: content.as_bytes(),
        aad: BOUND,
    };
    let ciphertext = Aes256Gcm::new(&key)
        .encrypt(&Nonce::from(fresh.nonce), payload)
        .map_err(|_| SealError::TooLarge {
            bytes: content.len(),
        })?;
    let Fresh { salt, nonce } = fresh;
    Ok(Envelope {
        work,
        salt,
        nonce,
        ciphertext,
    }
    .text())
}

/// A sealed file that was read and can be opened with its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Envelope);

/// Reads a sealed file without opening it.
///
/// # Errors
/// [`OpenError`] that says what is wrong with the file; whether the passphrase
/// is right is known only by opening it. No input panics.
pub fn read(bytes: &[u8]) -> Result<Sealed, OpenError> {
    Envelope::read(bytes).map(Sealed)
}

impl Sealed {
    /// Opens the file.
    ///
    /// # Errors
    /// [`OpenError::DoesNotOpen`] when the passphrase is another one or the file
    /// was changed, which nobody can tell apart.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Vec<u8>, OpenError> {
        let Envelope {
            work,
            salt,
            nonce,
            ciphertext,
        } = &self.0;
        let key = key(passphrase, salt, *work).ok_or(OpenError::NoMemory)?;
        let payload = Payload {
            msg: ciphertext,
            aad: BOUND,
        };
        Aes256Gcm::new(&key)
            .decrypt(&Nonce::from(*nonce), payload)
            .map_err(|_| OpenError::DoesNotOpen)
    }
}

/// Nothing where the work is not allowed or the memory is not there.
fn key(passphrase: &Passphrase, salt: &[u8], work: Work) -> Option<Key<Aes256Gcm>> {
    let params = work.params()?;
    let mut blocks = Vec::new();
    // Asked for first, so that a device without that memory is told and not stopped.
    blocks.try_reserve_exact(params.block_count()).ok()?;
    blocks.resize(params.block_count(), argon2::Block::new());
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase.bytes(), salt, &mut key, &mut blocks)
        .ok()?;
    Some(key.into())
}
