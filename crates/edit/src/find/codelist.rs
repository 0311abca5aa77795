//! A code list that ships with the program: codes with their titles in three languages.

use serde::Deserialize;

/// A code list from its file in `public/codelists/`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Codelist {
    /// Its name, which is its file's.
    pub list: String,
    pub source: String,
    pub licence: String,
    /// The languages whose titles are our own translation.
    pub our_translation: Vec<String>,
    /// The languages of the titles, in the order in which every entry has them.
    pub titles: Vec<String>,
    /// Code first, then the titles; in the order of the codes.
    pub entries: Vec<Vec<String>>,
}

impl Codelist {
    /// The list from its file; `None` when it is not what it should be.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let list: Self = serde_json::from_slice(bytes).ok()?;
        let width = list.titles.len() + 1;
        let fits = list.entries.iter().all(|entry| entry.len() == width);
        fits.then_some(list)
    }

    /// Codes and titles in a language, else in the first one.
    pub fn in_language(&self, language: &str) -> impl Iterator<Item = (&str, &str)> {
        let place = self.place_of(language);
        self.entries
            .iter()
            .map(move |entry| (entry[0].as_str(), entry[place].as_str()))
    }

    /// The title of the code in a language, else in the first one; `None` where the list has no
    /// such code.
    pub fn title(&self, code: &str, language: &str) -> Option<&str> {
        let found = self
            .entries
            .binary_search_by(|entry| entry[0].as_str().cmp(code));
        let entry = &self.entries[found.ok()?];
        Some(&entry[self.place_of(language)])
    }

    fn place_of(&self, language: &str) -> usize {
        let own = self.titles.iter().position(|title| title == language);
        own.unwrap_or(0) + 1
    }
}
