//! Files that open with a passphrase only: the age format, so that any program that knows age opens
//! them without Enlace (<https://age-encryption.org/v1>, recipients of the type `scrypt`).
//!
//! Random bytes come in with the call, so that this room is as pure as the others.

mod armor;
mod header;
pub mod passphrase;
mod payload;
pub mod protocol;

use serde::{Deserialize, Serialize};

use crate::encryption::header::{AgeHeader, MARK};

pub use header::{LARGEST_WORK_FACTOR, WORK_FACTOR};

/// Random bytes for one file; the same must never be used for a second one.
#[derive(Clone, Copy)]
pub struct Randomness {
    pub file_key: [u8; 16],
    pub salt: [u8; 16],
    pub nonce: [u8; 16],
}

enlace_model::variants! {
    /// Why a file does not open.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Locked {
        /// The passphrase is another one.
        WrongPassphrase = "wrong_passphrase",
        /// It was changed or cut off on its way.
        Damaged = "damaged",
        /// It was not locked with a passphrase but for somebody's key.
        ForAKey = "for_a_key",
        /// Opening it would take more memory than a browser gives, perhaps to keep the program busy.
        TooMuchWork = "too_much_work",
        /// This device does not give the memory that opening it takes.
        TooLittleMemory = "too_little_memory",
    }
}

/// Whether these are the bytes of an age file, plain or as letters.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK) || armor::is_armored(bytes)
}

/// How many bytes of memory opening a file takes, where that is more than our own files take; `None` where
/// it is not, or these bytes are no such file.
pub fn unusual_memory(bytes: &[u8]) -> Option<usize> {
    let unwrapped = armor::unwrap(bytes).ok()?;
    header::unusual_memory(unwrapped.as_deref().unwrap_or(bytes))
}

/// Locks bytes with a passphrase. Takes some seconds and 256 MB, on purpose.
pub fn encrypt(plain: &[u8], passphrase: &str, random: &Randomness) -> Vec<u8> {
    let mut out = header::write(passphrase, random);
    payload::seal(plain, random, &mut out);
    out
}

/// The same as letters, for a mail.
pub fn encrypt_as_letters(plain: &[u8], passphrase: &str, random: &Randomness) -> String {
    armor::wrap(&encrypt(plain, passphrase, random))
}

/// Opens what [`encrypt`] or another program that knows age has locked with this passphrase.
pub fn decrypt(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, Locked> {
    decrypt_with_any(bytes, &[passphrase])
}

/// The same with the first of several that is the right one: what a person types is written in several ways.
pub fn decrypt_with_any(bytes: &[u8], passphrases: &[&str]) -> Result<Vec<u8>, Locked> {
    let unwrapped = armor::unwrap(bytes)?;
    let bytes = unwrapped.as_deref().unwrap_or(bytes);
    let (header, rest) = AgeHeader::read(bytes)?;
    let keys = passphrases.iter().map(|own| header.file_key(own));
    let mut keys = keys.skip_while(|key| *key == Err(Locked::WrongPassphrase));
    let file_key = keys.next().unwrap_or(Err(Locked::WrongPassphrase))?;
    payload::open(rest, &file_key)
}
