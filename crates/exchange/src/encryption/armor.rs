//! Bytes as letters (base64): in the head of an age file, and around one that went through a mail's text.

use crate::encryption::Locked;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
/// What some editors begin a text with.
const MARK_OF_ORDER: &[u8] = "\u{feff}".as_bytes();
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Whether an age file is written as letters, also where a program put a byte order mark before it or a mail
/// quotes it.
pub(super) fn is_armored(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(MARK_OF_ORDER).unwrap_or(bytes);
    let is_around = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let from = bytes.iter().position(|byte| !is_around(byte));
    from.is_some_and(|from| bytes[from..].starts_with(BEGIN.as_bytes()))
}

/// The file that is written as letters; `None` where it is none.
///
/// What programs of mail and editors do to a text is forgiven: a byte order mark, lines that are quoted or
/// set in, empty, ended or broken otherwise. The letters themselves are taken in the one right way only, with
/// their filling, and nothing stands before the first line or after the last.
pub(super) fn unwrap(bytes: &[u8]) -> Result<Option<Vec<u8>>, Locked> {
    if !is_armored(bytes) {
        return Ok(None);
    }
    let bytes = bytes.strip_prefix(MARK_OF_ORDER).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Locked::Damaged)?;
    // A line may also end as old Macs ended it.
    let lines = text.split(['\n', '\r']).map(unquoted);
    let mut lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 || lines.remove(0) != BEGIN || lines.pop() != Some(END) {
        return Err(Locked::Damaged);
    }
    let letters = lines.concat();
    let filling = letters.bytes().rev().take_while(|byte| *byte == b'=');
    let filled = letters.len() % 4 == 0 && filling.count() <= 2;
    let file = decoded(letters.trim_end_matches('='));
    file.filter(|_| filled).map(Some).ok_or(Locked::Damaged)
}

/// A line without the marks of quoting before it and the white space around it.
fn unquoted(line: &str) -> &str {
    let quoting = |sign: char| sign == '>' || sign.is_whitespace();
    line.trim_start_matches(quoting).trim_end()
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
