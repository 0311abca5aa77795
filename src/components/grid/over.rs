//! What lies over the cell that is written: a line of text, a choice, or what the page gives for
//! picking, and why the cell does not take it.

use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::Grid;
use crate::components::grid::editor::Editing;
use crate::components::grid::sheet::{Entry, Picking};

/// The editor. The line of text always stands in the page, so that a key can go into it at once.
pub fn editor(grid: Grid) -> AnyView {
    let name = move || grid.editing.get().map(|editing| grid.name_of(&editing));
    let mode = move || {
        let editing = grid.editing.get()?;
        let is_number = grid.of_column(editing.column, |column| column.entry == Entry::Number);
        (is_number == Some(true)).then_some("decimal")
    };
    let line = view! {
        <textarea
            class="grid-input"
            node_ref=grid.input
            hidden
            rows="1"
            spellcheck="false"
            autocomplete="off"
            aria-label=name
            inputmode=mode
            aria-invalid=move || grid.fault.with(|fault| fault.is_some()).then_some("true")
            aria-describedby="grid-fault"
            on:keydown=move |event| {
                let text = grid.input.get_untracked().map(|input| input.value());
                grid.on_key(&event, &text.unwrap_or_default());
            }
            on:blur=move |_| {
                grid.commit_present();
            }
        ></textarea>
    };
    let over = move || {
        let editing = grid.editing.get()?;
        let entry = grid.of_column(editing.column, |column| column.entry.clone())?;
        let inside = match entry {
            Entry::Choice(choices) => choice(grid, &editing, choices),
            Entry::Picked => picked(grid, &editing),
            _ => return None,
        };
        let (left, top, width, _) = grid.place_of(editing.spot)?;
        let view = view! {
            <div
                class="grid-over"
                on:keydown=move |event| grid.on_key_over(&event, editing.spot)
                style:left=format!("{left}px")
                style:top=format!("{top}px")
                style:width=format!("{width}px")
            >
                {inside}
            </div>
        };
        Some(view.into_any())
    };
    let fault = move || {
        let fault = grid.fault.get()?;
        let (left, top, _, height) = grid.place_of(grid.editing.get()?.spot)?;
        let view = view! {
            <div
                class="grid-fault"
                style:left=format!("{}px", grid.left_of_fault(left))
                style:top=format!("{}px", top + height)
            >
                {fault}
            </div>
        };
        Some(view.into_any())
    };
    view! {
        {line}
        {over}
        <div id="grid-fault" role="alert">
            {fault}
        </div>
    }
    .into_any()
}

fn choice(grid: Grid, editing: &Editing, choices: Vec<String>) -> AnyView {
    let now = editing.text.clone();
    let node = NodeRef::<leptos::html::Select>::new();
    Effect::new(move |_| {
        if let Some(select) = node.get() {
            page::focus_in_place(&select);
        }
    });
    let options = std::iter::once(String::new()).chain(choices).map(|choice| {
        let is_now = choice == now;
        view! {
            <option value=choice.clone() selected=is_now>
                {choice.clone()}
            </option>
        }
        .into_any()
    });
    let options = options.collect_view();
    let value = move || {
        node.get_untracked()
            .map(|select| select.value())
            .unwrap_or_default()
    };
    view! {
        <select
            node_ref=node
            aria-label=grid.name_of(editing)
            aria-describedby="grid-fault"
            on:keydown=move |event| grid.on_key(&event, &value())
            on:blur=move |_| {
                grid.commit(&value(), None);
            }
        >
            {options}
        </select>
    }
    .into_any()
}

fn picked(grid: Grid, editing: &Editing) -> AnyView {
    let done = Callback::new(move |text: Option<String>| match text {
        Some(text) => {
            if grid.commit(&text, None) {
                grid.focus();
            }
        }
        None => {
            grid.stop_editing();
            grid.focus();
        }
    });
    let picking = Picking {
        row: editing.row.clone(),
        column: editing.column,
        name: grid.name_of(editing),
        typed: editing.typed.clone(),
        done,
    };
    grid.sheet.with_value(|sheet| (sheet.pick)(picking))
}
