//! A block of a spreadsheet in the squares: by its headings where it has some, else from the square
//! that has the focus on; all of it in one step, or nothing.

use enlace_tables::table::{self, Block};
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::browser::clipboard;
use crate::browser::intl::folded;
use crate::components::matrix::{
    RefusedSquare, SquareAccess, SquaresHead, SquaresProps, SquaresState,
};
use crate::i18n::language::words;

/// A text for a square.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenSquare {
    pub row: String,
    pub column: String,
    pub text: String,
}

/// Takes what a paste event brings to the square at this row and column; a single cell is left to
/// the field.
pub(super) fn paste(state: SquaresState, event: &ClipboardEvent, at: (usize, usize)) {
    let clip = clipboard::brought_by(event);
    let Some(block) = table::read(&clip.html, &clip.text) else {
        return;
    };
    if block.len() == 1 && block[0].len() == 1 {
        return;
    }
    event.prevent_default();
    let w = words();
    let (written, left_out) = untrack(|| state.own.with_value(|own| squares(own, &block, at)));
    if written.is_empty() {
        return state.said.set(w.grid_nothing_pasted().to_owned());
    }
    let done = state.own.with_value(|own| (own.write_many)(&written));
    match done {
        Ok(()) => {
            let mut said = w.matrix_pasted(written.len() as f64);
            if left_out > 0 {
                said = format!("{said} {}", w.matrix_left_out(left_out as f64));
            }
            state.wrong.set(Vec::new());
            state.said.set(said);
        }
        Err(faults) => {
            let wrong = faults.into_iter().filter_map(|(place, why)| {
                let WrittenSquare { row, column, text } = written.get(place)?.clone();
                let why = format!("“{text}” – {why}");
                Some(RefusedSquare { row, column, why })
            });
            state.wrong.set(wrong.collect());
            state.said.set(w.matrix_refused().to_owned());
        }
    }
}

/// The squares with the texts for them, and how many texts have no square, or one in which nothing
/// but what stands there can be. Empty cells are passed over.
fn squares(
    own: &SquaresProps,
    block: &Block,
    (y, x): (usize, usize),
) -> (Vec<WrittenSquare>, usize) {
    let (rows, columns) = (own.rows.get_untracked(), own.columns.get_untracked());
    let place = |sides: &[SquaresHead], text: &str| {
        let wanted = folded(text.trim());
        let is_it = |side: &SquaresHead| !wanted.is_empty() && folded(&side.title) == wanted;
        sides.iter().position(is_it)
    };
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    let has_heads = block.len() > 1 && block[0].iter().any(|text| place(&columns, text).is_some());
    let body = &block[usize::from(has_heads)..];
    let first = |row: &Vec<String>| row.first().map_or("", String::as_str).to_owned();
    let has_names = width > 1 && body.iter().any(|row| place(&rows, &first(row)).is_some());
    let mut written = Vec::new();
    let mut left_out = 0;
    for (down, line) in body.iter().enumerate() {
        let row = match has_names {
            true => place(&rows, &first(line)),
            false => Some(y + down),
        };
        let row = row.and_then(|row| rows.get(row));
        for (over, text) in line.iter().enumerate().skip(usize::from(has_names)) {
            if text.trim().is_empty() {
                continue;
            }
            let column = match has_heads {
                true => block[0].get(over).and_then(|text| place(&columns, text)),
                false => Some(x + over - usize::from(has_names)),
            };
            let column = column.and_then(|column| columns.get(column));
            let Some((row, column)) = row.zip(column) else {
                left_out += 1;
                continue;
            };
            let (square, text) = ((own.read)(&row.key, &column.key), text.trim());
            if square.access == SquareAccess::Open {
                written.push(WrittenSquare {
                    row: row.key.clone(),
                    column: column.key.clone(),
                    text: text.to_owned(),
                });
            } else if square.text != text {
                left_out += 1;
            }
        }
    }
    (written, left_out)
}
