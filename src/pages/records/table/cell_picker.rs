//! A picker edits a cell that refers to another record or holds a code of a list.

use std::sync::Arc;

use enlace_edit::field::{Content, written};
use enlace_edit::find::EntryOrigin;
use enlace_model::{Kind, NeedId, Region};
use leptos::prelude::*;

use crate::browser::id;
use crate::components::grid::props::{CellEdits, EditCause, PICKER, PickRequest, RowKey};
use crate::components::picker::{Picker, PickerOption, PickerSearch, Show, Start, picker};
use crate::pages::records::new_evidence::{EVIDENCE, EvidenceRequest};
use crate::pages::records::table::RecordTable;
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::draft::Novelty;

/// The entry that makes a new piece of evidence: no id is written so.
const NEW_EVIDENCE: &str = "+";

impl RecordTable {
    /// The picker for a cell; nothing where its field is not picked.
    pub fn pick(self, picking: PickRequest) -> AnyView {
        let field = self.field(picking.column);
        let Some(source) = field.and_then(|field| ChoiceSource::of(field.content)) else {
            return ().into_any();
        };
        let now = picking.row.as_ref().and_then(|key| {
            let record = self.record(key);
            let value = self
                .document
                .with_region(|region| enlace_edit::read_field(region, &record, field?.id));
            let value = value??;
            Some(match field?.content {
                Content::Texts(_) | Content::References(_) | Content::Choices(_) => {
                    written(field?.content, Some(&value), decimal_mark(self.w))
                }
                _ => value.as_str()?.to_owned(),
            })
        });
        let now: String = now.unwrap_or_default();
        let done = picking.done;
        let several = |content| {
            matches!(
                content,
                Content::Texts(_) | Content::References(_) | Content::Choices(_)
            )
        };
        if field.is_some_and(|field| several(field.content)) {
            return self.pick_several(source, now, picking);
        }
        let search = source.search(self.w, self.document);
        let is_evidence =
            self.shows.kind == Kind::Need && field.is_some_and(|own| own.id == EVIDENCE);
        let search = match is_evidence && self.document.can_change() {
            true => self.with_new_evidence(search),
            false => search,
        };
        let (row, column) = (picking.row.clone(), picking.column);
        let choose = move |code: String| match code.as_str() {
            NEW_EVIDENCE => {
                done.run(None);
                self.make_evidence(row.clone(), column);
            }
            _ => done.run(Some(code)),
        };
        let show = source.show(self.w, self.document);
        drawn(picking, now, show, search, Callback::new(choose))
    }

    /// The entries, and last the one that makes a new piece of evidence. Where nothing is found for what
    /// was typed it is not among them: leaving the cell would choose it.
    fn with_new_evidence(self, search: PickerSearch) -> PickerSearch {
        let title = self.w.evidence_new();
        Arc::new(move |asked| {
            let mut found = search(asked);
            if asked.trim().is_empty() || !found.is_empty() {
                found.push(PickerOption {
                    code: NEW_EVIDENCE.to_owned(),
                    note: String::new(),
                    title: title.to_owned(),
                    origin: EntryOrigin::Own,
                });
            }
            found
        })
    }

    /// Opens the sheet that makes a piece of evidence for the need of a row.
    fn make_evidence(self, row: Option<RowKey>, column: usize) {
        let of_row = |key: &RowKey| {
            let read = |region: &Region| {
                let need = region.needs.get(&NeedId::from(&**key))?;
                Some(need.enterprise.as_ref()?.to_string())
            };
            self.document.with_region(read).flatten()
        };
        let drafted = || {
            let column = self.column_of("enterprise")?;
            let draft = self.draft.get_untracked();
            let found = draft.into_iter().find(|(own, _)| *own == column);
            found.map(|(_, text)| text)
        };
        let enterprise = match &row {
            Some(key) => of_row(key),
            None => drafted(),
        };
        let request = EvidenceRequest {
            need: self.record(&row.clone().unwrap_or_else(|| id::mint().into())),
            novelty: match row {
                Some(_) => Novelty::There,
                None => Novelty::New,
            },
            enterprise: enterprise.unwrap_or_default(),
            typed: None,
            done: Arc::new(move |made: String| {
                if row.is_none() {
                    // It goes into the row that is not saved yet, as if it were typed there.
                    self.set(&CellEdits {
                        cause: EditCause::Typed,
                        cells: Vec::new(),
                        added: vec![vec![(column, made)]],
                    });
                }
            }),
        };
        // The next frame is awaited: by then the picker has given the focus back to the grid.
        request_animation_frame(move || self.evidence.ask(request));
    }

    /// Picks one of several codes: it is added, or removed where the cell has it already.
    fn pick_several(self, source: ChoiceSource, now: String, picking: PickRequest) -> AnyView {
        let done = picking.done;
        let codes: Vec<String> = now
            .split(';')
            .map(|code| code.trim().to_owned())
            .filter(|code| !code.is_empty())
            .collect();
        let search = source.search(self.w, self.document);
        let marked = codes.clone();
        let search: PickerSearch = Arc::new(move |asked| {
            let mut found = search(asked);
            for offer in &mut found {
                if marked.contains(&offer.code) {
                    offer.title.insert_str(0, "✓ ");
                }
            }
            found
        });
        let choose = move |code: String| {
            let mut codes = codes.clone();
            match codes.iter().position(|own| *own == code) {
                Some(place) => drop(codes.remove(place)),
                None if !code.is_empty() => codes.push(code),
                None => return done.run(None),
            }
            done.run(Some(codes.join("; ")));
        };
        let show = source.show(self.w, self.document);
        drawn(picking, String::new(), show, search, Callback::new(choose))
    }
}

/// The picker in the place of a cell.
fn drawn(
    picking: PickRequest,
    now: String,
    show: Show,
    search: PickerSearch,
    on_choose: Callback<String>,
) -> AnyView {
    picker(Picker {
        id: PICKER.to_owned(),
        name: Some(picking.name),
        value: Signal::derive(move || now.clone()),
        show,
        search,
        on_choose,
        start: Start::Editing {
            typed: picking.typed,
            on_key: picking.on_key,
        },
        fault: Signal::derive(|| false),
        described_by: Some("grid-fault".to_owned()),
    })
}
