//! What is done in the grid: by a key, by a button or from the list of actions.

use std::sync::Arc;

use enlace_engine::exchange::table::Block;
use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::asked::Asked;
use crate::components::grid::editor::Start;
use crate::components::grid::keys::Action;
use crate::components::grid::place::{Range, Selection, Spot, Step};
use crate::components::grid::sheet::{Answer, At, Cause, CellText, Key, Texts, Wish};
use crate::components::grid::{Grid, Leaving};
use crate::i18n::language::words;

impl Grid {
    /// Does it. The focus is in the grid afterwards, unless it went into the editor or a dialog.
    pub fn act(self, action: Action) {
        let w = words();
        match action {
            Action::Move(step, range) => {
                let from = self.range();
                let to = from.cursor.after(step, self.shape());
                self.choose(from.to(to, range));
            }
            Action::Edit => self.edit(Start::Whole),
            Action::Copy => self.copy_by_button(),
            Action::Cut => {
                self.copy_by_button();
                self.clear();
            }
            Action::Paste => self.paste_by_button(),
            Action::Clear => self.clear(),
            Action::FillDown => self.fill_down(),
            Action::SelectAll => {
                let end = Spot::default().after(Step::End, self.shape());
                let row = end.row.saturating_sub(1);
                self.selection.set(Selection {
                    anchor: Spot { row, ..end },
                    cursor: Spot::default(),
                });
                self.focus();
            }
            Action::MarkRows => {
                let rows: Vec<Key> = self
                    .range()
                    .rows()
                    .filter_map(|row| self.key(row))
                    .collect();
                self.mark(&rows);
            }
            Action::Extend => {
                self.next.set(Range::Extended);
                self.say(w.grid_extend_next().to_owned());
                self.focus();
            }
            Action::NewRow => {
                let row = self.shape().rows - 1;
                self.choose(Selection::at(Spot { row, column: 0 }));
            }
            Action::DeleteRows => {
                let rows = self.chosen_rows();
                if rows.is_empty() {
                    self.say(w.grid_no_rows().to_owned());
                } else {
                    self.wish(Wish::DeleteRows(rows));
                }
            }
            Action::SetForAll => {
                let place = self.range().cursor.column;
                if let Some(column) = self.column_at(place) {
                    self.asked.set(Some(Asked::SetForAll(column)));
                }
            }
            Action::OpenForm => {
                self.wish(Wish::OpenForm(self.key(self.range().cursor.row)));
            }
            Action::Column => {
                if let Some(column) = self.column_at(self.range().cursor.column) {
                    self.asked.set(Some(Asked::Column(column)));
                }
            }
            Action::Save => {
                let rows = self.order.with_untracked(|order| order.keys.clone());
                let columns = self.shown.get_untracked();
                self.wish(Wish::Save { rows, columns });
            }
            Action::Leave => {
                self.marked.set(Default::default());
                self.next.set(Range::Anew);
                self.leaving.set(Leaving::Leaves);
                self.say(w.grid_tab_leaves().to_owned());
            }
        }
    }

    /// Puts the cursor and the range there, and both into sight.
    pub fn choose(self, selection: Selection) {
        self.leaving.set(Leaving::Stays);
        self.selection.set(selection.within(self.shape()));
        self.next.set(Range::Anew);
        self.bring_into_sight();
        self.focus();
    }

    /// Puts the cursor on a row, and on a column where one is named; the focus stays where it is.
    pub fn go_to(self, key: &Key, column: Option<usize>) {
        let row = self
            .order
            .with_untracked(|order| order.keys.iter().position(|own| own == key));
        let before = self.range().cursor;
        let shown = self.shown.get_untracked();
        let place = column.and_then(|column| shown.iter().position(|own| *own == column));
        let Some(row) = row else { return };
        let column = place.unwrap_or(before.column);
        let spot = Spot { row, column };
        if spot != before {
            self.selection.set(Selection::at(spot));
        }
        self.awaited.set_value(Some(spot));
        self.draw();
    }

    /// Puts the focus on the grid without scrolling to its start.
    pub fn focus(self) {
        if let Some(root) = self.root.get_untracked() {
            page::focus_in_place(&root);
        }
    }

    /// Tells it to those who do not see it, and writes it into the status line.
    pub fn say(self, what: String) {
        self.said.set(what);
    }

    /// Marks the rows, or unmarks them where all of them are marked.
    pub fn mark(self, rows: &[Key]) {
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
        let count = self.marked.with_untracked(|marked| marked.len());
        self.say(words().grid_marked(count as f64));
    }

    /// Wishes it from the page. Where something is refused nothing was done, and it is told.
    pub fn wish(self, wish: Wish) -> bool {
        let answer = self.ask_page(&wish);
        if answer.refused.is_empty() {
            return true;
        }
        let Wish::Set(texts) = wish else { return false };
        self.refused.set(Arc::new(answer.refused.clone()));
        self.asked
            .set(Some(Asked::Refused(Arc::new((texts, answer.refused)))));
        false
    }

    /// Wishes it from the page and gives the answer, telling only what was done.
    pub fn ask_page(self, wish: &Wish) -> Answer {
        let answer = self.sheet.with_value(|sheet| (sheet.on_wish)(wish));
        if let Some(said) = &answer.said {
            self.say(said.clone());
        }
        if answer.refused.is_empty() && self.refused.with_untracked(|refused| !refused.is_empty()) {
            self.refused.set(Arc::default());
        }
        answer
    }

    /// The same again without what was refused.
    pub fn wish_the_rest(self, texts: &Texts, refused: &[crate::components::grid::sheet::Refused]) {
        let is_refused = |at: &At, column: usize| {
            let own = |one: &&crate::components::grid::sheet::Refused| one.at == *at;
            refused
                .iter()
                .filter(own)
                .any(|one| one.column.is_none_or(|own| own == column))
        };
        let mut rest = texts.clone();
        rest.cells
            .retain(|cell| !is_refused(&At::Row(cell.row.clone()), cell.column));
        for (place, row) in rest.added.iter_mut().enumerate() {
            row.retain(|(column, _)| !is_refused(&At::Added(place), *column));
        }
        rest.added.retain(|row| !row.is_empty());
        self.wish(Wish::Set(rest));
        self.focus();
    }

    fn clear(self) {
        let columns = self.range_columns();
        let rows = self.range().rows().filter_map(|row| self.key(row));
        let cells = rows.flat_map(|row| {
            let cell = |column: &usize| CellText {
                row: row.clone(),
                column: *column,
                text: String::new(),
            };
            columns.iter().map(cell).collect::<Vec<_>>()
        });
        self.set(Cause::Cleared, cells.collect());
    }

    /// Sets one column for the rows that are marked or selected.
    pub fn set_for_all(self, column: usize, text: &str) -> bool {
        let cell = |row| CellText {
            row,
            column,
            text: text.to_owned(),
        };
        let cells = self.chosen_rows().into_iter().map(cell).collect();
        self.set(Cause::SetForAll, cells)
    }

    fn set(self, cause: Cause, cells: Vec<CellText>) -> bool {
        if cells.is_empty() {
            self.say(words().grid_no_rows().to_owned());
            return false;
        }
        self.wish(Wish::Set(Texts {
            cause,
            cells,
            added: Vec::new(),
        }))
    }

    /// The upper row of the range into the others; into a single row what stands above it.
    fn fill_down(self) {
        let mut range = self.range();
        if range.rows().count() == 1 {
            let above = range.cursor.row.saturating_sub(1);
            range.anchor.row = above;
        }
        let first = *range.rows().start();
        let columns = self.range_columns();
        let source: Vec<String> = self
            .cells(first, &columns)
            .iter()
            .map(|cell| cell.plain().to_owned())
            .collect();
        let height = range.rows().count().saturating_sub(1);
        if height > 0 {
            let block = vec![source; height];
            let row = first + 1;
            let column = *range.columns().start();
            self.put_block(Cause::Filled, Spot { row, column }, &block);
        }
    }

    /// What stands in the selection, as it is copied.
    pub fn copied(self) -> Block {
        let columns = self.range_columns();
        let end = self.shape().rows - 1;
        let rows = self
            .range()
            .rows()
            .filter(|row| *row < end || self.range().size() == 1);
        rows.map(|row| {
            let cells = self.cells(row, &columns);
            cells.iter().map(|cell| cell.plain().to_owned()).collect()
        })
        .collect()
    }

    /// Pastes a block: into the whole range where it fits in several times, else from its upper
    /// left cell on; rows beyond the end become new ones.
    pub fn paste(self, mut block: Block) {
        let range = self.range();
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        let start = Spot {
            row: *range.rows().start(),
            column: *range.columns().start(),
        };
        if block.len() > 1 && self.is_heads(start.column, &block[0]) {
            block.remove(0);
        }
        let (high, wide) = (range.rows().count(), range.columns().count());
        if !block.is_empty() && width > 0 && high % block.len() == 0 && wide % width == 0 {
            let cell = |row: usize, column: usize| {
                let found = block[row % block.len()].get(column % width);
                found.cloned().unwrap_or_default()
            };
            let row = |row| (0..wide).map(|column| cell(row, column)).collect();
            block = (0..high).map(row).collect();
        }
        self.put_block(Cause::Pasted, start, &block);
    }

    /// Whether a row says what the columns from there on are called.
    fn is_heads(self, from: usize, row: &[String]) -> bool {
        let same = |(place, text): (usize, &String)| {
            let column = self.column_at(from + place);
            let label = column.and_then(|column| self.of_column(column, |own| own.label.clone()));
            label.is_some_and(|label| label == text.trim())
        };
        !row.is_empty() && row.iter().enumerate().all(same)
    }

    fn put_block(self, cause: Cause, from: Spot, block: &Block) {
        let mut texts = Texts {
            cause,
            cells: Vec::new(),
            added: Vec::new(),
        };
        let columns = self.shown.get_untracked();
        let mut cut_off = 0;
        for (down, row) in block.iter().enumerate() {
            let into = columns.get(from.column..).unwrap_or_default();
            cut_off = cut_off.max(row.len().saturating_sub(into.len()));
            let cells = into.iter().copied().zip(row.iter().cloned());
            match self.key(from.row + down) {
                Some(key) => texts.cells.extend(cells.map(|(column, text)| CellText {
                    row: key.clone(),
                    column,
                    text,
                })),
                None => {
                    let cells: Vec<_> = cells.filter(|(_, text)| !text.trim().is_empty()).collect();
                    if !cells.is_empty() {
                        texts.added.push(cells);
                    }
                }
            }
        }
        if texts.cells.is_empty() && texts.added.is_empty() {
            self.say(words().grid_nothing_pasted().to_owned());
            return;
        }
        if self.wish(Wish::Set(texts)) {
            let last = Spot {
                row: from.row + block.len().max(1) - 1,
                column: from.column + block.iter().map(Vec::len).max().unwrap_or(1).max(1) - 1,
            };
            let pasted = Selection {
                anchor: last,
                cursor: from,
            };
            self.selection.set(pasted.within(self.shape()));
            if cut_off > 0 {
                self.say(words().grid_cut_off(cut_off as f64));
            }
        }
    }
}
