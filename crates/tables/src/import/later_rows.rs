//! References to records that a later row of the same table brings: an offer and its other half, a
//! qualification and the one that replaces it.

use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::import::drafts::{RecordDrafts, has_code};
use crate::import::mapping::ValueSource;
use crate::import::plan::Job;
use crate::import::remark::{RemarkKind, Remarks};
use enlace_edit::field::reference::mentions;
use enlace_edit::field::unwrapped;
use enlace_model::local_number::{named_by, number_in};
use enlace_model::{Kind, RecordRef};

/// What the rows of a table are called, and which of them were referred to before they came.
pub(super) struct LaterRows {
    kind: Kind,
    called: FxHashSet<String>,
    promised: Vec<RecordRef>,
}

impl LaterRows {
    /// The codes and numbers in the table's own column of them.
    pub fn of(job: &Job) -> Self {
        let subject = job.mapping.subject;
        let own = subject.list().is_none();
        let source = job.mapping.source_of(subject, subject.kind().id_field());
        let called = match source.filter(|_| own) {
            Some(ValueSource::Column(column)) => {
                let rows = job.table.data_rows();
                let cells = rows.map(|row| unwrapped(job.table.grid.cell(row, *column).trim()));
                cells.filter(|cell| !cell.is_empty()).map(id_of).collect()
            }
            _ => FxHashSet::default(),
        };
        Self {
            kind: subject.kind(),
            called,
            promised: Vec::new(),
        }
    }

    /// The id that the record will have which a later row calls so.
    pub fn promised(&mut self, kind: Kind, text: &str) -> Option<String> {
        if kind != self.kind {
            return None;
        }
        // A code that has lost its zeros here may have them there.
        let own = id_of(text.trim());
        let is_number = own.bytes().all(|byte| byte.is_ascii_digit());
        let most = if is_number && has_code(kind) { 3 } else { 0 };
        let mut padded = (0..=most).map(|zeros| format!("{}{own}", "0".repeat(zeros)));
        let id = padded.find(|id| self.called.contains(id))?;
        self.promised.push(RecordRef::new(kind, &*id));
        Some(id)
    }

    /// Takes out what refers to a row that was refused later, and tells so.
    pub fn take_out_broken(&mut self, drafts: &mut RecordDrafts, remarks: &mut Remarks) {
        let mut broken = std::mem::take(&mut self.promised);
        broken.retain(|record| !drafts.has(record));
        if broken.is_empty() {
            return;
        }
        let own = drafts.list.iter_mut();
        for draft in own.filter(|one| one.record.kind == self.kind) {
            for (field, id) in mentions(self.kind, &draft.document, self.kind) {
                let is_broken = broken.iter().any(|record| *record.id == *id);
                if is_broken && draft.document.set(&field, Value::Null).is_ok() {
                    remarks.note(RemarkKind::Unresolved, None, &id, "");
                }
            }
        }
    }
}

/// The id of a new record that is called so: its code, or what its number makes of it.
fn id_of(text: &str) -> String {
    number_in(text).map_or_else(|| text.to_owned(), named_by)
}
