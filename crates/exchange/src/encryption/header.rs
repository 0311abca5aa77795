//! The head of an age file: how its key is wrapped by the passphrase, and a sum over it.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::encryption::armor::{decoded, encoded};
use crate::encryption::{Locked, Randomness};

/// How every age file begins.
pub(super) const MARK: &[u8] = b"age-encryption.org/";
const FIRST_LINE: &str = "age-encryption.org/v1\n";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// Each step doubles the work of trying a passphrase.
pub const WORK_FACTOR: u8 = 18;
/// A file that asks for more is refused: other programs choose as much as a fast computer does in a second,
/// and a browser gives no more memory than this takes.
pub const LARGEST_WORK_FACTOR: u8 = 20;

/// A head that was read.
pub(super) struct AgeHeader {
    salt: [u8; 16],
    work_factor: u8,
    wrapped: Vec<u8>,
    /// What the sum is over.
    text: Vec<u8>,
    sum: Vec<u8>,
}

/// Writes the head of a file.
pub(super) fn write(passphrase: &str, random: &Randomness) -> Vec<u8> {
    let key = passphrase_key(passphrase, &random.salt, WORK_FACTOR);
    let wrapped = ChaCha20Poly1305::new(&key.into())
        .encrypt(&Nonce::default(), &random.file_key[..])
        .expect("sixteen bytes are not too many");
    let salt = encoded(&random.salt);
    let text = format!(
        "{FIRST_LINE}-> scrypt {salt} {WORK_FACTOR}\n{}\n---",
        encoded(&wrapped)
    );
    let sum = sum(&random.file_key, text.as_bytes()).finalize();
    format!("{text} {}\n", encoded(&sum.into_bytes())).into_bytes()
}

impl AgeHeader {
    /// Reads the head; gives what follows it, too.
    pub fn read(bytes: &[u8]) -> Result<(Self, &[u8]), Locked> {
        let rest = bytes.strip_prefix(FIRST_LINE.as_bytes());
        let rest = rest.ok_or(Locked::Damaged)?;
        if rest.starts_with(b"-> ") && !rest.starts_with(b"-> scrypt ") {
            return Err(Locked::ForAKey);
        }
        let (stanza, rest) = line(rest)?;
        let words: Vec<&str> = stanza.split(' ').collect();
        let (salt, work) = match words.as_slice() {
            ["->", "scrypt", salt, work] => (*salt, *work),
            ["->", ..] => return Err(Locked::ForAKey),
            _ => return Err(Locked::Damaged),
        };
        let salt = decoded(salt).and_then(|salt| salt.try_into().ok());
        let plain = work.len() <= 2 && !work.starts_with('0');
        let work_factor: u8 = match work.parse() {
            Ok(factor) if plain => factor,
            _ => return Err(Locked::Damaged),
        };
        if work_factor > LARGEST_WORK_FACTOR {
            return Err(Locked::TooMuchWork);
        }
        let (wrapped, rest) = line(rest)?;
        let (end, rest) = line(rest)?;
        // A passphrase stands alone in its file.
        let sum = end.strip_prefix("--- ").and_then(decoded);
        let until = bytes.len() - rest.len() - end.len() - 1 + "---".len();
        let header = Self {
            salt: salt.ok_or(Locked::Damaged)?,
            work_factor,
            wrapped: decoded(wrapped).ok_or(Locked::Damaged)?,
            text: bytes[..until].to_vec(),
            sum: sum.ok_or(Locked::Damaged)?,
        };
        match header.wrapped.len() {
            32 => Ok((header, rest)),
            _ => Err(Locked::Damaged),
        }
    }

    /// The key of the file.
    pub fn file_key(&self, passphrase: &str) -> Result<[u8; 16], Locked> {
        // Memory that cannot be had would end the program further on.
        let mut memory = Vec::<u8>::new();
        let needed = memory.try_reserve_exact(memory_of(self.work_factor));
        needed.map_err(|_| Locked::TooLittleMemory)?;
        drop(memory);
        let key = passphrase_key(passphrase, &self.salt, self.work_factor);
        let file_key = ChaCha20Poly1305::new(&key.into())
            .decrypt(&Nonce::default(), &self.wrapped[..])
            .map_err(|_| Locked::WrongPassphrase)?;
        let file_key: [u8; 16] = file_key.try_into().map_err(|_| Locked::Damaged)?;
        sum(&file_key, &self.text)
            .verify_slice(&self.sum)
            .map_err(|_| Locked::Damaged)?;
        Ok(file_key)
    }
}

/// A line without its end, and what follows.
fn line(bytes: &[u8]) -> Result<(&str, &[u8]), Locked> {
    // No line of a head that we read is longer.
    let end = bytes.iter().take(200).position(|byte| *byte == b'\n');
    let end = end.ok_or(Locked::Damaged)?;
    let line = std::str::from_utf8(&bytes[..end]).map_err(|_| Locked::Damaged)?;
    Ok((line, &bytes[end + 1..]))
}

/// How many bytes trying a passphrase takes.
fn memory_of(work_factor: u8) -> usize {
    const BLOCK: usize = 128 * 8;
    BLOCK << work_factor.min(LARGEST_WORK_FACTOR)
}

/// The same of a file that asks for more than ours do; `None` of all others.
pub(super) fn unusual_memory(bytes: &[u8]) -> Option<usize> {
    let (header, _) = AgeHeader::read(bytes).ok()?;
    (header.work_factor > WORK_FACTOR).then(|| memory_of(header.work_factor))
}

fn passphrase_key(passphrase: &str, salt: &[u8; 16], work_factor: u8) -> [u8; 32] {
    let salt = [SALT_LABEL, salt].concat();
    let work = scrypt::Params::new(work_factor, 8, 1, 32).expect("below the format's limits");
    let mut key = [0; 32];
    scrypt::scrypt(passphrase.as_bytes(), &salt, &work, &mut key)
        .expect("32 bytes are a length that scrypt gives");
    key
}

/// The sum over a head, made with the key of the file.
fn sum(file_key: &[u8; 16], text: &[u8]) -> Hmac<Sha256> {
    let key = derived(file_key, &[], b"header");
    let mut sum = <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("any length is a key");
    sum.update(text);
    sum
}

/// A key for one purpose, derived from the file's.
pub(super) fn derived(file_key: &[u8; 16], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), file_key)
        .expand(purpose, &mut key)
        .expect("32 bytes are not too many");
    key
}
