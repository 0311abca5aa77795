//! The row order says which rows are visible, and in which sequence.
//!
//! Rows keep their places while they are edited, as in a spreadsheet: only another arrangement sorts and
//! filters them again. Rows that were added stay at the end until then.

use std::sync::Arc;

use enlace_model::order::put_in_order;

use crate::browser::intl;
use crate::components::grid::arrangement::{Arrangement, compare};
use crate::components::grid::cell_filter::CellFilter;
use crate::components::grid::props::{GridCell, GridProps, RowKey};
use crate::i18n::language::words;

/// The visible rows in their order.
#[derive(Clone, Debug, Default)]
pub struct RowOrder {
    pub keys: Arc<Vec<RowKey>>,
    /// All rows, and the arrangement that decided the order.
    of: (Arc<Vec<RowKey>>, Arrangement),
}

impl PartialEq for RowOrder {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }
}

/// Computes the order of the visible rows, given the order before.
pub fn compute_row_order(
    props: &GridProps,
    rows: &Arc<Vec<RowKey>>,
    arrangement: Arrangement,
    before: Option<&RowOrder>,
) -> RowOrder {
    let keys = match before {
        Some(before) if before.of.1.orders_as(&arrangement) => {
            if Arc::ptr_eq(rows, &before.of.0) {
                before.keys.clone()
            } else {
                Arc::new(kept(&before.keys, &before.of.0, rows))
            }
        }
        _ => arranged(props, rows, &arrangement),
    };
    RowOrder {
        keys,
        of: (rows.clone(), arrangement),
    }
}

/// The visible rows that still exist in their order, followed by the new ones.
fn kept(shown: &[RowKey], before: &[RowKey], now: &[RowKey]) -> Vec<RowKey> {
    let stays = shown.iter().filter(|key| now.binary_search(key).is_ok());
    let is_new = now.iter().filter(|key| before.binary_search(key).is_err());
    stays.chain(is_new).cloned().collect()
}

fn arranged(
    props: &GridProps,
    rows: &Arc<Vec<RowKey>>,
    arrangement: &Arrangement,
) -> Arc<Vec<RowKey>> {
    let sort = arrangement.sort.as_ref();
    let sort = sort.and_then(|(id, direction)| Some((place(props, id)?, *direction)));
    let passing = passing(props, rows, arrangement);
    let Some((column, direction)) = sort else {
        return passing;
    };
    let language = words().0.intl_tag();
    let read = |key: &RowKey| {
        let cell = (props.read)(key, &[column]).pop().unwrap_or_default();
        (key.clone(), cell)
    };
    let mut sorted: Vec<(RowKey, GridCell)> = passing.iter().map(read).collect();
    put_in_order(&mut sorted, |(_, a), (_, b)| {
        let texts = |a: &str, b: &str| intl::compare(language, a, b);
        compare((&a.text, a.number), (&b.text, b.number), direction, texts)
    });
    Arc::new(sorted.into_iter().map(|(key, _)| key).collect())
}

fn place(props: &GridProps, id: &str) -> Option<usize> {
    props.columns.iter().position(|column| column.id == id)
}

/// The rows that pass the search and the filters, in the order in which they come.
pub fn passing(
    props: &GridProps,
    rows: &Arc<Vec<RowKey>>,
    arrangement: &Arrangement,
) -> Arc<Vec<RowKey>> {
    let filters: Vec<(usize, CellFilter)> = arrangement
        .filters
        .iter()
        .filter_map(|(id, filter)| {
            Some((place(props, id)?, CellFilter::read(filter, props.decimal)))
        })
        .collect();
    let searched = arrangement.search.trim();
    if filters.is_empty() && searched.is_empty() {
        return rows.clone();
    }
    let filtered: Vec<usize> = filters.iter().map(|(column, _)| *column).collect();
    let all: Vec<usize> = (0..props.columns.len()).collect();
    let searched = (!searched.is_empty()).then(|| CellFilter::words(searched));
    let fits = |key: &&RowKey| {
        let of_filters = (props.read)(key, &filtered);
        let passes = filters
            .iter()
            .zip(&of_filters)
            .all(|((_, filter), cell)| filter.fits(&cell.text, cell.number));
        passes
            && searched.as_ref().is_none_or(|filter| {
                let row: Vec<String> = (props.read)(key, &all)
                    .into_iter()
                    .map(|cell| cell.text)
                    .collect();
                filter.fits(&row.join(" "), None)
            })
    };
    Arc::new(rows.iter().filter(fits).cloned().collect())
}

impl Arrangement {
    /// Whether the other arrangement gives the same rows in the same order.
    fn orders_as(&self, other: &Self) -> bool {
        (&self.search, &self.sort, &self.filters) == (&other.search, &other.sort, &other.filters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_places_and_new_ones_come_last() {
        let keys = |text: &str| text.split(' ').map(RowKey::from).collect::<Vec<_>>();
        let shown = kept(&keys("c a d"), &keys("a b c d"), &keys("a b d e f"));
        assert_eq!(shown, keys("a d e f"));
    }
}
