//! Where in the grid one is: cells, ranges, and where a step leads.

use std::ops::RangeInclusive;

/// A cell: its row and its column among those that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub row: usize,
    pub column: usize,
}

/// The cells between two corners; the cursor is the one that moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub anchor: Spot,
    pub cursor: Spot,
}

/// How large the grid is, and how many rows are seen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub rows: usize,
    pub columns: usize,
    pub page: usize,
}

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
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
    /// To the next cell as one reads, and back.
    Next,
    Previous,
}

/// Whether the other corner of the range comes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    Anew,
    Extended,
}

impl Selection {
    /// One cell.
    pub fn at(spot: Spot) -> Self {
        Self {
            anchor: spot,
            cursor: spot,
        }
    }

    /// The rows, from the upper one to the lower one.
    pub fn rows(self) -> RangeInclusive<usize> {
        between(self.anchor.row, self.cursor.row)
    }

    /// The columns, from the left one to the right one.
    pub fn columns(self) -> RangeInclusive<usize> {
        between(self.anchor.column, self.cursor.column)
    }

    /// How many cells it has.
    pub fn size(self) -> usize {
        let length = |range: RangeInclusive<usize>| range.end() - range.start() + 1;
        length(self.rows()) * length(self.columns())
    }

    /// The same, within a grid that may have become smaller.
    pub fn within(self, shape: Shape) -> Self {
        Self {
            anchor: self.anchor.within(shape),
            cursor: self.cursor.within(shape),
        }
    }

    /// The selection after the cursor went somewhere.
    pub fn to(self, cursor: Spot, range: Range) -> Self {
        match range {
            Range::Anew => Self::at(cursor),
            Range::Extended => Self { cursor, ..self },
        }
    }
}

impl Spot {
    fn within(self, shape: Shape) -> Self {
        Self {
            row: self.row.min(shape.rows.saturating_sub(1)),
            column: self.column.min(shape.columns.saturating_sub(1)),
        }
    }

    /// Where a step leads: never out of the grid. At its first and last cell, the steps as one
    /// reads lead nowhere.
    pub fn after(self, step: Step, shape: Shape) -> Self {
        let (last_row, last_column) = (
            shape.rows.saturating_sub(1),
            shape.columns.saturating_sub(1),
        );
        let Self { row, column } = self;
        let (row, column) = match step {
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, column + 1),
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => (row + 1, column),
            Step::RowStart => (row, 0),
            Step::RowEnd => (row, last_column),
            Step::ColumnStart => (0, column),
            Step::ColumnEnd => (last_row, column),
            Step::Start => (0, 0),
            Step::End => (last_row, last_column),
            Step::PageUp => (row.saturating_sub(shape.page), column),
            Step::PageDown => (row + shape.page, column),
            Step::Next if column < last_column => (row, column + 1),
            Step::Next if row < last_row => (row + 1, 0),
            Step::Previous if column > 0 => (row, column - 1),
            Step::Previous if row > 0 => (row - 1, last_column),
            Step::Next | Step::Previous => (row, column),
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

    const SHAPE: Shape = Shape {
        rows: 100,
        columns: 5,
        page: 20,
    };

    fn check(from: (usize, usize), step: Step, to: (usize, usize)) {
        let spot = |(row, column)| Spot { row, column };
        assert_eq!(
            spot(from).after(step, SHAPE),
            spot(to),
            "{step:?} from {from:?}"
        );
    }

    #[test]
    fn steps_stay_within_the_grid() {
        check((0, 0), Step::Left, (0, 0));
        check((0, 4), Step::Right, (0, 4));
        check((0, 3), Step::Up, (0, 3));
        check((99, 3), Step::Down, (99, 3));
        check((3, 3), Step::RowStart, (3, 0));
        check((3, 3), Step::RowEnd, (3, 4));
        check((3, 3), Step::Start, (0, 0));
        check((3, 3), Step::End, (99, 4));
        check((3, 3), Step::PageUp, (0, 3));
        check((90, 3), Step::PageDown, (99, 3));
    }

    #[test]
    fn the_next_cell_is_the_one_that_is_read_next() {
        check((3, 4), Step::Next, (4, 0));
        check((4, 0), Step::Previous, (3, 4));
        check((99, 4), Step::Next, (99, 4));
        check((0, 0), Step::Previous, (0, 0));
    }

    #[test]
    fn a_range_counts_from_either_corner() {
        let corner = Selection::at(Spot { row: 5, column: 3 });
        let range = corner.to(Spot { row: 2, column: 4 }, Range::Extended);
        assert_eq!(
            (range.rows(), range.columns(), range.size()),
            (2..=5, 3..=4, 8)
        );
        assert_eq!(range.to(Spot::default(), Range::Anew).size(), 1);
    }

    #[test]
    fn a_grid_without_cells_has_one_place() {
        let none = Shape {
            rows: 0,
            columns: 0,
            page: 0,
        };
        assert_eq!(
            Spot { row: 3, column: 3 }.after(Step::End, none),
            Spot::default()
        );
    }
}
