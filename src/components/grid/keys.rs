//! What each key does in the grid, as in a spreadsheet.

use crate::components::grid::place::{Range, Step};

/// Something that can be done in the grid, by a key, a button or the list of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Step, Range),
    /// Look into the cell and change what stands there.
    Edit,
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
    /// Sort, filter, freeze or hide the column.
    Column,
    /// The table as a file.
    Save,
    /// Let the next Tab leave the grid.
    Leave,
}

/// The keys that are held down with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub control: bool,
    pub shift: bool,
    pub alt: bool,
}

/// All actions that the list shows, with the id of their words and their keys.
pub const LISTED: &[(Action, &str, &str)] = &[
    (Action::Edit, "edit", "F2"),
    (Action::NewRow, "new_row", "Insert"),
    (Action::DeleteRows, "delete_rows", "Ctrl+Delete"),
    (Action::Copy, "copy", "Ctrl+C"),
    (Action::Cut, "cut", "Ctrl+X"),
    (Action::Paste, "paste", "Ctrl+V"),
    (Action::Clear, "clear", "Delete"),
    (Action::FillDown, "fill_down", "Ctrl+D"),
    (Action::SetForAll, "set_for_all", "Alt+Enter"),
    (Action::MarkRows, "mark_rows", "Shift+Space"),
    (Action::Extend, "extend", "Shift+↑↓←→"),
    (Action::SelectAll, "select_all", "Ctrl+A"),
    (Action::Column, "column", "Alt+↓"),
    (Action::OpenForm, "open_form", "Ctrl+Enter"),
    (Action::Save, "save_table", ""),
];

/// What a key does; `None` leaves it to the browser. Copy, cut and paste come as events of their own.
pub fn action(key: &str, held: Held) -> Option<Action> {
    let range = if held.shift {
        Range::Extended
    } else {
        Range::Anew
    };
    let step = |step| Some(Action::Move(step, range));
    if held.alt {
        return match key {
            "ArrowDown" => Some(Action::Column),
            "Enter" => Some(Action::SetForAll),
            _ => None,
        };
    }
    if held.control {
        return match key {
            "Home" => step(Step::Start),
            "End" => step(Step::End),
            "ArrowLeft" => step(Step::RowStart),
            "ArrowRight" => step(Step::RowEnd),
            "ArrowUp" => step(Step::ColumnStart),
            "ArrowDown" => step(Step::ColumnEnd),
            "a" | "A" => Some(Action::SelectAll),
            "d" | "D" => Some(Action::FillDown),
            "Enter" => Some(Action::OpenForm),
            "Delete" => Some(Action::DeleteRows),
            _ => None,
        };
    }
    match key {
        "ArrowLeft" => step(Step::Left),
        "ArrowRight" => step(Step::Right),
        "ArrowUp" => step(Step::Up),
        "ArrowDown" => step(Step::Down),
        "Home" => step(Step::RowStart),
        "End" => step(Step::RowEnd),
        "PageUp" => step(Step::PageUp),
        "PageDown" => step(Step::PageDown),
        "Tab" if held.shift => Some(Action::Move(Step::Previous, Range::Anew)),
        "Tab" => Some(Action::Move(Step::Next, Range::Anew)),
        "Enter" | "F2" => Some(Action::Edit),
        "Delete" | "Backspace" => Some(Action::Clear),
        "Insert" => Some(Action::NewRow),
        "Escape" => Some(Action::Leave),
        " " if held.shift => Some(Action::MarkRows),
        _ => None,
    }
}

/// Whether the key writes something into the cell, also as the first half of an accented letter.
pub fn writes(key: &str, held: Held) -> bool {
    // AltGr counts as Ctrl and Alt together, and writes.
    held.control == held.alt && (key.chars().count() == 1 || key == "Dead" || key == "Process")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(keys: &str) -> Held {
        Held {
            control: keys.contains('c'),
            shift: keys.contains('s'),
            alt: keys.contains('a'),
        }
    }

    #[test]
    fn keys_do_what_they_do_in_a_spreadsheet() {
        let check =
            |key, with, expected| assert_eq!(action(key, held(with)), expected, "{with}+{key}");
        check(
            "ArrowDown",
            "s",
            Some(Action::Move(Step::Down, Range::Extended)),
        );
        check("Tab", "s", Some(Action::Move(Step::Previous, Range::Anew)));
        check("Home", "c", Some(Action::Move(Step::Start, Range::Anew)));
        check("d", "c", Some(Action::FillDown));
        check(" ", "s", Some(Action::MarkRows));
        check("ArrowDown", "a", Some(Action::Column));
        // Undo, copy and the browser's own keys pass.
        check("z", "c", None);
        check("c", "c", None);
        check("F5", "", None);
    }

    #[test]
    fn letters_write_also_with_altgr_and_as_halves_of_accented_ones() {
        assert!(writes("a", held("")));
        assert!(writes("A", held("s")));
        assert!(writes("@", held("ca")));
        assert!(writes("Dead", held("")));
        assert!(!writes("a", held("c")));
        assert!(!writes("F5", held("")));
    }
}
