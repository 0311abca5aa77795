//! Passphrases: made of words of a list, and what makes one that somebody typed weak.
//!
//! Random numbers come in, as everywhere here.

use enlace_model::fold;
use enlace_model::variants;

/// So many bits nobody tries out, whatever the work factor: as many as six words of a list of 7,776 have.
pub const ENOUGH_BITS: f64 = 77.0;

variants! {
    /// Why a passphrase is guessed sooner than others.
    pub enum WeakPassphrase {
        /// It has few letters.
        Short = "short",
        /// It is a number, a date or a telephone number.
        Digits = "digits",
        /// It says the same again.
        Repeated = "repeated",
        /// Its letters follow each other on the keyboard or in the alphabet.
        Row = "row",
        /// It is hardly more than names that stand in the region.
        Names = "names",
        /// It is a word or two.
        FewWords = "few_words",
    }
}

/// How many words of a list of so many have enough bits; 0 where the list is too short to choose from.
pub fn words_needed(words: usize) -> usize {
    match words {
        0 | 1 => 0,
        _ => (ENOUGH_BITS / (words as f64).log2()).ceil() as usize,
    }
}

/// A passphrase of words, each chosen by a random number; `None` where the list has no two words.
pub fn made_of_words(words: &[&str], random: &mut dyn FnMut() -> u32) -> Option<String> {
    let count = u32::try_from(words.len()).ok().filter(|count| *count > 1)?;
    // Numbers above the last whole round would prefer the first words.
    let fair = u32::MAX - u32::MAX % count;
    let mut word = || loop {
        let number = random();
        if number < fair {
            return words[(number % count) as usize];
        }
    };
    let all: Vec<&str> = (0..words_needed(words.len())).map(|_| word()).collect();
    Some(all.join(" "))
}

/// Why a passphrase is weak; `None` where nothing says so. `names` are those that whoever guesses knows.
pub fn weakness(passphrase: &str, names: &[&str]) -> Option<WeakPassphrase> {
    /// The fewest letters that are not told as too few.
    const FEWEST: usize = 10;
    let letters: Vec<char> = passphrase.trim().to_lowercase().chars().collect();
    let signs = |is: fn(char) -> bool| passphrase.chars().any(is);
    let words = fold::words(passphrase);
    let is_mixed = signs(char::is_lowercase)
        && signs(char::is_uppercase)
        && signs(|letter| letter.is_ascii_digit())
        && letters.len() >= 12;
    if letters.len() < FEWEST {
        Some(WeakPassphrase::Short)
    } else if !letters.iter().any(|letter| letter.is_alphabetic()) {
        Some(WeakPassphrase::Digits)
    } else if is_repeated(&letters) {
        Some(WeakPassphrase::Repeated)
    } else if is_row(&letters) {
        Some(WeakPassphrase::Row)
    } else if is_of_names(&words, names) {
        Some(WeakPassphrase::Names)
    } else if words.len() < 4 && letters.len() < 20 && !is_mixed {
        Some(WeakPassphrase::FewWords)
    } else {
        None
    }
}

/// Whether it is few letters, or a piece again and again.
fn is_repeated(letters: &[char]) -> bool {
    let mut different: Vec<char> = letters.to_vec();
    different.sort_unstable();
    different.dedup();
    let solid: Vec<char> = letters
        .iter()
        .copied()
        .filter(|it| it.is_alphanumeric())
        .collect();
    let repeats = |length: usize| {
        let mut pieces = solid.chunks(length);
        let first = pieces.next();
        pieces.all(|piece| first.is_some_and(|first| first.starts_with(piece)))
    };
    different.len() <= 4 || (1..=solid.len() / 2).any(repeats)
}

/// Whether most letters are neighbours of those before them.
fn is_row(letters: &[char]) -> bool {
    const ROWS: [&str; 5] = [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
    ];
    let is_beside = |pair: &[char]| {
        let (there, back) = (
            String::from_iter(pair),
            String::from_iter(pair.iter().rev()),
        );
        ROWS.iter()
            .any(|row| row.contains(&there) || row.contains(&back))
    };
    let solid: Vec<char> = letters
        .iter()
        .copied()
        .filter(|it| it.is_alphanumeric())
        .collect();
    let pairs = solid.len().saturating_sub(1);
    let beside = solid.windows(2).filter(|pair| is_beside(pair)).count();
    beside * 3 >= pairs * 2
}

/// Whether little is left without the words of names, and without numbers.
fn is_of_names(words: &[String], names: &[&str]) -> bool {
    let names: Vec<String> = names.iter().flat_map(|name| fold::words(name)).collect();
    let is_name =
        |word: &String| names.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let left: usize = words
        .iter()
        .filter(|word| !is_name(word))
        .map(|word| word.len())
        .sum();
    words.iter().any(|word| names.contains(word)) && left < 10
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [&str; 3] = [
        include_str!("../../../../public/words/pt.txt"),
        include_str!("../../../../public/words/es.txt"),
        include_str!("../../../../public/words/en.txt"),
    ];

    #[test]
    fn each_list_has_different_plain_words_of_which_eight_are_enough() {
        for list in LISTS {
            let words: Vec<&str> = list.lines().collect();
            let is_plain = |word: &&str| {
                (3..=9).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
            };
            assert!(words.iter().all(is_plain));
            assert!(
                words.windows(2).all(|two| two[0] < two[1]),
                "in order, each once"
            );
            assert_eq!(words_needed(words.len()), 8);
            assert!((words.len() as f64).log2() * 8.0 >= ENOUGH_BITS);
        }
    }

    #[test]
    fn every_word_is_as_likely_as_any_other() {
        let words = ["a", "b", "c"];
        // The last number belongs to no whole round, and is drawn again.
        let mut numbers = [0, u32::MAX, 1, 2].into_iter().cycle();
        let made = made_of_words(&words, &mut || numbers.next().unwrap()).unwrap();
        assert_eq!(made.split(' ').count(), 49);
        assert!(made.starts_with("a b c a b c"), "{made}");
        assert_eq!(made_of_words(&["a"], &mut || 0), None);
        assert_eq!(made_of_words(&[], &mut || 0), None);
    }

    #[test]
    fn a_passphrase_that_is_made_is_never_weak() {
        for list in LISTS {
            let words: Vec<&str> = list.lines().collect();
            let mut state = 7_u32;
            let mut random = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state
            };
            for _ in 0..500 {
                let made = made_of_words(&words, &mut random).unwrap();
                assert_eq!(weakness(&made, &["Ave", "Guimarães"]), None, "{made}");
            }
        }
    }

    #[test]
    fn what_is_soon_guessed_is_told_with_the_reason() {
        use WeakPassphrase::*;
        for (passphrase, why) in [
            ("", Some(Short)),
            ("azul 29", Some(Short)),
            ("          a", Some(Short)),
            ("912 345 678 00", Some(Digits)),
            ("14/05/2026-2029", Some(Digits)),
            ("aaaaaaaaaaaaaaaa", Some(Repeated)),
            ("lisboa lisboa lisboa", Some(Repeated)),
            ("azulazulazulazulazu", Some(Repeated)),
            ("qwertyuiop asdfghjkl", Some(Row)),
            ("zyxwvutsrqponm", Some(Row)),
            ("abcdefgh12345678", Some(Row)),
            ("Guimarães 2029!", Some(Names)),
            ("ESCOLA de guimaraes 2026", Some(Names)),
            ("rosmaninho", Some(FewWords)),
            ("palavra passe", Some(FewWords)),
            ("rosmaninho azul 29", Some(FewWords)),
            ("x7$Kq9!mZ2pLw", None),
            ("barco verde sobe devagar", None),
            ("rosmaninho azulejo trovoada", None),
        ] {
            let names = ["Escola de Guimarães", "Ave"];
            assert_eq!(weakness(passphrase, &names), why, "{passphrase}");
        }
    }
}
