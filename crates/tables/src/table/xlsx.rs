//! Workbooks of Excel 2007 and later, read cell by cell.
//!
//! Never as a range: a file of half a megabyte can claim one of half a gigabyte.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use crate::table::delimited::MOST_CELLS;
use crate::table::format::SheetName;
use crate::table::grid::{CellKind, Grid};
use crate::table::guard;
use crate::table::refusal::TableRefusal;
use crate::table::text::clean;
use crate::table::xlsx_hidden::hidden_rows;
use crate::table::xlsx_merged::MergedDown;
use enlace_exchange::zip_directory::ZipEntry;

/// A workbook that was opened.
pub struct Workbook<'a>(Xlsx<Cursor<&'a [u8]>>, &'a [u8]);

impl<'a> Workbook<'a> {
    /// Opens a workbook after its archive was checked.
    pub fn open(bytes: &'a [u8]) -> Result<Self, TableRefusal> {
        let entries = guard::check(bytes)?;
        check_sizes(bytes, &entries)?;
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(workbook) => Ok(Self(workbook, bytes)),
            Err(calamine::XlsxError::Password) => Err(TableRefusal::PasswordProtected),
            Err(_) => Err(TableRefusal::Damaged),
        }
    }

    /// The sheets that have cells, in the order of the workbook.
    pub fn sheets(&self) -> Vec<SheetName> {
        let sheets = self.0.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetName {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    /// The rows of a sheet that are hidden, counted from 0.
    pub fn hidden_rows(&self, sheet: &str) -> Vec<usize> {
        hidden_rows(self.1, sheet)
    }

    /// The cells of a sheet that have a formula and nothing that it gave, in order.
    pub fn without_result(
        &mut self,
        sheet: &str,
        grid: &Grid,
    ) -> Result<Vec<(usize, usize)>, TableRefusal> {
        let damaged = |_| TableRefusal::Damaged;
        let mut cells = self.0.worksheet_cells_reader(sheet).map_err(damaged)?;
        let mut found = Vec::new();
        while let Some(cell) = cells.next_formula().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let has_formula = !cell.get_value().is_empty();
            if has_formula && row < grid.rows() && grid.cell(row, column).is_empty() {
                found.push((row, column));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    /// A sheet's cells. What merged cells of one column say is said of each of their rows.
    pub fn read(&mut self, sheet: &str) -> Result<SheetCells, TableRefusal> {
        let damaged = |_| TableRefusal::Damaged;
        let merged = self.0.merge_cells_by_sheet_name(sheet);
        let mut filling = Filling {
            merged: MergedDown::of(&merged.unwrap_or_default()),
            ..Filling::default()
        };
        let mut cells = self.0.worksheet_cells_reader(sheet).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if let Some((text, kind)) = text_of(cell.get_value()) {
                filling.take(row, column, text, kind)?;
            }
        }
        filling.finish()
    }
}

/// No workbook holds more letters in a cell.
pub const MOST_LETTERS: usize = 32_767;
/// More text than this is not read of a sheet, in bytes: a few kilobytes can say the same a million times.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// The cells of a sheet.
#[derive(Default)]
pub struct SheetCells {
    pub grid: Grid,
    /// Cells that hold more letters than a workbook can, by row and column; only their beginning was read.
    pub overlong: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Filling {
    cells: SheetCells,
    merged: MergedDown,
    row: u32,
    column: u32,
}

impl Filling {
    /// Takes the next cell that says something.
    fn take(
        &mut self,
        row: u32,
        column: u32,
        mut text: String,
        kind: CellKind,
    ) -> Result<(), TableRefusal> {
        self.go_to(row, column)?;
        if let Some((end, _)) = text.char_indices().nth(MOST_LETTERS) {
            text.truncate(end);
            let place = (self.cells.grid.rows(), self.column as usize);
            self.cells.overlong.push(place);
        }
        self.merged.meet(row, column, &text, kind);
        self.push(&text, kind)
    }

    /// Fills up to a place with empty cells and with what merged cells say.
    fn go_to(&mut self, row: u32, column: u32) -> Result<(), TableRefusal> {
        while self.row < row {
            self.fill(u32::MAX)?;
            self.cells.grid.end_row();
            self.row += 1;
            self.column = 0;
            self.merged.enter(self.row);
        }
        let limit = MOST_CELLS;
        if self.cells.grid.cells() + column as usize > limit {
            return Err(TableRefusal::TooManyCells { limit });
        }
        self.fill(column)?;
        while self.column < column {
            self.push("", CellKind::Text)?;
        }
        Ok(())
    }

    fn fill(&mut self, before: u32) -> Result<(), TableRefusal> {
        let said = self.merged.said(self.column, before);
        let said: Vec<(u32, String, CellKind)> = said
            .map(|(column, text, kind)| (column, text.to_owned(), kind))
            .collect();
        for (column, text, kind) in said {
            while self.column < column {
                self.push("", CellKind::Text)?;
            }
            self.push(&text, kind)?;
        }
        Ok(())
    }

    fn push(&mut self, text: &str, kind: CellKind) -> Result<(), TableRefusal> {
        let grid = &mut self.cells.grid;
        if grid.bytes_of_text() + text.len() > MOST_TEXT {
            return Err(TableRefusal::TooMuchText { limit: MOST_TEXT });
        }
        if grid.cells() >= MOST_CELLS {
            return Err(TableRefusal::TooManyCells { limit: MOST_CELLS });
        }
        grid.push(text, kind);
        self.column += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<SheetCells, TableRefusal> {
        self.fill(u32::MAX)?;
        self.cells.grid.end_row();
        Ok(self.cells)
    }
}

/// Entries that hold more than the directory says are refused before anything keeps them.
fn check_sizes(bytes: &[u8], entries: &[ZipEntry]) -> Result<(), TableRefusal> {
    let damaged = |_| TableRefusal::Damaged;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() != entries.len() {
        return Err(TableRefusal::Damaged);
    }
    let mut buffer = vec![0; 64 * 1024];
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(damaged)?;
        let declared = entry.size();
        let mut read = 0u64;
        loop {
            match entry.read(&mut buffer) {
                Ok(0) => break,
                Ok(some) => read += some as u64,
                Err(_) => return Err(TableRefusal::Damaged),
            }
            if read > declared {
                let entries = entries.len();
                return Err(TableRefusal::ZipBomb {
                    entries,
                    unpacked: read,
                });
            }
        }
    }
    Ok(())
}

/// A cell's text; `None` where it is empty.
fn text_of(value: &DataRef) -> Option<(String, CellKind)> {
    let text = |text: &str| (clean(text).into_owned(), CellKind::Text);
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => (number.to_string(), CellKind::Number),
        DataRef::Float(number) => (number.to_string(), CellKind::Number),
        DataRef::String(own) => text(own),
        DataRef::SharedString(shared) => text(shared),
        DataRef::Bool(marked) => text(if *marked { "true" } else { "false" }),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), CellKind::Date)
        }
        DataRef::DateTime(time) => (time.as_f64().to_string(), CellKind::Number),
        DataRef::DateTimeIso(iso) => match iso.get(..10) {
            Some(day) => (day.to_owned(), CellKind::Date),
            None => text(iso),
        },
        DataRef::DurationIso(iso) => text(iso),
        DataRef::Error(error) => text(&error.to_string()),
    })
    .filter(|(text, _)| !text.is_empty())
}

#[cfg(test)]
mod tests;
