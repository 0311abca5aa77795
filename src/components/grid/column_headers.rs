//! The headers of the columns each open the menu of their column.

use leptos::prelude::*;

use crate::components::grid::props::CellInput;
use crate::components::grid::rows::ColumnLayout;
use crate::components::grid::{GridState, column_width};
use crate::components::sorting::Direction;
use crate::i18n::language::words;

/// The row of column headers.
pub fn head(grid: GridState) -> AnyView {
    let heads = move || {
        let layout = grid.layout.get();
        let visible = grid.visible_columns.get();
        let heads = visible
            .iter()
            .enumerate()
            .map(|(index, column)| one(grid, *column, frozen_left(&layout, index)));
        heads.collect_view()
    };
    let groups = move || groups(grid);
    view! {
        <div role="rowgroup" class="grid-head">
            {groups}
            <div role="row" aria-rowindex="1" class="grid-row">
                <div role="columnheader" aria-colindex="1" class="grid-corner">
                    <span class="visually-hidden">{words().grid_row()}</span>
                </div>
                {heads}
            </div>
        </div>
    }
    .into_any()
}

/// How far from the left a frozen column stays; `None` for one that is not frozen.
pub fn frozen_left(layout: &ColumnLayout, index: usize) -> Option<String> {
    (index < layout.frozen).then(|| format!("{}px", layout.lefts[index]))
}

/// The names of the groups of columns, above those of the columns; nothing where there are no groups. They order
/// what the eye sees, and screen readers hear the columns.
fn groups(grid: GridState) -> Option<AnyView> {
    let visible = grid.visible_columns.get();
    let names = visible
        .iter()
        .filter_map(|column| grid.with_column(*column, |column| column.group));
    // A name, and over how many columns it stands.
    let mut runs: Vec<(&'static str, usize)> = Vec::new();
    for name in names {
        match runs.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => runs.push((name, 1)),
        }
    }
    if runs.iter().all(|(name, _)| name.is_empty()) {
        return None;
    }
    let cells = runs.into_iter().map(|(name, count)| {
        view! { <span style:grid-column=format!("span {count}")>{name}</span> }.into_any()
    });
    let view = view! {
        <div class="grid-row grid-groups" aria-hidden="true">
            <span></span>
            {cells.collect_view()}
        </div>
    };
    Some(view.into_any())
}

fn one(grid: GridState, column: usize, left: Option<String>) -> AnyView {
    let Some((id, label, unit, is_number)) = grid.with_column(column, |column| {
        let is_number = column.entry == CellInput::Number;
        (
            column.id,
            column.label.clone(),
            column.unit.clone(),
            is_number,
        )
    }) else {
        return ().into_any();
    };
    let arrangement = grid.props.with_value(|props| props.arrangement);
    let sort = move || {
        arrangement.with(|own| match &own.sort {
            Some((sorted, Direction::Ascending)) if sorted == id => Some("ascending"),
            Some((sorted, Direction::Descending)) if sorted == id => Some("descending"),
            _ => None,
        })
    };
    let filtered = move || {
        let is_filtered = arrangement.with(|own| !own.filter_of(id).is_empty());
        is_filtered.then(
            || view! { <span class="visually-hidden filtered">{words().grid_filtered()}</span> },
        )
    };
    let class = match (is_number, left.is_some()) {
        (true, true) => "number frozen",
        (true, false) => "number",
        (false, true) => "frozen",
        (false, false) => "",
    };
    view! {
        <div
            role="columnheader"
            aria-colindex=(column + 2).to_string()
            aria-sort=sort
            class=move || format!("{class}{}", grid.drop_class(column))
            style:left=left
        >
            <button
                type="button"
                tabindex="-1"
                aria-haspopup="dialog"
                on:pointerdown=move |event| grid.press_head(&event, column)
                on:pointermove=move |event| grid.drag_head(&event)
                on:pointercancel=move |_| grid.dragged.set(None)
                on:click=move |_| {
                    if !grid.drop_head() {
                        grid.open_column_menu(column);
                    }
                }
            >
                <span class="name">{label}</span>
                <span class="unit">{unit}</span>
                {filtered}
            </button>
            {column_width::grip(grid, column)}
        </div>
    }
    .into_any()
}
