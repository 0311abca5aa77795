//! Words as people mean them: without case, accents and marks between them.

/// The words of a text, folded. Whatever is neither letter nor digit parts words; there is none in
/// an empty text.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            push(&mut word, c);
        } else if !is_joint(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A code without case, accents and whatever stands between its letters and digits.
pub fn bare(code: &str) -> String {
    words(code).concat()
}

/// Accents that stand on their own after their letter, and marks that nobody sees.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn push(word: &mut String, c: char) {
    let lower = match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Þ' if c != '×' => char::from_u32(c as u32 + 32).unwrap_or(c),
        _ => c,
    };
    word.push(match lower {
        'a'..='z' | '0'..='9' => lower,
        'à'..='å' | 'ª' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | 'º' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'æ' => return word.push_str("ae"),
        'œ' | 'Œ' => return word.push_str("oe"),
        'ß' => return word.push_str("ss"),
        other => return word.extend(other.to_lowercase()),
    });
}

#[cfg(test)]
mod tests {
    use super::{bare, words};

    #[test]
    fn case_accents_and_marks_between_words_do_not_count() {
        assert_eq!(
            words("Técnico/a de MECATRÓNICA"),
            ["tecnico", "a", "de", "mecatronica"]
        );
        assert_eq!(
            words("Educação (Ação)"),
            words("EDUCAC\u{327}A\u{303}O acao")
        );
        assert_eq!(words("señor, vergüenza"), ["senor", "verguenza"]);
        assert!(words(" – ").is_empty());
    }

    #[test]
    fn a_code_is_its_letters_and_digits() {
        assert_eq!(bare("AVE-u 12.3"), "aveu123");
    }
}
