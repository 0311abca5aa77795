//! The editor of a cell handles how editing starts, which keys it obeys, and what becomes of the text.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::intl::folded;
use crate::browser::page;
use crate::components::grid::cursor_in_sight::ScrollTo;
use crate::components::grid::props::{
    CellEdits, CellInput, CellText, EditCause, EditRequest, PICKER, RowKey,
};
use crate::components::grid::selection::{CellPosition, CursorMove};
use crate::components::grid::{GridState, TabKey};
use crate::i18n::language::words;

/// The cell that is being edited.
#[derive(Clone, PartialEq)]
pub struct EditedCell {
    pub position: CellPosition,
    pub row: Option<RowKey>,
    pub column: usize,
    /// The text of the cell before it was edited.
    pub before: String,
    /// The text that the editor starts with.
    pub text: String,
    /// The text that was typed over the cell's own, where editing started with a letter.
    pub typed: Option<String>,
}

/// What editing starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditStart<'a> {
    /// It starts with the cell's text.
    Whole,
    /// It starts with this letter in place of the cell's text; the browser still has to insert it.
    Letter(&'a str),
}

impl GridState {
    /// Starts to edit the cell of the cursor.
    pub fn start_editing(self, start: EditStart) {
        let position = self.current_selection().cursor;
        let Some(column) = self.visible_column(position.column) else {
            return;
        };
        let row = self.row_key(position.row);
        let entry = self.with_column(column, |column| column.entry.clone());
        if entry == Some(CellInput::Form) {
            self.request_edit(EditRequest::OpenForm(row));
            return;
        }
        let cell = self
            .cells(position.row, &[column])
            .pop()
            .unwrap_or_default();
        let before = cell.plain().to_owned();
        let text = match (start, &entry) {
            (EditStart::Whole, _) => before.clone(),
            (EditStart::Letter(letter), Some(CellInput::Choice(choices))) => {
                let first = |choice: &&String| folded(choice).starts_with(&folded(letter));
                choices
                    .iter()
                    .find(first)
                    .cloned()
                    .unwrap_or_else(|| before.clone())
            }
            (EditStart::Letter(letter), Some(CellInput::Picked)) => letter.to_owned(),
            (EditStart::Letter(_), _) => String::new(),
        };
        self.bring_into_sight(ScrollTo::Cell);
        self.say_nothing();
        self.finding.set(None);
        self.fault.set(None);
        self.tab_key.set(TabKey::MovesCursor);
        let is_text = matches!(entry, Some(CellInput::Text | CellInput::Number));
        if let Some(input) = self.input.get_untracked().filter(|_| is_text) {
            // The editor is shown at once, so that the letter of the key goes into it.
            input.set_value(&text);
            input.set_hidden(false);
            self.place_editor(position);
            page::focus_in_place(&input);
            let end = text.encode_utf16().count() as u32;
            let _ = input.set_selection_range(end, end);
        }
        self.editing.set(Some(EditedCell {
            position,
            row,
            column,
            before,
            text,
            typed: match start {
                EditStart::Whole => None,
                EditStart::Letter(letter) => Some(letter.to_owned()),
            },
        }));
    }

    /// Sends the text to the page and moves on; stays in the cell, and shows why, where the page
    /// refuses it.
    pub fn commit(self, text: &str, then: Option<CursorMove>) -> bool {
        let Some(editing) = self.editing.try_get_untracked().flatten() else {
            return true;
        };
        if text != editing.before {
            let column = editing.column;
            let mut edits = CellEdits {
                cause: EditCause::Typed,
                cells: Vec::new(),
                added: Vec::new(),
            };
            let is_new = editing.row.is_none();
            match editing.row {
                Some(row) => edits.cells.push(CellText {
                    row,
                    column,
                    text: text.to_owned(),
                }),
                None => edits.added.push(vec![(column, text.to_owned())]),
            }
            let response = self.send_request(&EditRequest::Set(edits));
            if let Some(refused) = response.refused.into_iter().next() {
                self.fault.set(Some(refused.reason));
                return false;
            }
            if is_new {
                self.note_begun(editing.position.row);
            }
        }
        self.stop_editing();
        if let Some(step) = then {
            self.step_on(editing.position, step);
        }
        true
    }

    /// Commits what is being edited, as when another cell is chosen. Gives whether the editor is
    /// closed.
    pub fn commit_open_editor(self) -> bool {
        // The browser fires `blur` on an editor that is removed while it has the focus, when the
        // signals are gone already.
        match self.editing.try_get_untracked().flatten() {
            Some(editing) if self.is_text(editing.column) => {
                let text = self.input.get_untracked().map(|input| input.value());
                self.commit(&text.unwrap_or_default(), None)
            }
            Some(_) => {
                // Choices and pickers commit by themselves when they lose the focus.
                self.focus();
                let is_done = self.fault.with_untracked(Option::is_none);
                if is_done {
                    self.stop_editing();
                } else {
                    // What was refused stays in sight and can be mended at once.
                    page::focus(PICKER);
                }
                is_done
            }
            None => true,
        }
    }

    /// Hands the text of an open editor to the page when the page is left, so that it is not lost.
    pub fn keep_open_editor(self) {
        let Some(editing) = self.editing.try_get_untracked().flatten() else {
            return;
        };
        let text = self.input.get_untracked().map(|input| input.value());
        let text = text.filter(|text| self.is_text(editing.column) && *text != editing.before);
        if let Some(text) = text {
            self.send_request(&EditRequest::Keep {
                row: editing.row,
                column: editing.column,
                text,
            });
        }
    }

    /// Whether a line of text is open, in which the browser undoes what is typed.
    fn is_text_edited(self) -> bool {
        let editing = self.editing.get_untracked();
        editing.is_some_and(|editing| self.is_text(editing.column))
    }

    /// Whether the column is edited as a line of text.
    pub fn is_text(self, column: usize) -> bool {
        let is = self.with_column(column, |column| {
            matches!(column.entry, CellInput::Text | CellInput::Number)
        });
        is.unwrap_or_default()
    }

    /// Closes the editor and leaves the cell as it is.
    pub fn stop_editing(self) {
        self.editing.set(None);
        self.fault.set(None);
        if let Some(input) = self.input.get_untracked() {
            input.set_hidden(true);
        }
    }

    /// The name of the edited cell for screen readers: its column and its row.
    pub fn accessible_name(self, editing: &EditedCell) -> String {
        let label = self.with_column(editing.column, |column| column.label.clone());
        let row = words().number((editing.position.row + 1) as f64, 0);
        words().grid_cell(&label.unwrap_or_default(), &row)
    }

    pub fn on_key(self, event: &KeyboardEvent, text: &str) {
        // An Enter that ends the composition of a letter is not meant for the grid.
        if event.is_composing() {
            return;
        }
        let back = event.shift_key();
        let is_undo = event.ctrl_key() || event.meta_key();
        let step = match event.key().as_str() {
            "z" | "Z" if is_undo && !self.is_text_edited() => {
                // Undo takes back what is not written yet, not another cell.
                event.prevent_default();
                event.stop_propagation();
                self.stop_editing();
                return self.focus();
            }
            "Enter" if event.alt_key() => return,
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                return self.write_into_selection(text);
            }
            "Enter" if back => CursorMove::Up,
            "Enter" => CursorMove::Down,
            "Tab" if back => CursorMove::Previous,
            "Tab" => CursorMove::Next,
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.stop_editing();
                return self.focus();
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        self.commit(text, Some(step));
    }

    /// Handles the keys that a picker lets through: moving on after a choice, and giving up.
    pub fn on_overlay_key(self, event: &KeyboardEvent, position: CellPosition) {
        let step = match event.key().as_str() {
            "Enter" => Some(CursorMove::Down),
            "Tab" if event.shift_key() => Some(CursorMove::Previous),
            "Tab" => Some(CursorMove::Next),
            "Escape" => None,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if self.fault.with_untracked(|fault| fault.is_some()) && step.is_some() {
            return;
        }
        self.stop_editing();
        match step {
            Some(step) => self.step_on(position, step),
            None => self.focus(),
        }
    }

    /// Writes the text into every cell of the selection (Ctrl+Enter).
    fn write_into_selection(self, text: &str) {
        self.stop_editing();
        let columns = self.selected_columns();
        let rows = self
            .current_selection()
            .rows()
            .filter_map(|row| self.row_key(row));
        let cells: Vec<CellText> = rows
            .flat_map(|row| columns.iter().map(move |column| (row.clone(), *column)))
            .map(|(row, column)| CellText {
                row,
                column,
                text: text.to_owned(),
            })
            .collect();
        self.request_edit(EditRequest::Set(CellEdits {
            cause: EditCause::SetForAll,
            cells,
            added: Vec::new(),
        }));
        self.focus();
    }

    fn place_editor(self, position: CellPosition) {
        let Some(input) = self.input.get_untracked() else {
            return;
        };
        if let Some((left, top, width, height)) = self.cell_rect(position) {
            let pairs = [
                ("left", left),
                ("top", top),
                ("width", width),
                ("height", height),
            ];
            for (name, value) in pairs {
                // The browser never refuses to set a known property to pixels.
                let _ =
                    web_sys::HtmlElement::style(&input).set_property(name, &format!("{value}px"));
            }
        }
    }
}
