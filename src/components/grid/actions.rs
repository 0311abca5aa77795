//! Runs the actions of the grid, whether a key, a button or the list of actions asked for them.

use std::sync::Arc;

use enlace_tables::table::Block;
use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::dialogs::GridDialog;
use crate::components::grid::editor::EditStart;
use crate::components::grid::keys::Action;
use crate::components::grid::props::{
    CellEdits, CellText, EditCause, EditRequest, EditResponse, RefusedCell, RowKey, RowRef,
};
use crate::components::grid::selection::{CellPosition, CursorMove, Selection, SelectionMode};
use crate::components::grid::{GridState, TabKey};
use crate::i18n::language::words;

impl GridState {
    /// Runs the action. Afterwards the focus is in the grid, unless it went into the editor or a
    /// dialog.
    pub fn run_action(self, action: Action) {
        let w = words();
        match action {
            Action::Move(step, range) => {
                let from = self.current_selection();
                let to = from.cursor.after(step, self.size());
                self.choose(from.to(to, range));
            }
            Action::Edit => self.start_editing(EditStart::Whole),
            Action::Copy => self.copy_by_button(),
            Action::Cut => {
                self.copy_by_button();
                self.clear();
            }
            Action::Paste => self.paste_by_button(),
            Action::Clear => self.clear(),
            Action::FillDown => self.fill_down(),
            Action::SelectAll => {
                let end = CellPosition::default().after(CursorMove::End, self.size());
                let row = end.row.saturating_sub(1);
                self.selection.set(Selection {
                    anchor: CellPosition { row, ..end },
                    cursor: CellPosition::default(),
                });
                self.focus();
            }
            Action::MarkRows => {
                let rows: Vec<RowKey> = self
                    .current_selection()
                    .rows()
                    .filter_map(|row| self.row_key(row))
                    .collect();
                self.toggle_marks(&rows);
            }
            Action::Extend => {
                self.next_selection.set(SelectionMode::Extend);
                self.announce(w.grid_extend_next().to_owned());
                self.focus();
            }
            Action::NewRow => {
                let row = self.size().rows - 1;
                self.choose(Selection::at(CellPosition { row, column: 0 }));
            }
            Action::DeleteRows => {
                let rows = self.action_rows();
                if rows.is_empty() {
                    self.announce(w.grid_no_rows().to_owned());
                } else {
                    self.request_edit(EditRequest::DeleteRows(rows));
                }
            }
            Action::SetForAll => {
                let index = self.current_selection().cursor.column;
                if let Some(column) = self.visible_column(index) {
                    self.dialog.set(Some(GridDialog::SetForAll(column)));
                }
            }
            Action::OpenForm => {
                self.request_edit(EditRequest::OpenForm(
                    self.row_key(self.current_selection().cursor.row),
                ));
            }
            Action::Column => {
                if let Some(column) = self.visible_column(self.current_selection().cursor.column) {
                    self.dialog.set(Some(GridDialog::Column(column)));
                }
            }
            Action::Save => {
                let rows = self.order.with_untracked(|order| order.keys.clone());
                let columns = self.visible_columns.get_untracked();
                self.request_edit(EditRequest::Save { rows, columns });
            }
            Action::Leave => {
                self.marked.set(Default::default());
                self.next_selection.set(SelectionMode::Replace);
                self.tab_key.set(TabKey::LeavesGrid);
                self.announce(w.grid_tab_leaves().to_owned());
            }
        }
    }

    /// Sets the selection and scrolls it into view.
    pub fn choose(self, selection: Selection) {
        self.tab_key.set(TabKey::MovesCursor);
        self.selection.set(selection.within(self.size()));
        self.next_selection.set(SelectionMode::Replace);
        self.bring_into_sight();
        self.focus();
    }

    /// Moves the cursor to a row, and to a column where one is named. The focus stays where it is.
    pub fn move_cursor_to(self, key: &RowKey, column: Option<usize>) {
        let row = self
            .order
            .with_untracked(|order| order.keys.iter().position(|own| own == key));
        let before = self.current_selection().cursor;
        let visible = self.visible_columns.get_untracked();
        let index = column.and_then(|column| visible.iter().position(|own| *own == column));
        let Some(row) = row else { return };
        let column = index.unwrap_or(before.column);
        let position = CellPosition { row, column };
        if position != before {
            self.selection.set(Selection::at(position));
        }
        self.pending_scroll.set_value(Some(position));
        self.draw();
    }

    /// Puts the focus on the grid without scrolling to its start.
    pub fn focus(self) {
        if let Some(root) = self.root.get_untracked() {
            page::focus_in_place(&root);
        }
    }

    /// Announces a text to screen readers and shows it in the status line.
    pub fn announce(self, what: String) {
        self.announcement.set(what);
    }

    /// Marks the rows, or removes the marks where all of them are marked.
    pub fn toggle_marks(self, rows: &[RowKey]) {
        self.marked.update(|marked| {
            let all = rows.iter().all(|row| marked.contains(row));
            for row in rows {
                if all {
                    marked.remove(row);
                } else {
                    marked.insert(row.clone());
                }
            }
        });
        let count = self.marked.with_untracked(|marked| marked.len());
        self.announce(words().grid_marked(count as f64));
    }

    /// Sends an edit to the page. Where the page refuses a cell, nothing was changed, and a dialog
    /// lists what was refused.
    pub fn request_edit(self, request: EditRequest) -> bool {
        let response = self.send_request(&request);
        if response.refused.is_empty() {
            return true;
        }
        let EditRequest::Set(edits) = request else {
            return false;
        };
        self.refused.set(Arc::new(response.refused.clone()));
        self.dialog.set(Some(GridDialog::Refused(Arc::new((
            edits,
            response.refused,
        )))));
        false
    }

    /// Sends an edit to the page and gives its response. It announces what was done, and leaves
    /// refusals to the caller.
    pub fn send_request(self, request: &EditRequest) -> EditResponse {
        let response = self.props.with_value(|props| (props.on_edit)(request));
        if let Some(message) = &response.message {
            self.announce(message.clone());
        }
        if response.refused.is_empty() && self.refused.with_untracked(|refused| !refused.is_empty())
        {
            self.refused.set(Arc::default());
        }
        response
    }

    /// Sends the same edits again without the cells that were refused.
    pub fn retry_without_refused(self, edits: &CellEdits, refused: &[RefusedCell]) {
        let is_refused = |at: &RowRef, column: usize| {
            let own = |one: &&RefusedCell| one.row == *at;
            refused
                .iter()
                .filter(own)
                .any(|one| one.column.is_none_or(|own| own == column))
        };
        let mut rest = edits.clone();
        rest.cells
            .retain(|cell| !is_refused(&RowRef::Row(cell.row.clone()), cell.column));
        for (index, row) in rest.added.iter_mut().enumerate() {
            row.retain(|(column, _)| !is_refused(&RowRef::Added(index), *column));
        }
        rest.added.retain(|row| !row.is_empty());
        self.request_edit(EditRequest::Set(rest));
        self.focus();
    }

    fn clear(self) {
        let columns = self.selected_columns();
        let rows = self
            .current_selection()
            .rows()
            .filter_map(|row| self.row_key(row));
        let cells = rows.flat_map(|row| {
            let cell = |column: &usize| CellText {
                row: row.clone(),
                column: *column,
                text: String::new(),
            };
            columns.iter().map(cell).collect::<Vec<_>>()
        });
        self.set(EditCause::Cleared, cells.collect());
    }

    /// Sets one column for the rows that are marked or selected.
    pub fn set_for_all(self, column: usize, text: &str) -> bool {
        let cell = |row| CellText {
            row,
            column,
            text: text.to_owned(),
        };
        let cells = self.action_rows().into_iter().map(cell).collect();
        self.set(EditCause::SetForAll, cells)
    }

    fn set(self, cause: EditCause, cells: Vec<CellText>) -> bool {
        if cells.is_empty() {
            self.announce(words().grid_no_rows().to_owned());
            return false;
        }
        self.request_edit(EditRequest::Set(CellEdits {
            cause,
            cells,
            added: Vec::new(),
        }))
    }

    /// Fills the upper row of the selection into its other rows; fills a single row from the row above
    /// it.
    fn fill_down(self) {
        let mut range = self.current_selection();
        if range.rows().count() == 1 {
            let above = range.cursor.row.saturating_sub(1);
            range.anchor.row = above;
        }
        let first = *range.rows().start();
        let columns = self.selected_columns();
        let source: Vec<String> = self
            .cells(first, &columns)
            .iter()
            .map(|cell| cell.plain().to_owned())
            .collect();
        let height = range.rows().count().saturating_sub(1);
        if height > 0 {
            let block = vec![source; height];
            let row = first + 1;
            let column = *range.columns().start();
            self.put_block(EditCause::Filled, CellPosition { row, column }, &block);
        }
    }

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

    fn put_block(self, cause: EditCause, from: CellPosition, block: &Block) {
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
