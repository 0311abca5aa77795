//! A table as it stands on a page, as a workbook or as text.

use crate::export::TableFile;
use crate::import::protocol::{Form, ShownCell, ShownSheet};
use crate::table::{Delimiter, with_mark, write_csv};
use enlace_edit::field::DecimalMark;

/// The table as a file; `None` where this program writes no workbooks, or none so large.
pub fn as_shown(sheet: &ShownSheet, form: Form, decimal: DecimalMark) -> Option<TableFile> {
    match form {
        Form::Workbook => crate::export::workbook::shown(sheet),
        Form::Text => Some(TableFile::whole(
            sheet.text(Delimiter::beside(decimal), decimal),
        )),
    }
}

impl ShownSheet {
    /// The table as text with these marks.
    pub fn text(&self, delimiter: Delimiter, decimal: DecimalMark) -> Vec<u8> {
        let cell = |cell: &ShownCell| match cell {
            ShownCell::Text(text) => text.clone(),
            ShownCell::Number(number) => decimals(*number, decimal),
            ShownCell::Share { share } => decimals(share * 100.0, decimal) + "%",
        };
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect());
        write_csv(&rows.collect::<Vec<Vec<String>>>(), delimiter)
    }
}

/// Six decimals at most: more are the noise of a computation.
fn decimals(number: f64, mark: DecimalMark) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    // Nothing is below nothing.
    with_mark(&(rounded + 0.0).to_string(), mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> ShownSheet {
        let text = |text: &str| ShownCell::Text(text.to_owned());
        ShownSheet {
            name: "Offers".to_owned(),
            rows: vec![
                vec![text("Name"), text("Places"), text("Filled")],
                vec![
                    text("=1+1"),
                    ShownCell::Number(1.0 / 3.0),
                    ShownCell::Share { share: 0.125 },
                ],
            ],
        }
    }

    #[test]
    fn text_goes_with_the_marks_of_the_language_and_is_never_a_formula() {
        let check = |decimal, expected: &str| {
            let bytes = as_shown(&sheet(), Form::Text, decimal).expect("text is always written");
            assert_eq!(
                String::from_utf8(bytes.bytes).expect("it is UTF-8"),
                expected
            );
        };
        check(
            DecimalMark::Comma,
            "\u{feff}Name;Places;Filled\r\n'=1+1;\"0,333333\";\"12,5%\"\r\n",
        );
        check(
            DecimalMark::Point,
            "\u{feff}Name,Places,Filled\r\n'=1+1,0.333333,12.5%\r\n",
        );
    }

    #[test]
    fn a_workbook_holds_numbers_as_numbers_and_text_as_text() {
        use crate::table::{CellKind, Wish, open};
        let bytes = as_shown(&sheet(), Form::Workbook, DecimalMark::Comma);
        let read =
            open(&bytes.expect("it is small").bytes, &Wish::default()).expect("it is a workbook");
        assert_eq!(read.sheets[0].name, "Offers");
        assert_eq!(read.grid.row(1).next(), Some("=1+1"));
        let kinds = [0, 1, 2].map(|column| read.grid.kind(1, column));
        assert_eq!(kinds, [CellKind::Text, CellKind::Number, CellKind::Number]);
    }
    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_counted_in_a_workbook_and_whole_as_text() {
        let rows = [32_767, 32_768, 40_000].map(|length| vec![ShownCell::Text("ã".repeat(length))]);
        let mut sheet = sheet();
        sheet.rows.extend(rows);
        let made = as_shown(&sheet, Form::Workbook, DecimalMark::Comma).expect("it is small");
        assert_eq!(made.cut, 2);
        let text =
            as_shown(&sheet, Form::Text, DecimalMark::Comma).expect("text is always written");
        assert_eq!(text.cut, 0);
        let text = String::from_utf8(text.bytes).expect("it is UTF-8");
        assert!(text.contains(&"ã".repeat(40_000)));
    }
}
