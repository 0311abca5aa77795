//! What a cell's text can hold, and how it is kept from being taken for a formula.

use std::borrow::Cow;

use crate::table::composed::{composed, is_accent};

/// The text without what no cell holds: control characters but tab and line break; every kind of
/// line break is `\n`, and an accent that stands on its own goes onto its letter.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = match text.contains(is_accent) {
        true => Cow::Owned(composed(text)),
        false => Cow::Borrowed(text),
    };
    if !text.contains(is_unwanted) {
        return text;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(text.chars().filter(|c| !is_unwanted(*c)).collect())
}

fn is_unwanted(c: char) -> bool {
    c.is_control() && c != '\t' && c != '\n'
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_guarded(text) || (starts_formula(text) && !is_number(text)) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the apostrophe that [`guarded`] put before it.
pub fn unguarded(text: String) -> String {
    if is_guarded(&text) {
        text[1..].to_owned()
    } else {
        text
    }
}

fn is_guarded(text: &str) -> bool {
    text.starts_with('\'') && starts_formula(text.trim_start_matches('\''))
}

fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t'])
}

/// Whether the text is a sign and digits, with marks between them: that is no formula.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let inside =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '%');
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_a_number_stays_one() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("@cmd"), "'@cmd");
        assert_eq!(guarded("+351 253 000 000"), "'+351 253 000 000");
        assert_eq!(guarded("-12,5"), "-12,5");
        assert_eq!(guarded("'=x"), "''=x");
        assert_eq!(guarded("d'Ave"), "d'Ave");
    }

    #[test]
    fn a_cell_keeps_its_line_breaks_and_loses_control_characters() {
        assert_eq!(clean("a\r\nb\rc\0\u{7}\td"), "a\nb\nc\td");
    }
}
