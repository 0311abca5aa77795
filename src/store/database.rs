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

/// Raise it, and add to `upgrade`, when the object stores change.
const VERSION: u8 = 1;

/// An open database.
pub struct Database {
    idb: Idb,
    access: Access,
    /// Whether a newer program took the database over while it was open here.
    closed: Rc<Cell<bool>>,
    _on_version_change: Closure<dyn FnMut()>,
}

/// What may be done with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// A newer program made it: it can be looked at, and nothing is written.
    ReadOnly,
}

/// How surely a write must have reached the disk before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// For edits: the operating system has it.
    Relaxed,
    /// For whole regions: the disk has it.
    Strict,
}

impl Database {
    /// Opens the database of that name and makes it when it is not there yet. One that a newer
    /// program made is opened for reading. `blocked` is called when another tab stands in the way,
    /// which this call then waits for.
    pub async fn open(name: &str, blocked: impl Fn() + 'static) -> Result<Self, Failure> {
        let opened = Idb::open(name)
            .with_version(VERSION)
            .with_on_blocked(move |_| {
                blocked();
                Ok(())
            })
            .with_on_upgrade_needed(|_, database| upgrade(&database))
            .await
            .map_err(Failure::from);
        match opened {
            Ok(idb) => Ok(Self::listening(idb, Access::ReadWrite)),
            Err(Failure::NewerDatabase) => {
                let idb = Idb::open(name).await?;
                Ok(Self::listening(idb, Access::ReadOnly))
            }
            Err(failure) => Err(failure),
        }
    }

    /// What may be done with it.
    pub fn access(&self) -> Access {
        self.access
    }

    /// A newer program asks for the database: it is given up at once, since it would wait for ever.
    fn listening(idb: Idb, access: Access) -> Self {
        let closed = Rc::new(Cell::new(false));
        let on_version_change = Closure::<dyn FnMut()>::new({
            let (closed, idb) = (closed.clone(), idb.clone());
            move || {
                closed.set(true);
                idb.as_sys().close();
            }
        });
        idb.as_sys()
            .set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self {
            idb,
            access,
            closed,
            _on_version_change: on_version_change,
        }
    }

    pub(super) fn reading(&self, stores: &[&str]) -> Result<Transaction<'_>, Failure> {
        self.still_open()?;
        Ok(self.idb.transaction(stores).build()?)
    }

    pub(super) fn writing(&self, durability: Durability) -> Result<Transaction<'_>, Failure> {
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
            .transaction([SHELF, META, CHUNKS])
            .with_mode(TransactionMode::Readwrite)
            .with_options(options)
            .build()?)
    }

    fn still_open(&self) -> Result<(), Failure> {
        match self.closed.get() {
            true => Err(Failure::NewerDatabase),
            false => Ok(()),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.idb.as_sys().set_onversionchange(None);
        self.idb.as_sys().close();
    }
}

/// Makes the object stores that are not there yet.
fn upgrade(database: &Idb) -> Result<(), indexed_db_futures::error::Error> {
    let there: Vec<String> = database.object_store_names().collect();
    for store in [SHELF, META, CHUNKS] {
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
