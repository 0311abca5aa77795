//! Keys and the mouse move the cursor, extend the selection and start actions and editing.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use web_sys::Element;

use crate::components::grid::editor::EditStart;
use crate::components::grid::keys::{self, Action, Modifiers};
use crate::components::grid::selection::{CellPosition, CursorMove, Selection, SelectionMode};
use crate::components::grid::{GridState, TabKey, rows};

/// What points at a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    Mouse,
    Finger,
}

/// Shows the full text of a cell that is too narrow for it as a tooltip, unless the tooltip describes a
/// problem.
pub fn show_full_text(event: &MouseEvent) {
    let element: Element = event_target(event);
    if element.get_attribute("role").as_deref() != Some("gridcell") || rows::is_told_of(&element) {
        return;
    }
    // The browser refuses only names that are no attribute names.
    let _ = match element.scroll_width() > element.client_width() {
        true => element.set_attribute("title", &element.text_content().unwrap_or_default()),
        false => element.remove_attribute("title"),
    };
}

impl GridState {
    /// Handles a key while the focus is in the cells.
    pub fn on_key_in_cells(self, event: &KeyboardEvent) {
        let key = event.key();
        let modifiers = Modifiers {
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if let Some(action) = keys::action(&key, modifiers) {
            if let Action::Move(step @ (CursorMove::Next | CursorMove::Previous), _) = action {
                let from = self.current_selection().cursor;
                let leaves = self.tab_key.get_untracked() == TabKey::LeavesGrid;
                if leaves || self.step_from(from, step) == from {
                    return;
                }
            }
            event.prevent_default();
            event.stop_propagation();
            let action = match (action, self.next_selection.get_untracked()) {
                (Action::Move(step, _), SelectionMode::Extend) => {
                    Action::Move(step, SelectionMode::Extend)
                }
                _ => action,
            };
            let extends =
                matches!(action, Action::Move(_, SelectionMode::Extend)) && !modifiers.shift;
            self.run_action(action);
            if extends {
                self.next_selection.set(SelectionMode::Extend);
            }
        } else if keys::types_text(&key, modifiers) {
            // The default is not prevented: the letter goes into the editor, which has the focus by
            // now.
            event.stop_propagation();
            let column = self.visible_column(self.current_selection().cursor.column);
            self.start_editing(EditStart::Letter(&key));
            let goes_in = column.is_some_and(|column| self.is_text(column));
            if !goes_in {
                event.prevent_default();
            }
        }
    }

    /// Handles a press of the mouse or a finger on a cell or a row number.
    pub fn on_press(self, event: &MouseEvent, pointer: Pointer) {
        let Some((row, column)) = self.cell_under(event) else {
            return;
        };
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if !self.commit_open_editor() {
            return;
        }
        self.say_nothing();
        let Some(column) = column else {
            if let Some(key) = self.row_key(row) {
                self.toggle_marks(&[key]);
            }
            return self.focus();
        };
        let position = CellPosition { row, column };
        let before = self.current_selection();
        if pointer == Pointer::Finger && before.cursor == position {
            return self.start_editing(EditStart::Whole);
        }
        let extends =
            event.shift_key() || self.next_selection.get_untracked() == SelectionMode::Extend;
        let range = if extends {
            SelectionMode::Extend
        } else {
            SelectionMode::Replace
        };
        self.choose_by_pointer(before.to(position, range));
    }

    /// Extends the selection while the mouse is dragged.
    pub fn on_drag(self, event: &MouseEvent) {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let Some((row, Some(column))) = self.cell_under(event) {
            let present = self.current_selection();
            let position = CellPosition { row, column };
            if present.cursor != position {
                let dragged = Selection {
                    anchor: present.anchor,
                    cursor: position,
                };
                self.choose_by_pointer(dragged);
            }
        }
    }

    /// The row under the mouse, and the index of the visible column there; no column over the row
    /// number.
    pub fn cell_under(self, event: &MouseEvent) -> Option<(usize, Option<usize>)> {
        let element: Element = event_target(event);
        let cell = element.closest("[role=gridcell],[role=rowheader]").ok()??;
        let number = |element: &Element, name| element.get_attribute(name)?.parse::<usize>().ok();
        let row = number(&cell.parent_element()?, "aria-rowindex")?.checked_sub(2)?;
        // Totals are no cells that can be chosen.
        let row = Some(row).filter(|row| *row < self.size().rows)?;
        let column = number(&cell, "aria-colindex")?.checked_sub(2);
        let visible = self.visible_columns.get_untracked();
        Some((
            row,
            column.and_then(|column| visible.iter().position(|own| *own == column)),
        ))
    }
}
