//! What was typed into a form and is not saved yet: plain data, so that it outlives the form.

use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, DecimalMark, Fault, Field, fields, read_typed, written};
use enlace_edit::{Cell, Entry};
use enlace_model::{RecordRef, RegionId};
use serde_json::{Map, Value};

/// What was typed about one record.
#[derive(Clone, Debug, PartialEq)]
pub struct FormDraft {
    /// The region that the record is of: codes are the same in many.
    pub region: RegionId,
    pub record: RecordRef,
    pub novelty: Novelty,
    /// By field, only those that differ from the record.
    texts: Vec<(String, String)>,
    lists: Vec<ListDraft>,
    made: u32,
}

/// Whether the record is in the region already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    New,
    There,
}

/// Where an entry of a list is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveDirection {
    Up,
    Down,
}

/// A list within the record, as it is to be.
#[derive(Clone, Debug, PartialEq)]
struct ListDraft {
    field: &'static str,
    rows: Vec<RowDraft>,
    is_changed: bool,
}

/// An entry of a list within the record.
#[derive(Clone, Debug, PartialEq)]
pub struct RowDraft {
    /// Names the entry for as long as the form is open.
    pub key: u32,
    /// As it stands in the record, with fields that nobody edits; nothing for a new entry.
    base: Value,
    texts: Vec<(&'static str, String)>,
}

/// A place in the draft whose text cannot stand there, by the path as the engine names it.
pub type RefusedField = (String, Fault);

impl FormDraft {
    /// Nothing typed yet.
    pub fn new(region: RegionId, record: RecordRef, novelty: Novelty) -> Self {
        Self {
            region,
            record,
            novelty,
            texts: Vec::new(),
            lists: Vec::new(),
            made: 0,
        }
    }

    /// Whether anything was typed.
    pub fn is_touched(&self) -> bool {
        !self.texts.is_empty() || self.lists.iter().any(|list| list.is_changed)
    }

    /// What was typed into a field; `None` where it still follows the record.
    pub fn text(&self, field: &str) -> Option<&str> {
        let found = self.texts.iter().find(|(own, _)| own == field);
        found.map(|(_, text)| text.as_str())
    }

    /// Takes up what was typed into a field; `before` is what the record says.
    pub fn set(&mut self, field: &str, text: String, before: &str) {
        self.texts.retain(|(own, _)| own != field);
        if text != before {
            self.texts.push((field.to_owned(), text));
        }
    }

    /// The entries of a list, as they are to be.
    pub fn rows(&self, field: &str) -> &[RowDraft] {
        let found = self.lists.iter().find(|list| list.field == field);
        found.map_or(&[], |list| &list.rows)
    }

    /// Takes over a list from the record, unless it was changed here.
    pub fn follow(&mut self, field: &'static str, value: Option<&Value>) {
        let changed = self
            .lists
            .iter()
            .any(|list| list.field == field && list.is_changed);
        if changed {
            return;
        }
        let entries = value
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        let rows = entries
            .iter()
            .map(|entry| self.row(entry.clone()))
            .collect();
        self.lists.retain(|list| list.field != field);
        self.lists.push(ListDraft {
            field,
            rows,
            is_changed: false,
        });
    }

    /// A new entry at the end of a list; its key.
    pub fn add_row(&mut self, field: &str) -> u32 {
        let row = self.row(Value::Null);
        let key = row.key;
        self.change(field, |rows| rows.push(row));
        key
    }

    /// Takes an entry out of a list.
    pub fn remove_row(&mut self, field: &str, key: u32) {
        self.change(field, |rows| rows.retain(|row| row.key != key));
    }

    /// Lets an entry of a list and the one beside it change places; at an end it stays.
    pub fn move_row(&mut self, field: &str, key: u32, way: MoveDirection) {
        let rows = self.rows(field);
        let Some(from) = rows.iter().position(|row| row.key == key) else {
            return;
        };
        let to = match way {
            MoveDirection::Up => from.checked_sub(1),
            MoveDirection::Down => Some(from + 1).filter(|to| *to < rows.len()),
        };
        if let Some(to) = to {
            self.change(field, |rows| rows.swap(from, to));
        }
    }

    /// Takes up what was typed into a field of an entry.
    pub fn set_in_row(&mut self, field: &str, key: u32, inner: &'static str, text: String) {
        self.change(field, |rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.key == key) {
                row.texts.retain(|(own, _)| *own != inner);
                row.texts.push((inner, text));
            }
        });
    }

    fn change(&mut self, field: &str, change: impl FnOnce(&mut Vec<RowDraft>)) {
        if let Some(list) = self.lists.iter_mut().find(|list| list.field == field) {
            change(&mut list.rows);
            list.is_changed = true;
        }
    }

    fn row(&mut self, base: Value) -> RowDraft {
        self.made += 1;
        RowDraft {
            key: self.made,
            base,
            texts: Vec::new(),
        }
    }

    /// Leaves out new entries into which nothing was typed.
    pub fn drop_empty_rows(&mut self) {
        for list in &mut self.lists {
            list.rows.retain(|row| {
                !row.base.is_null() || row.texts.iter().any(|(_, text)| !text.trim().is_empty())
            });
        }
    }

    /// The cells that make the record what was typed, or what cannot be. References in them are ids.
    pub fn cells(&self, mark: DecimalMark) -> Result<Vec<Cell>, Vec<RefusedField>> {
        let mut cells = Vec::new();
        let mut wrong = Vec::new();
        let cell = |field: &str, entry| Cell {
            record: self.record.clone(),
            field: field.to_owned(),
            entry,
        };
        for (field, text) in &self.texts {
            cells.push(cell(field, Entry::Typed(text.clone(), mark)));
        }
        for list in self.lists.iter().filter(|list| list.is_changed) {
            let inner = self.inner(list.field);
            let mut entries = Vec::new();
            for (place, row) in list.rows.iter().enumerate() {
                let entry = row.value(inner, mark, |field, fault| {
                    wrong.push((format!("{}[{place}].{field}", list.field), fault));
                });
                entries.push(entry);
            }
            let entry = match entries.is_empty() {
                true => Entry::Value(Value::Null),
                false => Entry::Value(Value::Array(entries)),
            };
            cells.push(cell(list.field, entry));
        }
        match wrong.is_empty() {
            true => Ok(cells),
            false => Err(wrong),
        }
    }

    fn inner(&self, field: &str) -> &'static [Field] {
        let found = fields(self.record.kind).iter().find(|own| own.id == field);
        match found.map(|field| field.content) {
            Some(Content::List(inner)) => inner,
            _ => &[],
        }
    }
}

impl RowDraft {
    /// The text of one of its fields.
    pub fn text(&self, field: &Field, mark: DecimalMark) -> String {
        match self.texts.iter().find(|(own, _)| *own == field.id) {
            Some((_, text)) => text.clone(),
            None => written(field.content, self.base.get(field.id), mark),
        }
    }

    fn value(
        &self,
        inner: &[Field],
        mark: DecimalMark,
        mut wrong: impl FnMut(&str, Fault),
    ) -> Value {
        let mut entry = match &self.base {
            Value::Object(fields) => fields.clone(),
            _ => Map::new(),
        };
        for field in inner {
            let typed = self.texts.iter().find(|(own, _)| *own == field.id);
            let Some((_, text)) = typed else { continue };
            match read_typed(field.content, text, mark) {
                Ok(Value::Null) => drop(entry.remove(field.id)),
                Ok(value) => drop(entry.insert(field.id.to_owned(), value)),
                Err(fault) => wrong(field.id, fault),
            }
        }
        Value::Object(entry)
    }
}

/// The text of a field as the record has it; empty where there is none.
pub fn text_of(document: &RecordText, field: &Field, mark: DecimalMark) -> String {
    written(field.content, document.value(field.id).as_ref(), mark)
}

#[cfg(test)]
mod tests;
