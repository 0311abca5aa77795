//! What the page asks of the worker that locks and opens files, and what it hears. Files' bytes go
//! beside both.

use serde::{Deserialize, Serialize};

use crate::encryption::{Locked, Randomness, decrypt_with_any, encrypt_as_letters};

/// What is asked; the file goes beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockRequest {
    /// Lock it with this passphrase, as letters.
    Lock(String),
    /// Open it with the first of these passphrases that is the right one.
    Open(Vec<String>),
}

/// What is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockResponse {
    /// The file lies beside it.
    Done,
    NotOpened(Locked),
    /// What was asked is not understood.
    Lost,
}

/// Does what is asked.
pub fn answer(ask: &LockRequest, bytes: &[u8], random: &Randomness) -> (LockResponse, Vec<u8>) {
    match ask {
        LockRequest::Lock(passphrase) => {
            let letters = encrypt_as_letters(bytes, passphrase, random);
            (LockResponse::Done, letters.into_bytes())
        }
        LockRequest::Open(passphrases) => {
            let all: Vec<&str> = passphrases.iter().map(String::as_str).collect();
            match decrypt_with_any(bytes, &all) {
                Ok(plain) => (LockResponse::Done, plain),
                Err(why) => (LockResponse::NotOpened(why), Vec::new()),
            }
        }
    }
}
