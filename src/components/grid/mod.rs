//! The grid is a widget that behaves like a spreadsheet and knows no region: it has columns, row keys and texts.
//!
//! The focus stays on the grid while the cursor moves (`aria-activedescendant`), and goes into the
//! editor that lies over the cell while a cell is edited. The grid changes nothing itself: it sends
//! an [`EditRequest`](props::EditRequest) to the page.

mod actions;
mod announcement;
pub mod arrangement;
mod blocks;
mod bulk_edit;
mod cell_filter;
mod clipboard;
mod column_drag;
mod column_filter;
mod column_headers;
mod column_menu;
mod column_order;
mod column_values;
mod column_width;
mod context_menu;
mod cursor_in_sight;
mod dialogs;
mod editor;
mod filter_chips;
mod finding;
mod input;
pub mod keys;
mod marks;
mod next_problem;
mod open_dialog;
mod overlay;
mod paper;
pub mod props;
mod refused_cells;
pub mod row_order;
mod rows;
pub mod selection;
mod selection_totals;
mod status;
mod stepping;
mod toolbar;
mod totals_row;
mod viewport;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::components::grid::announcement::Announcement;
use crate::components::grid::column_drag::DraggedColumn;
use crate::components::grid::context_menu::MenuSpot;
use crate::components::grid::editor::EditedCell;
use crate::components::grid::finding::OpenFinding;
use crate::components::grid::marks::MarkedRows;
use crate::components::grid::props::{
    GridCell, GridColumn, GridProps, GridSurroundings, RefusedCell, RowKey,
};
use crate::components::grid::row_order::RowOrder;
use crate::components::grid::rows::{ColumnLayout, RenderedRows};
use crate::components::grid::selection::{CellPosition, GridSize, Selection, SelectionMode};
use crate::components::grid::stepping::EntryRun;

/// The id of the button that begins a new row.
pub const NEW_ROW_BUTTON: &str = "grid-new-row";

/// The state of a grid. A copy is the same grid.
#[derive(Clone, Copy)]
struct GridState {
    props: StoredValue<GridProps, LocalStorage>,
    rendered: StoredValue<RenderedRows, LocalStorage>,
    /// The indices of the visible columns among all columns.
    visible_columns: Memo<Arc<Vec<usize>>>,
    /// The visible rows in their order.
    order: Memo<RowOrder>,
    /// The position and width of each visible column.
    layout: Memo<ColumnLayout>,
    selection: RwSignal<Selection>,
    marked: RwSignal<BTreeSet<RowKey>>,
    /// The marked rows that are still there.
    marks: Memo<MarkedRows>,
    editing: RwSignal<Option<EditedCell>>,
    /// Why the edited cell refuses its text.
    fault: RwSignal<Option<String>>,
    dialog: RwSignal<Option<open_dialog::GridDialog>>,
    /// What the last action did, announced to screen readers.
    announcement: RwSignal<Announcement>,
    /// The row that is being filled in and the column to which Enter returns.
    run: StoredValue<EntryRun>,
    /// The column that is dragged by its head.
    dragged: RwSignal<Option<DraggedColumn>>,
    /// The column whose menu is open, by its index among all.
    column_menu: RwSignal<Option<usize>>,
    /// The cell beside which it is said what is found in it.
    finding: RwSignal<Option<OpenFinding>>,
    /// The cell to go to once its column is shown: the key of its row, and its column among all.
    wanted_problem: RwSignal<Option<(RowKey, usize)>>,
    /// Where the menu of the rows stands; `None` while it is closed.
    menu: RwSignal<Option<MenuSpot>>,
    refused: RwSignal<Arc<Vec<RefusedCell>>>,
    /// Whether choosing the next cell replaces the selection or extends it.
    next_selection: RwSignal<SelectionMode>,
    tab_key: RwSignal<TabKey>,
    /// The cell to scroll to once the rows are laid out.
    pending_scroll: StoredValue<Option<CellPosition>>,
    /// How many rows fit into the viewport.
    page_size: RwSignal<usize>,
    /// The width of the viewport in pixels; it decides how many columns are frozen.
    width: RwSignal<i32>,
    scroller: NodeRef<html::Div>,
    root: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    input: NodeRef<html::Textarea>,
    /// The row of totals.
    foot: NodeRef<html::Div>,
}

/// Whether the next Tab key moves the cursor to the next cell or leaves the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TabKey {
    MovesCursor,
    LeavesGrid,
}

/// The grid with its search, its buttons, its rows and its status line.
pub fn grid(props: GridProps, around: GridSurroundings) -> AnyView {
    let rows = props.rows;
    let has_rows = Memo::new(move |_| rows.with(|rows| !rows.0.is_empty()));
    let grid = GridState::new(props);
    viewport::redraw_on_changes(grid);
    grid.follow_wanted_problem();
    on_cleanup(move || grid.keep_open_editor());
    view! {
        <div class="grid-frame">
            {toolbar::toolbar(grid, around.title, around.tools)}
            <div class="grid-empty" hidden=move || has_rows.get()>
                {around.empty}
            </div>
            {filter_chips::emptied(grid)}
            {viewport::viewport(grid)}
            {status::status(grid, around.foot)}
            {context_menu::context_menu(grid)}
            {column_menu::column_menu(grid)}
            {finding::finding(grid)}
            {paper::on_paper(grid)}
            {dialogs::dialogs(grid)}
        </div>
    }
    .into_any()
}

impl GridState {
    fn new(props: GridProps) -> Self {
        let (rows, arrangement) = (props.rows, props.arrangement);
        let props = StoredValue::new_local(props);
        let visible_columns = Memo::new(move |_| {
            let arrangement = arrangement.get();
            let columns: Vec<usize> = props.with_value(|props| {
                let ids: Vec<&str> = props.columns.iter().map(|column| column.id).collect();
                let is_shown = |id: &str| !arrangement.hidden.iter().any(|hidden| hidden == id);
                let mut all = props
                    .order
                    .with(|chosen| column_order::ordered(&ids, chosen));
                all.retain(|index| is_shown(ids[*index]));
                all
            });
            Arc::new(columns)
        });
        let order = Memo::new(move |before: Option<&RowOrder>| {
            let (rows, arrangement) = (rows.get(), arrangement.get());
            props.with_value(|props| {
                row_order::compute_row_order(props, &rows.0, arrangement, before)
            })
        });
        let marked = RwSignal::new(BTreeSet::new());
        let marks = Memo::new(move |_| {
            let (rows, order) = (rows.get(), order.get());
            marked.with(|marked| MarkedRows::of(marked, &rows.0, &order.keys))
        });
        let width = RwSignal::new(0);
        let layout = Memo::new(move |_| {
            let (visible, frozen) = (
                visible_columns.get(),
                arrangement.with(|arrangement| arrangement.frozen),
            );
            props.with_value(|props| {
                let widths = props.widths.get();
                let columns = visible
                    .iter()
                    .map(|index| column_width::effective_width(&props.columns[*index], &widths));
                ColumnLayout::new(columns, frozen, width.get())
            })
        });
        Self {
            props,
            layout,
            rendered: StoredValue::new_local(RenderedRows::default()),
            visible_columns,
            order,
            selection: RwSignal::new(Selection::default()),
            marked,
            marks,
            editing: RwSignal::new(None),
            fault: RwSignal::new(None),
            dialog: RwSignal::new(None),
            announcement: RwSignal::new(Announcement::default()),
            run: StoredValue::new(EntryRun::default()),
            dragged: RwSignal::new(None),
            column_menu: RwSignal::new(None),
            finding: RwSignal::new(None),
            wanted_problem: RwSignal::new(None),
            menu: RwSignal::new(None),
            refused: RwSignal::new(Arc::new(Vec::new())),
            next_selection: RwSignal::new(SelectionMode::Replace),
            tab_key: RwSignal::new(TabKey::MovesCursor),
            pending_scroll: StoredValue::new(None),
            page_size: RwSignal::new(10),
            width,
            scroller: NodeRef::new(),
            root: NodeRef::new(),
            body: NodeRef::new(),
            input: NodeRef::new(),
            foot: NodeRef::new(),
        }
    }

    /// The size of the grid now. Its last row is the one in which a new record begins.
    fn size(self) -> GridSize {
        GridSize {
            rows: self.order.with_untracked(|order| order.keys.len()) + 1,
            columns: self.visible_columns.with_untracked(|visible| visible.len()),
            page: self.page_size.get_untracked(),
        }
    }

    /// The row's key; `None` in the row of a new record.
    fn row_key(self, row: usize) -> Option<RowKey> {
        self.order
            .with_untracked(|order| order.keys.get(row).cloned())
    }

    /// The index among all columns of the column at this index among the visible ones.
    fn visible_column(self, index: usize) -> Option<usize> {
        self.visible_columns
            .with_untracked(|columns| columns.get(index).copied())
    }

    /// Reads something from a column, given by its index among all; `None` where there is no such column.
    fn with_column<T>(self, column: usize, read: impl FnOnce(&GridColumn) -> T) -> Option<T> {
        self.props
            .with_value(|props| props.columns.get(column).map(read))
    }

    /// The cells of a row in these columns.
    fn cells(self, row: usize, columns: &[usize]) -> Vec<GridCell> {
        match self.row_key(row) {
            Some(key) => self.props.with_value(|props| (props.read)(&key, columns)),
            None => self.props.with_value(|props| (props.read_new)(columns)),
        }
    }

    /// The selection, limited to the rows and columns that exist now.
    fn current_selection(self) -> Selection {
        self.selection.get_untracked().within(self.size())
    }

    /// The columns of the selection, by their indices among all columns.
    fn selected_columns(self) -> Vec<usize> {
        let columns = self.current_selection().columns();
        self.visible_columns
            .with_untracked(|visible| visible.get(columns).unwrap_or_default().to_vec())
    }
}
