//! How many letters part what was typed from a word, or from the beginning of one.

/// Which letters and digits a word has, for leaving out at once what cannot be like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask(u64);

impl Mask {
    /// Whether the other word has every letter of this one.
    pub fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many different letters the other word lacks: as many edits are needed at least.
    pub fn beyond(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }
}

/// The letters of a folded word.
pub fn mask(word: &str) -> Mask {
    Mask(word.bytes().fold(0, |mask, byte| mask | 1 << (byte % 64)))
}

/// How many edits a word of this length may need: none below four letters, one below seven, two
/// below twelve, then three.
pub fn tolerance(length: usize) -> u32 {
    match length {
        0..=3 => 0,
        4..=6 => 1,
        7..=11 => 2,
        _ => 3,
    }
}

/// The edits (a letter changed, added, left out, or two neighbours swapped) from `asked` to `word` or
/// to its beginning; `None` where they are more than `most`.
pub fn edits(asked: &[char], word: &[char], most: u32) -> Option<u32> {
    let bound = most as usize;
    if asked.len() > word.len() + bound {
        return None;
    }
    // What stands further on than `asked` could reach belongs to a longer word.
    let word = &word[..word.len().min(asked.len() + bound)];
    let width = word.len() + 1;
    let mut before: Vec<u32> = vec![0; width];
    let mut last: Vec<u32> = (0..width as u32).collect();
    for (row, a) in asked.iter().enumerate() {
        let mut line = vec![row as u32 + 1; width];
        for (column, b) in word.iter().enumerate() {
            let changed = last[column] + u32::from(a != b);
            let mut least = changed.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *a == word[column - 1] && asked[row - 1] == *b {
                least = least.min(before[column - 1] + 1);
            }
            line[column + 1] = least;
        }
        if line.iter().all(|edits| *edits > most) {
            return None;
        }
        before = std::mem::replace(&mut last, line);
    }
    last.into_iter().min().filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use super::edits;

    fn check(asked: &str, word: &str, expected: Option<u32>) {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(
            edits(&letters(asked), &letters(word), 2),
            expected,
            "{asked} for {word}"
        );
    }

    #[test]
    fn a_letter_changed_added_left_out_or_swapped_is_one_edit() {
        check("mecanica", "mecanica", Some(0));
        check("mecamica", "mecanica", Some(1));
        check("meccanica", "mecanica", Some(1));
        check("mcanica", "mecanica", Some(1));
        check("emcanica", "mecanica", Some(1));
        check("", "mecanica", Some(0));
        check("mecanica", "", None);
    }

    #[test]
    fn the_beginning_of_a_word_will_do() {
        check("mecat", "mecatronica", Some(0));
        check("mcat", "mecatronica", Some(1));
        check("costura", "cost", None);
    }

    #[test]
    fn what_is_too_far_is_not_alike() {
        check("soldadura", "costura", None);
    }
}
