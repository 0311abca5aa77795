//! Locked files beside others: `age vectors FOLDER` goes through the format's published vectors and prints
//! what it found; `age lock bytes|letters PASSPHRASE FROM TO` and `age open PASSPHRASE FROM TO` are for other
//! programs to open what we lock, and the reverse. `cargo xtask torture` runs it.

mod rewrapped;
mod vector;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

use enlace_exchange::encryption::{Locked, Randomness, decrypt, encrypt, encrypt_as_letters};
use sha2::{Digest, Sha256};

use crate::vector::Vector;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["vectors", folder] => vectors(Path::new(folder)),
        ["lock", form, passphrase, from, to] => {
            let plain = fs::read(from)?;
            let random = randomness(&plain);
            let locked = match *form {
                "letters" => encrypt_as_letters(&plain, passphrase, &random).into_bytes(),
                _ => encrypt(&plain, passphrase, &random),
            };
            Ok(fs::write(to, locked)?)
        }
        ["open", passphrase, from, to] => {
            let plain = decrypt(&fs::read(from)?, passphrase).map_err(Locked::as_str)?;
            Ok(fs::write(to, plain)?)
        }
        _ => Err("vectors, lock or open".into()),
    }
}

/// Not random, which a file that nobody keeps need not be.
fn randomness(plain: &[u8]) -> Randomness {
    let part = |which: u8| {
        let digest = Sha256::new().chain_update([which]).chain_update(plain);
        let mut part = [0; 16];
        part.copy_from_slice(&digest.finalize()[..16]);
        part
    };
    Randomness {
        file_key: part(0),
        salt: part(1),
        nonce: part(2),
    }
}

/// What we say of every vector, beside what is to be said; fails where one differs.
fn vectors(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let vector = Vector::of(&fs::read(entry.path())?).ok_or(format!("{name} is no vector"))?;
        match checked(&name, &vector) {
            Ok(kind) => *counts.entry(kind).or_default() += 1,
            Err(why) => wrong.push(format!("{name}: {why}")),
        }
    }
    let mut out = stdout().lock();
    for (kind, count) in &counts {
        writeln!(out, "{count:4} {kind}")?;
    }
    match wrong.is_empty() && !counts.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n").into()),
    }
}

/// What a vector is about, if we say of it what is to be said.
fn checked(name: &str, vector: &Vector) -> Result<&'static str, String> {
    let expect = vector.expect.as_str();
    if !vector.passphrases.is_empty() {
        for passphrase in &vector.passphrases {
            says(decrypt(&vector.file, passphrase), expect, vector)?;
        }
        return Ok("with a passphrase: as expected");
    }
    if vector.is_armored {
        // Whoever reads its letters sees that it is for a key.
        return match (expect, decrypt(&vector.file, "any")) {
            ("armor failure", Err(Locked::ForAKey)) if FORGIVEN.contains(&name) => {
                Ok("written as letters otherwise than the format wants: forgiven")
            }
            ("armor failure" | "header failure", Err(Locked::Damaged)) => {
                Ok("written as letters wrongly: refused")
            }
            ("success" | "no match" | "payload failure", Err(Locked::ForAKey)) => {
                Ok("written as letters, for a key: read and told")
            }
            (_, found) => Err(format!("{found:?}")),
        };
    }
    if name.starts_with("x25519") || name.starts_with("hybrid") {
        return match decrypt(&vector.file, "any") {
            Err(Locked::ForAKey) => Ok("about keys: told"),
            found => Err(format!("{found:?}")),
        };
    }
    let Some((file, stanzas)) = rewrapped::rewrapped(vector) else {
        says(decrypt(&vector.file, "any"), expect, vector)?;
        return Ok("header, without a stanza: as expected");
    };
    // A passphrase stands alone in its file.
    let expect = match stanzas {
        1 => expect,
        _ => "header failure",
    };
    says(decrypt(&file, rewrapped::PASSPHRASE), expect, vector)?;
    Ok(match name.starts_with("stream") {
        true => "stream, wrapped anew with a passphrase: as expected",
        false => "header, wrapped anew with a passphrase: as expected",
    })
}

/// What we read otherwise on purpose: mails and editors break, set in and quote the lines of letters, and the
/// letters are the same.
const FORGIVEN: &[&str] = &[
    "armor_empty_last_line",
    "armor_empty_line_begin",
    "armor_empty_line_end",
    "armor_eol_between_padding",
    "armor_long_line",
    "armor_short_line",
    "armor_whitespace_eol",
    "armor_whitespace_last_line",
    "armor_whitespace_line_start",
];

fn says(found: Result<Vec<u8>, Locked>, expect: &str, vector: &Vector) -> Result<(), String> {
    let is_so = match (expect, &found) {
        ("success", Ok(plain)) => Some(hex(&Sha256::digest(plain))) == vector.payload,
        ("no match", Err(Locked::WrongPassphrase | Locked::ForAKey)) => true,
        ("header failure", Err(why)) => {
            matches!(why, Locked::Damaged | Locked::ForAKey | Locked::TooMuchWork)
        }
        ("HMAC failure" | "payload failure" | "armor failure", Err(Locked::Damaged)) => true,
        _ => false,
    };
    match is_so {
        true => Ok(()),
        false => Err(format!(
            "{expect} is expected, not {:?}",
            found.map(|it| it.len())
        )),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
