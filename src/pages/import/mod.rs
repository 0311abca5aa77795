//! The page Import reads a table into the region in five steps: read, columns, names, preview, done.

mod columns;
mod done;
mod lowered;
mod names;
mod preview;
mod reading;
mod step_frame;
mod told_cells;

use std::sync::Arc;

use enlace_model::Kind;
use enlace_model::region::{Alias, TableMapping};
use enlace_tables::import::protocol::{
    ImportRequest, ImportResponse, JoinedRecords, Preview, Shown,
};
use enlace_tables::import::{ImportChoices, Mapping, Meaning, NameDecision};
use enlace_tables::table::Wish;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::file::{FileError, PickedFile};
use crate::components::notice::{Tone, notice};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::import::step_frame::{busy, steps};
use crate::pages::shared::import_words;
use crate::state::document::Document;
use crate::state::transfers::Transfers;
use crate::state::transfers::importing::{Brought, ImportWorker};

/// The step in which the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WizardStep {
    Read,
    Columns,
    Names,
    Preview,
    Done,
}

impl WizardStep {
    const ALL: [Self; 5] = [
        Self::Read,
        Self::Columns,
        Self::Names,
        Self::Preview,
        Self::Done,
    ];
}

/// The state that the five steps share.
#[derive(Clone, Copy)]
struct ImportWizard {
    w: Words,
    document: Document,
    transfers: Transfers,
    step: RwSignal<WizardStep>,
    table: StoredValue<Option<ImportWorker>, LocalStorage>,
    /// The name of the file that is imported.
    name: RwSignal<String>,
    /// While the worker is busy, the number of rows that it has read.
    busy: RwSignal<Option<usize>>,
    /// Counts the tables: work for an earlier one is dropped when it comes back.
    turn: StoredValue<u32>,
    trouble: RwSignal<Option<String>>,
    shown: RwSignal<Option<Arc<Shown>>>,
    mapping: RwSignal<Option<Mapping>>,
    choices: RwSignal<ImportChoices>,
    preview: RwSignal<Option<Arc<Preview>>>,
    /// What the preview was planned for.
    planned: StoredValue<Option<(Mapping, ImportChoices)>>,
    /// The lists that got records, the one that the table is about first, each with how many.
    brought: RwSignal<Vec<(Kind, usize)>>,
}

/// The page.
pub fn import() -> AnyView {
    let w = words();
    let way = ImportWizard {
        w,
        document: Document::here(),
        transfers: Transfers::here(),
        step: RwSignal::new(WizardStep::Read),
        table: StoredValue::new_local(None),
        name: RwSignal::new(String::new()),
        busy: RwSignal::new(None),
        turn: StoredValue::new(0),
        trouble: RwSignal::new(None),
        shown: RwSignal::new(None),
        mapping: RwSignal::new(None),
        choices: RwSignal::new(ImportChoices::default()),
        preview: RwSignal::new(None),
        planned: StoredValue::new(None),
        brought: RwSignal::new(Vec::new()),
    };
    // Code lists are fetched now, to be there when a table names their titles.
    drop(import_words::codes(w, way.document));
    if let Some(file) = way.transfers.take_table() {
        way.open(vec![file]);
    }
    let here = move || match way.step.get() {
        WizardStep::Read => reading::reading(way),
        WizardStep::Columns => columns::columns(way),
        WizardStep::Names => names::names(way),
        WizardStep::Preview => preview::preview(way),
        WizardStep::Done => done::done(way),
    };
    let trouble = move || {
        let said = way.trouble.get()?;
        Some(notice(Tone::Warn, view! { <p>{said}</p> }.into_any()))
    };
    view! {
        {step_frame::title(way)}
        {steps(way)}
        <div role="status">{move || busy(way)}</div>
        {trouble}
        {here}
    }
    .into_any()
}

impl ImportWizard {
    /// Reads a file that was chosen or dropped.
    fn open(self, files: Vec<PickedFile>) {
        // One at a time: the others come next.
        let mut files = files.into_iter();
        let Some(file) = files.next() else {
            return;
        };
        self.transfers.wait_for_import(files);
        let turn = self.begin(file.name());
        spawn_local(async move {
            match file.read().await {
                _ if !self.is_wanted(turn) => {}
                Ok(bytes) => self.read(bytes, turn).await,
                Err(error) => {
                    self.busy.try_set(None);
                    let said = match error {
                        FileError::TooLarge { size } => {
                            let megabytes = (size.0 / 1024.0 / 1024.0).ceil();
                            let size = self.w.number(megabytes, 0);
                            self.w
                                .with("unread", "too_large", &[("size", &size), ("limit", "64")])
                        }
                        FileError::Unreadable => self.w.import_unreadable().to_owned(),
                    };
                    self.trouble.try_set(Some(said));
                }
            }
        });
    }

    /// Reads a table that was pasted.
    fn paste(self, text: String) {
        let turn = self.begin(String::new());
        spawn_local(async move { self.read(text.into_bytes(), turn).await });
    }

    /// Starts with another table of this name; gives its turn.
    fn begin(self, name: String) -> u32 {
        self.name.set(name);
        self.busy.set(Some(0));
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn is_wanted(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    async fn read(self, bytes: Vec<u8>, turn: u32) {
        self.trouble.try_set(None);
        let _cleared = self.shown.try_set(None);
        let _none = self.choices.try_set(ImportChoices::default());
        let mut words = import_words::vocabulary(self.w);
        words.codes = import_words::codes(self.w, self.document);
        let progress = move |rows| {
            if self.busy.try_get_untracked().flatten().is_some() {
                self.busy.try_set(Some(rows));
            }
        };
        // A new worker is given the region as it is now.
        let started = self.transfers.table(words, progress).await;
        if !self.is_wanted(turn) {
            return;
        }
        let Some(Ok(table)) = started else {
            return self.gone();
        };
        self.table.try_set_value(Some(table));
        self.ask(
            ImportRequest::File {
                wish: Wish::default(),
            },
            bytes,
        )
        .await;
    }

    /// Sends a request to the worker and shows its response.
    async fn ask(self, ask: ImportRequest, bytes: Vec<u8>) {
        let Some(Some(table)) = self.table.try_get_value() else {
            return self.gone();
        };
        self.busy.try_set(Some(0));
        self.trouble.try_set(None);
        if !matches!(ask, ImportRequest::Records) {
            self.planned.try_set_value(None);
        }
        let Ok((answer, _)) = table.ask(&ask, &bytes).await else {
            return self.gone();
        };
        self.busy.try_set(None);
        match answer {
            ImportResponse::Read(shown) => {
                self.mapping.try_set(Some(shown.mapping.clone()));
                self.shown.try_set(Some(Arc::new(*shown)));
            }
            ImportResponse::Unread { id, values } => {
                self.shown.try_set(None);
                let said = import_words::unread(self.w, &id, &values);
                let name = self.name.try_get_untracked().unwrap_or_default();
                let named = match name.is_empty() {
                    true => said,
                    false => format!("{name}: {said}"),
                };
                self.trouble.try_set(Some(named));
            }
            ImportResponse::Mapping(mapping) => drop(self.mapping.try_set(Some(mapping))),
            ImportResponse::Planned(preview) => {
                drop(self.preview.try_set(Some(Arc::new(*preview))))
            }
            ImportResponse::Records { records, joins } => self.put(records, joins),
            ImportResponse::Done | ImportResponse::Cut { .. } => {}
            ImportResponse::Lost => self.gone(),
        }
    }

    /// Asks the worker for a plan, then shows a step.
    fn plan(self, then: WizardStep) {
        let Some(mapping) = self.mapping.get_untracked() else {
            return;
        };
        let wanted = (mapping, self.choices.get_untracked());
        // Where nothing was picked about the names, the plan is still good.
        if self
            .planned
            .with_value(|planned| planned.as_ref() == Some(&wanted))
        {
            return self.show(then);
        }
        spawn_local(async move {
            let (mapping, choices) = wanted.clone();
            self.ask(ImportRequest::Plan { mapping, choices }, Vec::new())
                .await;
            if self.trouble.try_get_untracked() == Some(None) {
                self.planned.try_set_value(Some(wanted));
                self.preview.try_update(|_| ());
                self.show(then);
            }
        });
    }

    /// Shows a step and moves the focus to the title.
    fn show(self, step: WizardStep) {
        self.step.try_set(step);
        crate::browser::page::focus("title");
    }

    /// Whether something was decided since the preview was made.
    fn is_other_than_planned(self) -> bool {
        let now = self.mapping.get().zip(Some(self.choices.get()));
        self.preview.track();
        self.planned.with_value(|planned| *planned != now)
    }

    /// Imports what was planned; what was decided since then is shown first.
    fn import(self) {
        if untrack(|| self.is_other_than_planned()) {
            return self.plan(WizardStep::Preview);
        }
        spawn_local(async move { self.ask(ImportRequest::Records, Vec::new()).await });
    }

    fn put(self, texts: Vec<(String, String)>, joins: Vec<JoinedRecords>) {
        let Some(mapping) = self.mapping.get_untracked() else {
            return;
        };
        let same = |decision: NameDecision| match decision.meaning {
            Meaning::Same(id) => Some(Alias {
                list: decision.list,
                text: decision.text,
                id,
                kept: Default::default(),
            }),
            Meaning::New | Meaning::LeaveOut => None,
        };
        let headings = self
            .shown
            .with_untracked(|shown| shown.as_ref().map(|s| s.headings.clone()));
        let brought = Brought {
            kind: mapping.subject.kind(),
            joins,
            aliases: self
                .choices
                .get_untracked()
                .decisions
                .into_iter()
                .filter_map(same)
                .collect(),
            mapping: headings.map(|headings| TableMapping {
                headings,
                mapping: serde_json::to_value(&mapping).ok(),
                kept: Default::default(),
            }),
        };
        let lists = done::by_list(brought.kind, &texts);
        self.transfers.import(texts, brought, move |done| {
            if done {
                self.brought.try_set(lists);
                self.show(WizardStep::Done);
                self.table.try_set_value(None);
            } else {
                self.trouble
                    .try_set(Some(self.w.import_not_done().to_owned()));
            }
        });
    }

    /// Ends the worker.
    fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.table.set_value(None);
        self.busy.set(None);
        self.shown.set(None);
        self.step.set(WizardStep::Read);
    }

    fn gone(self) {
        let was_busy = self.busy.try_get_untracked().flatten().is_some();
        self.busy.try_set(None);
        self.table.try_set_value(None);
        if was_busy {
            self.trouble
                .try_set(Some(self.w.import_broken_off().to_owned()));
            self.step.try_set(WizardStep::Read);
        }
    }

    /// Whether the region can be changed.
    fn can_change(self) -> bool {
        self.document.can_change()
    }
}
