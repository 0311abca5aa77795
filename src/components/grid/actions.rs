//! Runs the actions of the grid, whether a key, a button or the list of actions asked for them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::cursor_in_sight::ScrollTo;
use crate::components::grid::editor::EditStart;
use crate::components::grid::finding::FindingFocus;
use crate::components::grid::keys::Action;
use crate::components::grid::next_problem::SearchDirection;
use crate::components::grid::open_dialog::GridDialog;
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
        self.say_nothing();
        match action {
            Action::Move(
                step @ (CursorMove::Next | CursorMove::Previous),
                SelectionMode::Replace,
            ) => {
                self.step_on(self.current_selection().cursor, step);
            }
            Action::Move(step, range) => {
                let from = self.current_selection();
                let to = from.cursor.after(step, self.size());
                self.end_run();
                self.choose(from.to(to, range));
            }
            Action::Edit => self.start_editing(EditStart::Whole),
            Action::GoOn => match self.is_filling_in() {
                true => self.step_on(self.current_selection().cursor, CursorMove::Down),
                false => self.start_editing(EditStart::Whole),
            },
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
            Action::NewRow => self.begin_new_row(),
            Action::Menu => self.open_menu_at_cursor(),
            Action::Undo | Action::Redo => {
                self.request_edit(match action {
                    Action::Undo => EditRequest::Undo,
                    _ => EditRequest::Redo,
                });
                self.focus();
            }
            Action::DeleteRows => {
                if self.is_new_row_alone() && self.marks.with_untracked(|marks| marks.count() == 0)
                {
                    let all: Vec<usize> = self
                        .props
                        .with_value(|props| (0..props.columns.len()).collect());
                    self.empty_new_row(&all);
                } else if let Some(rows) = self.action_rows() {
                    let hidden = self.hidden_rows();
                    self.request_edit(EditRequest::DeleteRows { rows, hidden });
                }
            }
            Action::SetForAll => {
                let index = self.current_selection().cursor.column;
                if let Some(column) = self.visible_column(index)
                    && self.action_rows().is_some()
                {
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
                    self.open_column_menu(column);
                }
            }
            Action::Save => {
                let rows = self.order.with_untracked(|order| order.keys.clone());
                let columns = self.visible_columns.get_untracked();
                self.request_edit(EditRequest::Save { rows, columns });
            }
            Action::NextProblem => self.go_to_problem(SearchDirection::Forward),
            Action::PreviousProblem => self.go_to_problem(SearchDirection::Back),
            Action::Finding => self.open_finding(FindingFocus::Inside),
            Action::Leave if self.finding.with_untracked(Option::is_some) => self.finding.set(None),
            Action::Leave => {
                self.marked.set(Default::default());
                self.next_selection.set(SelectionMode::Replace);
                self.tab_key.set(TabKey::LeavesGrid);
                self.announce(w.grid_tab_leaves().to_owned());
            }
        }
    }

    /// Sets the selection by a key and scrolls it into view.
    pub fn choose(self, selection: Selection) {
        self.select(selection);
        self.bring_into_sight(ScrollTo::FirstColumns);
        self.focus();
    }

    /// Sets the selection by the mouse or a finger: what is under it does not move away.
    pub fn choose_by_pointer(self, selection: Selection) {
        self.end_run();
        self.select(selection);
        self.bring_into_sight(ScrollTo::Cell);
        self.focus();
    }

    fn select(self, selection: Selection) {
        self.tab_key.set(TabKey::MovesCursor);
        self.selection.set(selection.within(self.size()));
        self.next_selection.set(SelectionMode::Replace);
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
            let hidden = self.hidden_rows();
            self.announce(match request {
                EditRequest::Set(edits) if hidden > 0 && edits.cells.len() > 1 => {
                    format!("{message}. {}", words().grid_hidden_left(hidden as f64))
                }
                _ => message.clone(),
            });
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
        if self.is_new_row_alone() {
            return self.empty_new_row(&columns);
        }
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
        let Some(rows) = self.action_rows() else {
            return false;
        };
        self.set(EditCause::SetForAll, rows.into_iter().map(cell).collect())
    }

    /// Whether nothing but the row of a new record is selected.
    fn is_new_row_alone(self) -> bool {
        let first = *self.current_selection().rows().start();
        self.row_key(first).is_none()
    }

    /// Takes back what was typed into these columns for a new record.
    fn empty_new_row(self, columns: &[usize]) {
        let nothing = columns.iter().map(|column| (*column, String::new()));
        self.send_request(&EditRequest::Set(CellEdits {
            cause: EditCause::Typed,
            cells: Vec::new(),
            added: vec![nothing.collect()],
        }));
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
}
