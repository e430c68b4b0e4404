//! The file around what is sealed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{OpenError, Work};

/// What a sealed file says it is.
pub const FORMAT: &str = "dermscore.sealed";
/// The version of the format.
pub const VERSION: u64 = 1;
/// The most bytes that are sealed: a whole visit with room for what stands
/// around it.
pub const MOST_CONTENT: usize = 9 * 1024 * 1024;
/// A larger file is refused before it is read.
pub const MOST_BYTES: usize = 13 * 1024 * 1024;

const KDF: &str = "argon2id";
const CIPHER: &str = "aes-256-gcm";
/// AES-GCM's tag, the least that any ciphertext has.
const TAG: usize = 16;
/// Version 1.3 of Argon2, as its parameter has it.
const ARGON2: u32 = 0x13;

/// What stands in a sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub work: Work,
    pub salt: [u8; 16],
    pub nonce: [u8; 12],
    pub ciphertext: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u64,
    kdf: Kdf,
    cipher: Cipher,
    ciphertext: String,
}

#[derive(Serialize, Deserialize)]
struct Kdf {
    name: String,
    version: u32,
    memory: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

#[derive(Serialize, Deserialize)]
struct Cipher {
    name: String,
    nonce: String,
}

/// Only what says which format it is; all else may be of a later version.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: Option<u64>,
}

/// Whether a file says that it is sealed, whatever else is wrong with it.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    // A file of a few megabytes is not parsed for this: what it says it is
    // stands at its beginning, before anything long.
    let start = &bytes[..bytes.len().min(400)];
    let start = String::from_utf8_lossy(start);
    let start: String = start.split_whitespace().collect();
    start
        .trim_start_matches('\u{feff}')
        .starts_with(&["{\"format\":\"", FORMAT, "\""].concat())
}

impl Envelope {
    pub fn text(&self) -> String {
        let Work {
            memory,
            passes,
            lanes,
        } = self.work;
        let file = File {
            format: FORMAT.to_owned(),
            version: VERSION,
            kdf: Kdf {
                name: KDF.to_owned(),
                version: ARGON2,
                memory,
                passes,
                lanes,
                salt: STANDARD.encode(self.salt),
            },
            cipher: Cipher {
                name: CIPHER.to_owned(),
                nonce: STANDARD.encode(self.nonce),
            },
            ciphertext: STANDARD.encode(&self.ciphertext),
        };
        // Strings and whole numbers are always JSON.
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    pub fn read(bytes: &[u8]) -> Result<Self, OpenError> {
        if bytes.len() > MOST_BYTES {
            return Err(OpenError::TooLarge { bytes: bytes.len() });
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let head: Head = parsed(bytes)?;
        if head.format != FORMAT {
            return Err(method("format", &head.format, FORMAT));
        }
        match head.version {
            Some(VERSION) => {}
            Some(found) if found > VERSION => return Err(OpenError::Newer { found }),
            found => {
                let found = found.map_or_else(|| "nothing".to_owned(), |n| n.to_string());
                return Err(method("version", &found, "1"));
            }
        }
        let file: File = parsed(bytes)?;
        let (kdf, cipher) = (file.kdf, file.cipher);
        if kdf.name != KDF {
            return Err(method("kdf.name", &kdf.name, KDF));
        }
        if kdf.version != ARGON2 {
            return Err(method("kdf.version", &kdf.version.to_string(), "19"));
        }
        if cipher.name != CIPHER {
            return Err(method("cipher.name", &cipher.name, CIPHER));
        }
        let work = Work {
            memory: kdf.memory,
            passes: kdf.passes,
            lanes: kdf.lanes,
        };
        if work.params().is_none() {
            return Err(OpenError::Work(work));
        }
        let ciphertext = STANDARD.decode(&file.ciphertext).unwrap_or_default();
        if ciphertext.len() < TAG {
            return Err(OpenError::Bytes {
                path: "ciphertext",
                least: TAG,
            });
        }
        Ok(Self {
            work,
            salt: exactly("kdf.salt", &kdf.salt)?,
            nonce: exactly("cipher.nonce", &cipher.nonce)?,
            ciphertext,
        })
    }
}

/// Keys of others are passed over; a key that stands twice is an error.
fn parsed<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, OpenError> {
    serde_json::from_slice(bytes).map_err(|error| OpenError::NotSealed {
        why: error.to_string(),
    })
}

fn method(path: &'static str, found: &str, allowed: &'static str) -> OpenError {
    // A name of a megabyte is no name to read.
    let found = format!("“{}”", found.chars().take(40).collect::<String>());
    OpenError::Method {
        path,
        found,
        allowed,
    }
}

fn exactly<const N: usize>(path: &'static str, text: &str) -> Result<[u8; N], OpenError> {
    let bytes = STANDARD.decode(text).unwrap_or_default();
    bytes
        .try_into()
        .map_err(|_| OpenError::Bytes { path, least: N })
}
