//! Writing a cell: how it begins, what its keys do, and what becomes of the text.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::intl::folded;
use crate::browser::page;
use crate::components::grid::place::{Selection, Spot, Step};
use crate::components::grid::sheet::{Cause, CellText, Entry, Key, Texts, Wish};
use crate::components::grid::{Grid, Leaving};
use crate::i18n::language::words;

/// How wide a fault may be, in pixels.
const FAULT: f64 = 304.0;

/// The cell that is being written.
#[derive(Clone, PartialEq)]
pub struct Editing {
    pub spot: Spot,
    pub row: Option<Key>,
    pub column: usize,
    /// What stood there before.
    pub before: String,
    /// What the editor begins with.
    pub text: String,
    /// What was typed in place of what stood there.
    pub typed: Option<String>,
}

/// How writing begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start<'a> {
    /// With what stands there.
    Whole,
    /// With this letter in its place; it is still to be written by the browser.
    Letter(&'a str),
}

impl Grid {
    /// Begins to write the cell of the cursor.
    pub fn edit(self, start: Start) {
        let spot = self.range().cursor;
        let Some(column) = self.column_at(spot.column) else {
            return;
        };
        let row = self.key(spot.row);
        let entry = self.of_column(column, |column| column.entry.clone());
        if entry == Some(Entry::Form) {
            self.wish(Wish::OpenForm(row));
            return;
        }
        let cell = self.cells(spot.row, &[column]).pop().unwrap_or_default();
        let before = cell.plain().to_owned();
        let text = match (start, &entry) {
            (Start::Whole, _) => before.clone(),
            (Start::Letter(letter), Some(Entry::Choice(choices))) => {
                let first = |choice: &&String| folded(choice).starts_with(&folded(letter));
                choices
                    .iter()
                    .find(first)
                    .cloned()
                    .unwrap_or_else(|| before.clone())
            }
            (Start::Letter(letter), Some(Entry::Picked)) => letter.to_owned(),
            (Start::Letter(_), _) => String::new(),
        };
        self.bring_into_sight();
        self.fault.set(None);
        self.leaving.set(Leaving::Stays);
        let is_text = matches!(entry, Some(Entry::Text | Entry::Number));
        if let Some(input) = self.input.get_untracked().filter(|_| is_text) {
            // At once, so that the letter of the key goes into it.
            input.set_value(&text);
            input.set_hidden(false);
            self.place_editor(spot);
            page::focus_in_place(&input);
            let end = text.encode_utf16().count() as u32;
            let _ = input.set_selection_range(end, end);
        }
        self.editing.set(Some(Editing {
            spot,
            row,
            column,
            before,
            text,
            typed: match start {
                Start::Whole => None,
                Start::Letter(letter) => Some(letter.to_owned()),
            },
        }));
    }

    /// Writes the text into the cell and goes on; stays, and says why, where it is refused.
    pub fn commit(self, text: &str, then: Option<Step>) -> bool {
        let Some(editing) = self.editing.try_get_untracked().flatten() else {
            return true;
        };
        if text != editing.before {
            let column = editing.column;
            let mut texts = Texts {
                cause: Cause::Typed,
                cells: Vec::new(),
                added: Vec::new(),
            };
            match editing.row {
                Some(row) => texts.cells.push(CellText {
                    row,
                    column,
                    text: text.to_owned(),
                }),
                None => texts.added.push(vec![(column, text.to_owned())]),
            }
            let answer = self.ask_page(&Wish::Set(texts));
            if let Some(refused) = answer.refused.into_iter().next() {
                self.fault.set(Some(refused.why));
                return false;
            }
        }
        self.stop_editing();
        if let Some(step) = then {
            let to = editing.spot.after(step, self.shape());
            self.choose(Selection::at(to));
        }
        true
    }

    /// What is being written is written, as when another cell is chosen; whether it is done with.
    pub fn commit_present(self) -> bool {
        // An editor that is taken from the page while it has the focus is left when all else is gone.
        match self.editing.try_get_untracked().flatten() {
            Some(editing) if self.is_text(editing.column) => {
                let text = self.input.get_untracked().map(|input| input.value());
                self.commit(&text.unwrap_or_default(), None)
            }
            Some(_) => {
                // Choices and pickers write what is in them when they are left.
                self.focus();
                let is_done = self.fault.with_untracked(Option::is_none);
                if is_done {
                    self.stop_editing();
                }
                is_done
            }
            None => true,
        }
    }

    /// Hands on what is being written while the page is left, so that it is not lost.
    pub fn keep_present(self) {
        let Some(editing) = self.editing.try_get_untracked().flatten() else {
            return;
        };
        let text = self.input.get_untracked().map(|input| input.value());
        let text = text.filter(|text| self.is_text(editing.column) && *text != editing.before);
        if let Some(text) = text {
            self.ask_page(&Wish::Keep {
                row: editing.row,
                column: editing.column,
                text,
            });
        }
    }

    /// Whether the column is filled in by the line of text.
    pub fn is_text(self, column: usize) -> bool {
        let is = self.of_column(column, |column| {
            matches!(column.entry, Entry::Text | Entry::Number)
        });
        is.unwrap_or_default()
    }

    /// Lets the cell be as it is.
    pub fn stop_editing(self) {
        self.editing.set(None);
        self.fault.set(None);
        if let Some(input) = self.input.get_untracked() {
            input.set_hidden(true);
        }
    }

    /// What the cell is called for those who do not see where it stands.
    pub fn name_of(self, editing: &Editing) -> String {
        let label = self.of_column(editing.column, |column| column.label.clone());
        let row = words().number((editing.spot.row + 1) as f64, 0);
        words().grid_cell(&label.unwrap_or_default(), &row)
    }

    pub fn on_key(self, event: &KeyboardEvent, text: &str) {
        // Enter that ends the composition of a letter is not meant for the grid.
        if event.is_composing() {
            return;
        }
        let back = event.shift_key();
        let step = match event.key().as_str() {
            "Enter" if event.alt_key() => return,
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                return self.write_into_range(text);
            }
            "Enter" if back => Step::Up,
            "Enter" => Step::Down,
            "Tab" if back => Step::Previous,
            "Tab" => Step::Next,
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

    /// What picking leaves of a key: going on after a choice, and giving up.
    pub fn on_key_over(self, event: &KeyboardEvent, spot: Spot) {
        let step = match event.key().as_str() {
            "Enter" => Some(Step::Down),
            "Tab" if event.shift_key() => Some(Step::Previous),
            "Tab" => Some(Step::Next),
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
            Some(step) => self.choose(Selection::at(spot.after(step, self.shape()))),
            None => self.focus(),
        }
    }

    /// Ctrl+Enter: the text goes into every cell of the range.
    fn write_into_range(self, text: &str) {
        self.stop_editing();
        let columns = self.range_columns();
        let rows = self.range().rows().filter_map(|row| self.key(row));
        let cells: Vec<CellText> = rows
            .flat_map(|row| columns.iter().map(move |column| (row.clone(), *column)))
            .map(|(row, column)| CellText {
                row,
                column,
                text: text.to_owned(),
            })
            .collect();
        self.wish(Wish::Set(Texts {
            cause: Cause::SetForAll,
            cells,
            added: Vec::new(),
        }));
        self.focus();
    }

    /// Where a fault begins so that all of it is seen.
    pub fn left_of_fault(self, left: f64) -> f64 {
        let seen = self.scroller.get_untracked().map_or(f64::MAX, |scroller| {
            f64::from(scroller.scroll_left() + scroller.client_width())
        });
        left.min(seen - FAULT).max(0.0)
    }

    fn place_editor(self, spot: Spot) {
        let Some(input) = self.input.get_untracked() else {
            return;
        };
        if let Some((left, top, width, height)) = self.place_of(spot) {
            let pairs = [
                ("left", left),
                ("top", top),
                ("width", width),
                ("height", height),
            ];
            for (name, value) in pairs {
                // Setting a known property to pixels is never refused.
                let _ =
                    web_sys::HtmlElement::style(&input).set_property(name, &format!("{value}px"));
            }
        }
    }
}
