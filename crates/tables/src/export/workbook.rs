//! Workbooks: the region's tables, a sheet each, and tables as a page shows them.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::export::TableFile;
use crate::export::rows::{ExportedTable, table};
use crate::import::protocol::{ShownCell, ShownSheet};
use crate::import::{Part, Vocabulary};
use crate::table::MOST_LETTERS;
use enlace_edit::field::Content;
use enlace_model::Region;

/// These lists of the region that have records, one sheet each; all of them where none is named.
pub(super) fn of_parts(
    parts: &[Part],
    region: &Region,
    vocabulary: &Vocabulary,
) -> Option<TableFile> {
    let mut workbook = begun()?;
    let (mut any, mut cut) = (false, 0);
    let parts = match parts {
        [] => Part::ALL,
        named => named,
    };
    for &part in parts {
        let table = table(part, region, vocabulary);
        if table.rows.len() > 1 {
            cut += write(&mut workbook, &table, vocabulary)?;
            any = true;
        }
    }
    if !any {
        let empty = table(parts[0], region, vocabulary);
        write(&mut workbook, &empty, vocabulary)?;
    }
    let bytes = workbook.save_to_buffer().ok()?;
    Some(TableFile { bytes, cut })
}

/// A table as a page shows it: numbers as numbers, shares in percent, all else as text.
pub(super) fn shown(shown: &ShownSheet) -> Option<TableFile> {
    let mut workbook = begun()?;
    let mut cut = 0;
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&shown.name)).ok()?;
    let percent = Format::new().set_num_format("0.0%");
    for (row, cells) in (0..).zip(&shown.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                ShownCell::Text(text) if row == 0 => {
                    head(sheet, column, text)?;
                }
                ShownCell::Text(text) => cut += put_text(sheet, row, column, text)?,
                ShownCell::Number(number) => {
                    sheet.write_number(row, column, *number).ok()?;
                }
                ShownCell::Share { share } => {
                    sheet
                        .write_number_with_format(row, column, *share, &percent)
                        .ok()?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0).ok()?;
    let bytes = workbook.save_to_buffer().ok()?;
    Some(TableFile { bytes, cut })
}

pub(super) fn begun() -> Option<Workbook> {
    let mut workbook = Workbook::new();
    // No clock is asked; the file says nothing of when it was made.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).ok()?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    Some(workbook)
}

/// Writes a table as a sheet, and tells how many texts were cut.
fn write(workbook: &mut Workbook, table: &ExportedTable, vocabulary: &Vocabulary) -> Option<usize> {
    let mut cut = 0;
    let sheet = workbook.add_worksheet();
    sheet
        .set_name(sheet_name(vocabulary.part(table.part.as_str())))
        .ok()?;
    let (heads, rows) = table.rows.split_first()?;
    for (column, text) in (0..).zip(heads) {
        head(sheet, column, text)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for ((column, cell), target) in (0..).zip(cells).zip(&table.columns) {
            let number = match target.content {
                Content::Number(_) => cell.parse::<f64>().ok(),
                _ => None,
            };
            match number {
                Some(number) => drop(sheet.write_number(row, column, number).ok()?),
                None => cut += put_text(sheet, row, column, cell)?,
            }
        }
    }
    sheet.set_freeze_panes(1, 0).ok()?;
    Some(cut)
}

/// A heading, in a column that is wide enough for it.
pub(super) fn head(sheet: &mut Worksheet, column: u16, text: &str) -> Option<()> {
    let bold = Format::new().set_bold();
    sheet
        .write_string_with_format(0, column, text, &bold)
        .ok()?;
    let width = (text.chars().count() as f64 + 2.0).clamp(10.0, 40.0);
    sheet.set_column_width(column, width).ok()?;
    Some(())
}

/// Text as text, so that it is never a formula; nothing where it is empty. Tells 1 where it was cut.
fn put_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    // A cell of Excel holds no more.
    let end = text.char_indices().nth(MOST_LETTERS).map(|(at, _)| at);
    let fits = &text[..end.unwrap_or(text.len())];
    sheet
        .write_string_with_format(row, column, fits, &text_format())
        .ok()?;
    Some(usize::from(end.is_some()))
}

pub(super) fn text_format() -> Format {
    Format::new().set_num_format("@")
}

/// What Excel takes as a sheet's name: 31 letters, without some marks.
pub(super) fn sheet_name(name: &str) -> String {
    let fits = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(fits).take(31).collect()
}
