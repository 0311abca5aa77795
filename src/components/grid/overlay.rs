//! The overlay lies over the edited cell: a line of text, a choice or a picker, and an error message.

use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::GridState;
use crate::components::grid::editor::EditedCell;
use crate::components::grid::props::{CellInput, PickRequest};

/// Draws the editor. The line of text always exists in the page, so that a key can go into it at once.
pub fn editor(grid: GridState) -> AnyView {
    let name = move || {
        grid.editing
            .get()
            .map(|editing| grid.accessible_name(&editing))
    };
    let mode = move || {
        let editing = grid.editing.get()?;
        let is_number =
            grid.with_column(editing.column, |column| column.entry == CellInput::Number);
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
                grid.commit_open_editor();
            }
        ></textarea>
    };
    let over = move || {
        let editing = grid.editing.get()?;
        let entry = grid.with_column(editing.column, |column| column.entry.clone())?;
        let inside = match entry {
            CellInput::Choice(choices) => choice(grid, &editing, choices),
            CellInput::Picked => picked(grid, &editing),
            _ => return None,
        };
        let (left, top, width, _) = grid.cell_rect(editing.position)?;
        let view = view! {
            <div
                class="grid-over"
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
        let (left, top, _, height) = grid.cell_rect(grid.editing.get()?.position)?;
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

fn choice(grid: GridState, editing: &EditedCell, mut choices: Vec<String>) -> AnyView {
    let now = editing.text.clone();
    // A choice that this version does not know stays, unless another one is chosen.
    if !now.is_empty() && !choices.contains(&now) {
        choices.push(now.clone());
    }
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
            aria-label=grid.accessible_name(editing)
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

fn picked(grid: GridState, editing: &EditedCell) -> AnyView {
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
    let position = editing.position;
    let picking = PickRequest {
        row: editing.row.clone(),
        column: editing.column,
        name: grid.accessible_name(editing),
        typed: editing.typed.clone(),
        done,
        on_key: Callback::new(move |event| grid.on_overlay_key(&event, position)),
    };
    grid.props.with_value(|props| (props.pick)(picking))
}
