//! A table's cells as they were read: all text in one piece, so that a million cells cost little.

use serde::{Deserialize, Serialize};

/// What a cell was in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Text,
    /// A number of a workbook, written with a point and without marks between thousands.
    Number,
    /// A date of a workbook, written as `2026-05-14`.
    Date,
}

/// What a cell says instead of what stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellCorrection {
    /// Counted from 0 in the sheet.
    pub row: usize,
    pub column: usize,
    pub text: String,
}

/// A table as rows of cells. Rows may differ in length; beyond its end a row is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    text: String,
    ends: Vec<u32>,
    kinds: Vec<CellKind>,
    /// How many cells there are up to the end of each row.
    rows: Vec<u32>,
    width: usize,
}

impl Grid {
    /// Adds a cell to the row that is being filled.
    pub fn push(&mut self, cell: &str, kind: CellKind) {
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
        self.kinds.push(kind);
    }

    /// Ends the row that is being filled.
    pub fn end_row(&mut self) {
        let before = self.rows.last().copied().unwrap_or(0) as usize;
        self.width = self.width.max(self.ends.len() - before);
        self.rows.push(self.ends.len() as u32);
    }

    /// Adds a whole row of text cells.
    pub fn push_row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            self.push(cell.as_ref(), CellKind::Text);
        }
        self.end_row();
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many cells the longest row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many cells there are in all rows.
    pub fn cells(&self) -> usize {
        self.ends.len()
    }

    /// How long the text of all cells is.
    pub fn bytes_of_text(&self) -> usize {
        self.text.len()
    }

    /// How many cells a row has.
    pub fn length(&self, row: usize) -> usize {
        let (from, to) = self.span(row);
        to - from
    }

    /// A cell's text; empty beyond the end of the row or of the table.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (from, to) = self.span(row);
        let at = from + column;
        if at >= to {
            return "";
        }
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// What the cell was in its file; text where there is none.
    pub fn kind(&self, row: usize, column: usize) -> CellKind {
        let (from, to) = self.span(row);
        match from + column < to {
            true => self.kinds[from + column],
            false => CellKind::Text,
        }
    }

    /// A row's cells, one after the other.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.length(row)).map(move |column| self.cell(row, column))
    }

    /// Whether a row has nothing but white space.
    pub fn is_empty_row(&self, row: usize) -> bool {
        self.row(row).all(|cell| cell.trim().is_empty())
    }

    /// The table with other texts in some cells; a row grows where one is beyond its end.
    pub fn corrected(&self, corrections: &[CellCorrection]) -> Self {
        let mut grid = Self::default();
        for row in 0..self.rows() {
            let of_row: Vec<&CellCorrection> =
                corrections.iter().filter(|one| one.row == row).collect();
            let ends = of_row.iter().map(|one| one.column + 1);
            let length = ends.chain([self.length(row)]).max().unwrap_or(0);
            for column in 0..length {
                match of_row.iter().rev().find(|one| one.column == column) {
                    Some(one) => grid.push(&one.text, CellKind::Text),
                    None => grid.push(self.cell(row, column), self.kind(row, column)),
                }
            }
            grid.end_row();
        }
        grid
    }

    fn span(&self, row: usize) -> (usize, usize) {
        let Some(to) = self.rows.get(row) else {
            return (0, 0);
        };
        let from = match row {
            0 => 0,
            _ => self.rows[row - 1],
        };
        (from as usize, *to as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_its_end_a_row_is_empty() {
        let mut grid = Grid::default();
        grid.push_row(["a", "b"]);
        grid.push_row::<&str>([]);
        grid.push_row(["", "ç"]);
        assert_eq!((grid.rows(), grid.width()), (3, 2));
        assert_eq!(
            [grid.cell(0, 1), grid.cell(0, 2), grid.cell(1, 0)],
            ["b", "", ""]
        );
        assert_eq!(
            [grid.cell(2, 0), grid.cell(2, 1), grid.cell(3, 0)],
            ["", "ç", ""]
        );
    }
}
