//! Which rows are shown, and in which order.
//!
//! Rows keep their places while they are edited, as in a spreadsheet: only another arrangement
//! sorts and filters anew. What was added stands at the end until then.

use std::sync::Arc;

use enlace_engine::model::order::put_in_order;

use crate::browser::intl;
use crate::components::grid::arrangement::{Arrangement, Wanted, compare};
use crate::components::grid::sheet::{Cell, Key, Sheet};
use crate::i18n::language::words;

/// The rows that are shown.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    pub keys: Arc<Vec<Key>>,
    /// All rows, and the arrangement of them: what decided the order.
    of: (Arc<Vec<Key>>, Arrangement),
}

impl PartialEq for Ordered {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }
}

/// The rows to show, given those that were shown before.
pub fn order(
    sheet: &Sheet,
    rows: &Arc<Vec<Key>>,
    arrangement: Arrangement,
    before: Option<&Ordered>,
) -> Ordered {
    let keys = match before {
        Some(before) if before.of.1.orders_as(&arrangement) => {
            if Arc::ptr_eq(rows, &before.of.0) {
                before.keys.clone()
            } else {
                Arc::new(kept(&before.keys, &before.of.0, rows))
            }
        }
        _ => arranged(sheet, rows, &arrangement),
    };
    Ordered {
        keys,
        of: (rows.clone(), arrangement),
    }
}

/// The rows that are still there in their order, and the new ones behind them.
fn kept(shown: &[Key], before: &[Key], now: &[Key]) -> Vec<Key> {
    let stays = shown.iter().filter(|key| now.binary_search(key).is_ok());
    let is_new = now.iter().filter(|key| before.binary_search(key).is_err());
    stays.chain(is_new).cloned().collect()
}

fn arranged(sheet: &Sheet, rows: &Arc<Vec<Key>>, arrangement: &Arrangement) -> Arc<Vec<Key>> {
    let place = |id: &str| sheet.columns.iter().position(|column| column.id == id);
    let filters: Vec<(usize, Wanted)> = arrangement
        .filters
        .iter()
        .filter_map(|(id, wanted)| Some((place(id)?, Wanted::read(wanted))))
        .collect();
    let sort = arrangement.sort.as_ref();
    let sort = sort.and_then(|(id, direction)| Some((place(id)?, *direction)));
    let searched = arrangement.search.trim();
    if filters.is_empty() && sort.is_none() && searched.is_empty() {
        return rows.clone();
    }
    let filtered: Vec<usize> = filters.iter().map(|(column, _)| *column).collect();
    let all: Vec<usize> = (0..sheet.columns.len()).collect();
    let searched = (!searched.is_empty()).then(|| Wanted::read(searched));
    let fits = |key: &Key| {
        let of_filters = (sheet.read)(key, &filtered);
        let passes = filters
            .iter()
            .zip(&of_filters)
            .all(|((_, wanted), cell)| wanted.fits(&cell.text, cell.number));
        passes
            && searched.as_ref().is_none_or(|wanted| {
                let row: Vec<String> = (sheet.read)(key, &all)
                    .into_iter()
                    .map(|cell| cell.text)
                    .collect();
                wanted.fits(&row.join(" "), None)
            })
    };
    let narrowed = !filters.is_empty() || searched.is_some();
    let kept = rows.iter().filter(|key| !narrowed || fits(key)).cloned();
    let Some((column, direction)) = sort else {
        return Arc::new(kept.collect());
    };
    let language = words().0.intl_tag();
    let read = |key: Key| {
        let cell = (sheet.read)(&key, &[column]).pop().unwrap_or_default();
        (key, cell)
    };
    let mut sorted: Vec<(Key, Cell)> = kept.map(read).collect();
    put_in_order(&mut sorted, |(_, a), (_, b)| {
        let texts = |a: &str, b: &str| intl::compare(language, a, b);
        compare((&a.text, a.number), (&b.text, b.number), direction, texts)
    });
    Arc::new(sorted.into_iter().map(|(key, _)| key).collect())
}

impl Arrangement {
    /// Whether the other one puts the same rows in the same order.
    fn orders_as(&self, other: &Self) -> bool {
        (&self.search, &self.sort, &self.filters) == (&other.search, &other.sort, &other.filters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_places_and_new_ones_come_last() {
        let keys = |text: &str| text.split(' ').map(Key::from).collect::<Vec<_>>();
        let shown = kept(&keys("c a d"), &keys("a b c d"), &keys("a b d e f"));
        assert_eq!(shown, keys("a d e f"));
    }
}
