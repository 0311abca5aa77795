//! A file as a table: what it was found to be, which can be corrected, and its cells.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::table::decimals::{decimal_mark, told};
use crate::table::delimited::{self, Delimiter};
use crate::table::encoding::Encoding;
use crate::table::format::{Format, SheetName};
use crate::table::grid::{CellCorrection, CellKind, Grid};
use crate::table::other_kinds::of_another_kind;
use crate::table::parent_sheet::{innermost, joined};
use crate::table::refusal::TableRefusal;
use crate::table::xlsx::SheetCells;
use crate::table::{geojson, header, html, html_tables, xml_2003};
use enlace_edit::field::DecimalMark;
use enlace_exchange::json::LARGEST_FILE;

/// How a file is to be read where what was detected is wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wish {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    /// The place of the sheet in the workbook.
    pub sheet: Option<usize>,
    /// The row of headings, counted from 0.
    pub header: Option<usize>,
    pub decimal: Option<DecimalMark>,
}

/// A file as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedTable {
    pub format: Format,
    pub sheets: Vec<SheetName>,
    /// The place of the sheet that was read.
    pub sheet: usize,
    /// The row of headings, counted from 0.
    pub header: Option<usize>,
    /// The mark before decimals in cells of text.
    pub decimal: DecimalMark,
    pub grid: Grid,
    /// Cells whose formula has no result in the file, by row and column.
    pub no_results: Vec<(usize, usize)>,
    /// Cells that hold more letters than a workbook can, by row and column; only their beginning was read.
    pub overlong: Vec<(usize, usize)>,
    /// Rows that the spreadsheet hides, by a filter or by hand, in order.
    pub hidden_rows: Vec<usize>,
    /// For a sheet of a repeated group: how many rows of the other sheet have no row here.
    pub without_entries: usize,
    /// How many rows of headings there are, from the row of headings on: two where cells span groups.
    pub heading_rows: usize,
}

/// Reads a file as a table. What it is shows in its bytes, never in its name.
pub fn open(bytes: &[u8], wish: &Wish) -> Result<OpenedTable, TableRefusal> {
    if bytes.len() > LARGEST_FILE {
        let (bytes, limit) = (bytes.len(), LARGEST_FILE);
        return Err(TableRefusal::TooLarge { bytes, limit });
    }
    if bytes.is_empty() {
        return Err(TableRefusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, wish);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(TableRefusal::WordProcessor);
    }
    if let Some(refusal) = of_another_kind(bytes) {
        return Err(refusal);
    }
    let encoding = wish.encoding.unwrap_or_else(|| Encoding::detect(bytes));
    of_text(&encoding.decode(bytes)?, encoding, wish)
}

/// Reads a text as a table, such as one that was pasted.
pub fn of_text(text: &str, encoding: Encoding, wish: &Wish) -> Result<OpenedTable, TableRefusal> {
    if text.trim().is_empty() {
        return Err(TableRefusal::Empty);
    }
    if text.trim_start().starts_with('<') {
        return web_page(text, wish);
    }
    if geojson::is_json(text) {
        return finish(Format::GeoJson, Vec::new(), 0, geojson::read(text)?, wish);
    }
    let delimiter = wish.delimiter.unwrap_or_else(|| Delimiter::detect(text));
    let grid = delimited::read(text, delimiter)?;
    let format = Format::Text {
        encoding,
        delimiter,
    };
    finish(format, Vec::new(), 0, grid, wish)
}

/// The largest table of a web page, which may have a menu before it, or the first of a workbook that
/// was saved as XML.
fn web_page(text: &str, wish: &Wish) -> Result<OpenedTable, TableRefusal> {
    let block = match xml_2003::is_workbook(text) {
        true => html::read(&xml_2003::as_html(text)),
        false => html_tables::largest(text),
    };
    // KML and other XML is no page, and asks nobody to sign in.
    let is_xml = text.trim_start().starts_with("<?xml") && !text.contains("<html");
    let rows = block.ok_or(match is_xml {
        true => TableRefusal::NotATable,
        false => TableRefusal::WebPage,
    })?;
    let mut grid = Grid::default();
    rows.iter().for_each(|row| grid.push_row(row));
    finish(Format::WebPage, Vec::new(), 0, grid, wish)
}

fn workbook(bytes: &[u8], wish: &Wish) -> Result<OpenedTable, TableRefusal> {
    let mut workbook = crate::table::xlsx::Workbook::open(bytes)?;
    let sheets = workbook.sheets();
    let is_filled = |grid: &Grid| (0..grid.rows()).any(|row| !grid.is_empty_row(row));
    // A cover before the data has no columns.
    let is_table = |grid: &Grid| {
        let filled = |row: usize| grid.row(row).filter(|cell| !cell.trim().is_empty()).count();
        (0..grid.rows())
            .filter(|row| filled(*row) > 1)
            .take(2)
            .count()
            == 2
    };
    let mut first = None;
    if let Some(at) = wish.sheet.filter(|at| *at < sheets.len()) {
        let cells = workbook.read(&sheets[at].name)?;
        return of_sheet(&mut workbook, sheets, at, cells, wish);
    }
    if let Some(at) = innermost(&mut workbook, &sheets)? {
        let cells = workbook.read(&sheets[at].name)?;
        return of_sheet(&mut workbook, sheets, at, cells, wish);
    }
    // What is hidden was meant for nobody, unless there is nothing else.
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    order.sort_by_key(|at| sheets[*at].hidden);
    for at in order {
        let cells = match workbook.read(&sheets[at].name) {
            Err(_) if first.is_some() => break,
            cells => cells?,
        };
        if sheets[at].hidden && first.is_some() {
            break;
        }
        if is_table(&cells.grid) {
            return of_sheet(&mut workbook, sheets, at, cells, wish);
        }
        if first.is_none() && is_filled(&cells.grid) {
            first = Some((at, cells));
        }
    }
    if let Some((at, cells)) = first {
        return of_sheet(&mut workbook, sheets, at, cells, wish);
    }
    Err(TableRefusal::NoSheet)
}

fn of_sheet(
    workbook: &mut crate::table::xlsx::Workbook,
    sheets: Vec<SheetName>,
    at: usize,
    cells: SheetCells,
    wish: &Wish,
) -> Result<OpenedTable, TableRefusal> {
    let SheetCells { grid, overlong } = cells;
    let name = sheets[at].name.clone();
    let no_results = workbook.without_result(&name, &grid)?;
    let (grid, without_entries) = joined(workbook, &sheets, at, grid)?;
    let table = finish(Format::Workbook, sheets, at, grid, wish)?;
    Ok(OpenedTable {
        no_results,
        overlong,
        without_entries,
        hidden_rows: workbook.hidden_rows(&name),
        ..table
    })
}

/// A file in the container of old Office programs: password-protected workbooks are, too.
fn compound(bytes: &[u8]) -> TableRefusal {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    match bytes.windows(name.len()).any(|part| part == name) {
        true => TableRefusal::PasswordProtected,
        false => TableRefusal::LegacyWorkbook,
    }
}

fn finish(
    format: Format,
    sheets: Vec<SheetName>,
    sheet: usize,
    grid: Grid,
    wish: &Wish,
) -> Result<OpenedTable, TableRefusal> {
    let rows = grid.rows();
    if (0..rows).all(|row| grid.is_empty_row(row)) {
        return Err(TableRefusal::Empty);
    }
    let header = wish
        .header
        .filter(|row| *row < rows)
        .or_else(|| header::find(&grid));
    let second = header.is_some_and(|header| header::has_second(&grid, header));
    let heading_rows = if second { 2 } else { 1 };
    let decimal = wish.decimal.unwrap_or_else(|| decimal_mark(&grid, format));
    Ok(OpenedTable {
        format,
        sheets,
        sheet,
        header,
        decimal,
        grid,
        no_results: Vec::new(),
        overlong: Vec::new(),
        hidden_rows: Vec::new(),
        without_entries: 0,
        heading_rows,
    })
}

impl OpenedTable {
    /// The headings, one for each column.
    pub fn headings(&self) -> Vec<String> {
        header::headings(&self.grid, self.header, self.heading_rows)
    }

    /// The heading of one column.
    pub fn heading(&self, column: usize) -> String {
        header::heading(&self.grid, self.header, self.heading_rows, column)
    }

    /// The table with other texts in some cells.
    pub fn corrected(&self, corrections: &[CellCorrection]) -> Cow<'_, Self> {
        if corrections.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut table = self.clone();
        table.grid = self.grid.corrected(corrections);
        let is_corrected =
            |at: &(usize, usize)| corrections.iter().any(|one| (one.row, one.column) == *at);
        table.no_results.retain(|at| !is_corrected(at));
        table.overlong.retain(|at| !is_corrected(at));
        Cow::Owned(table)
    }

    /// Whether a row holds headings, also once more where a printed page ended.
    pub fn is_heading(&self, row: usize) -> bool {
        self.header.is_some_and(|header| {
            let own = header..header + self.heading_rows;
            own.contains(&row)
                || (row >= own.end && own.clone().any(|heading| self.repeats(heading, row)))
        })
    }

    /// Whether a row says in each column what a row of headings says there.
    fn repeats(&self, heading: usize, row: usize) -> bool {
        let same = |at: usize| {
            let (own, other) = (self.grid.cell(heading, at), self.grid.cell(row, at));
            own.trim().eq_ignore_ascii_case(other.trim())
        };
        let filled = |at: &usize| !self.grid.cell(row, *at).trim().is_empty();
        (0..self.grid.width()).all(same) && (0..self.grid.width()).filter(filled).nth(1).is_some()
    }

    /// Whether the spreadsheet hides a row.
    pub fn is_hidden(&self, row: usize) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    /// Whether the cell has a formula whose result the file does not hold.
    pub fn has_no_result(&self, row: usize, column: usize) -> bool {
        self.no_results.binary_search(&(row, column)).is_ok()
    }

    /// Whether only the beginning of the cell was read.
    pub fn is_overlong(&self, row: usize, column: usize) -> bool {
        self.overlong.binary_search(&(row, column)).is_ok()
    }

    /// The rows below the headings that have something in them.
    pub fn data_rows(&self) -> impl Iterator<Item = usize> + '_ {
        let first = self.header.map_or(0, |row| row + self.heading_rows);
        let is_data = |row: &usize| !self.grid.is_empty_row(*row) && !self.is_heading(*row);
        (first..self.grid.rows()).filter(is_data)
    }

    /// The mark before decimals in a cell: workbooks keep numbers as numbers, and some numbers leave
    /// no doubt.
    pub fn decimal_of(&self, row: usize, column: usize) -> DecimalMark {
        match self.grid.kind(row, column) {
            CellKind::Number => DecimalMark::Point,
            CellKind::Text | CellKind::Date => {
                told(self.grid.cell(row, column).trim()).unwrap_or(self.decimal)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_mark_shows_in_the_numbers() {
        let mark = |text: &str| {
            let opened = open(text.as_bytes(), &Wish::default()).expect("it is a table");
            opened.decimal
        };
        assert_eq!(mark("a;b\n64,8;x"), DecimalMark::Comma);
        assert_eq!(mark("a,b\n64.8,x"), DecimalMark::Point);
        assert_eq!(mark("a\tb\n41.56238\t1"), DecimalMark::Point);
        assert_eq!(mark("a;b\n1.234,5;1.234"), DecimalMark::Comma);
        assert_eq!(mark("a;b\n1.234;2"), DecimalMark::Comma);
    }

    #[test]
    fn what_is_no_table_is_refused_with_what_to_do() {
        let refused = |bytes: &[u8]| open(bytes, &Wish::default()).map(|_| ());
        assert_eq!(refused(b""), Err(TableRefusal::Empty));
        assert_eq!(refused(b" \n,,\n"), Err(TableRefusal::Empty));
        assert_eq!(refused(b"%PDF-1.7"), Err(TableRefusal::NotATable));
        assert_eq!(refused(b"PK\x03\x04..."), Err(TableRefusal::Damaged));
        assert_eq!(
            refused(b"\xd0\xcf\x11\xe0...."),
            Err(TableRefusal::LegacyWorkbook)
        );
        let mut locked = b"\xd0\xcf\x11\xe0....".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(refused(&locked), Err(TableRefusal::PasswordProtected));
        let large = vec![b'a'; LARGEST_FILE + 1];
        assert!(matches!(
            refused(&large),
            Err(TableRefusal::TooLarge { .. })
        ));
    }
}
