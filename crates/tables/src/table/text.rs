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

/// Whether a spreadsheet may take a text for a formula: white space and what nobody sees before the sign do not
/// keep it from that, and in the east of Asia signs of full width are the same as narrow ones.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['\t', '\n', '\r', '\0'])
        || text.trim_start_matches(is_blank).starts_with(SIGNS)
}

/// The signs with which a formula begins; then the same in full width, and in their small forms.
const SIGNS: [char; 12] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}', '\u{fe62}',
    '\u{fe63}', '\u{fe6b}',
];

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_unseen(c)
}

/// Marks that have no width, among them those that turn the direction of text.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether the text is a sign and digits, with marks between them: that is no formula.
fn is_number(text: &str) -> bool {
    let digits = text.trim_matches(' ');
    let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
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
    fn a_formula_behind_blanks_or_in_full_width_becomes_text_and_comes_back_as_it_was() {
        let blanks = [
            " ", "  ", "\t", "\n", "\u{a0}", "\u{3000}", "\u{2003}", "\u{200b}", "\u{feff}",
            "\u{202e}", "\n \t", "",
        ];
        let signs = [
            "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫",
        ];
        for blank in blanks {
            for sign in signs {
                let text = format!("{blank}{sign}cmd|' /C calc'!A0");
                let kept = guarded(&text).into_owned();
                assert_eq!(kept, format!("'{text}"));
                assert_eq!(unguarded(kept), text);
            }
        }
        for text in ["\tx", "\nx"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in [
            " -12,5",
            "-1\u{a0}200 ",
            "+3 %",
            " d'Ave",
            "a=b",
            "1-2",
            "'tis",
            " ",
            "",
        ] {
            assert_eq!(unguarded(guarded(text).into_owned()), text);
        }
        for text in [" -12,5", "-1\u{a0}200", " d'Ave", "a=b", "1-2", "'tis", " "] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_cell_keeps_its_line_breaks_and_loses_control_characters() {
        assert_eq!(clean("a\r\nb\rc\0\u{7}\td"), "a\nb\nc\td");
    }
}
