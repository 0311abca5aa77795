//! The menu of a column opens at its head: it sorts, filters and arranges the column.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::page;
use crate::components::grid::arrangement::Arrangement;
use crate::components::grid::column_order::ColumnSide;
use crate::components::grid::column_width::STEP;
use crate::components::grid::open_dialog::GridDialog;
use crate::components::grid::{GridState, column_filter};
use crate::components::placing;
use crate::components::sorting::Direction;
use crate::i18n::language::words;

const TITLE: &str = "grid-column-title";

/// What an entry of the menu says and does.
type MenuEntry = (String, Callback<()>);

/// The menu, while it is open.
pub fn column_menu(grid: GridState) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(menu) = node.get() else { return };
        let Some(column) = grid.column_menu.get() else {
            // It refuses only what is so already.
            let _ = menu.hide_popover();
            return;
        };
        // The next frame is awaited: by then the menu is as large as it will be.
        request_animation_frame(move || {
            if grid.column_menu.try_get_untracked().flatten() != Some(column) {
                return;
            }
            let _ = menu.show_popover();
            place(grid, node, column);
            page::focus(TITLE);
        });
    });
    let inside = move || {
        let column = grid.column_menu.get()?;
        Some(untrack(|| entries(grid, node, column)))
    };
    let closed = move |_| {
        let is_open = node
            .get_untracked()
            .is_some_and(|menu| menu.matches(":popover-open") == Ok(true));
        if !is_open {
            grid.column_menu.try_set(None);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            event.prevent_default();
            grid.close_column_menu();
        }
    };
    view! {
        <div
            class="grid-column"
            role="dialog"
            aria-labelledby=TITLE
            popover="auto"
            node_ref=node
            on:toggle=closed
            on:keydown=on_key
        >
            {inside}
        </div>
    }
    .into_any()
}

/// Puts the menu at the head of its column, whole in the window.
fn place(grid: GridState, node: NodeRef<html::Div>, column: usize) {
    if let (Some(menu), Some(head)) = (node.get_untracked(), grid.head_of(column)) {
        placing::beside(&menu, &head);
    }
}

fn entries(grid: GridState, node: NodeRef<html::Div>, column: usize) -> AnyView {
    let w = words();
    let label = grid.with_column(column, |column| column.label.clone());
    let entries = arranging(grid, column).into_iter().map(|(label, choose)| {
        view! {
            <li>
                <button type="button" class="item" on:click=move |_| choose.run(())>
                    {label}
                </button>
            </li>
        }
        .into_any()
    });
    view! {
        <h2 tabindex="-1" id=TITLE>
            {label}
        </h2>
        <div class="row">{sorting(grid, column)}</div>
        {column_filter::filter(grid, column)}
        // Opened it is taller, and stands elsewhere.
        <details on:toggle=move |_| place(grid, node, column)>
            <summary>{w.grid_arrange()}</summary>
            <ul class="menu grid-menu">{entries.collect_view()}</ul>
            <p class="soft small" role="status">
                {move || w.grid_width(&w.number(f64::from(grid.width_of(column)), 0))}
            </p>
        </details>
    }
    .into_any()
}

/// The buttons that sort by the column.
fn sorting(grid: GridState, column: usize) -> AnyView {
    let w = words();
    let id = grid
        .with_column(column, |column| column.id)
        .unwrap_or_default();
    let sorted = grid
        .props
        .with_value(|props| props.arrangement.with_untracked(|own| own.sort.clone()));
    let mut all = vec![
        (w.grid_ascending(), Some(Direction::Ascending)),
        (w.grid_descending(), Some(Direction::Descending)),
    ];
    all.extend(sorted.is_some().then(|| (w.grid_unsorted(), None)));
    let buttons = all.into_iter().map(|(label, direction)| {
        let is_so = direction.is_some_and(|own| sorted == Some((id.to_owned(), own)));
        let choose = move |_| {
            grid.close_column_menu();
            grid.arrange(|own| own.sort = direction.map(|direction| (id.to_owned(), direction)));
        };
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=is_so.then_some("true")
                on:click=choose
            >
                {label}
            </button>
        }
        .into_any()
    });
    buttons.collect_view().into_any()
}

/// What else can be done with the column.
fn arranging(grid: GridState, column: usize) -> Vec<MenuEntry> {
    let w = words();
    let Some(id) = grid.with_column(column, |column| column.id) else {
        return Vec::new();
    };
    let index = grid
        .visible_columns
        .with_untracked(|visible| visible.iter().position(|own| *own == column));
    let index = index.unwrap_or_default();
    let arranged = |change: Callback<Arrangement, Arrangement>| {
        Callback::new(move |()| {
            grid.close_column_menu();
            grid.arrange(|own| *own = change.run(own.clone()));
        })
    };
    let frozen = |frozen: usize| arranged(Callback::new(move |own| Arrangement { frozen, ..own }));
    let hide = arranged(Callback::new(move |mut own: Arrangement| {
        own.hidden.push(id.to_owned());
        own
    }));
    let sides = [
        (w.grid_move_left(), ColumnSide::Left),
        (w.grid_move_right(), ColumnSide::Right),
    ];
    let moves = sides.into_iter().filter_map(|(label, side)| {
        let gap = grid.gap_beside(column, side)?;
        let choose = Callback::new(move |()| {
            grid.close_column_menu();
            grid.move_column(column, gap);
        });
        Some((label.to_owned(), choose))
    });
    let mut entries: Vec<MenuEntry> = moves.collect();
    entries.push((w.grid_freeze().to_owned(), frozen(index + 1)));
    let has_frozen = grid
        .props
        .with_value(|props| props.arrangement.with_untracked(|own| own.frozen > 0));
    if has_frozen {
        entries.push((w.grid_unfreeze().to_owned(), frozen(0)));
    }
    entries.push((w.grid_hide().to_owned(), hide));
    let widths = [
        (w.grid_wider(), Some(STEP)),
        (w.grid_narrower(), Some(-STEP)),
        (w.grid_usual_width(), None),
    ];
    entries.extend(widths.map(|(label, by)| {
        let choose = Callback::new(move |()| {
            let now = untrack(|| grid.width_of(column));
            grid.set_width(column, by.map(|by| now + by));
        });
        (label.to_owned(), choose)
    }));
    let set = Callback::new(move |()| {
        grid.close_column_menu();
        grid.dialog.set(Some(GridDialog::SetForAll(column)));
    });
    entries.push((w.of("action", "set_for_all"), set));
    entries
}

impl GridState {
    /// Opens the menu of a column, given by its index among all.
    pub fn open_column_menu(self, column: usize) {
        self.finding.set(None);
        self.column_menu.set(Some(column));
    }

    /// Closes it; the focus is in the cells again.
    pub fn close_column_menu(self) {
        self.column_menu.set(None);
        self.focus();
    }

    /// The head of a column, where it is shown.
    pub fn head_of(self, column: usize) -> Option<Element> {
        let selector = format!("[role=columnheader][aria-colindex='{}']", column + 2);
        let root = self.root.get_untracked()?;
        root.query_selector(&selector).ok().flatten()
    }
}
