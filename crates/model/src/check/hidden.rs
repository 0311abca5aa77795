//! Signs in a text that nobody sees, or that turn around what one reads.

use std::fmt::Write;

/// Control signs, signs without width, and signs that set the direction of writing.
fn is_hidden(sign: char) -> bool {
    sign.is_control() && !sign.is_whitespace()
        || matches!(sign,
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}')
}

/// The text with its hidden signs written out, such as `a[U+202E]b`; `None` where it has none.
pub fn hidden_shown(text: &str) -> Option<String> {
    if !text.contains(is_hidden) {
        return None;
    }
    let mut shown = String::new();
    for sign in text.chars() {
        match is_hidden(sign) {
            true => {
                write!(shown, "[U+{:04X}]", sign as u32).expect("writing to a string does not fail")
            }
            false => shown.push(sign),
        }
    }
    Some(shown)
}

/// The text without them.
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|sign| !is_hidden(*sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_written_out_and_can_be_left_out() {
        assert_eq!(hidden_shown("Técnico/a – 1.º"), None);
        assert_eq!(
            hidden_shown("a\u{202e}b\0").as_deref(),
            Some("a[U+202E]b[U+0000]")
        );
        assert_eq!(without_hidden("\u{feff}a\u{200b}b\n"), "ab\n");
    }
}
