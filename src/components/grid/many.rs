//! Setting one column for many rows.

use leptos::prelude::*;

use crate::components::grid::Grid;
use crate::components::grid::asked::Asked;
use crate::components::grid::sheet::{Entry, Picking};
use crate::components::select::select;
use crate::i18n::language::words;

/// The column, the value, and for how many rows.
pub fn set_for_all(grid: Grid, column: usize, rows: usize) -> AnyView {
    let w = words();
    let all: Vec<(String, String)> = grid.sheet.with_value(|sheet| {
        let columns = sheet.columns.iter().enumerate();
        columns
            .filter(|(_, column)| column.entry != Entry::Form)
            .map(|(place, column)| (place.to_string(), column.label.clone()))
            .collect()
    });
    let of = select(
        "grid-set-column",
        w.grid_set_column(),
        all,
        move || column.to_string(),
        move |chosen| {
            if let Ok(column) = chosen.parse() {
                grid.asked.set(Some(Asked::SetForAll(column)));
            }
        },
    );
    let value = RwSignal::new(String::new());
    let apply = move |text: String| {
        grid.close();
        grid.set_for_all(column, &text);
    };
    let entry = grid.of_column(column, |column| column.entry.clone());
    let input = match entry {
        Some(Entry::Choice(choices)) => {
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
        Some(Entry::Picked) => {
            let picking = Picking {
                row: None,
                column,
                name: w.grid_set_value().to_owned(),
                typed: None,
                done: Callback::new(move |text: Option<String>| {
                    if let Some(text) = text {
                        apply(text);
                    }
                }),
            };
            let picker = grid.sheet.with_value(|sheet| (sheet.pick)(picking));
            view! { <div class="grid-picker">{picker}</div> }.into_any()
        }
        _ => view! {
            <label for="grid-set-value">{w.grid_set_value()}</label>
            <input
                id="grid-set-value"
                type="text"
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
