//! A grid that behaves as a spreadsheet does, and knows no region: columns, keys of rows, texts.
//!
//! The focus stays on the grid while the cursor moves (`aria-activedescendant`), and goes into the
//! editor that lies over the cell while one is written. What is to change is wished from the page.

pub mod arrangement;
mod asked;
mod clip;
mod doing;
mod editor;
mod head;
pub mod keys;
mod many;
pub mod order;
mod over;
pub mod place;
mod refused;
pub mod sheet;
mod status;
mod surface;
mod toolbar;
mod width;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::components::grid::editor::Editing;
use crate::components::grid::order::Ordered;
use crate::components::grid::place::{Range, Selection, Shape, Spot};
use crate::components::grid::sheet::{Cell, Column, Key, Refused, Sheet};
use crate::components::grid::surface::{Layout, Surface};

/// The state of a grid. A copy is the same grid.
#[derive(Clone, Copy)]
struct Grid {
    sheet: StoredValue<Sheet, LocalStorage>,
    surface: StoredValue<Surface, LocalStorage>,
    /// The columns that are shown, by their places among all.
    shown: Memo<Arc<Vec<usize>>>,
    /// The rows that are shown, in their order.
    order: Memo<Ordered>,
    /// Where the columns stand.
    layout: Memo<Layout>,
    selection: RwSignal<Selection>,
    marked: RwSignal<BTreeSet<Key>>,
    editing: RwSignal<Option<Editing>>,
    /// Why the cell that is being written does not take its text.
    fault: RwSignal<Option<String>>,
    asked: RwSignal<Option<asked::Asked>>,
    /// What was last done, for those who do not see it.
    said: RwSignal<String>,
    refused: RwSignal<Arc<Vec<Refused>>>,
    /// What the next cell that is chosen does to the range.
    next: RwSignal<Range>,
    leaving: RwSignal<Leaving>,
    /// The cell that is to be seen once the rows are laid out.
    awaited: StoredValue<Option<Spot>>,
    /// How many rows are seen at once.
    page: RwSignal<usize>,
    /// The width of what is seen; it decides how much is frozen.
    width: RwSignal<i32>,
    scroller: NodeRef<html::Div>,
    root: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    input: NodeRef<html::Textarea>,
}

/// Whether the next Tab goes to the next cell or out of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaving {
    Stays,
    Leaves,
}

/// The grid with its search, its buttons, its rows and its status line.
pub fn grid(sheet: Sheet) -> AnyView {
    let grid = Grid::new(sheet);
    window::follow(grid);
    on_cleanup(move || grid.keep_present());
    view! {
        <div class="grid-frame">
            {toolbar::toolbar(grid)}
            {window::window(grid)}
            {status::status(grid)}
            {asked::asked(grid)}
        </div>
    }
    .into_any()
}

impl Grid {
    fn new(sheet: Sheet) -> Self {
        let (rows, arrangement) = (sheet.rows, sheet.arrangement);
        let sheet = StoredValue::new_local(sheet);
        let shown = Memo::new(move |_| {
            let arrangement = arrangement.get();
            let columns: Vec<usize> = sheet.with_value(|sheet| {
                let ids = sheet.columns.iter().map(|column| column.id);
                let shown = ids
                    .enumerate()
                    .filter(|(_, id)| !arrangement.hidden.iter().any(|hidden| hidden == id));
                shown.map(|(place, _)| place).collect()
            });
            Arc::new(columns)
        });
        let order = Memo::new(move |before: Option<&Ordered>| {
            let (rows, arrangement) = (rows.get(), arrangement.get());
            sheet.with_value(|sheet| order::order(sheet, &rows.0, arrangement, before))
        });
        let width = RwSignal::new(0);
        let layout = Memo::new(move |_| {
            let (shown, frozen) = (shown.get(), arrangement.with(|own| own.frozen));
            sheet.with_value(|sheet| {
                let widths = sheet.widths.get();
                let columns = shown
                    .iter()
                    .map(|place| width::of(&sheet.columns[*place], &widths));
                Layout::new(columns, frozen, width.get())
            })
        });
        Self {
            sheet,
            layout,
            surface: StoredValue::new_local(Surface::default()),
            shown,
            order,
            selection: RwSignal::new(Selection::default()),
            marked: RwSignal::new(BTreeSet::new()),
            editing: RwSignal::new(None),
            fault: RwSignal::new(None),
            asked: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(Arc::new(Vec::new())),
            next: RwSignal::new(Range::Anew),
            leaving: RwSignal::new(Leaving::Stays),
            awaited: StoredValue::new(None),
            page: RwSignal::new(10),
            width,
            scroller: NodeRef::new(),
            root: NodeRef::new(),
            body: NodeRef::new(),
            input: NodeRef::new(),
        }
    }

    /// How large the grid is now; its last row is the one in which a new record begins.
    fn shape(self) -> Shape {
        Shape {
            rows: self.order.with_untracked(|order| order.keys.len()) + 1,
            columns: self.shown.with_untracked(|shown| shown.len()),
            page: self.page.get_untracked(),
        }
    }

    /// The row's key; `None` in the row of a new record.
    fn key(self, row: usize) -> Option<Key> {
        self.order
            .with_untracked(|order| order.keys.get(row).cloned())
    }

    /// The place among all columns of one that is shown.
    fn column_at(self, shown: usize) -> Option<usize> {
        self.shown
            .with_untracked(|columns| columns.get(shown).copied())
    }

    /// Something about one of all columns.
    fn of_column<T>(self, column: usize, what: impl FnOnce(&Column) -> T) -> Option<T> {
        self.sheet
            .with_value(|sheet| sheet.columns.get(column).map(what))
    }

    /// The cells of a row in these columns.
    fn cells(self, row: usize, columns: &[usize]) -> Vec<Cell> {
        match self.key(row) {
            Some(key) => self.sheet.with_value(|sheet| (sheet.read)(&key, columns)),
            None => self.sheet.with_value(|sheet| (sheet.read_new)(columns)),
        }
    }

    /// The selection, within what is there now.
    fn range(self) -> Selection {
        self.selection.get_untracked().within(self.shape())
    }

    /// The columns of the selection, by their places among all.
    fn range_columns(self) -> Vec<usize> {
        let columns = self.range().columns();
        self.shown
            .with_untracked(|shown| shown.get(columns).unwrap_or_default().to_vec())
    }

    /// The rows that an action is for: the marked ones, else those of the selection.
    fn chosen_rows(self) -> Vec<Key> {
        let marked = self.marked.get_untracked();
        let keys = self.order.get_untracked().keys;
        if !marked.is_empty() {
            return keys
                .iter()
                .filter(|key| marked.contains(*key))
                .cloned()
                .collect();
        }
        self.range()
            .rows()
            .filter_map(|row| keys.get(row).cloned())
            .collect()
    }
}
