//! The status line counts rows, sums the selection, says what is wrong with the cell of the cursor or
//! should be known of it, and what was just done.

use leptos::prelude::*;

use crate::components::grid::keys::Action;
use crate::components::grid::rows::SAID_ID;
use crate::components::grid::{GridState, selection_totals};
use crate::i18n::language::words;

/// The id of the status line.
pub const STATUS_ID: &str = "grid-status";

/// The status line.
pub fn status(grid: GridState, foot: AnyView) -> AnyView {
    let w = words();
    let rows = move || {
        let all = grid
            .props
            .with_value(|props| props.rows.with(|rows| rows.0.len()));
        let shown = grid.order.with(|order| order.keys.len());
        let count = w.grid_rows(all as f64);
        match shown == all {
            true => count,
            false => w.grid_rows_of(&w.number(shown as f64, 0), &count),
        }
    };
    let totals = move || {
        grid.selection.track();
        grid.order.track();
        grid.props.with_value(|props| (props.track_changes)());
        selection_totals::said(grid)
    };
    let keys = move || {
        let is_quiet = grid.said().is_empty();
        is_quiet.then(|| view! { <span class="grid-keys no-print">{w.grid_keys()}</span> })
    };
    let said = move || {
        grid.selection.track();
        grid.order.track();
        grid.refused.track();
        grid.props.with_value(|props| (props.track_changes)());
        let cursor = grid.current_selection().cursor;
        let column = grid.visible_column(cursor.column)?;
        let cell = grid.drawn_cells(cursor.row, &[column]).pop()?;
        let words = cell.said()?.to_owned();
        let (class, key) = match cell.problem {
            Some(_) => ("fault", w.grid_finding_key()),
            None => ("", ""),
        };
        Some(view! {
            <span class=class>{words}</span>
            " "
            {key}
        })
    };
    let problems = move || {
        let count = grid
            .props
            .with_value(|props| props.problem_cells.with(|cells| cells.0.len()));
        (count > 0).then(|| {
            view! {
                <span class="fault">{w.grid_problems(count as f64)}</span>
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| grid.run_action(Action::NextProblem)
                >
                    {w.grid_go_there()}
                </button>
            }
        })
    };
    view! {
        <div class="grid-status" id=STATUS_ID>
            <span>{rows}</span>
            <span>{totals}</span>
            <span class="no-print">{problems}</span>
            <span id=SAID_ID>{said}</span>
            <span class="said" role="status">
                {move || grid.said()}
            </span>
            <span class="row no-print">
                {foot}
                <button type="button" class="link" on:click=move |_| grid.run_action(Action::Save)>
                    {w.save_table_button()}
                </button>
            </span>
            {keys}
        </div>
    }
    .into_any()
}
