//! The reader of files that open with a passphrase.

use enlace_exchange::encryption::{Randomness, decrypt, encrypt, is_encrypted};

use crate::hostile::{files, try_all};

const PASSPHRASE: &str = "alecrim doce 48";
const PLAIN: &[u8] = "Olá, Enlace.\n".as_bytes();

#[test]
fn whatever_a_locked_file_holds_what_was_locked_or_nothing_is_given_out() {
    // Those that cost little to try.
    let cheap = ["theirs.age", "theirs-as-letters.age", "for-a-key.age"];
    let seeds: Vec<Vec<u8>> = files("encrypted")
        .into_iter()
        .filter(|(path, _)| cheap.iter().any(|name| path.ends_with(name)))
        .map(|(_, bytes)| bytes)
        .collect();
    assert_eq!(
        seeds.len(),
        cheap.len(),
        "the samples are in the repository"
    );
    try_all("locked", &seeds, |bytes| {
        // A mutation may ask for minutes of work, which the reader allows up to its limit.
        if work(bytes).is_none_or(|work| work <= 12)
            && let Ok(plain) = decrypt(bytes, PASSPHRASE)
        {
            assert!(is_encrypted(bytes));
            assert_eq!(plain, PLAIN);
        }
    });
}

/// The work that the head of a file asks for, where it lies open.
fn work(bytes: &[u8]) -> Option<u32> {
    let text = String::from_utf8_lossy(bytes);
    let line = text.lines().find(|line| line.starts_with("-> scrypt "))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[test]
fn files_of_any_length_come_back() {
    let random = Randomness {
        file_key: *b"0123456789abcdef",
        salt: *b"salt of sixteen!",
        nonce: *b"nonce of sixteen",
    };
    for length in [0, 1, 65_535, 65_536, 65_537] {
        let plain = vec![b'x'; length];
        let locked = encrypt(&plain, PASSPHRASE, &random);
        assert!(
            decrypt(&locked, PASSPHRASE).as_deref() == Ok(&plain),
            "{length}"
        );
    }
}
