//! What spreadsheets put into cells that is no text of anybody: errors, and formulas that keep a text.

/// Whether a cell says that its formula went wrong: `#REF!`, `#N/A`, `#NOME?`, `Err:502`.
pub fn is_sheet_error(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_uppercase() || c == '¿')
            && name.chars().all(|c| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '¿' | '_' | ' ')
            })
    };
    match name.strip_suffix(['!', '?']) {
        Some(name) => is_name(name),
        None => matches!(name, "N/A" | "N/D" | "N/DISP" | "REF"),
    }
}

/// The text that a formula keeps, `="0309991"`; any other text as it is.
pub fn unwrapped(text: &str) -> &str {
    let inside = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inside
        .filter(|inside| !inside.contains('"'))
        .map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_sheets_are_told_from_texts() {
        for error in [
            "#REF!",
            "#DIV/0!",
            "#N/A",
            "#N/D",
            "#NOME?",
            "#¿NOMBRE?",
            "#VALOR!",
            "Err:502",
        ] {
            assert!(is_sheet_error(error), "{error}");
        }
        for text in ["#1", "# comentário!", "#Fafe", "Erro", "", "#"] {
            assert!(!is_sheet_error(text), "{text}");
        }
    }

    #[test]
    fn a_formula_that_only_keeps_a_text_is_that_text() {
        assert_eq!(unwrapped("=\"0309991\""), "0309991");
        for other in ["=A1", "=\"a\"&\"b\"", "0309991", "=\""] {
            assert_eq!(unwrapped(other), other);
        }
    }
}
