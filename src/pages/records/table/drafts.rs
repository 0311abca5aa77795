//! What was typed into a table and is not in the region yet is kept as a draft, like that of a form.

use enlace_edit::proposal::proposals;
use enlace_model::Kind;
use leptos::prelude::*;

use crate::browser::id;
use crate::components::grid::props::{CellEdits, CellText, EditCause, EditResponse, RowKey};
use crate::pages::records::new_evidence::EVIDENCE;
use crate::pages::records::table::RecordTable;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::draft::{FormDraft, Novelty, text_of};

impl RecordTable {
    /// Takes the text of an open editor when the page is left, and keeps it as a draft where it cannot
    /// be taken.
    pub fn keep(self, row: Option<&RowKey>, column: usize, text: &str) -> EditResponse {
        let cell = (column, text.to_owned());
        let texts = CellEdits {
            cause: EditCause::Typed,
            cells: row
                .map(|row| CellText {
                    row: row.clone(),
                    column,
                    text: text.to_owned(),
                })
                .into_iter()
                .collect(),
            added: row
                .is_none()
                .then(|| vec![cell.clone()])
                .into_iter()
                .collect(),
        };
        let is_open = self.is_open();
        let answer = match is_open {
            true => self.set(&texts),
            false => EditResponse::default(),
        };
        if is_open && answer.refused.is_empty() {
            return answer;
        }
        match row {
            Some(row) => self.keep_cell(row, column, text),
            None => {
                let drafted = self.drafted(&[cell]);
                self.draft.set(drafted);
                self.keep_new_row();
            }
        }
        EditResponse::default()
    }

    /// Whether the table's region is still open; if not, edits are not meant for the one that is.
    fn is_open(self) -> bool {
        let open = self.document.with_region(|region| region.header.id.clone());
        open == Some(self.region.get_value())
    }

    fn keep_cell(self, row: &RowKey, column: usize, text: &str) {
        let Some(field) = self.field(column) else {
            return;
        };
        let record = self.record(row);
        let before = self.document.with_region(|region| {
            let text = enlace_edit::record_text(region, &record)?;
            Some(text_of(&text, field, decimal_mark(self.w)))
        });
        let kept = self
            .is_open()
            .then(|| untrack(|| self.document.take_draft(&record)));
        let new = || FormDraft::new(self.region.get_value(), record, Novelty::There);
        let mut draft = kept.flatten().unwrap_or_else(new);
        let before = before.flatten().unwrap_or_default();
        draft.set(field.id, self.raw(field, text), &before);
        self.document.keep_draft(draft);
    }

    /// What is proposed for the columns of a new record that are still open, given what is typed.
    pub fn proposed(self, draft: &[(usize, String)]) -> Vec<(usize, String)> {
        if draft.is_empty() {
            return Vec::new();
        }
        let typed = |id: &str| {
            let column = self.column_of(id)?;
            let found = draft.iter().find(|(own, _)| *own == column);
            found.map(|(_, text)| text.as_str())
        };
        let found = self
            .document
            .with_region(|region| proposals(self.shows.kind, typed, region));
        let evidence = self.evidence_for_next(typed);
        let found = found.unwrap_or_default().into_iter().chain(evidence);
        found
            .filter_map(|(field, text)| Some((self.column_of(field)?, text)))
            .collect()
    }

    /// The piece of evidence that was to serve the next needs of the same enterprise, too.
    fn evidence_for_next<'t>(
        self,
        typed: impl Fn(&str) -> Option<&'t str>,
    ) -> Option<(&'static str, String)> {
        let is_open = self.shows.kind == Kind::Need && typed(EVIDENCE).is_none();
        let enterprise = typed("enterprise").filter(|_| is_open)?;
        let found = self.evidence.for_next(self.document, enterprise)?;
        Some((EVIDENCE, found))
    }

    /// Keeps what was typed for a new record as a draft, and empties its row.
    pub fn keep_new_row(self) {
        let typed = self.draft.try_get_untracked().unwrap_or_default();
        if typed.is_empty() {
            return;
        }
        self.draft.set(Vec::new());
        self.missing.set(Vec::new());
        let record = self.record(&id::mint());
        let mut draft = FormDraft::new(self.region.get_value(), record, Novelty::New);
        for (column, text) in &typed {
            if let Some(field) = self.field(*column) {
                draft.set(field.id, self.raw(field, text), "");
            }
        }
        self.document.keep_draft(draft);
    }
}
