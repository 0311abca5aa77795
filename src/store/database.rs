//! The database of this device: opening it, and the shelf on which regions lie as text.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::OpenDbError;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;

/// The name under which the page keeps its database.
pub const NAME: &str = "enlace";

const VERSION: u8 = 1;
const REGIONS: &str = "regions";

/// An open database.
pub struct Shelf(Database);

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot open the database: {0}")]
    Open(#[from] OpenDbError),
    #[error("cannot read or write the database: {0}")]
    Use(#[from] indexed_db_futures::error::Error),
}

impl Shelf {
    /// Opens the database of that name and makes it when it is not there yet.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let database = Database::open(name)
            .with_version(VERSION)
            .with_on_upgrade_needed(|_, database| {
                database.create_object_store(REGIONS).build()?;
                Ok(())
            })
            .await?;
        Ok(Self(database))
    }

    /// How many regions lie here: 0 in a new database.
    pub async fn count(&self) -> Result<u32, StoreError> {
        let transaction = self.0.transaction(REGIONS).build()?;
        let regions = transaction.object_store(REGIONS)?;
        Ok(regions.count().await?)
    }

    /// Keeps the text of a region under its id, in place of an older one.
    pub async fn put(&self, id: &str, text: &str) -> Result<(), StoreError> {
        let transaction = self
            .0
            .transaction(REGIONS)
            .with_mode(TransactionMode::Readwrite)
            .build()?;
        let regions = transaction.object_store(REGIONS)?;
        regions
            .put(text.to_owned())
            .with_key(id.to_owned())
            .primitive()?
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The text kept under this id, if there is one.
    pub async fn get(&self, id: &str) -> Result<Option<String>, StoreError> {
        let transaction = self.0.transaction(REGIONS).build()?;
        let regions = transaction.object_store(REGIONS)?;
        Ok(regions.get(id.to_owned()).primitive()?.await?)
    }
}
