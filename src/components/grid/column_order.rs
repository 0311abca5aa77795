//! The order of the columns: the page's own, until one is moved in the head or by the menu of its column.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::selection::{CellPosition, Selection};

/// The columns in their order, as indices among all, given the ids in the order that was chosen. A column that
/// this does not name follows the one that it follows usually.
pub fn ordered(columns: &[&str], chosen: &[String]) -> Vec<usize> {
    let place = |id: &String| columns.iter().position(|own| own == id);
    let mut all: Vec<usize> = Vec::with_capacity(columns.len());
    for index in chosen.iter().filter_map(place) {
        if !all.contains(&index) {
            all.push(index);
        }
    }
    for index in 0..columns.len() {
        if all.contains(&index) {
            continue;
        }
        let before = index.checked_sub(1);
        let before = before.and_then(|before| all.iter().position(|own| *own == before));
        all.insert(before.map_or(0, |before| before + 1), index);
    }
    all
}

/// The columns after one was moved to stand before another; at the end where there is no other.
fn moved(all: &[usize], column: usize, before: Option<usize>) -> Vec<usize> {
    let mut rest: Vec<usize> = all.iter().copied().filter(|own| *own != column).collect();
    let place = before.and_then(|before| rest.iter().position(|own| *own == before));
    rest.insert(place.unwrap_or(rest.len()), column);
    rest
}

/// On which side of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnSide {
    Left,
    Right,
}

impl GridState {
    /// All columns in their order.
    pub fn ordered_columns(self) -> Vec<usize> {
        self.props.with_value(|props| {
            let ids: Vec<&str> = props.columns.iter().map(|column| column.id).collect();
            props.order.with(|chosen| ordered(&ids, chosen))
        })
    }

    /// Where the column comes to stand when it is moved by one; `None` at the end of the table.
    pub fn gap_beside(self, column: usize, side: ColumnSide) -> Option<usize> {
        let visible: Arc<Vec<usize>> = self.visible_columns.get_untracked();
        let now = visible.iter().position(|own| *own == column)?;
        match side {
            ColumnSide::Left => now.checked_sub(1),
            ColumnSide::Right => (now + 1 < visible.len()).then_some(now + 2),
        }
    }

    /// Moves a column to the gap before the visible column at this index, or behind the last one. The cursor
    /// goes with it.
    pub fn move_column(self, column: usize, gap: usize) {
        let visible = self.visible_columns.get_untracked();
        let Some(now) = visible.iter().position(|own| *own == column) else {
            return;
        };
        if gap == now || gap == now + 1 {
            return;
        }
        let all = untrack(|| self.ordered_columns());
        let all = match (visible.get(gap), visible.last()) {
            (Some(before), _) => moved(&all, column, Some(*before)),
            // Behind the last one that is shown, not behind those that are hidden.
            (None, Some(last)) => {
                let behind = all.iter().position(|own| own == last);
                let next = behind.and_then(|behind| all.get(behind + 1));
                moved(&all, column, next.copied())
            }
            (None, None) => return,
        };
        let ids = self.props.with_value(|props| {
            let ids = all.iter().map(|index| props.columns[*index].id.to_owned());
            ids.collect::<Vec<String>>()
        });
        let row = self.current_selection().cursor.row;
        self.props.with_value(|props| props.order).set(ids);
        let column = if gap > now { gap - 1 } else { gap };
        self.selection
            .set(Selection::at(CellPosition { row, column }));
    }

    /// Brings back the order that the page gives.
    pub fn usual_order(self) {
        self.props.with_value(|props| props.order).set(Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_as_chosen_and_new_ones_beside_those_that_they_follow() {
        let check = |chosen: &str, expected: &[usize]| {
            let chosen: Vec<String> = chosen.split_whitespace().map(str::to_owned).collect();
            assert_eq!(
                ordered(&["a", "b", "c", "d"], &chosen),
                expected,
                "{chosen:?}"
            );
        };
        check("", &[0, 1, 2, 3]);
        check("d c b a", &[3, 2, 1, 0]);
        check("c a", &[2, 3, 0, 1]);
        check("d gone d", &[0, 1, 2, 3]);
        check("b", &[0, 1, 2, 3]);
    }

    #[test]
    fn a_column_is_moved_before_another_or_to_the_end() {
        let all = [0, 1, 2, 3];
        assert_eq!(moved(&all, 3, Some(1)), [0, 3, 1, 2]);
        assert_eq!(moved(&all, 0, Some(3)), [1, 2, 0, 3]);
        assert_eq!(moved(&all, 1, None), [0, 2, 3, 1]);
    }
}
