//! What staff type to take the tablet back, and how guessing is slowed.

use argon2::{Algorithm, Argon2, Params, Version};

/// How many digits a PIN has.
pub const PIN_DIGITS: usize = 4;
/// How many digits a release code has.
pub const CODE_DIGITS: usize = 8;
/// So many wrong attempts are free; after the last of them the next must wait.
pub const FREE: u32 = 3;
/// What the wait is after each further wrong attempt, in milliseconds; the last
/// stands for all that follow.
pub const WAITS: [u32; 4] = [30_000, 60_000, 120_000, 300_000];
/// The most that counts as waited between two looks at the clock, in
/// milliseconds: a clock that is set forward ends no wait.
pub const LONGEST_LOOK: u64 = 5_000;

/// How much work it takes to try a PIN: memory in KiB, and passes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Memory in KiB, from 8 to [`Work::MOST_MEMORY`].
    pub memory: u32,
    /// Passes over that memory, from 1 to [`Work::MOST_PASSES`].
    pub passes: u32,
}

impl Work {
    /// What the OWASP Password Storage Cheat Sheet asks for: 19 MiB and two
    /// passes. Ten thousand PINs are soon tried all the same by someone who can
    /// read the device's storage; who can do that reads the visits themselves.
    pub const OURS: Self = Self {
        memory: 19 * 1024,
        passes: 2,
    };
    /// The most memory that a kept secret may ask for, in KiB.
    pub const MOST_MEMORY: u32 = 64 * 1024;
    /// The most passes that a kept secret may ask for.
    pub const MOST_PASSES: u32 = 10;

    pub(super) fn is_allowed(self) -> bool {
        (8..=Self::MOST_MEMORY).contains(&self.memory)
            && (1..=Self::MOST_PASSES).contains(&self.passes)
    }
}

/// Digits that are known again and not kept: salt and Argon2id hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    pub(super) salt: [u8; 16],
    pub(super) hash: [u8; 32],
    pub(super) work: Work,
}

impl Secret {
    /// Takes digits in, with a salt from outside; nothing where the device has
    /// not the memory.
    #[must_use]
    pub fn new(digits: &str, salt: [u8; 16], work: Work) -> Option<Self> {
        let hash = hashed(digits, &salt, work)?;
        Some(Self { salt, hash, work })
    }

    /// Whether these are the digits.
    #[must_use]
    pub fn is(&self, digits: &str) -> bool {
        let hash = hashed(digits, &self.salt, self.work);
        hash.is_some_and(|hash| {
            let differs = hash
                .iter()
                .zip(&self.hash)
                .fold(0, |or, (a, b)| or | (a ^ b));
            differs == 0
        })
    }
}

fn hashed(digits: &str, salt: &[u8; 16], work: Work) -> Option<[u8; 32]> {
    let params = Params::new(work.memory, work.passes, 1, Some(32)).ok()?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(digits.as_bytes(), salt, &mut hash)
        .ok()?;
    Some(hash)
}

/// The digits of what was typed or pasted, whatever script they are of and
/// whatever groups them; nothing where anything else stands there.
#[must_use]
pub fn digits(typed: &str) -> Option<String> {
    let mut digits = String::new();
    for letter in typed.chars() {
        let value = match letter {
            '0'..='9' => letter as u32 - '0' as u32,
            // Arabic, Persian and full-width keyboards.
            '\u{660}'..='\u{669}' => letter as u32 - 0x660,
            '\u{6f0}'..='\u{6f9}' => letter as u32 - 0x6f0,
            '\u{ff10}'..='\u{ff19}' => letter as u32 - 0xff10,
            '-' => continue,
            _ if letter.is_whitespace() => continue,
            _ => return None,
        };
        digits.extend(char::from_digit(value, 10));
    }
    Some(digits)
}

/// The PIN that was typed; nothing where it is not four digits.
#[must_use]
pub fn pin(typed: &str) -> Option<String> {
    digits(typed).filter(|digits| digits.len() == PIN_DIGITS)
}

/// A release code from random bytes: eight digits.
#[must_use]
pub fn release_code(random: [u8; 16]) -> String {
    let number = u128::from_le_bytes(random) % 100_000_000;
    format!("{number:08}")
}

/// What was tried in vain, and how long the next attempt has to wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Wrong attempts so far.
    pub wrong: u32,
    /// What is left to wait, in milliseconds. It grows less only while it is
    /// looked at, so that no clock that is set and no reload shortens it.
    pub wait: u32,
    /// When the clock was last looked at, in milliseconds.
    pub at: u64,
}

impl Attempts {
    /// One more that was wrong.
    #[must_use]
    pub fn failed(self, now: u64) -> Self {
        let wrong = self.wrong.saturating_add(1);
        let wait = wrong.checked_sub(FREE).map_or(0, |further| {
            let last = WAITS.len() - 1;
            WAITS[usize::try_from(further).unwrap_or(last).min(last)]
        });
        Self {
            wrong,
            wait,
            at: now,
        }
    }

    /// Later.
    #[must_use]
    pub fn later(self, now: u64) -> Self {
        let waited = now.saturating_sub(self.at).min(LONGEST_LOOK);
        Self {
            wait: self.wait.saturating_sub(u32::try_from(waited).unwrap_or(0)),
            at: now,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LITTLE: Work = Work {
        memory: 8,
        passes: 1,
    };

    #[test]
    fn digits_are_known_again_and_no_others() {
        let secret = Secret::new("0420", [7; 16], LITTLE).unwrap();
        assert!(secret.is("0420"));
        for other in ["0421", "420", "04200", "", "0240"] {
            assert!(!secret.is(other), "{other}");
        }
        let salted = Secret::new("0420", [8; 16], LITTLE).unwrap();
        assert_ne!(secret.hash, salted.hash, "the salt counts");
    }

    /// Computed with Argon2's reference implementation by way of `argon2-cffi`.
    #[test]
    fn the_hash_is_argon2id() {
        let secret = Secret::new("0420", [7; 16], LITTLE).unwrap();
        let hex: String = secret
            .hash
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex,
            "9103bb2c0e182afb86f34482efe1d471a352a52312868f1936877a28ac2eca77"
        );
    }

    #[test]
    fn a_pin_is_four_digits_of_any_keyboard() {
        for typed in ["0420", " 04 20 ", "\u{660}\u{664}\u{662}\u{660}", "04-20"] {
            assert_eq!(pin(typed).as_deref(), Some("0420"), "{typed}");
        }
        for typed in ["", "042", "04200", "04a0", "04.2", "½420"] {
            assert_eq!(pin(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_release_code_has_eight_digits_whatever_the_device_gives() {
        assert_eq!(release_code([0; 16]), "00000000");
        for random in [[1; 16], [255; 16], [42; 16]] {
            let code = release_code(random);
            assert_eq!(digits(&code).map(|code| code.len()), Some(CODE_DIGITS));
        }
    }

    #[test]
    fn three_wrong_attempts_are_free_and_the_waits_grow() {
        let mut attempts = Attempts::default();
        let mut waits = Vec::new();
        for _ in 0..9 {
            attempts = attempts.failed(1_000);
            waits.push(attempts.wait / 1_000);
        }
        assert_eq!(waits, [0, 0, 30, 60, 120, 300, 300, 300, 300]);
    }

    #[test]
    fn a_wait_ends_after_its_time_and_not_before() {
        let mut attempts = Attempts {
            wrong: 3,
            wait: 30_000,
            at: 0,
        };
        for second in 1..30 {
            attempts = attempts.later(second * 1_000);
            assert!(attempts.wait > 0, "{second}");
        }
        assert_eq!(attempts.later(30_000).wait, 0);
    }

    #[test]
    fn setting_the_clock_ends_no_wait() {
        let waiting = Attempts {
            wrong: 3,
            wait: 30_000,
            at: 1_000_000,
        };
        let forward = waiting.later(u64::MAX);
        assert_eq!(forward.wait, 25_000, "one look counts five seconds at most");
        let back = waiting.later(0);
        assert_eq!((back.wait, back.at), (30_000, 0));
        assert_eq!(back.later(1_000).wait, 29_000, "and it goes on from there");
    }
}
