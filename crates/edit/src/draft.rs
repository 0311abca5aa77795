//! Records on their way to be changed, as documents, before anything is decided.

use std::collections::BTreeMap;

use crate::AnyRecord;
use crate::field::record_text::RecordText;
use crate::field::{CellFault, Fault, Presence, field};
use enlace_model::{Change, RecordRef, Region};

/// Records on their way to be changed.
pub(super) struct Drafts<'a> {
    pub region: &'a Region,
    pub list: Vec<Draft>,
    places: BTreeMap<RecordRef, usize>,
}

/// A record on its way to be changed.
pub(super) struct Draft {
    /// As it is called before.
    pub record: RecordRef,
    pub document: RecordText,
}

impl<'a> Drafts<'a> {
    /// No record yet.
    pub fn new(region: &'a Region) -> Self {
        Self {
            region,
            list: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Begins a new record. A code that people give is left open: it comes as a cell.
    pub fn add(&mut self, record: &RecordRef) {
        let id = record.kind.id_field();
        let given = field(record.kind, id).is_some_and(|f| f.presence == Presence::Required);
        let document = match given {
            true => RecordText::default(),
            false => RecordText::with(id, &record.id),
        };
        self.push(record, document);
    }

    /// The place of a record in the list; `None` where there is no such record.
    pub fn place(&mut self, record: &RecordRef) -> Option<usize> {
        if let Some(at) = self.places.get(record) {
            return Some(*at);
        }
        let found = AnyRecord::find(record, self.region)?;
        Some(self.push(record, RecordText::of(&found.text())))
    }

    /// Puts a document into the list, under the record's name.
    pub fn push(&mut self, record: &RecordRef, document: RecordText) -> usize {
        let at = self.list.len();
        self.places.insert(record.clone(), at);
        let record = record.clone();
        self.list.push(Draft { record, document });
        at
    }

    /// The changes that make the region's records those that were drafted. What the one reader of
    /// records does not take is a fault.
    pub fn changes(self) -> Result<Vec<Change>, Vec<CellFault>> {
        let mut changes = Vec::new();
        let mut faults = Vec::new();
        for Draft { record, document } in self.list {
            match AnyRecord::read(record.kind, &document.text()) {
                Ok(after) => changes.extend(after.in_place_of(&record.id, self.region)),
                Err(_) => faults.push(CellFault {
                    field: record.kind.id_field().to_owned(),
                    record,
                    fault: Fault::WrongType,
                }),
            }
        }
        match faults.is_empty() {
            true => Ok(changes),
            false => Err(faults),
        }
    }
}
