//! Where the next cell is in which something is wrong.

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::finding::FindingFocus;
use crate::components::grid::props::RowKey;
use crate::i18n::language::words;

/// In which direction the next one is looked for; after the last row comes the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchDirection {
    Forward,
    Back,
}

/// The next problem from a row and a column on, both as they stand on the screen; the one that is there comes
/// last. `place` says where a column stands.
fn next_problem(
    rows: &[RowKey],
    problems: &[(RowKey, usize)],
    (row, column): (usize, usize),
    direction: SearchDirection,
    place: impl Fn(usize) -> usize,
) -> Option<(RowKey, usize)> {
    let in_row = |at: usize| {
        let key = rows.get(at)?;
        let from = problems.partition_point(|(own, _)| own < key);
        let own = problems[from..].iter().take_while(|(own, _)| own == key);
        let mut columns: Vec<usize> = own.map(|(_, column)| *column).collect();
        columns.sort_unstable_by_key(|column| place(*column));
        (!columns.is_empty()).then_some((key, columns))
    };
    let count = rows.len();
    let row = row.min(count);
    let further = |own: usize| match direction {
        SearchDirection::Forward => own > column,
        SearchDirection::Back => own < column,
    };
    let first = |columns: Vec<usize>, is_meant: &dyn Fn(usize) -> bool| {
        let mut meant = columns.into_iter().filter(|own| is_meant(place(*own)));
        match direction {
            SearchDirection::Forward => meant.next(),
            SearchDirection::Back => meant.next_back(),
        }
    };
    let at = |at: usize, is_meant: &dyn Fn(usize) -> bool| {
        let (key, columns) = in_row(at)?;
        Some((key.clone(), first(columns, is_meant)?))
    };
    // The row of a new record stands between the last row and the first; nothing is wrong with it.
    let ring = count + 1;
    let mut others = (1..ring).map(|step| match direction {
        SearchDirection::Forward => (row + step) % ring,
        SearchDirection::Back => (row + ring - step) % ring,
    });
    at(row, &further)
        .or_else(|| others.find_map(|other| at(other, &|_| true)))
        .or_else(|| at(row, &|_| true))
}

impl GridState {
    /// Moves the cursor to the next cell in which something is wrong, and says there what it is. Where its
    /// column is not shown, it is from now on.
    pub fn go_to_problem(self, direction: SearchDirection) {
        let (problems, rows) = (
            self.props
                .with_value(|props| props.problem_cells.get_untracked()),
            self.order.get_untracked().keys,
        );
        let cursor = self.current_selection().cursor;
        let visible = self.visible_columns.get_untracked();
        let place = |column: usize| {
            let shown = visible.iter().position(|own| *own == column);
            shown.unwrap_or(visible.len() + column)
        };
        let at = (cursor.row, cursor.column);
        let w = words();
        match next_problem(&rows, &problems.0, at, direction, place) {
            Some((key, column)) => {
                if !visible.contains(&column)
                    && let Some(id) = self.with_column(column, |column| column.id)
                {
                    self.arrange(|own| own.hidden.retain(|hidden| hidden != id));
                }
                self.wanted_problem.set(Some((key, column)));
            }
            None if problems.0.is_empty() => self.announce(w.grid_no_problem().to_owned()),
            None => self.announce(w.grid_problems_hidden().to_owned()),
        }
    }

    /// Goes to the wanted problem as soon as its column is shown.
    pub fn follow_wanted_problem(self) {
        Effect::new(move |_| {
            let Some((key, column)) = self.wanted_problem.get() else {
                return;
            };
            if self.visible_columns.with(|shown| shown.contains(&column)) {
                self.wanted_problem.set(None);
                self.move_cursor_to(&key, Some(column));
                self.focus();
                self.open_finding(FindingFocus::Inside);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: (usize, usize), direction: SearchDirection, expected: (&str, usize)) {
        let rows: Vec<RowKey> = ["c", "a", "d", "b"].map(RowKey::from).to_vec();
        // The columns stand in the order 2, 0, 1, and 9 is not shown.
        let place = |column: usize| [1, 2, 0].get(column).copied().unwrap_or(column);
        let problems = [("a", 0), ("a", 2), ("b", 1), ("b", 9), ("x", 0)];
        let problems = problems.map(|(row, column)| (RowKey::from(row), column));
        let found = next_problem(&rows, &problems, from, direction, place);
        assert_eq!(found, Some((expected.0.into(), expected.1)), "{from:?}");
    }

    #[test]
    fn the_next_problem_is_found_in_the_order_of_the_screen_and_round_its_end() {
        use SearchDirection::{Back, Forward};
        check((0, 0), Forward, ("a", 2));
        check((1, 0), Forward, ("a", 0));
        check((1, 1), Forward, ("b", 1));
        check((3, 2), Forward, ("b", 9));
        check((3, 9), Forward, ("a", 2));
        // From the row of a new record.
        check((4, 0), Forward, ("a", 2));
        check((4, 0), Back, ("b", 9));
        check((1, 0), Back, ("b", 9));
        check((3, 2), Back, ("a", 0));
    }

    #[test]
    fn the_only_problem_is_found_again_and_none_where_all_rows_with_some_are_hidden() {
        let rows: Vec<RowKey> = ["a", "b"].map(RowKey::from).to_vec();
        let next = |problems: &[(RowKey, usize)]| {
            next_problem(&rows, problems, (0, 1), SearchDirection::Forward, |at| at)
        };
        assert_eq!(next(&[("a".into(), 1)]), Some(("a".into(), 1)));
        assert_eq!(next(&[("z".into(), 1)]), None);
        assert_eq!(
            next_problem(
                &[],
                &[("a".into(), 1)],
                (0, 0),
                SearchDirection::Back,
                |at| at
            ),
            None
        );
    }
}
