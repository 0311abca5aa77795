//! The overlay lies over the edited cell: a line of text, a choice or a picker, and an error message.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::page;
use crate::browser::scrolling::Scrolling;
use crate::components::grid::GridState;
use crate::components::grid::editor::EditedCell;
use crate::components::grid::props::{CellInput, PickRequest};
use crate::components::placing;

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
    let over_cell = NodeRef::<html::Div>::new();
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
                node_ref=over_cell
                style:left=format!("{left}px")
                style:top=format!("{top}px")
                style:width=format!("{width}px")
            >
                {inside}
            </div>
        };
        Some(view.into_any())
    };
    view! {
        {line}
        {over}
        {fault(grid, over_cell)}
    }
    .into_any()
}

/// Why the text of the edited cell is refused: beside the editor, above all else and whole in the window.
fn fault(grid: GridState, over_cell: NodeRef<html::Div>) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let following = StoredValue::new_local(None::<Scrolling>);
    Effect::new(move |_| {
        let Some(bubble) = node.get() else { return };
        let is_shown = grid.fault.with(Option::is_some) && grid.editing.with(Option::is_some);
        if !is_shown {
            following.set_value(None);
            // It refuses only what is so already.
            let _ = bubble.hide_popover();
            return;
        }
        // The next frame is awaited: by then the text is drawn, and the bubble is as large as it will be.
        request_animation_frame(move || {
            if grid.fault.try_get_untracked().flatten().is_none() {
                return;
            }
            let line = grid.input.try_get_untracked().flatten();
            let line = line.filter(|line| !line.hidden()).map(HtmlElement::from);
            let cell = over_cell.try_get_untracked().flatten();
            let Some(editor) = line.or_else(|| cell.map(HtmlElement::from)) else {
                return;
            };
            let _ = bubble.show_popover();
            placing::beside(&bubble, &editor);
            let follow = move || placing::beside(&bubble, &editor);
            following.try_set_value(Some(Scrolling::hear(follow)));
        });
    });
    view! {
        <div id="grid-fault" role="alert">
            <div class="grid-fault" popover="manual" node_ref=node>
                {move || grid.fault.get()}
            </div>
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
    let node = NodeRef::<html::Select>::new();
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
