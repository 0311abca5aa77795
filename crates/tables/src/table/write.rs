//! The table that we copy, as HTML and as text with tabs.

use crate::table::Block;
use crate::table::text::{clean, guarded};

/// The table as text: a tab between cells, a line break after every row but the only one.
pub fn text(block: &Block) -> String {
    let mut text = String::new();
    for row in block {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push('\t');
            }
            let cell = clean(cell);
            let cell = guarded(&cell);
            if cell.contains(['"', '\t', '\n']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push('\n');
    }
    if block.len() == 1 && text.len() > 1 {
        text.pop();
    }
    text
}

/// The table as HTML. Whatever is no plain number is told to be text, so that `0303` keeps its zero
/// and `=1+1` computes nothing.
pub fn html(block: &Block) -> String {
    let mut html = String::from("<meta charset=\"utf-8\"><table>");
    for row in block {
        html.push_str("<tr>");
        for cell in row {
            html.push_str(if is_plain_number(cell) {
                "<td>"
            } else {
                "<td style=\"mso-number-format:'\\@'\">"
            });
            escape(&clean(cell), &mut html);
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

fn escape(cell: &str, html: &mut String) {
    let mut letters = cell.chars().peekable();
    let mut before = '\n';
    while let Some(c) = letters.next() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            // The element alone is what LibreOffice writes into an empty cell.
            '\n' if cell.len() > 1 => html.push_str("<br>"),
            // A reader keeps a plain space only between two letters.
            ' ' if !before.is_whitespace()
                && letters.peek().is_some_and(|c| !c.is_whitespace()) =>
            {
                html.push(' ');
            }
            c if c.is_whitespace() => html.push_str(&format!("&#{};", u32::from(c))),
            c => html.push(c),
        }
        before = c;
    }
}

/// A number that a spreadsheet may compute with: no zero before other digits, as codes have.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let starts_as_code =
        digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    digits.starts_with(|c: char| c.is_ascii_digit())
        && !starts_as_code
        && digits.chars().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(rows: &[&[&str]]) -> Block {
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_block_is_written_with_tabs_and_line_breaks() {
        assert_eq!(
            text(&block(&[&["a", "1,5"], &["", "=x"]])),
            "a\t1,5\n\t'=x\n"
        );
        assert_eq!(text(&block(&[&["two\nlines"]])), "\"two\nlines\"");
    }

    #[test]
    fn a_code_keeps_its_zero_and_a_formula_stays_text_in_html() {
        let written = html(&block(&[&["0303", "12", "=1+1"]]));
        assert!(
            written.contains("'\\@'\">0303</td><td>12</td>"),
            "{written}"
        );
        assert!(written.contains("'\\@'\">=1+1</td>"), "{written}");
    }
}
