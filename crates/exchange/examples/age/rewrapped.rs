//! A vector that is made for a key, with its key wrapped by a passphrase instead: what is wrong with the rest
//! of its head and of its content stays as it is.

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::vector::Vector;

/// Opens what is wrapped anew.
pub const PASSPHRASE: &str = "alecrim doce 48";
const SALT: &[u8; 16] = b"salt of sixteen!";
const WORK: u8 = 4;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// How the head's last line begins.
const LAST: &[u8] = b"---";

/// The vector's file wrapped anew, and how many stanzas its head has; `None` where its key is not told or no
/// stanza for a key is found.
pub fn rewrapped(vector: &Vector) -> Option<(Vec<u8>, usize)> {
    let file = &vector.file;
    let key = vector.file_key?;
    let begin = find(file, b"-> X25519 ")?;
    // The stanza has two lines, whichever way they end.
    let body = begin + find(&file[begin..], b"\n")? + 1;
    let end = body + find(&file[body..], b"\n")? + 1;
    let ending: &str = match file[end - 2] {
        b'\r' => "\r\n",
        _ => "\n",
    };
    let wrapped = ChaCha20Poly1305::new(&passphrase_key().into())
        .encrypt(&Nonce::default(), &key[..])
        .ok()?;
    let stanza = format!(
        "-> scrypt {} {WORK}{ending}{}{ending}",
        letters(SALT),
        letters(&wrapped)
    );
    let whole = [&file[..begin], stanza.as_bytes(), &file[end..]].concat();
    let stanzas = count(&whole[..last_line(&whole)?], b"\n-> ");
    Some((summed_anew(&whole, file, &key)?, stanzas))
}

/// The same with the sum over its head made anew, as right or as wrong as it was.
fn summed_anew(whole: &[u8], before: &[u8], key: &[u8; 16]) -> Option<Vec<u8>> {
    let (at, at_before) = (last_line(whole)?, last_line(before)?);
    let sum = |text: &[u8], at: usize| letters(&sum(key, &text[..at + LAST.len()]));
    let (right, was_right) = (sum(whole, at), sum(before, at_before));
    let end = at + find(&whole[at..], b"\n").unwrap_or(whole.len() - at);
    let line = &whole[at + LAST.len()..end];
    // Where the sum stands in its line: as it should be, or what stands in its place.
    let first = find(line, &was_right.as_bytes()[..6]);
    let first = first.or_else(|| line.iter().position(|byte| place(*byte).is_some()));
    let mut line = line.to_vec();
    let first = first.unwrap_or(line.len());
    for (i, byte) in line.iter_mut().skip(first).enumerate() {
        let pair = right.as_bytes().get(i).zip(was_right.as_bytes().get(i));
        if let (Some((right, was)), Some(own)) = (pair, place(*byte)) {
            // Each letter is as far from the right one as it was.
            *byte = LETTERS[place(*right)? ^ place(*was)? ^ own];
        }
    }
    Some([&whole[..at + LAST.len()], &line[..], &whole[end..]].concat())
}

fn last_line(file: &[u8]) -> Option<usize> {
    find(file, b"\n---").map(|at| at + 1)
}

fn sum(key: &[u8; 16], text: &[u8]) -> Vec<u8> {
    let mut own = [0; 32];
    Hkdf::<Sha256>::new(Some(&[]), key)
        .expand(b"header", &mut own)
        .expect("32 bytes are not too many");
    let mut sum = <Hmac<Sha256> as Mac>::new_from_slice(&own).expect("any length is a key");
    sum.update(text);
    sum.finalize().into_bytes().to_vec()
}

fn passphrase_key() -> [u8; 32] {
    let salt = [&b"age-encryption.org/v1/scrypt"[..], SALT].concat();
    let work = scrypt::Params::new(WORK, 8, 1, 32).expect("below the format's limits");
    let mut key = [0; 32];
    scrypt::scrypt(PASSPHRASE.as_bytes(), &salt, &work, &mut key)
        .expect("32 bytes are a length that scrypt gives");
    key
}

/// Bytes as letters, said once more beside the program that is tested.
fn letters(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let letter = |from: usize| {
        let six = (from..from + 6).fold(0, |six, at| six << 1 | usize::from(bit(at)));
        char::from(LETTERS[six])
    };
    (0..bytes.len() * 8).step_by(6).map(letter).collect()
}

fn place(letter: u8) -> Option<usize> {
    LETTERS.iter().position(|own| *own == letter)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes
        .windows(wanted.len())
        .filter(|it| *it == wanted)
        .count()
}
