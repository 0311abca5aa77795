//! The row of totals stands below the rows, whatever is scrolled: sums and means of all rows that are shown.

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::column_headers::frozen_left;
use crate::components::grid::props::{ColumnTotal, TotalsRow};
use crate::components::grid::selection_totals::{NumbersTogether, total_alone};
use crate::i18n::language::words;

/// The row, where it is switched on.
pub fn totals_row(grid: GridState) -> AnyView {
    let totals = grid.props.with_value(|props| props.totals);
    let row = move || (totals.get() == TotalsRow::Shown).then(|| row(grid));
    row.into_any()
}

fn row(grid: GridState) -> AnyView {
    let w = words();
    // The numbers of the visible columns that give something together.
    let numbers = Memo::new(move |_| {
        grid.props.with_value(|props| (props.track_changes)());
        let (visible, order) = (grid.visible_columns.get(), grid.order.get());
        let summed: Vec<usize> = visible
            .iter()
            .copied()
            .filter(|column| total_of(grid, *column) != ColumnTotal::Nothing)
            .collect();
        let mut all = vec![NumbersTogether::default(); summed.len()];
        grid.props.with_value(|props| {
            for key in order.keys.iter() {
                let cells = (props.read)(key, &summed);
                for (numbers, cell) in all.iter_mut().zip(cells) {
                    numbers.add(std::iter::once(cell.number));
                }
            }
        });
        summed.into_iter().zip(all).collect::<Vec<_>>()
    });
    let says = move || {
        let rows = grid.order.with(|order| order.keys.len());
        let all = grid
            .props
            .with_value(|props| props.rows.with(|rows| rows.0.len()));
        match rows == all {
            true => w.grid_total_of(all as f64),
            false => w.grid_total_of_some(&w.number(rows as f64, 0), &w.number(all as f64, 0)),
        }
    };
    let cells = move || {
        let (layout, visible) = (grid.layout.get(), grid.visible_columns.get());
        let numbers = numbers.get();
        let cells = visible.iter().enumerate().map(|(index, column)| {
            let left = frozen_left(&layout, index);
            let kind = total_of(grid, *column);
            let found = numbers.iter().find(|(own, _)| own == column);
            let text = found.and_then(|(_, numbers)| total_alone(w, kind, *numbers));
            // What the totals are of stands in the first column, where that has none itself.
            let text = match text {
                None if index == 0 && kind == ColumnTotal::Nothing => Some(says()),
                text => text,
            };
            let class = match (kind == ColumnTotal::Nothing, left.is_some()) {
                (true, true) => "cell frozen",
                (true, false) => "cell",
                (false, true) => "cell number frozen",
                (false, false) => "cell number",
            };
            view! {
                <div
                    role="gridcell"
                    aria-colindex=(column + 2).to_string()
                    class=class
                    style:left=left
                    title=says()
                >
                    {text}
                </div>
            }
            .into_any()
        });
        cells.collect_view()
    };
    let index = move || (grid.order.with(|order| order.keys.len()) + 3).to_string();
    view! {
        <div role="rowgroup" class="grid-foot" node_ref=grid.foot>
            <div role="row" class="grid-row" aria-rowindex=index>
                <div role="rowheader" class="grid-corner" aria-colindex="1">
                    {w.grid_total()}
                </div>
                {cells}
            </div>
        </div>
    }
    .into_any()
}

fn total_of(grid: GridState, column: usize) -> ColumnTotal {
    let total = grid.with_column(column, |column| column.total);
    total.unwrap_or(ColumnTotal::Nothing)
}
