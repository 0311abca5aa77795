//! The digests of a run as text: a line for each key, then a line for each file.
//!
//! A key's digest covers its values in all files, SHA-256. A file's line has the first twelve digits of
//! a digest for each top-level key of the program's answer, and of one for its own text (`input`); the
//! line `columns` says in which order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Digests that are being made, or that were committed: by key, then by file and top-level key.
#[derive(Debug, Default, PartialEq)]
pub struct Digests {
    keys: BTreeMap<String, String>,
    files: BTreeMap<String, BTreeMap<String, String>>,
}

/// Takes in values and makes digests of them.
pub struct Summing<'k> {
    keys: &'k [&'k str],
    by_key: Vec<Sha256>,
    done: Digests,
}

/// The top-level key under which a value stands.
fn group(place: &str) -> &str {
    place.split(['.', '[']).next().unwrap_or(place)
}

impl<'k> Summing<'k> {
    pub fn of(keys: &'k [&'k str]) -> Self {
        Self {
            keys,
            by_key: vec![Sha256::new(); keys.len()],
            done: Digests::default(),
        }
    }

    /// Takes in all values of a file: the position of the key, the place, the text.
    pub fn add(&mut self, file: &str, input: &[u8], values: &[(usize, String, String)]) {
        let mut groups: BTreeMap<&str, Sha256> = BTreeMap::new();
        for (key, place, text) in values {
            let of_group = groups.entry(group(place)).or_default();
            for sum in [of_group, &mut self.by_key[*key]] {
                sum.update(place);
                sum.update(" ");
                sum.update(text);
                sum.update("\n");
            }
        }
        let mut line: BTreeMap<String, String> = groups
            .into_iter()
            .map(|(group, sum)| (group.to_owned(), first_digits(sum)))
            .collect();
        let of_input = Sha256::new_with_prefix(input);
        line.insert("input".to_owned(), first_digits(of_input));
        self.done.files.insert(file.to_owned(), line);
    }

    /// The digests of all that was taken in.
    pub fn finish(mut self) -> Digests {
        for (key, sum) in self.keys.iter().zip(self.by_key) {
            self.done.keys.insert((*key).to_owned(), hex(sum));
        }
        self.done
    }
}

/// A digest as text.
pub fn hex(sum: Sha256) -> String {
    let mut text = String::new();
    for byte in sum.finalize() {
        write!(text, "{byte:02x}").expect("text takes any text");
    }
    text
}

fn first_digits(sum: Sha256) -> String {
    let mut text = hex(sum);
    text.truncate(12);
    text
}

impl Digests {
    /// The digests as they are committed.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (key, digest) in &self.keys {
            text.extend(["key ", key, " ", digest, "\n"]);
        }
        let columns: BTreeSet<&str> = self
            .files
            .values()
            .flat_map(|f| f.keys())
            .map(|c| c.as_str())
            .collect();
        text.push_str("columns");
        columns.iter().for_each(|column| text.extend([" ", column]));
        text.push('\n');
        for (file, groups) in &self.files {
            text.extend(["file ", file]);
            for column in &columns {
                // A list without entries has no values and no digest.
                let digest = groups.get(*column).map_or("-", String::as_str);
                text.extend([" ", digest]);
            }
            text.push('\n');
        }
        text
    }

    /// Digests out of such text; lines that are none are left out.
    pub fn from_text(text: &str) -> Self {
        let mut own = Self::default();
        let mut columns: Vec<&str> = Vec::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["key", key, digest] => {
                    own.keys.insert(key.to_owned(), digest.to_owned());
                }
                ["columns", ..] => columns = words[1..].to_vec(),
                ["file", file, ..] => {
                    let groups = columns.iter().zip(&words[2..]);
                    let groups = groups.filter(|(_, digest)| **digest != "-");
                    let groups = groups.map(|(group, digest)| ((*group).into(), (*digest).into()));
                    own.files.insert(file.to_owned(), groups.collect());
                }
                _ => {}
            }
        }
        own
    }

    /// How many files there are.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// What differs from these in others that were made now, one sentence a line; empty where nothing
    /// does.
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let files = differing(&self.files, &now.files);
        if let Some(first) = files.first() {
            let groups = match (self.files.get(*first), now.files.get(*first)) {
                (Some(then), Some(now)) => differing(then, now).join(", "),
                (None, _) => "a file without committed digests".to_owned(),
                (_, None) => "a file that was not computed".to_owned(),
            };
            let (many, all) = (files.len(), now.files.len());
            found.push(format!("{many} of {all} files, first {first}: {groups}"));
        }
        let keys = differing(&self.keys, &now.keys);
        if !keys.is_empty() {
            found.push(format!("keys: {}", keys.join(", ")));
        }
        found
    }
}

/// The names under which two tables hold something else.
fn differing<'a, V: PartialEq>(
    then: &'a BTreeMap<String, V>,
    now: &'a BTreeMap<String, V>,
) -> Vec<&'a str> {
    let here = then.iter().filter(|(name, v)| now.get(*name) != Some(v));
    let new = now.keys().filter(|name| !then.contains_key(*name));
    let mut all: Vec<&str> = here
        .map(|(name, _)| name)
        .chain(new)
        .map(|n| n.as_str())
        .collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[&str] = &["totals.gap", "q[].gap"];

    fn digests(gap: &str) -> Digests {
        let mut summing = Summing::of(KEYS);
        for (file, gap) in [("0001", "1"), ("0002", gap)] {
            let values = [
                (1, "q[0].gap".to_owned(), gap.to_owned()),
                (0, "totals.gap".to_owned(), "5".to_owned()),
            ];
            summing.add(file, b"text", &values);
        }
        summing.finish()
    }

    #[test]
    fn digests_come_out_of_their_text_as_they_went_in() {
        let own = digests("1");
        assert_eq!(Digests::from_text(&own.to_text()), own);
        assert_eq!(own.differences(&digests("1")), Vec::<String>::new());
    }

    #[test]
    fn another_figure_is_told_with_its_file_and_its_key() {
        let found = digests("1").differences(&digests("1.0"));
        assert_eq!(found, ["1 of 2 files, first 0002: q", "keys: q[].gap"]);
    }
}
