//! Blocks of cells are copied, and pasted from the selection on.

use enlace_tables::table::Block;
use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::props::{CellEdits, CellText, EditCause, EditRequest};
use crate::components::grid::selection::{CellPosition, Selection};
use crate::i18n::language::words;

impl GridState {
    /// The texts of the selection, as they are copied.
    pub fn copied_block(self) -> Block {
        let columns = self.selected_columns();
        let end = self.size().rows - 1;
        let rows = self
            .current_selection()
            .rows()
            .filter(|row| *row < end || self.current_selection().size() == 1);
        rows.map(|row| {
            let cells = self.cells(row, &columns);
            cells.iter().map(|cell| cell.plain().to_owned()).collect()
        })
        .collect()
    }

    /// Pastes a block: into the whole range where it fits in several times, else from its upper
    /// left cell on; rows beyond the end become new ones.
    pub fn paste(self, mut block: Block) {
        let range = self.current_selection();
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        let start = CellPosition {
            row: *range.rows().start(),
            column: *range.columns().start(),
        };
        if block.len() > 1 && self.is_header_row(start.column, &block[0]) {
            block.remove(0);
        }
        let (high, wide) = (range.rows().count(), range.columns().count());
        if !block.is_empty() && width > 0 && high % block.len() == 0 && wide % width == 0 {
            let cell = |row: usize, column: usize| {
                let found = block[row % block.len()].get(column % width);
                found.cloned().unwrap_or_default()
            };
            let row = |row| (0..wide).map(|column| cell(row, column)).collect();
            block = (0..high).map(row).collect();
        }
        self.put_block(EditCause::Pasted, start, &block);
    }

    /// Whether the texts of a row are the labels of the columns from `from` on.
    fn is_header_row(self, from: usize, row: &[String]) -> bool {
        let same = |(index, text): (usize, &String)| {
            let column = self.visible_column(from + index);
            let label = column.and_then(|column| self.with_column(column, |own| own.label.clone()));
            label.is_some_and(|label| label == text.trim())
        };
        !row.is_empty() && row.iter().enumerate().all(same)
    }

    pub fn put_block(self, cause: EditCause, from: CellPosition, block: &Block) {
        let mut edits = CellEdits {
            cause,
            cells: Vec::new(),
            added: Vec::new(),
        };
        let columns = self.visible_columns.get_untracked();
        let mut cut_off = 0;
        for (down, row) in block.iter().enumerate() {
            let into = columns.get(from.column..).unwrap_or_default();
            cut_off = cut_off.max(row.len().saturating_sub(into.len()));
            let cells = into.iter().copied().zip(row.iter().cloned());
            match self.row_key(from.row + down) {
                Some(key) => edits.cells.extend(cells.map(|(column, text)| CellText {
                    row: key.clone(),
                    column,
                    text,
                })),
                None => {
                    let cells: Vec<_> = cells.filter(|(_, text)| !text.trim().is_empty()).collect();
                    if !cells.is_empty() {
                        edits.added.push(cells);
                    }
                }
            }
        }
        if edits.cells.is_empty() && edits.added.is_empty() {
            self.announce(words().grid_nothing_pasted().to_owned());
            return;
        }
        if self.request_edit(EditRequest::Set(edits)) {
            let last = CellPosition {
                row: from.row + block.len().max(1) - 1,
                column: from.column + block.iter().map(Vec::len).max().unwrap_or(1).max(1) - 1,
            };
            let pasted = Selection {
                anchor: last,
                cursor: from,
            };
            self.selection.set(pasted.within(self.size()));
            if cut_off > 0 {
                self.announce(words().grid_cut_off(cut_off as f64));
            }
        }
    }
}
