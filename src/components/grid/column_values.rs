//! The values that stand in a column, and how often.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use enlace_model::order::put_in_order;

use crate::components::grid::arrangement::compare;
use crate::components::grid::props::GridCell;
use crate::components::sorting::Direction;

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnValue {
    /// Empty for the cells that are.
    pub text: String,
    pub count: usize,
}

/// The values of these cells, each once: numbers first, empty cells last. Those that are `kept` are there also
/// where no cell has them.
pub fn values(
    cells: impl Iterator<Item = GridCell>,
    kept: &[String],
    texts: impl Fn(&str, &str) -> Ordering,
) -> Vec<ColumnValue> {
    let mut found: BTreeMap<String, (Option<f64>, usize)> = BTreeMap::new();
    for cell in cells {
        let (_, count) = found.entry(cell.text).or_insert((cell.number, 0));
        *count += 1;
    }
    for text in kept {
        found.entry(text.clone()).or_insert((None, 0));
    }
    let mut all: Vec<(String, (Option<f64>, usize))> = found.into_iter().collect();
    put_in_order(&mut all, |(a, (a_number, _)), (b, (b_number, _))| {
        compare((a, *a_number), (b, *b_number), Direction::Ascending, &texts)
    });
    let value = |(text, (_, count))| ColumnValue { text, count };
    all.into_iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_stands_once_with_its_count_numbers_first_and_empty_cells_last() {
        let cell = |text: &str| GridCell {
            number: text.parse().ok(),
            ..GridCell::from(text.to_owned())
        };
        let cells = ["b", "", "10", "9", "b", "a", "9"].map(cell);
        let kept = ["gone".to_owned(), "b".to_owned()];
        let found = values(cells.into_iter(), &kept, |a: &str, b: &str| a.cmp(b));
        let found: Vec<(&str, usize)> = found
            .iter()
            .map(|value| (value.text.as_str(), value.count))
            .collect();
        let expected = [
            ("9", 2),
            ("10", 1),
            ("a", 1),
            ("b", 2),
            ("gone", 0),
            ("", 1),
        ];
        assert_eq!(found, expected);
    }
}
