//! Letters for letters and digits for digits, so that a text tells nothing and still looks like one.

use enlace_model::uuid;
use sha2::{Digest, Sha256};

/// What decides how words are scrambled. The same text becomes the same everywhere, so that what belongs
/// together still does.
#[derive(Clone, Copy)]
pub(super) struct ScrambledWords<'s> {
    pub seed: &'s str,
}

impl ScrambledWords<'_> {
    /// A text of other words and numbers, which are also longer or shorter: a list of names, looked through
    /// for the lengths of their words, finds nobody.
    pub fn text(self, text: &str) -> String {
        self.text_as(text, text)
    }

    /// The same, where `own` decides which words they are.
    pub fn text_as(self, text: &str, own: &str) -> String {
        let mut rolls = self.rolls(own);
        let mut roll = move |below: usize| rolls.next().unwrap_or_default() % below.max(1);
        let mut scrambled = String::new();
        let letters: Vec<char> = text.chars().collect();
        for run in letters.chunk_by(|a, b| sort(*a) == sort(*b)) {
            let few = run.len().div_ceil(2);
            let length = few + roll(run.len() + 1);
            let is_loud = run.iter().all(|letter| letter.is_uppercase());
            match sort(run[0]) {
                LetterSort::Letter => scrambled.extend((0..length).map(|at| {
                    let first = match is_loud || (at == 0 && run[0].is_uppercase()) {
                        true => b'A',
                        false => b'a',
                    };
                    char::from(first + roll(26) as u8)
                })),
                LetterSort::Digit => {
                    scrambled.extend((0..length).map(|_| char::from(b'0' + roll(10) as u8)));
                }
                LetterSort::Mark => {
                    scrambled.extend(run.iter().map(|mark| match may_stay(*mark) {
                        true => *mark,
                        false => '*',
                    }))
                }
            }
        }
        scrambled
    }

    /// The name of a field that nobody knows, as another that is not taken.
    pub fn name(self, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let other = |number: usize| match number {
            0 => self.text(name),
            _ => self.text_as(name, &format!("{name} {number}")) + &number.to_string(),
        };
        let mut all = (0..).map(other);
        let free = all.find(|name| !is_taken(name));
        free.expect("numbers do not end")
    }

    /// So many digits, of which the first is no zero.
    pub fn digits(self, own: &str, count: usize) -> String {
        let rolls = self.rolls(own).take(count).enumerate();
        let digits = rolls.map(|(at, roll)| match at {
            0 => b'1' + (roll % 9) as u8,
            _ => b'0' + (roll % 10) as u8,
        });
        digits.map(char::from).collect()
    }

    /// An id of the form that this program makes; those of greater places sort behind.
    pub fn uuid(self, place: u64, own: &str) -> String {
        /// Some day, the same for all.
        const DAY: u64 = 1_700_000_000_000;
        let sum = self.sum(own, 0);
        let random = sum.first_chunk().expect("a sum has 32 bytes");
        uuid::in_order(DAY, place, *random)
    }

    /// A number from 0 to 1.
    pub fn share(self, own: &str) -> f64 {
        self.rolls(own).next().unwrap_or_default() as f64 / 65_536.0
    }

    /// Numbers below 65,536 that nobody finds without the seed.
    fn rolls(self, own: &str) -> impl Iterator<Item = usize> {
        (0..).flat_map(move |count| {
            let sum = self.sum(own, count);
            let pairs: Vec<usize> = sum
                .chunks(2)
                .map(|two| usize::from(two[0]) << 8 | usize::from(two[1]))
                .collect();
            pairs
        })
    }

    fn sum(self, own: &str, count: u64) -> [u8; 32] {
        let mut sum = Sha256::new();
        for part in [self.seed, own] {
            sum.update((part.len() as u64).to_be_bytes());
            sum.update(part);
        }
        sum.update(count.to_be_bytes());
        sum.finalize().into()
    }
}

#[derive(PartialEq)]
enum LetterSort {
    Letter,
    Digit,
    Mark,
}

fn sort(letter: char) -> LetterSort {
    match letter {
        _ if letter.is_alphabetic() => LetterSort::Letter,
        _ if letter.is_numeric() => LetterSort::Digit,
        _ => LetterSort::Mark,
    }
}

/// White space, punctuation and what steers writing, on which faults hang; no sign that stands for something.
fn may_stay(mark: char) -> bool {
    mark.is_ascii()
        || mark.is_whitespace()
        || mark.is_control()
        || ('\u{2000}'..'\u{2020}').contains(&mark)
        || ('\u{2028}'..='\u{206f}').contains(&mark)
}
