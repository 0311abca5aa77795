//! Finding an entry of a list by its code, by words of its title in any order, or misspelt.
//!
//! The same question has the same answer, best first. A list is folded once (case and accents go),
//! so that a keystroke only compares.

pub mod codelist;
mod likeness;

use crate::find::likeness::{Mask, edits, mask, tolerance};
use enlace_model::fold::{bare, words};
use enlace_model::order::put_in_order;

/// Whether an entry belongs to the region or only to a list of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryOrigin {
    Own,
    Other,
}

/// How an entry was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The code, also without its leading zeros.
    Code,
    /// The whole title.
    Title,
    /// The code begins so.
    CodeStart,
    /// The title begins so.
    TitleStart,
    /// Every word asked for begins a word of the title or the code, in any order.
    Words,
    /// Every word asked for stands somewhere in the title.
    Within,
    /// Every word asked for is nearly a word of the title, or the beginning of one.
    Misspelt,
}

/// An entry that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place in the list.
    pub place: usize,
    pub by: Match,
    /// How many letters had to be changed, added, left out or swapped.
    pub edits: u32,
}

/// A list made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    entries: Vec<FinderEntry>,
}

#[derive(Clone, Debug)]
struct FinderEntry {
    origin: EntryOrigin,
    code: String,
    title: String,
    words: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    letters: Vec<char>,
    mask: Mask,
}

/// What is asked for, folded once.
struct SearchText {
    code: String,
    title: String,
    words: Vec<Word>,
}

impl Finder {
    /// Takes up one more entry; its place is how many stood there before.
    pub fn add(&mut self, code: &str, title: &str, origin: EntryOrigin) {
        let title = words(title);
        let mut all: Vec<Word> = title.iter().map(|word| Word::new(word)).collect();
        let code = bare(code);
        all.push(Word::new(&code));
        self.entries.push(FinderEntry {
            origin,
            code,
            title: title.join(" "),
            words: all,
        });
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries that `asked` may mean, at most `most`, best first; among equals the region's own
    /// first, then the shorter title, then the order of the list. Nothing asked finds all of them,
    /// the region's own first. Misspellings are only looked for where nothing else is found.
    pub fn find(&self, asked: &str, most: usize) -> Vec<Found> {
        let title = words(asked);
        let question = SearchText {
            code: bare(asked),
            title: title.join(" "),
            words: title.iter().map(|word| Word::new(word)).collect(),
        };
        let mut found = self.all(|entry| entry.by(&question));
        if found.is_empty() {
            found = self.all(|entry| entry.misspelt(&question));
        }
        put_in_order(&mut found, |a, b| self.key(a).cmp(&self.key(b)));
        found.truncate(most);
        found
    }

    fn all(&self, by: impl Fn(&FinderEntry) -> Option<(Match, u32)>) -> Vec<Found> {
        let entries = self.entries.iter().enumerate();
        entries
            .filter_map(|(place, entry)| {
                let (by, edits) = by(entry)?;
                Some(Found { place, by, edits })
            })
            .collect()
    }

    fn key(&self, found: &Found) -> (Match, u32, EntryOrigin, usize, usize) {
        let entry = &self.entries[found.place];
        let length = if found.by == Match::CodeStart {
            entry.code.len()
        } else {
            entry.title.len()
        };
        (found.by, found.edits, entry.origin, length, found.place)
    }
}

impl Word {
    fn new(word: &str) -> Self {
        Self {
            letters: word.chars().collect(),
            mask: mask(word),
        }
    }
}

impl FinderEntry {
    /// How the question finds the entry without any misspelling. Where nothing is asked, every entry
    /// begins so.
    fn by(&self, question: &SearchText) -> Option<(Match, u32)> {
        let code = question.code.as_str();
        let same_code = |a: &str, b: &str| !a.is_empty() && a == b;
        let unpadded = |text: &str| text.trim_start_matches('0').to_owned();
        let by = if code.is_empty() {
            // The same length for all leaves the order of the list.
            return Some((Match::CodeStart, 0)).filter(|_| question.words.is_empty());
        } else if same_code(&self.code, code) {
            Match::Code
        } else if is_number(code) && same_code(&unpadded(&self.code), &unpadded(code)) {
            return Some((Match::Code, 1));
        } else if self.title == question.title {
            Match::Title
        } else if self.code.starts_with(code) {
            Match::CodeStart
        } else if self.title.starts_with(&question.title) {
            Match::TitleStart
        } else if question.words.iter().all(|word| self.begins(word)) {
            Match::Words
        } else if question.words.iter().all(|word| self.holds(word)) {
            Match::Within
        } else {
            return None;
        };
        Some((by, 0))
    }

    fn begins(&self, asked: &Word) -> bool {
        self.words
            .iter()
            .any(|own| asked.mask.within(own.mask) && own.letters.starts_with(&asked.letters))
    }

    /// One or two letters stand in nearly every title, so that they must begin a word.
    fn holds(&self, asked: &Word) -> bool {
        if asked.letters.len() < 3 {
            return self.begins(asked);
        }
        self.words.iter().any(|own| {
            asked.mask.within(own.mask)
                && own
                    .letters
                    .windows(asked.letters.len())
                    .any(|part| part == asked.letters)
        })
    }

    /// Every word asked for must be nearly a word of the title; short ones must be exact, unless
    /// there is a longer one that says what is meant.
    fn misspelt(&self, question: &SearchText) -> Option<(Match, u32)> {
        let longest = question.words.iter().map(|w| w.letters.len()).max()?;
        let mut sum = 0;
        for asked in &question.words {
            let tolerance = tolerance(asked.letters.len());
            let nearest = self
                .words
                .iter()
                .filter(|own| asked.mask.beyond(own.mask) <= tolerance)
                .filter_map(|own| edits(&asked.letters, &own.letters, tolerance))
                .min();
            sum += match nearest {
                Some(edits) => edits,
                // "de", "a", "em" among longer words say nothing.
                None if asked.letters.len() <= 2 && longest > 3 => 1,
                None => return None,
            };
        }
        Some((Match::Misspelt, sum))
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
