//! Rows that are marked: those in sight, and those that a search or a filter hides.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::arrangement::Arrangement;
use crate::components::grid::props::RowKey;
use crate::i18n::Words;
use crate::i18n::language::words;

/// The rows that are marked and still there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkedRows {
    /// Those in sight, in their order.
    pub visible: Vec<RowKey>,
    /// How many others a search or a filter hides.
    pub hidden: usize,
}

impl MarkedRows {
    /// The marked rows, given all rows in the order of their keys and those in sight in their order.
    pub fn of(marked: &BTreeSet<RowKey>, all: &[RowKey], shown: &[RowKey]) -> Self {
        if marked.is_empty() {
            return Self::default();
        }
        let there = marked.iter().filter(|key| all.binary_search(key).is_ok());
        let visible = shown.iter().filter(|key| marked.contains(*key));
        let visible: Vec<RowKey> = visible.cloned().collect();
        Self {
            hidden: there.count() - visible.len(),
            visible,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.visible.len() + self.hidden
    }

    /// How many are marked, and how many of them are hidden.
    pub fn said(&self, w: Words) -> String {
        let count = w.grid_marked(self.count() as f64);
        match (self.hidden, self.visible.len()) {
            (0, _) => count,
            (_, 0) => w.grid_marked_all_hidden(&count),
            (hidden, _) => w.grid_marked_hidden(&count, &w.number(hidden as f64, 0)),
        }
    }
}

impl GridState {
    /// Marks the rows, or removes the marks where all of them are marked.
    pub fn toggle_marks(self, rows: &[RowKey]) {
        if rows.is_empty() {
            return self.announce(words().grid_no_rows().to_owned());
        }
        self.marked.update(|marked| {
            let all = rows.iter().all(|row| marked.contains(row));
            for row in rows {
                if all {
                    marked.remove(row);
                } else {
                    marked.insert(row.clone());
                }
            }
        });
        self.announce(self.marks.with_untracked(|marks| marks.said(words())));
    }

    /// The rows that an action applies to: the marked rows in sight, or those of the selection where none
    /// is marked. Where there is none, it is said why.
    pub fn action_rows(self) -> Option<Vec<RowKey>> {
        let marks = self.marks.get_untracked();
        if marks.count() > 0 {
            if marks.visible.is_empty() {
                self.announce(marks.said(words()));
                return None;
            }
            return Some(marks.visible);
        }
        let keys = self.order.get_untracked().keys;
        let selected = self.current_selection().rows();
        let rows: Vec<RowKey> = selected.filter_map(|row| keys.get(row).cloned()).collect();
        if rows.is_empty() {
            self.announce(words().grid_no_rows().to_owned());
            return None;
        }
        Some(rows)
    }

    /// How many rows the search and the filters hide.
    pub fn hidden_rows(self) -> usize {
        let all = self
            .props
            .with_value(|props| props.rows.with_untracked(|rows| rows.0.len()));
        all.saturating_sub(self.order.with_untracked(|order| order.keys.len()))
    }

    /// Shows all rows again, in the order in which they are.
    pub fn show_all_rows(self) {
        self.arrange(|own: &mut Arrangement| {
            own.search.clear();
            own.filters.clear();
        });
        self.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn keys(text: &str) -> Vec<RowKey> {
        text.split_whitespace().map(RowKey::from).collect()
    }

    fn check(marked: &str, shown: &str, visible: &str, hidden: usize, said: &str) {
        let marked: BTreeSet<RowKey> = keys(marked).into_iter().collect();
        let marks = MarkedRows::of(&marked, &keys("a b c d"), &keys(shown));
        assert_eq!(
            (marks.visible.clone(), marks.hidden),
            (keys(visible), hidden)
        );
        assert_eq!(marks.said(Words(Language::En)), said);
    }

    #[test]
    fn it_is_said_what_is_marked_and_how_much_of_it_is_hidden() {
        check("a c", "d c b a", "c a", 0, "2 rows marked");
        check(
            "a b c",
            "d c",
            "c",
            2,
            "3 rows marked, 2 of them hidden by the search or a filter",
        );
        check(
            "a b",
            "c d",
            "",
            2,
            "2 rows marked, all hidden by the search or a filter",
        );
    }

    #[test]
    fn a_row_that_is_gone_is_not_marked_any_more() {
        check("a x", "a b c d", "a", 0, "1 row marked");
        check("x", "a", "", 0, "0 rows marked");
    }
}
