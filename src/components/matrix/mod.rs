//! A table of numbers with names at both sides, each number written in its place.
//!
//! Enter and the arrows up and down go from row to row; to the side goes Tab.

mod paste;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus;
pub use crate::components::matrix::paste::WrittenSquare;
use crate::i18n::language::words;

/// A row or a column: what it is known by, and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct SquaresHead {
    pub key: String,
    pub title: String,
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Square {
    pub text: String,
    /// Its number, where it has one.
    pub number: Option<f64>,
    /// What holds where nothing is written.
    pub instead: String,
    pub access: SquareAccess,
}

/// Whether a square can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SquareAccess {
    #[default]
    Open,
    /// Computed, or nothing can be there.
    Closed,
}

/// Reads the square of a row and a column; subscribes to what changes it.
pub type Read = Arc<dyn Fn(&str, &str) -> Square + Send + Sync>;
/// Writes a text into the square of a row and a column, or says in words why not.
pub type SquaresEdit = Arc<dyn Fn(&str, &str, String) -> Result<(), String> + Send + Sync>;
/// Writes texts into many squares in one step; else says of those that cannot be, by their places
/// in the list, why not, and writes none.
pub type WriteMany =
    Arc<dyn Fn(&[WrittenSquare]) -> Result<(), Vec<(usize, String)>> + Send + Sync>;

/// Faults of a block that are listed.
const LISTED: usize = 20;

/// The table.
#[derive(Clone)]
pub struct SquaresProps {
    pub id: &'static str,
    pub caption: String,
    /// What stands over the names of the rows.
    pub corner: String,
    pub rows: Signal<Vec<SquaresHead>>,
    pub columns: Signal<Vec<SquaresHead>>,
    /// What a square is called, of its row and its column.
    pub name: fn(&str, &str) -> String,
    pub read: Read,
    pub write: SquaresEdit,
    pub write_many: WriteMany,
}

/// What the parts of the table share.
#[derive(Clone, Copy)]
struct SquaresState {
    own: StoredValue<SquaresProps>,
    wrong: RwSignal<Vec<RefusedSquare>>,
    /// What became of a block that was pasted.
    said: RwSignal<String>,
}

/// A square that did not take what was written, and why.
#[derive(Clone, PartialEq)]
struct RefusedSquare {
    row: String,
    column: String,
    why: String,
}

/// The table with, below it, what could not be written.
pub fn matrix(matrix: SquaresProps) -> AnyView {
    let (rows, columns) = (matrix.rows, matrix.columns);
    let (caption, corner) = (matrix.caption.clone(), matrix.corner.clone());
    let label = caption.clone();
    let name = matrix.name;
    let state = SquaresState {
        own: StoredValue::new(matrix),
        wrong: RwSignal::new(Vec::new()),
        said: RwSignal::new(String::new()),
    };
    let body = move || {
        let (rows, columns) = (rows.get(), columns.get());
        let heads = columns.iter().map(|column| {
            let title = column.title.clone();
            view! { <th scope="col" class="number">{title}</th> }.into_any()
        });
        let heads = heads.collect_view();
        let lines = rows.iter().enumerate().map(|(y, row)| {
            let cells = columns
                .iter()
                .enumerate()
                .map(|(x, column)| square(state, (y, row), (x, column)));
            let title = row.title.clone();
            view! {
                <tr>
                    <th scope="row">{title}</th>
                    {cells.collect_view()}
                </tr>
            }
            .into_any()
        });
        view! {
            <thead>
                <tr>
                    <th scope="col">{corner.clone()}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{lines.collect_view()}</tbody>
        }
        .into_any()
    };
    let faults = move || {
        let wrong = state.wrong.get();
        let title = |side: &[SquaresHead], key: &str| {
            let found = side.iter().find(|side| side.key == key);
            found.map_or_else(String::new, |side| side.title.clone())
        };
        let more = wrong.len().saturating_sub(LISTED);
        let more = (more > 0).then(|| words().explain_more(more as f64));
        let lines = wrong.into_iter().take(LISTED).map(|wrong| {
            let row = rows.with_untracked(|rows| title(rows, &wrong.row));
            let column = columns.with_untracked(|columns| title(columns, &wrong.column));
            let what = format!("{}: {}", name(&row, &column), wrong.why);
            view! { <div class="fault">{what}</div> }.into_any()
        });
        view! {
            {lines.collect_view()}
            <div>{more}</div>
        }
        .into_any()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="table matrix">
                <caption>{caption}</caption>
                {body}
            </table>
        </div>
        <div role="status">{move || state.said.get()}</div>
        <div class="field" role="alert">
            {faults}
        </div>
    }
    .into_any()
}

fn square(
    state: SquaresState,
    (y, row): (usize, &SquaresHead),
    (x, column): (usize, &SquaresHead),
) -> AnyView {
    let SquaresState { own, wrong, said } = state;
    let (id, name) = own.with_value(|own| (own.id, (own.name)(&row.title, &column.title)));
    let (row, column) = (row.key.clone(), column.key.clone());
    let read = {
        let (row, column) = (row.clone(), column.clone());
        Memo::new(move |_| own.with_value(|own| (own.read)(&row, &column)))
    };
    if read.with_untracked(|square| square.access == SquareAccess::Closed) {
        return view! { <td class="number same">{move || read.get().text}</td> }.into_any();
    }
    let is_wrong = {
        let (row, column) = (row.clone(), column.clone());
        move || {
            let here = |wrong: &RefusedSquare| wrong.row == row && wrong.column == column;
            wrong.with(|wrong| wrong.iter().any(here))
        }
    };
    let write = move |text: String| {
        // A square that is taken from the page while it has the focus changes when all else is gone.
        let Some(done) = own.try_with_value(|own| (own.write)(&row, &column, text)) else {
            return;
        };
        said.set(String::new());
        let fault = done.err().map(|why| RefusedSquare {
            row: row.clone(),
            column: column.clone(),
            why,
        });
        wrong.set(fault.into_iter().collect());
    };
    let keys = move |event: KeyboardEvent| {
        let count = own.with_value(|own| own.rows.with_untracked(Vec::len));
        // Squares in which nothing can be written are passed over; at the end it stays here.
        let place = |to: usize| format!("{id}-{to}-{x}");
        let here = place(y);
        match event.key().as_str() {
            "Enter" | "ArrowDown" => {
                event.prevent_default();
                focus::leave_field();
                focus::first_of((y + 1..count).map(place).chain([here]));
            }
            "ArrowUp" => {
                event.prevent_default();
                focus::leave_field();
                focus::first_of((0..y).rev().map(place).chain([here]));
            }
            _ => {}
        }
    };
    view! {
        <td>
            <input
                id=format!("{id}-{y}-{x}")
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label=name
                aria-invalid=move || is_wrong().then_some("true")
                placeholder=move || read.get().instead
                prop:value=move || read.get().text
                on:change:target=move |event| write(event.target().value())
                on:keydown=keys
                on:paste=move |event| paste::paste(state, &event, (y, x))
            />
        </td>
    }
    .into_any()
}
