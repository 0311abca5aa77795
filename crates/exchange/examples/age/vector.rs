//! A published vector: what is said of a file, and the file.

use std::io::Read;

/// A file, and what opening it must end with.
pub struct Vector {
    pub expect: String,
    /// SHA-256 of what it holds, as hex.
    pub payload: Option<String>,
    pub passphrases: Vec<String>,
    pub file_key: Option<[u8; 16]>,
    pub is_armored: bool,
    pub file: Vec<u8>,
}

impl Vector {
    /// Reads it; `None` where it is none.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(2).position(|it| it == b"\n\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let all = |key: &str| -> Vec<String> {
            let own = head.lines().filter_map(|line| line.split_once(": "));
            let own = own.filter(|(name, _)| *name == key);
            own.map(|(_, value)| value.to_owned()).collect()
        };
        let first = |key: &str| all(key).into_iter().next();
        let file = &bytes[end + 2..];
        let file = match first("compressed").as_deref() {
            None => file.to_vec(),
            Some("zlib") => {
                let mut whole = Vec::new();
                flate2::read::ZlibDecoder::new(file)
                    .read_to_end(&mut whole)
                    .ok()?;
                whole
            }
            Some(_) => return None,
        };
        Some(Self {
            expect: first("expect")?,
            payload: first("payload"),
            passphrases: all("passphrase"),
            file_key: first("file key").and_then(|hex| key(&hex)),
            is_armored: first("armored").is_some(),
            file,
        })
    }
}

fn key(hex: &str) -> Option<[u8; 16]> {
    let byte = |at: usize| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..16).map(byte).collect();
    bytes?.try_into().ok()
}
