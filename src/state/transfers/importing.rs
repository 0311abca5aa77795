//! A table on its way into the open region: the worker reads it, and what it brings is one step.

use std::rc::Rc;

use enlace_edit::{AnyRecord, Import, Op};
use enlace_exchange::json::{self, Stamp};
use enlace_model::{Kind, RecordRef, Region};
use enlace_tables::import::Vocabulary;
use enlace_tables::import::protocol::{ImportRequest, ImportResponse, JoinedRecords};
use leptos::task::spawn_local;

use crate::browser::file;
use crate::browser::worker::{Gone, Helper, Task};
use crate::state::notices::notice::Notice;
use crate::state::transfers::Transfers;
use crate::store::snapshots::Cause;

/// The worker with the open region in it. Dropping the last copy ends it.
#[derive(Clone)]
pub struct ImportWorker(Rc<Helper>);

impl ImportWorker {
    /// Asks the worker; a file's bytes go beside it.
    pub async fn ask(
        &self,
        ask: &ImportRequest,
        bytes: &[u8],
    ) -> Result<(ImportResponse, Vec<u8>), Gone> {
        let text = serde_json::to_string(ask).expect("what is asked is plain data");
        let (answer, bytes) = self.0.ask(&text, bytes).await?;
        let answer = serde_json::from_str(&answer).map_err(|_| Gone::BrokeOff)?;
        Ok((answer, bytes))
    }
}

/// What is remembered together with what a table brings.
pub struct Brought {
    /// The list that the table is chiefly about.
    pub kind: Kind,
    pub joins: Vec<JoinedRecords>,
    pub aliases: Vec<enlace_model::region::Alias>,
    pub mapping: Option<enlace_model::region::TableMapping>,
}

impl Transfers {
    /// Starts the worker and gives it the open region; `None` where none is open.
    pub async fn table(
        self,
        words: Vocabulary,
        progress: impl Fn(usize) + 'static,
    ) -> Option<Result<ImportWorker, Gone>> {
        let region = self.document.untracked()?;
        let text = text_of(&region);
        drop(region);
        let started = async {
            let table = ImportWorker(Rc::new(Helper::start(Task::Tables, progress).await?));
            table.ask(&ImportRequest::Words(words), &[]).await?;
            match table.ask(&ImportRequest::Region, text.as_bytes()).await? {
                (ImportResponse::Done, _) => Ok(table),
                _ => Err(Gone::BrokeOff),
            }
        };
        Some(started.await)
    }

    /// Puts records into the open region as one step, after a snapshot; `then` hears whether it was
    /// done.
    pub fn import(
        self,
        texts: Vec<(String, String)>,
        brought: Brought,
        then: impl FnOnce(bool) + 'static,
    ) {
        self.device.after_snapshot(Cause::Import, move || {
            let records = texts
                .iter()
                .filter_map(|(list, text)| AnyRecord::read(Kind::from_text(list)?, text).ok());
            let import = Import {
                kind: brought.kind,
                records: records.collect(),
                joins: brought.joins.iter().filter_map(both).collect(),
                aliases: brought.aliases,
                mapping: brought.mapping,
            };
            then(self.document.perform(Op::Import(Box::new(import))).is_ok());
        });
    }

    /// Hands what the worker made of the open region to the user as a file.
    pub fn save_table(self, ask: ImportRequest, words: Vocabulary, name: String) {
        spawn_local(async move {
            let Some(started) = self.table(words, |_| {}).await else {
                return;
            };
            let made = match started {
                Ok(table) => table.ask(&ask, &[]).await,
                Err(gone) => Err(gone),
            };
            let told = match made {
                Ok((ImportResponse::Done, bytes))
                    if file::download_bytes(&name, &bytes).is_ok() =>
                {
                    Notice::SavedAsTable { file: name }
                }
                Ok((ImportResponse::Cut { texts }, bytes))
                    if file::download_bytes(&name, &bytes).is_ok() =>
                {
                    Notice::TextsCut { file: name, texts }
                }
                Ok((ImportResponse::Done | ImportResponse::Cut { .. }, _)) => {
                    Notice::DownloadRefused
                }
                _ => Notice::PartNotFetched,
            };
            self.notices.tell(told);
        });
    }
}

/// The record that goes and the one that stays.
fn both(joined: &JoinedRecords) -> Option<(RecordRef, RecordRef)> {
    let kind = Kind::from_text(&joined.list)?;
    Some((
        RecordRef::new(kind, &joined.gone),
        RecordRef::new(kind, &joined.kept),
    ))
}

/// All of a region, contacts too: it does not leave this device.
fn text_of(region: &Region) -> String {
    json::write(region, &Stamp::default())
}
