//! Each edit that the grid requests becomes one operation, and its refusals become messages.

use enlace_edit::field::{CellFault, Content, Fault, Field, Presence};
use enlace_edit::{Cell, Cells, Deed, Entry, Op, Rejection};
use enlace_model::{Kind, RecordRef};
use leptos::prelude::*;

use crate::browser::id;
use crate::browser::intl::folded;
use crate::components::grid::props::{
    CellEdits, CellText, EditCause, EditRequest, EditResponse, PendingRow, RefusedCell, RowRef,
};
use crate::pages::records::form;
use crate::pages::records::table::{MissingField, RecordTable};
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::links;
use crate::pages::shared::names::option;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::pages::shared::refusal_words::{one_of, refusal};
use crate::state::document::refused::EditRefused as NotDone;

impl RecordTable {
    /// Does what the grid requests, or says why not.
    pub fn wish(self, wish: &EditRequest) -> EditResponse {
        match wish {
            EditRequest::Set(texts) => self.set(texts),
            EditRequest::DeleteRows { rows, hidden } => {
                self.left_hidden.set_value(*hidden);
                let records = rows.iter().map(|key| self.record(key)).collect();
                self.deleting.set(Some(records));
                EditResponse::default()
            }
            EditRequest::Save { rows, columns } => {
                self.offer(rows, columns);
                EditResponse::default()
            }
            EditRequest::Keep { row, column, text } => self.keep(row.as_ref(), *column, text),
            EditRequest::Undo => self.answer(self.document.undo().map(drop)),
            EditRequest::Redo => self.answer(self.document.redo().map(drop)),
            EditRequest::OpenForm(key) => {
                if key.is_none() {
                    self.keep_new_row();
                }
                form::open(self.address, key.as_deref().unwrap_or(links::NEW));
                EditResponse::default()
            }
        }
    }

    /// The answer to an edit that is about no cell.
    fn answer(self, done: Result<(), NotDone>) -> EditResponse {
        EditResponse {
            refused: Vec::new(),
            message: done.err().map(|refused| refusal(self.w, &refused)),
        }
    }

    pub fn set(self, texts: &CellEdits) -> EditResponse {
        let is_draft = texts.cause == EditCause::Typed && !texts.added.is_empty();
        let mut texts = texts.clone();
        let mut proposed = Vec::new();
        if is_draft {
            let drafted = self.drafted(&texts.added[0]);
            proposed = self.proposed(&drafted);
            texts.added = vec![drafted];
        }
        let new = id::mint_in_order(texts.added.len());
        let new: Vec<RecordRef> = new.iter().map(|id| self.record(id)).collect();
        let there = texts
            .cells
            .iter()
            .map(|cell| self.cell_of(self.record(&cell.row), cell.column, &cell.text));
        let added = new.iter().zip(&texts.added).flat_map(|(record, row)| {
            row.iter()
                .chain(&proposed)
                .map(|(column, text)| self.cell_of(record.clone(), *column, text))
        });
        let cells: Vec<Cell> = there.chain(added).flatten().collect();
        let op = Op::SetFields(Cells {
            deed: match texts.cause {
                _ if texts.cells.is_empty() && texts.cause == EditCause::Typed => Deed::Add,
                EditCause::Typed | EditCause::SetForAll | EditCause::Filled
                    if self.maps_needs(&texts) =>
                {
                    Deed::Map
                }
                EditCause::Typed | EditCause::SetForAll => Deed::Set,
                EditCause::Pasted => Deed::Paste,
                EditCause::Filled => Deed::Fill,
                EditCause::Cleared => Deed::Clear,
            },
            add: new.clone(),
            cells,
        });
        match self.document.perform(op) {
            Ok(()) => {
                if is_draft {
                    self.draft.set(Vec::new());
                    self.missing.set(Vec::new());
                }
                let count = texts.cells.len() + texts.added.iter().map(Vec::len).sum::<usize>();
                match texts.cause {
                    EditCause::Typed => EditResponse::default(),
                    _ => said(self.w.table_changed(count as f64)),
                }
            }
            Err(NotDone::Rejected(Rejection::Cells(faults))) if is_draft => {
                self.keep_draft(&texts, &faults, &new)
            }
            Err(NotDone::Rejected(Rejection::Cells(faults))) => EditResponse {
                refused: told(&faults)
                    .map(|fault| self.refused(fault, &texts, &new))
                    .collect(),
                message: None,
            },
            Err(refused) => {
                let reason = refusal(self.w, &refused);
                let row = match texts.cells.first() {
                    Some(cell) => RowRef::Row(cell.row.clone()),
                    None => RowRef::Added(0),
                };
                EditResponse {
                    refused: vec![RefusedCell {
                        row,
                        column: None,
                        text: String::new(),
                        reason,
                    }],
                    message: None,
                }
            }
        }
    }

    /// Whether the edit gives unmapped needs their qualification.
    fn maps_needs(self, texts: &CellEdits) -> bool {
        let names = |cell: &CellText| {
            self.field(cell.column)
                .is_some_and(|own| own.id == "qualification")
        };
        self.shows.kind == Kind::Need && self.shows.only.is_some() && texts.cells.iter().all(names)
    }

    /// The draft of the new record together with what was typed now.
    pub fn drafted(self, typed: &[(usize, String)]) -> Vec<(usize, String)> {
        let mut draft = self.draft.get_untracked();
        for (column, text) in typed {
            draft.retain(|(own, _)| own != column);
            if !text.trim().is_empty() {
                draft.push((*column, text.clone()));
            }
        }
        draft
    }

    /// Keeps a new record in its row where it only misses something.
    fn keep_draft(
        self,
        texts: &CellEdits,
        faults: &[CellFault],
        new: &[RecordRef],
    ) -> EditResponse {
        let is_wrong = |fault: &&CellFault| fault.fault.missing(&fault.field).is_none();
        if let Some(wrong) = faults.iter().find(is_wrong) {
            return EditResponse {
                refused: vec![self.refused(wrong, texts, new)],
                message: None,
            };
        }
        let draft = texts.added.first().cloned().unwrap_or_default();
        self.missing.set(match draft.is_empty() {
            true => Vec::new(),
            false => faults
                .iter()
                .filter_map(|fault| self.missing_field(fault))
                .collect(),
        });
        self.draft.set(draft);
        EditResponse::default()
    }

    fn missing_field(self, fault: &CellFault) -> Option<MissingField> {
        let fields = fault.fault.missing(&fault.field)?;
        Some(MissingField {
            columns: fields
                .iter()
                .filter_map(|field| self.column_of(field))
                .collect(),
            name: one_of(self.w, self.shows.kind, &fields),
        })
    }

    /// What the new row still waits for.
    pub fn pending(self) -> Option<PendingRow> {
        let missing = self.missing.get();
        if missing.is_empty() {
            return None;
        }
        let names: Vec<&str> = missing.iter().map(|field| field.name.as_str()).collect();
        let first = |field: &MissingField| field.columns.first().copied();
        Some(PendingRow {
            missing: missing.iter().filter_map(first).collect(),
            said: self.w.table_still_needed(&names.join(", ")),
        })
    }

    fn refused(self, fault: &CellFault, texts: &CellEdits, new: &[RecordRef]) -> RefusedCell {
        let column = self.column_of(&fault.field);
        let added = new.iter().position(|record| *record == fault.record);
        let (at, text) = match added {
            Some(place) => {
                let cell = texts.added[place]
                    .iter()
                    .find(|(own, _)| Some(*own) == column);
                (RowRef::Added(place), cell.map(|(_, text)| text.clone()))
            }
            None => {
                let of_record =
                    |cell: &&CellText| *cell.row == *fault.record.id && Some(cell.column) == column;
                let cell = texts.cells.iter().find(of_record);
                (
                    RowRef::Row(fault.record.id.clone()),
                    cell.map(|cell| cell.text.clone()),
                )
            }
        };
        RefusedCell {
            row: at,
            column,
            text: text.unwrap_or_default(),
            reason: crate::pages::shared::refusal_words::fault(self.w, &fault.fault),
        }
    }

    /// The cell as the edit takes it; `None` where the default is filled in.
    fn cell_of(self, record: RecordRef, column: usize, text: &str) -> Option<Cell> {
        let field = self.field(column)?;
        if self.computed(field).is_some() {
            return None;
        }
        let is_said = !text.trim().is_empty() || field.presence != Presence::Usual;
        is_said.then(|| Cell {
            record,
            field: field.id.to_owned(),
            entry: Entry::Typed(self.raw(field, text), decimal_mark(self.w)),
        })
    }

    /// The text as the edit takes it: the words of a choice become its id, and the title behind a code
    /// is left out.
    pub fn raw(self, field: &Field, text: &str) -> String {
        let same = |words: &str| folded(words) == folded(text.trim());
        match field.content {
            Content::Choice(choices) => {
                let found = choices.iter().find(|choice| same(&option(self.w, choice)));
                found.map_or_else(|| text.to_owned(), |choice| (*choice).to_owned())
            }
            Content::YesNo if same(self.w.table_yes()) => "true".to_owned(),
            Content::YesNo if same(self.w.table_no()) => "false".to_owned(),
            Content::Coded(list) => {
                let code = text.trim().split_once(' ').map(|(code, _)| code);
                let named = |code: &&str| {
                    ChoiceSource::List(list).name(self.w, self.document, code) == text.trim()
                };
                // A title alone is its code.
                let titled = || ChoiceSource::List(list).code(self.w, self.document, text);
                code.filter(named).map_or_else(titled, str::to_owned)
            }
            Content::Texts(Some(_)) | Content::Choices(_) => {
                let Some(source) = ChoiceSource::of(field.content) else {
                    return text.to_owned();
                };
                let parts = text.split([';', '\n']).map(str::trim);
                let codes = parts.map(|part| source.code(self.w, self.document, part));
                codes.collect::<Vec<_>>().join("; ")
            }
            _ => text.to_owned(),
        }
    }
}

/// The faults to report: a field that refused its text is not reported as missing, too.
fn told(faults: &[CellFault]) -> impl Iterator<Item = &CellFault> {
    let same = |a: &CellFault, b: &CellFault| a.record == b.record && a.field == b.field;
    faults.iter().filter(move |fault| {
        let other = |other: &CellFault| same(fault, other) && other.fault != Fault::Missing;
        fault.fault != Fault::Missing || !faults.iter().any(other)
    })
}

fn said(what: impl Into<String>) -> EditResponse {
    EditResponse {
        refused: Vec::new(),
        message: Some(what.into()),
    }
}
