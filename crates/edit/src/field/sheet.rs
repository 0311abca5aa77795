//! What spreadsheets put into cells that is no text of anybody: errors, and formulas that keep a text.

/// Whether a cell says that its formula went wrong, that its column is too narrow, or that it is not
/// computed yet: `#REF!`, `#N/A`, `#¡VALOR!`, `Err:502`, `#####`, `Loading...`.
pub fn is_sheet_error(text: &str) -> bool {
    const NOT_YET: &[&str] = &["loading", "a carregar", "carregando", "cargando"];
    let waits = text.strip_suffix("...").or_else(|| text.strip_suffix('…'));
    if waits.is_some_and(|waits| NOT_YET.contains(&waits.to_lowercase().as_str())) {
        return true;
    }
    if let Some(number) = ["Err:", "Erro:", "Error:"]
        .iter()
        .find_map(|start| text.strip_prefix(start))
    {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    if name.len() > 2 && name.bytes().all(|byte| byte == b'#') {
        return true;
    }
    const BARE: &[&str] = &[
        "N/A",
        "N/D",
        "N/DISP",
        "REF",
        "NV",
        "DIV/0",
        "N/A N/A",
        "VALOR",
        "VALUE",
        "NOME",
        "NAME",
        "GETTING_DATA",
        "A_OBTER_DADOS",
        "OBTENIENDO_DATOS",
    ];
    let upper = name.to_uppercase();
    let is_name = |name: &str| {
        let letters = name.trim_start_matches(['¿', '¡']);
        letters.starts_with(char::is_uppercase)
            && letters
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '_' | ' '))
    };
    match name.strip_suffix(['!', '?']) {
        Some(name) => is_name(name),
        None => BARE.contains(&upper.as_str()),
    }
}

/// The digits of a code that a spreadsheet was told to take for a text, `'0309991`, or to keep as a
/// formula, `=0309991`; any other text as it is.
pub fn unmarked(text: &str) -> &str {
    let is_digits = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let digits = text.strip_prefix(['=', '\'', '’']).filter(is_digits);
    digits.unwrap_or(text)
}

/// The text that a formula keeps, `="0309991"` or `=T("0309991")`; any other text as it is.
pub fn unwrapped(text: &str) -> &str {
    let formula = text.strip_prefix('=').unwrap_or_default();
    let inside = ["T(", "TEXT(", "TEXTO("]
        .iter()
        .find_map(|call| formula.strip_prefix(call)?.strip_suffix(')'));
    let inside = inside.unwrap_or(formula);
    let inside = inside
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside
        .filter(|inside| !inside.contains('"'))
        .map_or(text, str::trim)
}

/// The digits of a code that a spreadsheet took for a number, `309992.0`, `309992,00`, `309992.`;
/// `None` for any other text.
pub fn code_of_number(text: &str) -> Option<&str> {
    let (digits, decimals) = text.split_once(['.', ','])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // Three zeros behind a mark are rather thousands.
    let is_whole = decimals.len() < 3 && decimals.bytes().all(|byte| byte == b'0');
    (is_number && is_whole).then_some(digits)
}

/// The digits of a code that was written as a number with decimals, or with spaces between them, which
/// no code has; `None` for any other text.
pub fn bare_code(text: &str) -> Option<String> {
    let spaced = code_in_groups(text).filter(|_| !text.contains(['.', ',', '-', '\'', '’', '‑']));
    spaced.or_else(|| code_of_number(text).map(str::to_owned))
}

/// The digits of a code that was written as a number with marks between its thousands, or in groups:
/// `307 009`, `307.009`, `0304-101`; `None` for any other text.
pub fn code_in_groups(text: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '\'' | '’' | '‑');
    let mut groups = text.split(is_mark);
    let is_group = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let fits = text.contains(is_mark) && groups.all(is_group);
    fits.then(|| text.chars().filter(char::is_ascii_digit).collect())
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
            "Erro:502",
            "#¡REF!",
            "#¡DIV/0!",
            "#NV",
            "#n/d",
            "#DIV/0",
            "#N/A N/A",
            "#GETTING_DATA",
            "#####",
            "########",
            "Loading...",
            "A carregar…",
        ] {
            assert!(is_sheet_error(error), "{error}");
        }
        for text in [
            "#1",
            "# comentário!",
            "#Fafe",
            "Erro",
            "",
            "#",
            "##",
            "Erro: 3",
            "Loading",
        ] {
            assert!(!is_sheet_error(text), "{text}");
        }
    }

    #[test]
    fn a_formula_that_only_keeps_a_text_is_that_text() {
        for kept in ["=\"0309991\"", "=T(\"0309991\")"] {
            assert_eq!(unwrapped(kept), "0309991", "{kept}");
        }
        for kept in ["=0309991", "'0309991", "’0309991"] {
            assert_eq!(unmarked(kept), "0309991", "{kept}");
        }
        assert_eq!(unmarked("'n Twente"), "'n Twente");
        for other in [
            "=A1",
            "=\"a\"&\"b\"",
            "0309991",
            "=\"",
            "'n Twente",
            "=1+1",
            "=",
        ] {
            assert_eq!(unwrapped(other), other);
        }
    }

    #[test]
    fn a_code_that_was_a_number_is_its_digits() {
        for (text, expected) in [
            ("309992.0", Some("309992")),
            ("309992,00", Some("309992")),
            ("309992.", Some("309992")),
            ("309.992", None),
            ("309992,000", None),
            ("A.0", None),
        ] {
            assert_eq!(code_of_number(text), expected, "{text}");
        }
        for (text, expected) in [
            ("307 009", Some("307009")),
            ("307.009", Some("307009")),
            ("307\u{202f}009", Some("307009")),
            ("0304-101", Some("0304101")),
            ("307009", None),
            ("307 .009", None),
            ("AVE-12", None),
        ] {
            assert_eq!(code_in_groups(text).as_deref(), expected, "{text}");
        }
    }
}
