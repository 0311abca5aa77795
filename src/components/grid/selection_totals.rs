//! What the selected numbers give together: sum, mean, and what belongs beside the sum.

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::props::{ColumnTotal, GridColumn};
use crate::i18n::Words;
use crate::i18n::language::words;

/// Totals are computed up to this many cells.
const MOST_CELLS: usize = 20_000;

/// The numbers of some cells together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NumbersTogether {
    pub count: usize,
    pub sum: f64,
}

impl NumbersTogether {
    /// Adds these numbers; empty cells add nothing.
    pub fn add(&mut self, numbers: impl Iterator<Item = Option<f64>>) {
        for number in numbers.flatten() {
            self.count += 1;
            self.sum += number;
        }
    }

    /// Their mean; `None` where there is no number.
    pub fn mean(self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }
}

/// The total in words, without what it is of; `None` where the numbers give nothing together.
pub fn total(w: Words, kind: ColumnTotal, numbers: NumbersTogether) -> Option<String> {
    let mean = numbers.mean()?;
    match kind {
        ColumnTotal::Nothing => None,
        ColumnTotal::Mean => Some(w.grid_mean(&w.number(mean, 2))),
        ColumnTotal::MeanPercent => {
            let percent = format!("{} %", w.number(mean * 100.0, 1));
            Some(w.grid_mean(&percent))
        }
        ColumnTotal::Sum => Some(w.grid_sum(&w.number(numbers.sum, 2))),
    }
}

/// The total as it stands below its column: a sum is its number alone.
pub fn total_alone(w: Words, kind: ColumnTotal, numbers: NumbersTogether) -> Option<String> {
    match kind {
        ColumnTotal::Sum if numbers.count > 0 => Some(w.number(numbers.sum, 2)),
        _ => total(w, kind, numbers),
    }
}

/// The totals of the selection; nothing for a single cell.
pub fn said(grid: GridState) -> Option<String> {
    let w = words();
    let range = grid.current_selection();
    let size = range.size();
    if size < 2 {
        return None;
    }
    let count = w.grid_cells(size as f64);
    if size > MOST_CELLS {
        return Some(count);
    }
    let columns = grid.selected_columns();
    let kinds: Vec<ColumnTotal> = columns
        .iter()
        .filter_map(|column| grid.with_column(*column, |own| own.total))
        .collect();
    let mut numbers = NumbersTogether::default();
    for row in range.rows() {
        let cells = grid.cells(row, &columns);
        let summed = cells
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| **kind != ColumnTotal::Nothing);
        numbers.add(summed.map(|(cell, _)| cell.number));
    }
    let mut kinds = kinds
        .into_iter()
        .filter(|kind| *kind != ColumnTotal::Nothing);
    let kind = kinds.next().unwrap_or(ColumnTotal::Nothing);
    // Numbers of different sorts have no sum.
    let kind = match kinds.all(|other| other == kind) {
        true => kind,
        false => ColumnTotal::Nothing,
    };
    let Some(total) = total(w, kind, numbers) else {
        return Some(count);
    };
    let mut parts = vec![of_column(grid, &columns, total)];
    if let (ColumnTotal::Sum, Some(mean)) = (kind, numbers.mean()) {
        parts.push(w.grid_mean(&w.number(mean, 2)));
    }
    if numbers.count < size {
        parts.push(w.grid_numbers(numbers.count as f64));
    }
    parts.extend(beside(grid, &columns));
    Some(w.grid_totals(&count, &parts.join(" · ")))
}

/// The total with the name of its column, where it is of one column alone.
fn of_column(grid: GridState, columns: &[usize], total: String) -> String {
    let name = match columns {
        [column] => grid.with_column(*column, |own| within_words(&own.label)),
        _ => None,
    };
    match name {
        Some(name) => format!("{total} {name}"),
        None => total,
    }
}

/// The sum of the column that belongs beside the selected one, in the selected rows.
fn beside(grid: GridState, columns: &[usize]) -> Option<String> {
    let [column] = columns else { return None };
    let with = grid.with_column(*column, |own| own.summed_with)?;
    let (other, label) = grid.props.with_value(|props| {
        let found = |own: &GridColumn| own.id == with;
        let place = props.columns.iter().position(found)?;
        Some((place, props.columns[place].label.clone()))
    })?;
    let mut numbers = NumbersTogether::default();
    for row in grid.current_selection().rows() {
        numbers.add(grid.cells(row, &[other]).iter().map(|cell| cell.number));
    }
    let sum = words().number(numbers.sum, 2);
    (numbers.count > 0).then(|| format!("{sum} {}", within_words(&label)))
}

/// A label as it stands within a sentence: small, unless it begins with more than one capital.
fn within_words(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = label.strip_prefix(first).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn numbers_give_a_sum_a_mean_or_nothing_together() {
        let w = Words(Language::En);
        let mut numbers = NumbersTogether::default();
        numbers.add([Some(0.5), None, Some(1.0)].into_iter());
        assert_eq!(numbers.count, 2);
        let check = |kind, expected: Option<&str>| {
            assert_eq!(total(w, kind, numbers).as_deref(), expected);
        };
        check(ColumnTotal::Sum, Some("sum 1.5"));
        check(ColumnTotal::Mean, Some("mean 0.75"));
        check(ColumnTotal::MeanPercent, Some("mean 75 %"));
        check(ColumnTotal::Nothing, None);
        assert_eq!(total(w, ColumnTotal::Sum, NumbersTogether::default()), None);
    }

    #[test]
    fn a_label_stands_small_within_a_sentence_unless_it_is_an_abbreviation() {
        assert_eq!(within_words("Places"), "places");
        assert_eq!(within_words("FCT places"), "FCT places");
        assert_eq!(within_words(""), "");
    }
}
