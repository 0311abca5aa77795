//! The database of this device: its name, its version, its object stores, and how it is opened.

use std::cell::Cell;
use std::rc::Rc;

use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::store::failure::Failure;

/// The name under which the page keeps its database; `rescue.js` knows it too.
pub const NAME: &str = "enlace";

/// One entry per region: what the list of regions shows.
pub(super) const SHELF: &str = "shelf";
/// One entry per region: its revision.
pub(super) const META: &str = "meta";
/// The pieces of all regions, under `[region, list, number]`.
pub(super) const CHUNKS: &str = "chunks";
/// The steps that can be undone, under `[region, number]`; number 0 says where the user stands.
pub(super) const HISTORY: &str = "history";
/// What the list of snapshots shows, under `[region, moment]`.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// What the snapshots hold, under the same keys.
pub(super) const SNAPSHOT_PIECES: &str = "snapshot_pieces";
/// What is known of the files that were sent, under `[region, moment]`.
pub(super) const SENT: &str = "sent";
/// What was in them, under the same keys.
pub(super) const SENT_FILES: &str = "sent_files";

const STORES: [&str; 8] = [
    SHELF,
    META,
    CHUNKS,
    HISTORY,
    SNAPSHOTS,
    SNAPSHOT_PIECES,
    SENT,
    SENT_FILES,
];

/// Raise it when the object stores change, and when a region gets new lists: an earlier program, which would
/// leave them out of what it writes into files, then only reads. Version 1 had the first three stores, version
/// 2 the first six, version 3 all of them, and none of the lists of planning rounds.
pub const VERSION: u8 = 4;

/// An open database.
pub struct Database {
    idb: Idb,
    access: Access,
    /// How the connection ended, if it did.
    ended: Rc<Cell<Option<Ended>>>,
    _on_version_change: Closure<dyn FnMut()>,
    _on_close: Closure<dyn FnMut()>,
}

/// What happens to a database beside what is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another tab stands in the way of opening it, which waits for that one.
    Blocked,
    /// The connection ended.
    Ended(Ended),
}

/// Why a connection to the database ended before it was given up here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A newer program asked for it.
    TakenOver,
    /// The browser closed it.
    Lost,
}

type DatabaseEvents = Rc<dyn Fn(Event)>;

/// What may be done with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// A newer program made it: it can be looked at, and nothing is written.
    ReadOnly,
}

/// How surely a write must have reached the disk before it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// For edits: the operating system has it.
    #[default]
    Relaxed,
    /// For whole regions: the disk has it.
    Strict,
}

impl Database {
    /// Opens the database of that name and makes it when it is not there yet. One that a newer
    /// program made is opened for reading. `heard` is told when another tab stands in the way, which
    /// this call then waits for, and later when the connection ends.
    pub async fn open(name: &str, heard: impl Fn(Event) + 'static) -> Result<Self, Failure> {
        let heard: DatabaseEvents = Rc::new(heard);
        let blocked = heard.clone();
        let opened = Idb::open(name)
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                blocked(Event::Blocked);
                Ok(())
            })
            .with_on_upgrade_needed(|_, database| upgrade(&database))
            .await
            .map_err(Failure::from);
        match opened {
            Ok(idb) => Ok(Self::listening(idb, Access::ReadWrite, &heard)),
            Err(Failure::NewerDatabase) => {
                let idb = Idb::open(name).await?;
                Ok(Self::listening(idb, Access::ReadOnly, &heard))
            }
            Err(failure) => Err(failure),
        }
    }

    /// What may be done with it.
    pub fn access(&self) -> Access {
        self.access
    }

    /// A newer program that asks for the database gets it at once, since it would wait for ever.
    fn listening(idb: Idb, access: Access, heard: &DatabaseEvents) -> Self {
        let ended = Rc::new(Cell::new(None));
        let on_end = |how: Ended| {
            let (ended, idb, heard) = (ended.clone(), idb.clone(), heard.clone());
            Closure::<dyn FnMut()>::new(move || {
                ended.set(Some(how));
                idb.as_sys().close();
                heard(Event::Ended(how));
            })
        };
        let (on_version_change, on_close) = (on_end(Ended::TakenOver), on_end(Ended::Lost));
        let sys = idb.as_sys();
        sys.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        sys.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            access,
            ended,
            _on_version_change: on_version_change,
            _on_close: on_close,
            idb,
        }
    }

    pub(super) fn reading(&self, stores: &[&str]) -> Result<Transaction<'_>, Failure> {
        self.still_open()?;
        Ok(self.idb.transaction(stores).build()?)
    }

    pub(super) fn writing(
        &self,
        stores: &[&str],
        durability: Durability,
    ) -> Result<Transaction<'_>, Failure> {
        self.still_open()?;
        if self.access == Access::ReadOnly {
            return Err(Failure::NewerDatabase);
        }
        let mut options = TransactionOptions::new();
        options.set_durability(match durability {
            Durability::Relaxed => TransactionDurability::Relaxed,
            Durability::Strict => TransactionDurability::Strict,
        });
        Ok(self
            .idb
            .transaction(stores)
            .with_mode(TransactionMode::Readwrite)
            .with_options(options)
            .build()?)
    }

    fn still_open(&self) -> Result<(), Failure> {
        match self.ended.get() {
            Some(Ended::TakenOver) => Err(Failure::NewerDatabase),
            Some(Ended::Lost) => Err(Failure::Lost),
            None => Ok(()),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.idb.as_sys().set_onversionchange(None);
        self.idb.as_sys().set_onclose(None);
        self.idb.as_sys().close();
    }
}

/// Makes the object stores that are not there yet.
fn upgrade(database: &Idb) -> Result<(), indexed_db_futures::error::Error> {
    let there: Vec<String> = database.object_store_names().collect();
    for store in STORES {
        if !there.iter().any(|name| name == store) {
            database.create_object_store(store).build()?;
        }
    }
    Ok(())
}

/// Commits, and says why when the browser breaks the work off: the reason stands in the
/// transaction itself, which `commit` takes and does not give back.
pub(super) async fn commit(transaction: Transaction<'_>) -> Result<(), Failure> {
    let own: web_sys::IdbTransaction = transaction.as_sys().clone().unchecked_into();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(error) => Err(match own.error() {
            Some(reason) => Failure::of(&reason),
            None => error.into(),
        }),
    }
}
