//! The grid has dialogs for its columns, for all actions, and for refused cells.

use leptos::prelude::*;

use crate::components::dialog::{DialogContent, dialog};
use crate::components::field::tick;
use crate::components::grid::arrangement::Arrangement;
use crate::components::grid::keys::LISTED_ACTIONS;
use crate::components::grid::open_dialog::GridDialog;
use crate::components::grid::props::{ColumnTotal, TotalsRow};
use crate::components::grid::{GridState, bulk_edit, refused_cells};
use crate::components::select::select;
use crate::i18n::language::words;

/// Shows the open dialog; shows nothing while none is open.
pub fn dialogs(grid: GridState) -> AnyView {
    let w = words();
    let content = move || {
        let (title, body) = match grid.dialog.get()? {
            GridDialog::Columns => (w.grid_columns().to_owned(), columns(grid)),
            GridDialog::Actions => (w.grid_actions().to_owned(), actions(grid)),
            GridDialog::SetForAll(column) => {
                let rows = untrack(|| grid.action_rows()).map_or(0, |rows| rows.len());
                (
                    w.grid_set_title(rows as f64),
                    bulk_edit::set_for_all(grid, column, rows),
                )
            }
            GridDialog::Refused(what) => (
                w.grid_refused(what.1.len() as f64),
                refused_cells::refused(grid, what),
            ),
        };
        Some(DialogContent { title, body })
    };
    let is_open = move || grid.dialog.with(|dialog| dialog.is_some());
    dialog(w.grid_close(), is_open, content, move || {
        if grid.dialog.with_untracked(|dialog| dialog.is_some()) {
            grid.close();
        }
    })
}

impl GridState {
    pub fn close(self) {
        self.dialog.set(None);
        self.focus();
    }

    /// Changes the arrangement of rows and columns.
    pub fn arrange(self, change: impl FnOnce(&mut Arrangement)) {
        self.props.with_value(|props| {
            let mut arrangement = props.arrangement.get_untracked();
            change(&mut arrangement);
            (props.on_arrange)(arrangement);
        });
    }
}

/// A list of actions; choosing one closes the dialog.
fn list(entries: Vec<(String, &'static str, Callback<()>)>) -> AnyView {
    let entries = entries.into_iter().map(|(label, keys, on_choose)| {
        view! {
            <li>
                <button type="button" class="item" on:click=move |_| on_choose.run(())>
                    <span>{label}</span>
                    <kbd>{keys}</kbd>
                </button>
            </li>
        }
        .into_any()
    });
    view! { <ul class="menu grid-menu">{entries.collect_view()}</ul> }.into_any()
}

fn actions(grid: GridState) -> AnyView {
    let w = words();
    let entries = LISTED_ACTIONS.iter().map(|(action, id, keys)| {
        let choose = Callback::new(move |()| {
            grid.close();
            grid.run_action(*action);
        });
        (w.of("action", id), *keys, choose)
    });
    list(entries.collect())
}

fn columns(grid: GridState) -> AnyView {
    let w = words();
    let arrangement = grid.props.with_value(|props| props.arrangement);
    let all: Vec<(&'static str, String)> = grid.props.with_value(|props| {
        let columns = props.columns.iter();
        columns
            .map(|column| (column.id, column.label.clone()))
            .collect()
    });
    let count = all.len();
    let boxes = all.into_iter().map(|(id, label)| {
        let is_shown =
            Signal::derive(move || arrangement.with(|own| !own.hidden.iter().any(|one| one == id)));
        let show = Callback::new(move |on: bool| {
            grid.arrange(|own| {
                own.hidden.retain(|one| one != id);
                own.hidden.extend((!on).then(|| id.to_owned()));
            });
        });
        view! { <li>{tick(None, label, is_shown, show)}</li> }.into_any()
    });
    let numbers = (0..=count.min(4)).map(|n| (n.to_string(), w.number(n as f64, 0)));
    let frozen = select(
        "grid-frozen",
        w.grid_frozen(),
        numbers.collect(),
        move || arrangement.with(|own| own.frozen.to_string()),
        move |chosen| grid.arrange(|own| own.frozen = chosen.parse().unwrap_or(1)),
    );
    let (order, totals, has_totals) = grid.props.with_value(|props| {
        let columns = props.columns.iter();
        let mut totals = columns.filter(|column| column.total != ColumnTotal::Nothing);
        (props.order, props.totals, totals.next().is_some())
    });
    let with_totals = has_totals.then(|| {
        let is_shown = Signal::derive(move || totals.get() == TotalsRow::Shown);
        let show = Callback::new(move |on| {
            totals.set(match on {
                true => TotalsRow::Shown,
                false => TotalsRow::Hidden,
            });
        });
        tick(None, w.grid_totals_row(), is_shown, show)
    });
    let usual = move || {
        let is_moved = order.with(|order| !order.is_empty());
        is_moved.then(|| {
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| grid.usual_order()>
                        {w.grid_usual_order()}
                    </button>
                </p>
            }
        })
    };
    view! {
        <p>{w.grid_columns_lead()}</p>
        <ul class="choices">{boxes.collect_view()}</ul>
        {usual}
        <div class="field">{frozen}</div>
        {with_totals}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use crate::components::grid::keys::{Action, LISTED_ACTIONS};
    use crate::i18n::{Language, Words};

    #[test]
    fn every_action_of_the_list_has_words_and_stands_there_once() {
        let w = Words(Language::En);
        for (index, (action, id, _)) in LISTED_ACTIONS.iter().enumerate() {
            assert!(w.knows(&format!("action.{id}")), "{id}");
            let again = LISTED_ACTIONS[index + 1..]
                .iter()
                .any(|(other, ..)| other == action);
            assert!(!again && !matches!(action, Action::Move(..)), "{id}");
        }
    }
}
