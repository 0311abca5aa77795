//! The form for a bulk edit sets one column for many rows.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::grid::GridState;
use crate::components::grid::open_dialog::GridDialog;
use crate::components::grid::props::{CellInput, PickRequest};
use crate::components::select::select;
use crate::i18n::language::words;

/// The form: it asks for the column and the value, and its button says for how many rows.
pub fn set_for_all(grid: GridState, column: usize, rows: usize) -> AnyView {
    let w = words();
    let all: Vec<(String, String)> = grid.props.with_value(|props| {
        let columns = props.columns.iter().enumerate();
        columns
            .filter(|(_, column)| column.entry != CellInput::Form)
            .map(|(index, column)| (index.to_string(), column.label.clone()))
            .collect()
    });
    let of = select(
        "grid-set-column",
        w.grid_set_column(),
        all,
        move || column.to_string(),
        move |chosen| {
            if let Ok(column) = chosen.parse() {
                grid.dialog.set(Some(GridDialog::SetForAll(column)));
            }
        },
    );
    let value = RwSignal::new(String::new());
    let apply = move |text: String| {
        grid.close();
        grid.set_for_all(column, &text);
    };
    let entry = grid.with_column(column, |column| column.entry.clone());
    let input = match entry {
        Some(CellInput::Choice(choices)) => {
            let all = std::iter::once(String::new()).chain(choices);
            let all = all.map(|choice| (choice.clone(), choice)).collect();
            let label = w.grid_set_value();
            select(
                "grid-set-value",
                label,
                all,
                move || value.get(),
                move |text| value.set(text),
            )
        }
        Some(CellInput::Picked) => {
            let picking = PickRequest {
                row: None,
                column,
                name: w.grid_set_value().to_owned(),
                typed: None,
                done: Callback::new(move |text: Option<String>| {
                    if let Some(text) = text {
                        apply(text);
                    }
                }),
                // Enter where nothing was chosen must not send the form, which would empty the cells.
                on_key: Callback::new(|event: KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                    }
                }),
            };
            let picker = grid.props.with_value(|props| (props.pick)(picking));
            view! { <div class="grid-picker">{picker}</div> }.into_any()
        }
        _ => view! {
            <label for="grid-set-value">{w.grid_set_value()}</label>
            <input
                id="grid-set-value"
                type="text"
                autocomplete="off"
                on:input:target=move |event| value.set(event.target().value())
            />
        }
        .into_any(),
    };
    view! {
        <form
            class="field"
            on:submit=move |event| {
                event.prevent_default();
                apply(value.get_untracked());
            }
        >
            {of}
            {input}
            <div class="row">
                <button type="submit" class="button first">
                    {w.grid_set_apply(rows as f64)}
                </button>
            </div>
        </form>
    }
    .into_any()
}
