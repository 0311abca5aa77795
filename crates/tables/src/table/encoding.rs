//! Bytes as text: UTF-8, UTF-16 and Windows-1252, the three that spreadsheets save, and what older
//! programs wrote.

use crate::table::encoding_letters::{self, CP_850, CP_860, MAC_ROMAN};
use crate::table::refusal::TableRefusal;

/// How a file's bytes stand for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
    #[serde(rename = "windows-1252")]
    Windows1252,
    #[serde(rename = "macintosh")]
    MacRoman,
    #[serde(rename = "cp850")]
    Cp850,
    #[serde(rename = "cp860")]
    Cp860,
}

impl Encoding {
    /// All encodings, in the order in which a page offers them.
    pub const ALL: &'static [Self] = &[
        Self::Utf8,
        Self::Windows1252,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::MacRoman,
        Self::Cp850,
        Self::Cp860,
    ];

    /// The encoding that the bytes show: by their mark, by where their zeros stand, UTF-8 where most of
    /// their letters are that, else the one in which they are rather letters than signs.
    pub fn detect(bytes: &[u8]) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => return Self::Utf8,
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        let start = &bytes[..bytes.len().min(4096) & !1];
        let zeros = |from: usize| {
            start
                .iter()
                .skip(from)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let (even, odd) = (zeros(0), zeros(1));
        let most = start.len() / 4;
        if start.len() >= 4 && odd > most && even * 8 < odd {
            Self::Utf16Le
        } else if start.len() >= 4 && even > most && odd * 8 < even {
            Self::Utf16Be
        } else if is_utf_8(bytes) {
            Self::Utf8
        } else {
            of_one_byte(bytes)
        }
    }

    /// The text of the bytes without a mark at their start. A byte that is none of UTF-8 becomes the
    /// sign of a lost letter, so that only its row is lost; a zero, and what is none of UTF-16, is
    /// refused with its line.
    pub fn decode(self, bytes: &[u8]) -> Result<String, TableRefusal> {
        let text = match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Windows1252 => bytes.iter().map(|byte| windows_letter(*byte)).collect(),
            Self::MacRoman => encoding_letters::decode(bytes, MAC_ROMAN),
            Self::Cp850 => encoding_letters::decode(bytes, CP_850),
            Self::Cp860 => encoding_letters::decode(bytes, CP_860),
            Self::Utf16Le => utf_16(bytes, u16::from_le_bytes)?,
            Self::Utf16Be => utf_16(bytes, u16::from_be_bytes)?,
        };
        let text = match text.strip_prefix('\u{feff}') {
            Some(text) => text.to_owned(),
            None => text,
        };
        match text.find('\0') {
            Some(at) => Err(not_text(&text.as_bytes()[..at])),
            None => Ok(text),
        }
    }
}

/// Whether bytes are UTF-8, but for a few that were lost: letters of several bytes that are whole
/// outnumber what is none.
fn is_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut lost) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        lost += usize::from(!chunk.invalid().is_empty());
    }
    lost == 0 || whole > lost
}

/// The encoding with one byte for each letter in which the bytes read best; where nothing tells,
/// the one of Windows.
fn of_one_byte(bytes: &[u8]) -> Encoding {
    const MOST: usize = 1024 * 1024;
    let start = &bytes[..bytes.len().min(MOST)];
    let windows: String = start.iter().map(|byte| windows_1252(*byte)).collect();
    // Windows-1252 is what nearly all of Europe writes.
    let of_europe = "äëïöåøßèìòùîûÄËÏÖÅØÈÌÒÙÎÛ";
    let windows = encoding_letters::likelihood(&windows, of_europe);
    let others = [
        (Encoding::MacRoman, MAC_ROMAN),
        (Encoding::Cp850, CP_850),
        (Encoding::Cp860, CP_860),
    ];
    let mut best = (windows, Encoding::Windows1252);
    for (encoding, table) in others {
        let text = encoding_letters::decode(start, table);
        let likelihood = encoding_letters::likelihood(&text, "");
        if likelihood > best.0 {
            best = (likelihood, encoding);
        }
    }
    best.1
}

fn not_text(before: &[u8]) -> TableRefusal {
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    TableRefusal::NotText { line }
}

fn utf_16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, TableRefusal> {
    let units = bytes.chunks_exact(2).map(|two| read([two[0], two[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(not_text(text.as_bytes())),
        }
    }
    Ok(text)
}

/// A byte as Windows-1252 has it; one that stands for nothing is a letter that was lost.
fn windows_letter(byte: u8) -> char {
    match windows_1252(byte) {
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        letter => letter,
    }
}

/// A byte as Windows-1252 has it; the five that stand for nothing stay control characters.
pub(super) fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, text: &str) {
        assert_eq!(Encoding::detect(bytes), encoding);
        assert_eq!(encoding.decode(bytes).as_deref(), Ok(text));
    }

    #[test]
    fn the_encoding_shows_in_the_bytes() {
        let wide = |text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(bytes)
                .collect()
        };
        let text = "código;Nº\nção;€ 5\n";
        check(text.as_bytes(), Encoding::Utf8, text);
        check(format!("\u{feff}{text}").as_bytes(), Encoding::Utf8, text);
        for mark in [false, true] {
            check(&wide(text, mark, u16::to_le_bytes), Encoding::Utf16Le, text);
            check(&wide(text, mark, u16::to_be_bytes), Encoding::Utf16Be, text);
        }
        check(
            b"a\xe7\xe3o \x80 \x93x\x94",
            Encoding::Windows1252,
            "ação € “x”",
        );
        check(b"", Encoding::Utf8, "");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        let refused = |line| Err(TableRefusal::NotText { line });
        assert_eq!(Encoding::Utf8.decode(b"a\nb\0c"), refused(2));
        let lost = Ok("a\n\nb\u{fffd}".to_owned());
        assert_eq!(Encoding::Utf8.decode(b"a\n\nb\xff"), lost);
        assert_eq!(
            Encoding::Utf16Le.decode(&[b'a', 0, 0, 0xd8, b'b', 0]),
            refused(1)
        );
    }
}
