//! A cell of a table as what its field holds: as a paste reads it, with the words of the vocabulary.

use std::borrow::Cow;

use crate::import::scale::step;
use crate::import::vocabulary::Vocabulary;
use crate::table::CellKind;
use enlace_edit::field::pasted::{Manner, Said, is_unknown, read_pasted};
use enlace_edit::field::{CodeList, Content, Fault, Measure, unwrapped};
use enlace_model::check::AllowedNumbers;

/// A cell with what is needed to read it.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    pub text: &'a str,
    pub kind: CellKind,
    pub manner: Manner,
}

/// What a cell says for a field. A reference stays the text that it is.
pub fn read(content: Content, cell: Written, vocabulary: &Vocabulary) -> Result<Said, Fault> {
    let text = unwrapped(cell.text.trim());
    if let Some(fault) = Fault::of_text(text) {
        return Err(fault);
    }
    let is_name = matches!(
        content,
        Content::Text | Content::Reference(_) | Content::Code
    );
    if is_name && has_question_for_letter(text) {
        return Err(Fault::LostLetter { text: text.into() });
    }
    match content {
        _ if text.is_empty() => Ok(Said::Nothing),
        Content::Number(measure) => match step(measure, text, vocabulary) {
            Some(step) => Ok(Said::Value(step.into())),
            None => read_pasted(content, &stored(measure, cell), cell.manner),
        },
        Content::Choice(choices) => {
            if let Some(choice) = vocabulary.choice(choices, text) {
                return Ok(Said::Value(choice.into()));
            }
            match is_unknown(text) {
                true => Ok(Said::Nothing),
                false => Err(Fault::NotAChoice { text: text.into() }),
            }
        }
        Content::Coded(list) => {
            if let Some(code) = vocabulary.code(list, text) {
                return Ok(Said::Value(code.into()));
            }
            match read_pasted(content, text, cell.manner) {
                // A title of an occupation is looked for later.
                Err(Fault::NotACode { text }) if list == CodeList::Occupations => {
                    Ok(Said::Value(text.into()))
                }
                read => read,
            }
        }
        _ => read_pasted(content, text, cell.manner),
    }
}

/// Whether a letter was written as a question mark by a program that did not have it: `Guimar?es`.
fn has_question_for_letter(text: &str) -> bool {
    let is_address = text.contains("://") || text.contains('=') || text.starts_with("www.");
    let mut before = ' ';
    let mut found = false;
    let mut all = text.chars().peekable();
    while let Some(letter) = all.next() {
        let follows = all
            .peek()
            .is_some_and(|next| next.is_lowercase() || *next == '?');
        found |= letter == '?' && follows && (before.is_alphabetic() || before == ' ');
        before = letter;
    }
    found && !is_address && text.contains(char::is_alphabetic)
}

/// A number that a workbook keeps as one has no marks that could mean something else; where only
/// whole numbers can be, `50.633` was 50 633 before a spreadsheet took it for decimals.
fn stored<'a>(measure: Measure, cell: Written<'a>) -> Cow<'a, str> {
    let text = unwrapped(cell.text.trim());
    let is_whole = measure.range().step == AllowedNumbers::Whole;
    match text.contains('.') && cell.kind == CellKind::Number && !is_whole {
        true => Cow::Owned(format!("{text}0000")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::has_question_for_letter;

    #[test]
    fn a_question_mark_in_a_word_is_a_letter_that_was_lost() {
        for text in ["Guimar?es", "Confe??es Ave", "?gua e Luz"] {
            assert!(has_question_for_letter(text), "{text}");
        }
        for text in [
            "Quem?",
            "Fafe ou Vizela?",
            "?",
            "https://a.pt/b?c",
            "a?b=1",
            "A?B",
        ] {
            assert!(!has_question_for_letter(text), "{text}");
        }
    }
}
