//! A table as text with semicolons, as spreadsheets open it in the languages we write.

use crate::exchange::table::text::{clean, guarded};

/// The table as bytes: UTF-8 with its mark, so that Excel reads the accents; every cell that holds a
/// mark stands in quotation marks.
pub fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            let cell = clean(cell);
            let cell = guarded(&cell);
            let stray =
                cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
            // A row of one empty cell would else be no row.
            let alone = row.len() == 1 && cell.is_empty();
            if stray || alone || cell.contains([';', '"', '\n', '\t', ',', '|', '\u{feff}']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}
