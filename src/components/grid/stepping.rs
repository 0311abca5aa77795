//! Where Tab and Enter lead: through a new row by the columns that it needs, else as in any spreadsheet.

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::cursor_in_sight::ScrollTo;
use crate::components::grid::props::{NewRowStop, RowKey};
use crate::components::grid::selection::{CellPosition, CursorMove, GridSize, Selection};

/// What Tab and Enter have to remember.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryRun {
    /// The column in which a run of Tabs began: Enter goes back to it.
    start: Option<usize>,
    /// The row that was begun as a new one and is still being filled in.
    begun: Option<RowKey>,
}

/// What a row is to whoever writes in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowPhase {
    /// The row of a new record, in which nothing is typed.
    Untouched,
    /// The row of a new record that still misses something.
    Incomplete,
    /// A record that was begun as a new row just now.
    JustKept,
    /// Any other row.
    Ordinary,
}

/// What decides where a step leads.
struct StepContext<'a> {
    size: GridSize,
    phase: RowPhase,
    run_start: Option<usize>,
    /// The columns that a new row needs, by their indices among the visible ones.
    stops: &'a [usize],
    /// Those of them that are missing.
    missing: &'a [usize],
}

/// The cell that Tab (`Next`), Enter (`Down`) or one of them with Shift leads to.
fn stepped(from: CellPosition, step: CursorMove, context: &StepContext) -> CellPosition {
    let StepContext {
        size,
        phase,
        stops,
        missing,
        ..
    } = *context;
    let new_row = size.rows.saturating_sub(1);
    let first_stop = stops.first().copied().unwrap_or(0);
    let in_row = |column| CellPosition { column, ..from };
    let next_row = CellPosition {
        row: new_row,
        column: first_stop,
    };
    let is_new = phase != RowPhase::Ordinary && !stops.is_empty();
    match step {
        CursorMove::Next if is_new => {
            let next = stops.iter().find(|stop| **stop > from.column);
            match (next, phase) {
                (Some(next), _) => in_row(*next),
                (None, RowPhase::JustKept) => next_row,
                (None, RowPhase::Incomplete) => in_row(*missing.first().unwrap_or(&first_stop)),
                (None, _) => from,
            }
        }
        CursorMove::Previous if is_new => {
            match stops.iter().rev().find(|stop| **stop < from.column) {
                Some(before) => in_row(*before),
                None => from.after(step, size),
            }
        }
        CursorMove::Down => match phase {
            RowPhase::Untouched => from,
            RowPhase::Incomplete => in_row(*missing.first().unwrap_or(&from.column)),
            RowPhase::JustKept => next_row,
            RowPhase::Ordinary => {
                let column = context.run_start.unwrap_or(from.column);
                CellPosition { column, ..from }.after(step, size)
            }
        },
        _ => from.after(step, size),
    }
}

impl GridState {
    /// The cell that a step leads to after something was written, or by Tab alone.
    pub fn step_from(self, from: CellPosition, step: CursorMove) -> CellPosition {
        let visible = self.visible_columns.get_untracked();
        let index = |column: &usize| visible.iter().position(|own| own == column);
        let (stops, pending) = self.props.with_value(|props| {
            let stops = visible.iter().enumerate();
            let stops =
                stops.filter(|(_, column)| props.columns[**column].new_row == NewRowStop::Stops);
            let stops: Vec<usize> = stops.map(|(index, _)| index).collect();
            (stops, props.pending.get_untracked())
        });
        let key = self.row_key(from.row);
        let run = self.run.get_value();
        let phase = match (&key, &pending) {
            (None, Some(_)) => RowPhase::Incomplete,
            (None, None) => RowPhase::Untouched,
            (Some(_), _) if key == run.begun => RowPhase::JustKept,
            (Some(_), _) => RowPhase::Ordinary,
        };
        let missing = pending.map_or_else(Vec::new, |row| row.missing);
        let mut missing: Vec<usize> = missing.iter().filter_map(index).collect();
        missing.sort_unstable();
        let context = StepContext {
            size: self.size(),
            phase,
            run_start: run.start,
            stops: &stops,
            missing: &missing,
        };
        stepped(from, step, &context)
    }

    /// Goes on from a cell as Tab, Enter or one of them with Shift do.
    pub fn step_on(self, from: CellPosition, step: CursorMove) {
        let to = self.step_from(from, step);
        self.run.update_value(|run| match step {
            CursorMove::Next => run.start = Some(run.start.unwrap_or(from.column)),
            CursorMove::Previous => {}
            _ => run.start = None,
        });
        if self.row_key(to.row) != self.run.with_value(|run| run.begun.clone()) {
            self.run.update_value(|run| run.begun = None);
        }
        self.choose(Selection::at(to));
    }

    /// Notes that the record of this row was begun as a new one just now.
    pub fn note_begun(self, row: usize) {
        if let Some(key) = self.row_key(row) {
            self.run.update_value(|run| run.begun = Some(key));
        }
    }

    /// Whether the cursor is in the record that was begun as a new one just now.
    pub fn is_filling_in(self) -> bool {
        let key = self.row_key(self.current_selection().cursor.row);
        key.is_some() && key == self.run.with_value(|run| run.begun.clone())
    }

    /// The cursor goes elsewhere: Enter goes down again, and Tab to the next column.
    pub fn end_run(self) {
        self.run.set_value(EntryRun::default());
    }

    /// Goes to the first cell that a new row needs.
    pub fn begin_new_row(self) {
        self.end_run();
        let visible = self.visible_columns.get_untracked();
        let is_stop = |column: &usize| {
            let stop = self.with_column(*column, |column| column.new_row);
            stop == Some(NewRowStop::Stops)
        };
        let position = CellPosition {
            row: self.size().rows - 1,
            column: visible.iter().position(is_stop).unwrap_or(0),
        };
        self.choose(Selection::at(position));
        // The first column may not be the first that is needed.
        self.bring_into_sight(ScrollTo::FirstColumns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOPS: &[usize] = &[0, 1, 2, 5];

    fn check(
        phase: RowPhase,
        (from, step): ((usize, usize), CursorMove),
        run_start: Option<usize>,
        missing: &[usize],
        to: (usize, usize),
    ) {
        let position = |(row, column)| CellPosition { row, column };
        let context = StepContext {
            size: GridSize {
                rows: 10,
                columns: 8,
                page: 5,
            },
            phase,
            run_start,
            stops: STOPS,
            missing,
        };
        let stepped = stepped(position(from), step, &context);
        assert_eq!(stepped, position(to), "{phase:?} {step:?} from {from:?}");
    }

    #[test]
    fn tab_goes_through_a_new_row_by_the_columns_that_it_needs_and_on_to_the_next() {
        use CursorMove::{Next, Previous};
        let incomplete = RowPhase::Incomplete;
        check(incomplete, ((9, 0), Next), None, &[1, 2], (9, 1));
        check(incomplete, ((9, 3), Next), None, &[1, 2], (9, 5));
        check(incomplete, ((9, 5), Next), None, &[1, 2], (9, 1));
        check(incomplete, ((9, 5), Previous), None, &[1], (9, 2));
        check(RowPhase::JustKept, ((8, 2), Next), None, &[], (8, 5));
        check(RowPhase::JustKept, ((8, 5), Next), None, &[], (9, 0));
        check(RowPhase::JustKept, ((8, 0), Previous), None, &[], (7, 7));
        // Nothing is typed: Tab leaves the table behind its last cell.
        check(RowPhase::Untouched, ((9, 5), Next), None, &[], (9, 5));
    }

    #[test]
    fn enter_goes_to_what_is_missing_and_then_to_the_next_new_row() {
        use CursorMove::Down;
        check(RowPhase::Incomplete, ((9, 0), Down), Some(0), &[2], (9, 2));
        check(RowPhase::JustKept, ((8, 2), Down), Some(0), &[], (9, 0));
        check(RowPhase::Untouched, ((9, 3), Down), None, &[], (9, 3));
    }

    #[test]
    fn elsewhere_enter_goes_down_and_back_to_where_the_tabs_began() {
        use CursorMove::{Down, Next, Up};
        let ordinary = RowPhase::Ordinary;
        check(ordinary, ((3, 4), Down), None, &[], (4, 4));
        check(ordinary, ((3, 4), Down), Some(1), &[], (4, 1));
        check(ordinary, ((3, 4), Next), Some(1), &[], (3, 5));
        check(ordinary, ((3, 4), Up), Some(1), &[], (2, 4));
    }
}
