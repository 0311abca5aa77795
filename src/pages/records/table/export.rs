//! A table can be saved as a file with the rows and columns that are shown, in their order.

use enlace_edit::field::Content;
use enlace_tables::import::protocol::{ShownCell, ShownSheet};
use leptos::prelude::*;

use crate::components::grid::props::{GridCell, RowKey};
use crate::pages::records::table::RecordTable;
use crate::pages::shared::names::kind_heading;
use crate::pages::shared::saved_table::{TableOffer, WholeTable, heads};

impl RecordTable {
    /// Opens the dialog that saves these rows and columns, or all records.
    pub fn offer(self, rows: &[RowKey], columns: &[usize]) {
        let (rows, columns) = (rows.to_vec(), columns.to_vec());
        let count = rows.len();
        let make = Callback::new(move |()| self.sheet(&rows, &columns));
        self.offered.set(Some(TableOffer {
            name: kind_heading(self.w, self.shows.kind),
            shown: Some((count, make)),
            all: WholeTable::Records(self.shows.kind),
        }));
    }

    fn sheet(self, rows: &[RowKey], columns: &[usize]) -> ShownSheet {
        let all = self.columns();
        let head = |column: &usize| {
            let column = &all[*column];
            match column.unit.is_empty() {
                true => column.label.clone(),
                false => format!("{} ({})", column.label, column.unit),
            }
        };
        let mut sheet = vec![heads(columns.iter().map(head))];
        sheet.extend(rows.iter().map(|key| {
            let cells = self.cells(key, columns).into_iter().zip(columns);
            cells
                .map(|(cell, column)| self.shown_cell(cell, *column))
                .collect()
        }));
        ShownSheet {
            name: kind_heading(self.w, self.shows.kind),
            rows: sheet,
        }
    }

    fn shown_cell(self, cell: GridCell, column: usize) -> ShownCell {
        let content = self.field(column).map(|field| field.content);
        match (content, cell.number) {
            (Some(Content::Number(measure)), Some(share)) if measure.is_percent() => {
                ShownCell::Share { share }
            }
            (_, Some(number)) => ShownCell::Number(number),
            (_, None) => ShownCell::Text(cell.text),
        }
    }
}
