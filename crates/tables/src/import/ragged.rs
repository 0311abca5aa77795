//! Rows with more cells than there are headings: a mark within a name parted it.

use crate::import::plan::Why;
use crate::table::{Format, OpenedTable};

/// What is known of the lengths of a text's rows.
pub(super) struct Ragged {
    headings: usize,
    mark: char,
}

impl Ragged {
    /// `None` where rows may be longer: in workbooks, and where most rows are.
    pub fn of(table: &OpenedTable) -> Option<Self> {
        let Format::Text { delimiter, .. } = table.format else {
            return None;
        };
        let ragged = Self {
            headings: table.grid.length(table.header?),
            mark: delimiter.as_char(),
        };
        let longer = table.data_rows().filter(|row| ragged.more(table, *row) > 0);
        let longer = longer.count();
        (longer > 0 && longer * 2 <= table.data_rows().count()).then_some(ragged)
    }

    /// Why a row is refused that is longer.
    pub fn why(&self, table: &OpenedTable, row: usize) -> Option<Why> {
        let more = self.more(table, row);
        let mark = self.mark;
        (more > 0).then_some(Why::Ragged { more, mark })
    }

    /// How many cells with something in them stand beyond the last heading.
    fn more(&self, table: &OpenedTable, row: usize) -> usize {
        let beyond = self.headings..table.grid.length(row);
        let filled = beyond.filter(|at| !table.grid.cell(row, *at).trim().is_empty());
        filled.count()
    }
}
