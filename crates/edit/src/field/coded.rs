//! What can be a code of a code list, and a code that stands with its title.

use crate::field::CodeList;
use crate::field::sheet::code_of_number;

/// The code of a cell: alone, or before its title as in `55 - Accommodation`. `None` where there
/// is none.
pub fn code_in(list: CodeList, text: &str) -> Option<&str> {
    let text = text.trim();
    if let Some(digits) = taken_for_a_number(list, text) {
        return Some(digits);
    }
    if list == CodeList::Areas || takes(list, text) {
        return Some(text);
    }
    let (code, title) = text.split_once([' ', ':'])?;
    let title = title.trim_start_matches([' ', '-', '–', '—', ':']);
    let is_title = title.starts_with(char::is_alphabetic)
        && title.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !title.contains(|c: char| c.is_ascii_digit());
    let is_code = takes(list, code) && code.bytes().any(|byte| byte.is_ascii_digit());
    (is_title && is_code).then_some(code)
}

/// Whether a text can be a code of the list, known or not: a word never is, but for the list
/// whose codes are words.
fn takes(list: CodeList, text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let only = |marks: &[char]| {
        text.chars()
            .all(|c| c.is_ascii_digit() || marks.contains(&c))
    };
    match list {
        CodeList::Areas => !text.is_empty(),
        CodeList::IscedF | CodeList::Cnaef => has_digit && only(&['.']),
        // A letter is a section, which may stand before its division.
        CodeList::Sectors => {
            let digits = text.strip_prefix(|c: char| c.is_ascii_alphabetic());
            let digits = digits.unwrap_or(text);
            !text.is_empty()
                && digits
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/'))
                && (has_digit || digits.is_empty())
        }
        CodeList::Occupations => has_digit && !text.contains(char::is_whitespace),
    }
}

/// The digits of a code that a spreadsheet took for a number, `14131.0`. Sectors of two digits have
/// groups of their own that end so, as `36.0`.
fn taken_for_a_number(list: CodeList, text: &str) -> Option<&str> {
    let digits = code_of_number(text)?;
    match list {
        CodeList::Cnaef | CodeList::IscedF => Some(digits),
        CodeList::Sectors => Some(digits).filter(|digits| digits.len() > 2),
        CodeList::Occupations | CodeList::Areas => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_no_code_and_a_code_may_stand_before_its_title() {
        for (list, text, expected) in [
            (CodeList::Sectors, "55", Some("55")),
            (CodeList::Sectors, "C13.9", Some("C13.9")),
            (CodeList::Sectors, "I", Some("I")),
            (CodeList::Sectors, "14131.0", Some("14131")),
            (CodeList::Sectors, "36.0", Some("36.0")),
            (CodeList::Cnaef, "481,0", Some("481")),
            (CodeList::Sectors, "55 - Alojamento", Some("55")),
            (CodeList::Sectors, "Alojamento", None),
            (CodeList::Sectors, "n.d.", None),
            (CodeList::Sectors, "10 ou 11", None),
            (CodeList::Cnaef, "811 Hotelaria e restauração", Some("811")),
            (CodeList::Cnaef, "Hotelaria", None),
            (CodeList::IscedF, "0613", Some("0613")),
            (CodeList::Occupations, "15-1252", Some("15-1252")),
            (CodeList::Occupations, "Weaver", None),
            (CodeList::Areas, "agro-food", Some("agro-food")),
        ] {
            assert_eq!(code_in(list, text), expected, "{text}");
        }
    }
}
