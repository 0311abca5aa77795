//! Text with tabs between cells, as spreadsheets put it beside the HTML.
//!
//! A cell that holds a tab, a line break or a quotation mark stands in quotation marks, those within
//! doubled. A quotation mark that is never closed before the end of its cell is one that was typed
//! (`5" pipe`): Excel does not quote those.

use crate::table::Block;
use crate::table::text::{clean, unguarded};

/// The table of a text; `None` where the text is empty.
pub fn read(text: &str) -> Option<Block> {
    if text.is_empty() {
        return None;
    }
    // The mark at the end of the last row is not the start of another.
    let text = text
        .strip_suffix("\r\n")
        .or_else(|| text.strip_suffix(['\n', '\r']))
        .unwrap_or(text);
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = match quoted(rest, '\t') {
            Some(found) => found,
            None => {
                let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        let row = rows.last_mut().expect("there is always a row to fill");
        row.push(unguarded(clean(&cell).into_owned()));
        let Some(mark) = after.chars().next() else {
            return Some(rows);
        };
        rest = after.strip_prefix("\r\n").unwrap_or(&after[1..]);
        if mark != '\t' {
            rows.push(Vec::new());
        }
    }
}

/// A cell in quotation marks and what follows it; `None` where the cell is not of that kind.
pub(super) fn quoted(text: &str, mark: char) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let ends = after.is_empty() || after.starts_with([mark, '\n', '\r']);
        return ends.then_some((cell, after));
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(read(text).unwrap_or_default(), expected, "{text:?}");
    }

    #[test]
    fn cells_and_rows_are_told_apart() {
        check("", &[]);
        check("a", &[&["a"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\rb\r", &[&["a"], &["b"]]);
    }

    #[test]
    fn empty_cells_at_the_start_do_not_shift_the_columns() {
        check("\t\tc\n\tb\t", &[&["", "", "c"], &["", "b", ""]]);
    }

    #[test]
    fn an_empty_row_at_the_end_is_kept_once_its_own_mark_is_read() {
        check("a\n\n", &[&["a"], &[""]]);
        check("\n", &[&[""]]);
    }

    #[test]
    fn quoted_cells_hold_line_breaks_tabs_and_quotation_marks() {
        check("\"a\nb\"\tc", &[&["a\nb", "c"]]);
        check("\"a\r\nb\"\r\n\"x\ty\"", &[&["a\nb"], &["x\ty"]]);
        check("\"say \"\"yes\"\"\"\t\"\"", &[&["say \"yes\"", ""]]);
    }

    #[test]
    fn a_quotation_mark_that_was_typed_stays() {
        check("5\" pipe\t\"open\tx", &[&["5\" pipe", "\"open", "x"]]);
        check("\"Ave\" school\ty", &[&["\"Ave\" school", "y"]]);
    }
}
