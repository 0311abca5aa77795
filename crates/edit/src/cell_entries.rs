//! Cells that are to be set, with what goes into each.

use serde_json::Value;

use crate::field::DecimalMark;
use enlace_model::{Kind, RecordRef};

/// Cells that are set in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    /// What the person did, which names the step.
    pub deed: Deed,
    /// Records that are new, by the ids they get; a code comes as the cell of that field.
    pub add: Vec<RecordRef>,
    pub cells: Vec<Cell>,
}

impl Cells {
    /// Whether somebody set a single cell of a record that was there, which has words of its own.
    pub(crate) fn is_one_cell(&self) -> bool {
        self.deed == Deed::Set && self.cells.len() == 1 && self.add.is_empty()
    }
}

enlace_model::variants! {
    /// What a person did to set cells; the texts are the ids of its words (`op.<id>`).
    pub enum Deed {
        /// Typed, or chose.
        Set = "set_fields",
        Paste = "paste",
        /// Filled down or to the side.
        Fill = "fill",
        Clear = "clear_fields",
        /// Made new records.
        Add = "add_records",
        /// Mapped needs to what they ask for.
        Map = "map_needs",
        /// Made a piece of evidence for needs that are there.
        GiveEvidence = "give_evidence",
    }
}

/// A cell with what goes into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub record: RecordRef,
    /// The path within the record.
    pub field: String,
    pub entry: Entry,
}

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Text as a person wrote it; a reference may be written as the record's name.
    Typed(String, DecimalMark),
    /// A value as a file has it; `null` empties the cell.
    Value(Value),
}

impl Cells {
    /// One value of one record.
    pub fn one(record: RecordRef, field: impl Into<String>, entry: Entry) -> Self {
        let field = field.into();
        Self {
            deed: Deed::Set,
            add: Vec::new(),
            cells: vec![Cell {
                record,
                field,
                entry,
            }],
        }
    }

    /// How many records are touched.
    pub fn records(&self) -> usize {
        let mut all: Vec<&RecordRef> = self.cells.iter().map(|cell| &cell.record).collect();
        all.extend(&self.add);
        enlace_model::order::put_in_order_of(&mut all, |record| *record);
        all.dedup();
        all.len()
    }

    /// The list that is touched, the first where there are several.
    pub fn kind(&self) -> Option<Kind> {
        let cell = self.cells.first().map(|cell| cell.record.kind);
        cell.or_else(|| self.add.first().map(|record| record.kind))
    }
}
