//! The dialog of refused cells lists where, what and why, and can write the rest.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::props::{CellEdits, RefusedCell, RowRef};
use crate::i18n::language::words;

/// How many refused cells are listed.
const LISTED_CELLS: usize = 50;

/// The list, and the button that writes the rest.
pub fn refused(grid: GridState, what: Arc<(CellEdits, Vec<RefusedCell>)>) -> AnyView {
    let w = words();
    let keys = untrack(|| grid.order.get().keys);
    let row_of = |at: &RowRef| match at {
        RowRef::Row(key) => keys
            .iter()
            .position(|own| own == key)
            .map_or(0, |row| row + 1),
        RowRef::Added(place) => keys.len() + place + 1,
    };
    let cells = what.1.iter().take(LISTED_CELLS).map(|refused| {
        let row = w.number(row_of(&refused.row) as f64, 0);
        let label = refused
            .column
            .and_then(|own| grid.with_column(own, |own| own.label.clone()));
        let place = match label {
            Some(label) => w.grid_cell(&label, &row),
            None => w.grid_row_number(&row),
        };
        let text = (!refused.text.is_empty()).then(|| format!(" “{}”", refused.text));
        view! {
            <li>
                <span class="strong">{place}</span>
                <bdi>{text}</bdi>
                " – "
                {refused.reason.clone()}
            </li>
        }
        .into_any()
    });
    let more = what.1.len().saturating_sub(LISTED_CELLS);
    let others = what.0.cells.len() + what.0.added.iter().map(Vec::len).sum::<usize>();
    let others = others.saturating_sub(what.1.len());
    let cells = cells.collect_view();
    let rest = what.clone();
    view! {
        <p>{w.grid_refused_lead()}</p>
        <ul>{cells}</ul>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
        {(others > 0)
            .then(|| {
                view! {
                    <button
                        type="button"
                        class="button first"
                        on:click=move |_| {
                            grid.close();
                            grid.retry_without_refused(&rest.0, &rest.1);
                        }
                    >
                        {w.grid_take_rest(others as f64)}
                    </button>
                }
                .into_any()
            })}
    }
    .into_any()
}
