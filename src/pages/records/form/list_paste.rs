//! A block of a spreadsheet in the table of a list, from the cell that has the focus on. What cannot stand
//! in a cell stays there with the reason.

use enlace_edit::field::reference::Names;
use enlace_edit::field::{Content, Fault, Field, read_typed};
use enlace_tables::table;
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::browser::clipboard;
use crate::browser::intl::folded;
use crate::pages::records::form::list_rows::{ListTable, TableRow};
use crate::pages::shared::refusal_words::fault;

/// Takes what a paste event brings; a single cell is left to the field.
pub(super) fn paste(own: ListTable, event: &ClipboardEvent, row: TableRow, field: &Field) {
    let clip = clipboard::brought_by(event);
    let Some(block) = table::read(&clip.html, &clip.text) else {
        return;
    };
    if block.len() == 1 && block[0].len() == 1 {
        return;
    }
    event.prevent_default();
    let w = own.form.w;
    let first = own.inner.iter().position(|own| own.id == field.id);
    let first = first.unwrap_or_default();
    let columns = &own.inner[first..];
    let (mut taken, mut left_out) = (0, 0);
    let mut at = row;
    for (down, line) in block.iter().enumerate() {
        if down == 0 && is_head(own, columns, line) {
            continue;
        }
        for (over, text) in line.iter().enumerate() {
            match (columns.get(over), text.trim()) {
                (_, "") => {}
                (Some(field), text) => {
                    taken += 1;
                    put(own, at, field, text);
                }
                (None, _) => left_out += 1,
            }
        }
        // The empty rows at the end never run out: each that is filled brings another.
        let rows = own.rows.get_untracked();
        let here = rows.iter().position(|own| *own == at);
        if let Some(next) = here.and_then(|here| rows.get(here + 1)) {
            at = *next;
        }
    }
    own.said.set(match (taken, left_out) {
        (0, _) => w.grid_nothing_pasted().to_owned(),
        (_, 0) => w.form_pasted(f64::from(taken)),
        (_, left_out) => {
            let left_out = w.matrix_left_out(f64::from(left_out));
            format!("{} {left_out}", w.form_pasted(f64::from(taken)))
        }
    });
}

/// Whether a line holds nothing but the headings of the columns.
fn is_head(own: ListTable, columns: &[Field], line: &[String]) -> bool {
    let mut told = line
        .iter()
        .zip(columns)
        .filter(|(text, _)| !text.trim().is_empty());
    let is_it = |(text, field): (&String, &Field)| folded(text.trim()) == folded(&own.label(field));
    !line.is_empty() && told.all(is_it)
}

/// Takes a text into a cell. A reference is found by code or name; a step of a scale by its number or its
/// words.
fn put(own: ListTable, row: TableRow, field: &'static Field, text: &str) {
    let form = own.form;
    let read = match field.content {
        Content::Reference(kind) => {
            let found = form
                .document
                .with_region(|region| Names::default().resolve(kind, text, region));
            found.unwrap_or(Err(Fault::NotAField))
        }
        Content::Number(measure) => {
            let mut steps = measure.steps();
            let step = steps.find(|step| folded(&own.step(measure, *step)) == folded(text));
            Ok(step.map_or_else(|| text.to_owned(), |step| step.to_string()))
        }
        Content::YesNo if folded(text) == folded(form.w.table_yes()) => Ok("true".to_owned()),
        Content::YesNo if folded(text) == folded(form.w.table_no()) => Ok(String::new()),
        _ => Ok(text.to_owned()),
    };
    let typed = match &read {
        Ok(typed) => typed.clone(),
        Err(_) => text.to_owned(),
    };
    own.set(row, field, typed.clone());
    let checked = read.and_then(|_| read_typed(field.content, &typed, form.mark()));
    if let Err(why) = checked {
        own.refuse(row, field, fault(form.w, &why));
    }
}
