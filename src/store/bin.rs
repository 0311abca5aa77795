//! The bin: a deleted region stays on this device for a while, with its history, its snapshots and what was
//! sent of it, and can be taken back.

use enlace_model::RegionId;
use wasm_bindgen::JsValue;

use crate::store::database::{
    CHUNKS, Database, Durability, HISTORY, META, SENT, SENT_FILES, SHELF, SNAPSHOT_PIECES,
    SNAPSHOTS, commit,
};
use crate::store::failure::Failure;
use crate::store::in_bin::InBin;
use crate::store::keys;
use crate::store::revision::Revision;
use crate::store::shelf::ShelfEntry;
use crate::store::timestamp::Timestamp;

impl Database {
    /// Puts a region into the bin, if nobody saved it since this revision.
    pub async fn put_in_bin(
        &self,
        id: &RegionId,
        revision: Revision,
        now: Timestamp,
    ) -> Result<(), Failure> {
        self.change_entry(id, Durability::Strict, |entry, stored| {
            if stored.unwrap_or_default() != revision {
                return Err(Failure::Conflict);
            }
            entry.bin = Some(InBin::since(now));
            Ok(())
        })
        .await
    }

    /// Takes a region out of the bin, as it was; one that is not there any more is [`Failure::Gone`].
    pub async fn take_back(&self, id: &RegionId) -> Result<(), Failure> {
        self.change_entry(id, Durability::Strict, |entry, _| {
            let taken = entry.bin.take();
            taken.map(|_| ()).ok_or(Failure::Gone)
        })
        .await
    }

    /// Looks at the bin at this moment: what has been there long enough goes for good.
    pub async fn look_at_bin(&self, now: Timestamp) -> Result<(), Failure> {
        for entry in self.shelf().await? {
            let Some(bin) = entry.bin else { continue };
            if bin.looked_at(now).is_over() {
                self.delete(&entry.id).await?;
                continue;
            }
            let looked = self.change_entry(&entry.id, Durability::Relaxed, |entry, _| {
                entry.bin = entry.bin.map(|bin| bin.looked_at(now));
                Ok(())
            });
            looked.await?;
        }
        Ok(())
    }

    /// Takes a region that is in the bin away for good, with its history, its snapshots and what was sent
    /// of it.
    pub async fn delete(&self, id: &RegionId) -> Result<(), Failure> {
        let ranges = [
            CHUNKS,
            HISTORY,
            SNAPSHOTS,
            SNAPSHOT_PIECES,
            SENT,
            SENT_FILES,
        ];
        let singles = [SHELF, META];
        let stores = [&singles[..], &ranges[..]].concat();
        let transaction = self.writing(&stores, Durability::Strict)?;
        let entry = keys::get(&transaction, SHELF, id.as_str().into()).await?;
        let entry = entry.and_then(|text| text.as_string());
        if ShelfEntry::read(id, entry.as_deref()).bin.is_none() {
            return Err(Failure::Conflict);
        }
        for store in ranges {
            let store = transaction.object_store(store)?;
            keys::delete(&store, keys::all_of(id))?;
        }
        for store in singles {
            let store = transaction.object_store(store)?;
            keys::delete(&store, JsValue::from(id.as_str()).into())?;
        }
        commit(transaction).await
    }

    /// Changes what the list of regions says of one. The revision rises, so that a tab that still has the
    /// region open does not write over it.
    async fn change_entry(
        &self,
        id: &RegionId,
        durability: Durability,
        change: impl FnOnce(&mut ShelfEntry, Option<Revision>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let transaction = self.writing(&[SHELF, META], durability)?;
        let stored = keys::revision_of(&transaction, id).await?;
        let entry = keys::get(&transaction, SHELF, id.as_str().into()).await?;
        if stored.is_none() && entry.is_none() {
            return Err(Failure::Gone);
        }
        let entry = entry.and_then(|text| text.as_string());
        let mut entry = ShelfEntry::read(id, entry.as_deref());
        change(&mut entry, stored)?;
        // The tab that saved last has no claim on what comes now.
        entry.saved_by.clear();
        let key = || JsValue::from(id.as_str());
        let shelf = transaction.object_store(SHELF)?;
        keys::put(&shelf, key(), JsValue::from(entry.text()))?;
        let meta = transaction.object_store(META)?;
        let revision = stored.unwrap_or_default().next();
        keys::put(&meta, key(), JsValue::from(revision.0))?;
        commit(transaction).await
    }
}
