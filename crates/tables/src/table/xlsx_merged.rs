//! Cells of a workbook that are merged down a column: what the first says is said of each of their rows.

use std::collections::BTreeMap;

use calamine::Dimensions;
use rustc_hash::FxHashMap;

use crate::table::grid::CellKind;

/// The merged cells of a sheet, as a reader meets them going down its rows.
#[derive(Default)]
pub(super) struct MergedDown {
    /// The last row of those that begin at a row and column.
    last_rows: FxHashMap<(u32, u32), u32>,
    /// What they say in the row that the reader is in, by column.
    open: BTreeMap<u32, OpenMerge>,
}

struct OpenMerge {
    last_row: u32,
    text: String,
    kind: CellKind,
}

impl MergedDown {
    /// Those of several rows, each in its first column; what is merged across columns is left to its first
    /// cell.
    pub fn of(merged: &[Dimensions]) -> Self {
        let down = merged.iter().filter(|span| span.end.0 > span.start.0);
        Self {
            last_rows: down.map(|span| (span.start, span.end.0)).collect(),
            open: BTreeMap::new(),
        }
    }

    /// Takes up what a cell says, where it is the first of merged ones.
    pub fn meet(&mut self, row: u32, column: u32, text: &str, kind: CellKind) {
        if let Some(&last_row) = self.last_rows.get(&(row, column)) {
            let text = text.to_owned();
            self.open.insert(
                column,
                OpenMerge {
                    last_row,
                    text,
                    kind,
                },
            );
        }
    }

    /// Forgets those that end above this row.
    pub fn enter(&mut self, row: u32) {
        self.open.retain(|_, merge| merge.last_row >= row);
    }

    /// The columns from one to before another in which something is said, with what.
    pub fn said(&self, from: u32, before: u32) -> impl Iterator<Item = (u32, &str, CellKind)> {
        let open = self.open.range(from..before.max(from));
        open.map(|(column, merge)| (*column, merge.text.as_str(), merge.kind))
    }
}
