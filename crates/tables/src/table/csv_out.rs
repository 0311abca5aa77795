//! A table as text with a mark between cells, as spreadsheets open it.

use crate::table::delimited::Delimiter;
use crate::table::text::{clean, guarded};
use enlace_edit::field::DecimalMark;

impl Delimiter {
    /// The mark between cells that spreadsheets expect beside this mark before decimals.
    pub fn beside(decimal: DecimalMark) -> Self {
        match decimal {
            DecimalMark::Comma => Self::Semicolon,
            DecimalMark::Point => Self::Comma,
        }
    }
}

/// The table as bytes: UTF-8 with its mark, so that Excel reads the accents; every cell that holds a
/// mark stands in quotation marks.
pub fn write(rows: &[Vec<String>], delimiter: Delimiter) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(delimiter.as_char());
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

/// A number that is written with a point, with this mark before its decimals: never with three of
/// them, which could be thousands.
pub fn with_mark(number: &str, decimal: DecimalMark) -> String {
    let Some((whole, decimals)) = number.split_once('.') else {
        return number.to_owned();
    };
    let more = if decimals.len() == 3 { "0" } else { "" };
    format!("{whole}{}{decimals}{more}", decimal.as_char())
}
