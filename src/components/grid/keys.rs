//! The grid's key bindings are those of a spreadsheet.

use crate::components::grid::selection::{CursorMove, SelectionMode};

/// An action of the grid, started by a key, a button or the list of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(CursorMove, SelectionMode),
    /// Edit the text of the cell.
    Edit,
    /// Go on to the next new row where one is being filled in; elsewhere edit the cell.
    GoOn,
    Copy,
    Cut,
    Paste,
    Clear,
    FillDown,
    SelectAll,
    /// Mark the rows of the selection, or unmark them.
    MarkRows,
    /// Take the next chosen cell as the other corner of the range.
    Extend,
    NewRow,
    DeleteRows,
    /// Set one column for all rows that are marked or selected.
    SetForAll,
    OpenForm,
    /// Go to the next cell in which something is wrong.
    NextProblem,
    PreviousProblem,
    /// Say beside the cell what is found in it, with the corrections.
    Finding,
    /// Take back the last step.
    Undo,
    /// Do the step again that was taken back last.
    Redo,
    /// Open the menu of the rows.
    Menu,
    /// Sort, filter, freeze or hide the column.
    Column,
    /// Save the table as a file.
    Save,
    /// Let the next Tab leave the grid.
    Leave,
}

/// The modifier keys that are held down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    pub control: bool,
    pub shift: bool,
    pub alt: bool,
}

/// All actions that the list shows, with the id of their words and their keys.
pub const LISTED_ACTIONS: &[(Action, &str, &str)] = &[
    (Action::Edit, "edit", "F2"),
    (Action::NewRow, "new_row", "Insert"),
    (Action::DeleteRows, "delete_rows", "Ctrl+Delete"),
    (Action::Copy, "copy", "Ctrl+C"),
    (Action::Cut, "cut", "Ctrl+X"),
    (Action::Paste, "paste", "Ctrl+V"),
    (Action::Clear, "clear", "Delete"),
    (Action::Undo, "undo", "Ctrl+Z"),
    (Action::Redo, "redo", "Ctrl+Y"),
    (Action::FillDown, "fill_down", "Ctrl+D"),
    (Action::SetForAll, "set_for_all", "Alt+Enter"),
    (Action::MarkRows, "mark_rows", "Shift+Space"),
    (Action::Extend, "extend", "Shift+↑↓←→"),
    (Action::SelectAll, "select_all", "Ctrl+A"),
    (Action::Menu, "menu", "Shift+F10"),
    (Action::Column, "column", "Alt+↓"),
    (Action::OpenForm, "open_form", "Ctrl+Enter"),
    (Action::Finding, "finding", "Ctrl+."),
    (Action::NextProblem, "next_problem", "F8"),
    (Action::Save, "save_table", ""),
];

/// The actions of the menu of the rows, in groups.
pub const MENU_ACTIONS: &[&[Action]] = &[
    &[Action::Cut, Action::Copy, Action::Paste],
    &[Action::Clear, Action::FillDown, Action::SetForAll],
    &[
        Action::NewRow,
        Action::DeleteRows,
        Action::MarkRows,
        Action::SelectAll,
    ],
    &[Action::Undo, Action::Redo],
    &[Action::OpenForm, Action::Column, Action::Finding],
];

/// The id of an action's words, and its keys; `None` for a movement.
pub fn listed(action: Action) -> Option<(&'static str, &'static str)> {
    let found = LISTED_ACTIONS.iter().find(|(own, ..)| *own == action);
    found.map(|(_, id, keys)| (*id, *keys))
}

/// The action of a key; `None` leaves the key to the browser. Copy, cut and paste arrive as events of
/// their own.
pub fn action(key: &str, modifiers: Modifiers) -> Option<Action> {
    let mode = if modifiers.shift {
        SelectionMode::Extend
    } else {
        SelectionMode::Replace
    };
    let movement = |movement| Some(Action::Move(movement, mode));
    if modifiers.alt {
        return match key {
            "ArrowDown" => Some(Action::Column),
            "Enter" => Some(Action::SetForAll),
            _ => None,
        };
    }
    if modifiers.control {
        return match key {
            "Home" => movement(CursorMove::Start),
            "End" => movement(CursorMove::End),
            "ArrowLeft" => movement(CursorMove::RowStart),
            "ArrowRight" => movement(CursorMove::RowEnd),
            "ArrowUp" => movement(CursorMove::ColumnStart),
            "ArrowDown" => movement(CursorMove::ColumnEnd),
            "a" | "A" => Some(Action::SelectAll),
            "d" | "D" => Some(Action::FillDown),
            "Enter" => Some(Action::OpenForm),
            "Delete" => Some(Action::DeleteRows),
            "." => Some(Action::Finding),
            _ => None,
        };
    }
    match key {
        "ArrowLeft" => movement(CursorMove::Left),
        "ArrowRight" => movement(CursorMove::Right),
        "ArrowUp" => movement(CursorMove::Up),
        "ArrowDown" => movement(CursorMove::Down),
        "Home" => movement(CursorMove::RowStart),
        "End" => movement(CursorMove::RowEnd),
        "PageUp" => movement(CursorMove::PageUp),
        "PageDown" => movement(CursorMove::PageDown),
        "Tab" if modifiers.shift => {
            Some(Action::Move(CursorMove::Previous, SelectionMode::Replace))
        }
        "Tab" => Some(Action::Move(CursorMove::Next, SelectionMode::Replace)),
        "Enter" => Some(Action::GoOn),
        "F2" => Some(Action::Edit),
        "Delete" | "Backspace" => Some(Action::Clear),
        "Insert" => Some(Action::NewRow),
        "F8" if modifiers.shift => Some(Action::PreviousProblem),
        "F8" => Some(Action::NextProblem),
        "Escape" => Some(Action::Leave),
        "ContextMenu" => Some(Action::Menu),
        "F10" if modifiers.shift => Some(Action::Menu),
        " " if modifiers.shift => Some(Action::MarkRows),
        _ => None,
    }
}

/// Whether the key types text into the cell; the first half of an accented letter counts too.
pub fn types_text(key: &str, modifiers: Modifiers) -> bool {
    // AltGr is reported as Ctrl and Alt together, and types text.
    modifiers.control == modifiers.alt
        && (key.chars().count() == 1 || key == "Dead" || key == "Process")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modifiers(keys: &str) -> Modifiers {
        Modifiers {
            control: keys.contains('c'),
            shift: keys.contains('s'),
            alt: keys.contains('a'),
        }
    }

    #[test]
    fn keys_do_what_they_do_in_a_spreadsheet() {
        let check = |key, with, expected| {
            assert_eq!(action(key, modifiers(with)), expected, "{with}+{key}")
        };
        check(
            "ArrowDown",
            "s",
            Some(Action::Move(CursorMove::Down, SelectionMode::Extend)),
        );
        check(
            "Tab",
            "s",
            Some(Action::Move(CursorMove::Previous, SelectionMode::Replace)),
        );
        check(
            "Home",
            "c",
            Some(Action::Move(CursorMove::Start, SelectionMode::Replace)),
        );
        check("d", "c", Some(Action::FillDown));
        check(" ", "s", Some(Action::MarkRows));
        check("a", "c", Some(Action::SelectAll));
        check("ContextMenu", "", Some(Action::Menu));
        check("F10", "s", Some(Action::Menu));
        check("ArrowDown", "a", Some(Action::Column));
        check("F8", "", Some(Action::NextProblem));
        check("F8", "s", Some(Action::PreviousProblem));
        check(".", "c", Some(Action::Finding));
        // Undo, copy and the browser's own keys pass.
        check("z", "c", None);
        check("c", "c", None);
        check("F5", "", None);
    }

    #[test]
    fn every_action_of_the_menu_has_its_words_and_stands_there_once() {
        let all: Vec<Action> = MENU_ACTIONS.concat();
        for (index, action) in all.iter().enumerate() {
            assert!(listed(*action).is_some(), "{action:?}");
            assert!(!all[index + 1..].contains(action), "{action:?}");
        }
    }

    #[test]
    fn letters_write_also_with_altgr_and_as_halves_of_accented_ones() {
        assert!(types_text("a", modifiers("")));
        assert!(types_text("A", modifiers("s")));
        assert!(types_text("@", modifiers("ca")));
        assert!(types_text("Dead", modifiers("")));
        assert!(!types_text("a", modifiers("c")));
        assert!(!types_text("F5", modifiers("")));
    }
}
