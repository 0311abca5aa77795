//! Bytes as letters (base64): in the head of an age file, and around one that went through a mail's text.

use crate::encryption::Locked;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Whether an age file is written as letters.
pub(super) fn is_armored(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BEGIN.as_bytes())
}

/// The file that is written as letters; `None` where it is none.
pub(super) fn unwrap(bytes: &[u8]) -> Result<Option<Vec<u8>>, Locked> {
    if !is_armored(bytes) {
        return Ok(None);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Locked::Damaged)?;
    let inside = text.trim().strip_prefix(BEGIN);
    let inside = inside.and_then(|text| text.strip_suffix(END));
    let letters: String = inside.ok_or(Locked::Damaged)?.split_whitespace().collect();
    let file = decoded(letters.trim_end_matches('='));
    file.map(Some).ok_or(Locked::Damaged)
}

/// A file written as letters, which no mail program changes on its way.
pub(super) fn wrap(file: &[u8]) -> String {
    let mut text = format!("{BEGIN}\n");
    // 48 bytes are 64 letters.
    for line in file.chunks(48) {
        text.push_str(&encoded(line));
        text.extend(std::iter::repeat_n('=', (3 - line.len() % 3) % 3));
        text.push('\n');
    }
    text + END + "\n"
}

/// Bytes as letters, without filling at the end.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The bytes that letters stand for; `None` where they stand for none in the one right way.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in four {
            let value = LETTERS.iter().position(|own| own == letter)?;
            bits = bits << 6 | value as u32;
        }
        let count = four.len() * 6 / 8;
        let spare = four.len() * 6 - count * 8;
        if four.len() == 1 || bits & ((1 << spare) - 1) != 0 {
            return None;
        }
        let bits = bits >> spare;
        bytes.extend((0..count).rev().map(|place| (bits >> (8 * place)) as u8));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_letters() {
        let bytes: Vec<u8> = (0..=255).collect();
        for length in 0..bytes.len() {
            assert_eq!(
                decoded(&encoded(&bytes[..length])).as_deref(),
                Some(&bytes[..length])
            );
        }
        assert_eq!(encoded(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw");
    }

    #[test]
    fn letters_that_no_bytes_give_are_refused() {
        for wrong in ["A", "AB", "A=", "AAAAA", "ä", "AA A"] {
            assert_eq!(decoded(wrong), None, "{wrong}");
        }
    }
}
