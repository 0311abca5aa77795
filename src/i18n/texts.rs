//! The texts of a language as they were read from `locales/*.json`: loaded when the language is
//! first wanted, so that the program itself carries none.

use std::collections::BTreeMap;

use serde_json::Value;

/// The texts of one language.
pub struct Texts {
    /// Keys with the place of their first text, in the order of the keys.
    keys: Vec<(String, usize)>,
    texts: Vec<String>,
}

/// What a build expects of a file of texts.
#[derive(Clone, Copy)]
pub struct Expected {
    pub count: usize,
    pub keys: u64,
}

/// A file of texts could not be had, or belongs to another build of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTexts;

impl Texts {
    /// The texts of a file; refused when it has other keys than the program was built with.
    pub fn read(bytes: &[u8], expected: Expected) -> Result<Self, NoTexts> {
        let file: BTreeMap<String, Value> = serde_json::from_slice(bytes).map_err(|_| NoTexts)?;
        let mut read = Self {
            keys: Vec::with_capacity(file.len()),
            texts: Vec::with_capacity(expected.count),
        };
        let mut mark = 0xcbf2_9ce4_8422_2325_u64;
        for (key, value) in file {
            for byte in key.bytes().chain([0]) {
                mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            read.keys.push((key, read.texts.len()));
            match value {
                Value::String(text) => read.texts.push(text),
                other => {
                    let form = |name| other.get(name).and_then(Value::as_str).unwrap_or_default();
                    read.texts
                        .extend([form("one"), form("other")].map(str::to_owned));
                }
            }
        }
        let fits = mark == expected.keys && read.texts.len() == expected.count;
        fits.then_some(read).ok_or(NoTexts)
    }

    /// The text at a place; empty where there is none.
    pub fn at(&self, place: usize) -> &str {
        self.texts.get(place).map_or("", String::as_str)
    }

    /// The texts whose keys begin with `head` and a point, with the rest of their keys.
    pub fn under(&self, head: &str) -> Vec<(&str, &str)> {
        let rest = |key: &'_ str| Some(key.strip_prefix(head)?.strip_prefix('.')?.len());
        let all = self.keys.iter();
        all.filter_map(|(key, place)| Some((&key[key.len() - rest(key)?..], self.at(*place))))
            .collect()
    }

    /// Whether a key has a text for one and another for many.
    pub fn is_counted(&self, key: &str) -> bool {
        let found = self.keys.binary_search_by(|(own, _)| own.as_str().cmp(key));
        found.is_ok_and(|index| {
            let next = self.keys.get(index + 1);
            next.map_or(self.texts.len(), |(_, place)| *place) == self.keys[index].1 + 2
        })
    }

    /// The place of a key.
    pub fn find(&self, key: &str) -> Option<usize> {
        let found = self.keys.binary_search_by(|(own, _)| own.as_str().cmp(key));
        found.ok().map(|index| self.keys[index].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_other_keys_is_of_another_build() {
        let expected = crate::i18n::words::EXPECTED;
        assert!(Texts::read(b"{\"app.skip\": \"Skip\"}", expected).is_err());
        assert!(Texts::read(b"<!DOCTYPE html>", expected).is_err());
    }
}
