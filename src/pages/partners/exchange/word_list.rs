//! The words of which passphrases are made, in the language of the page: a file of its own, fetched when one is
//! wanted.

use enlace_exchange::encryption::passphrase::{made_of_words, words_needed};

use crate::browser::{fetch, random};
use crate::i18n::Words;

/// A list of words.
pub struct WordList(String);

/// A passphrase that was made, and how hard it is to guess.
pub struct MadePassphrase {
    pub text: String,
    pub words: usize,
    pub bits: f64,
}

impl WordList {
    /// The list; `None` where it cannot be had.
    pub async fn fetched(w: Words) -> Option<Self> {
        let bytes = fetch::own_file(&format!("words/{}.txt", w.0.tag())).await;
        String::from_utf8(bytes.ok()?).ok().map(Self)
    }

    /// A new passphrase; `None` where the list is empty.
    pub fn made(&self) -> Option<MadePassphrase> {
        let all: Vec<&str> = self.0.lines().collect();
        let text = made_of_words(&all, &mut random::number)?;
        let words = words_needed(all.len());
        let bits = words as f64 * (all.len() as f64).log2();
        Some(MadePassphrase { text, words, bits })
    }
}
