//! Which of day and month stands first in the columns of dates that are pasted.

use crate::cell_entries::{Cells, Deed, Entry};
use crate::field::{ColumnOfDays, Content, DateOrder, Field, field};
use enlace_model::Kind;

/// The order of the dates in each column of a paste. What is typed is read as the page writes it.
pub(super) fn orders(cells: &Cells) -> Vec<(Kind, String, DateOrder)> {
    let mut columns: Vec<(Kind, &str, Vec<&str>)> = Vec::new();
    for cell in cells.cells.iter().filter(|_| cells.deed == Deed::Paste) {
        let Entry::Typed(text, _) = &cell.entry else {
            continue;
        };
        let is_date = |field: &Field| field.content == Content::Date;
        if !field(cell.record.kind, &cell.field).is_some_and(is_date) {
            continue;
        }
        let own = |column: &&mut (Kind, &str, Vec<&str>)| {
            column.0 == cell.record.kind && column.1 == cell.field
        };
        match columns.iter_mut().find(own) {
            Some(column) => column.2.push(text),
            None => columns.push((cell.record.kind, &cell.field, vec![text])),
        }
    }
    let told = columns.into_iter().filter_map(|(kind, field, texts)| {
        let order = ColumnOfDays::of(texts.into_iter()).order()?;
        Some((kind, field.to_owned(), order))
    });
    told.collect()
}
