//! The selection is a range of cells; a cursor movement says where its cursor goes.

use std::ops::RangeInclusive;

/// The position of a cell: its row, and its index among the visible columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPosition {
    pub row: usize,
    pub column: usize,
}

/// The cells between two corners. The cursor is the corner that moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub anchor: CellPosition,
    pub cursor: CellPosition,
}

/// The size of the grid, and how many rows fit into the viewport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridSize {
    pub rows: usize,
    pub columns: usize,
    pub page: usize,
}

/// A movement of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorMove {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    ColumnStart,
    ColumnEnd,
    Start,
    End,
    PageUp,
    PageDown,
    /// To the next cell in reading order, and back.
    Next,
    Previous,
}

/// Whether choosing a cell starts a new selection or keeps the anchor of the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionMode {
    Replace,
    Extend,
}

impl Selection {
    /// A selection of one cell.
    pub fn at(position: CellPosition) -> Self {
        Self {
            anchor: position,
            cursor: position,
        }
    }

    /// The selected rows, from top to bottom.
    pub fn rows(self) -> RangeInclusive<usize> {
        between(self.anchor.row, self.cursor.row)
    }

    /// The selected columns, from left to right.
    pub fn columns(self) -> RangeInclusive<usize> {
        between(self.anchor.column, self.cursor.column)
    }

    /// The number of selected cells.
    pub fn size(self) -> usize {
        let length = |range: RangeInclusive<usize>| range.end() - range.start() + 1;
        length(self.rows()) * length(self.columns())
    }

    /// The same selection, limited to a grid that may have become smaller.
    pub fn within(self, shape: GridSize) -> Self {
        Self {
            anchor: self.anchor.within(shape),
            cursor: self.cursor.within(shape),
        }
    }

    /// The selection after the cursor moved to a cell.
    pub fn to(self, cursor: CellPosition, range: SelectionMode) -> Self {
        match range {
            SelectionMode::Replace => Self::at(cursor),
            SelectionMode::Extend => Self { cursor, ..self },
        }
    }
}

impl CellPosition {
    fn within(self, shape: GridSize) -> Self {
        Self {
            row: self.row.min(shape.rows.saturating_sub(1)),
            column: self.column.min(shape.columns.saturating_sub(1)),
        }
    }

    /// The position after a movement, which never leads out of the grid. In reading order, the first
    /// and the last cell lead nowhere.
    pub fn after(self, step: CursorMove, shape: GridSize) -> Self {
        let (last_row, last_column) = (
            shape.rows.saturating_sub(1),
            shape.columns.saturating_sub(1),
        );
        let Self { row, column } = self;
        let (row, column) = match step {
            CursorMove::Left => (row, column.saturating_sub(1)),
            CursorMove::Right => (row, column + 1),
            CursorMove::Up => (row.saturating_sub(1), column),
            CursorMove::Down => (row + 1, column),
            CursorMove::RowStart => (row, 0),
            CursorMove::RowEnd => (row, last_column),
            CursorMove::ColumnStart => (0, column),
            CursorMove::ColumnEnd => (last_row, column),
            CursorMove::Start => (0, 0),
            CursorMove::End => (last_row, last_column),
            CursorMove::PageUp => (row.saturating_sub(shape.page), column),
            CursorMove::PageDown => (row + shape.page, column),
            CursorMove::Next if column < last_column => (row, column + 1),
            CursorMove::Next if row < last_row => (row + 1, 0),
            CursorMove::Previous if column > 0 => (row, column - 1),
            CursorMove::Previous if row > 0 => (row - 1, last_column),
            CursorMove::Next | CursorMove::Previous => (row, column),
        };
        Self { row, column }.within(shape)
    }
}

fn between(a: usize, b: usize) -> RangeInclusive<usize> {
    a.min(b)..=a.max(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: GridSize = GridSize {
        rows: 100,
        columns: 5,
        page: 20,
    };

    fn check(from: (usize, usize), step: CursorMove, to: (usize, usize)) {
        let position = |(row, column)| CellPosition { row, column };
        assert_eq!(
            position(from).after(step, SHAPE),
            position(to),
            "{step:?} from {from:?}"
        );
    }

    #[test]
    fn steps_stay_within_the_grid() {
        check((0, 0), CursorMove::Left, (0, 0));
        check((0, 4), CursorMove::Right, (0, 4));
        check((0, 3), CursorMove::Up, (0, 3));
        check((99, 3), CursorMove::Down, (99, 3));
        check((3, 3), CursorMove::RowStart, (3, 0));
        check((3, 3), CursorMove::RowEnd, (3, 4));
        check((3, 3), CursorMove::Start, (0, 0));
        check((3, 3), CursorMove::End, (99, 4));
        check((3, 3), CursorMove::PageUp, (0, 3));
        check((90, 3), CursorMove::PageDown, (99, 3));
    }

    #[test]
    fn the_next_cell_is_the_one_that_is_read_next() {
        check((3, 4), CursorMove::Next, (4, 0));
        check((4, 0), CursorMove::Previous, (3, 4));
        check((99, 4), CursorMove::Next, (99, 4));
        check((0, 0), CursorMove::Previous, (0, 0));
    }

    #[test]
    fn a_range_counts_from_either_corner() {
        let corner = Selection::at(CellPosition { row: 5, column: 3 });
        let range = corner.to(CellPosition { row: 2, column: 4 }, SelectionMode::Extend);
        assert_eq!(
            (range.rows(), range.columns(), range.size()),
            (2..=5, 3..=4, 8)
        );
        assert_eq!(
            range
                .to(CellPosition::default(), SelectionMode::Replace)
                .size(),
            1
        );
    }

    #[test]
    fn a_grid_without_cells_has_one_place() {
        let none = GridSize {
            rows: 0,
            columns: 0,
            page: 0,
        };
        assert_eq!(
            CellPosition { row: 3, column: 3 }.after(CursorMove::End, none),
            CellPosition::default()
        );
    }
}
