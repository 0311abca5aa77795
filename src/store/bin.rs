//! The bin: a deleted region stays on this device for a while, with its history, its snapshots and what was
//! sent of it, and can be taken back.

use enlace_model::RegionId;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::store::database::{
    CHUNKS, Database, Durability, HISTORY, META, SENT, SENT_FILES, SHELF, SNAPSHOT_PIECES,
    SNAPSHOTS, commit,
};
use crate::store::failure::Failure;
use crate::store::keys;
use crate::store::pruning::{DAYS_IN_BIN, days_passed};
use crate::store::revision::Revision;
use crate::store::shelf::ShelfEntry;
use crate::store::timestamp::Timestamp;

/// Since when a region is in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct InBin {
    /// When it was deleted, in milliseconds since 1970.
    pub deleted_at: f64,
    /// How many days were seen to pass since, and at which moment the program last looked.
    days: f64,
    looked_at: f64,
}

impl InBin {
    /// Deleted at this moment.
    pub fn since(now: Timestamp) -> Self {
        Self {
            deleted_at: now.0,
            days: 0.0,
            looked_at: now.0,
        }
    }

    /// The same when the program looks again: a day has passed at most, whatever the clock says.
    pub fn looked_at(self, now: Timestamp) -> Self {
        Self {
            days: self.days + days_passed(Timestamp(self.looked_at), now),
            looked_at: now.0,
            ..self
        }
    }

    /// How many days it surely stays, at least one until it goes.
    pub fn days_left(&self) -> f64 {
        (DAYS_IN_BIN - self.days).ceil().max(0.0)
    }

    /// Whether it has been there long enough to go for good.
    pub fn is_over(&self) -> bool {
        self.days >= DAYS_IN_BIN
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: f64 = 86_400_000.0;
    const NOON: f64 = 1_795_003_200_000.0;

    /// Deleted at noon, and looked at so many days later each.
    fn looked_at(days: impl IntoIterator<Item = f64>) -> InBin {
        let deleted = InBin::since(Timestamp(NOON));
        let at = |day: f64| Timestamp(NOON + day * DAY);
        let mut days = days.into_iter();
        days.by_ref()
            .fold(deleted, |bin, day| bin.looked_at(at(day)))
    }

    #[test]
    fn a_region_stays_in_the_bin_for_thirty_days_on_which_the_program_is_opened() {
        let first = looked_at([0.25]);
        assert!(!first.is_over() && first.days_left() == 30.0);
        assert_eq!(looked_at((1..=12).map(f64::from)).days_left(), 18.0);
        assert!(!looked_at((1..30).map(f64::from)).is_over());
        assert!(looked_at((1..=30).map(f64::from)).is_over());
        let twice_a_day = (1..=59).map(|half| f64::from(half) / 2.0);
        assert!(!looked_at(twice_a_day.clone()).is_over());
        assert!(looked_at(twice_a_day.chain([30.0])).is_over());
    }

    #[test]
    fn a_clock_that_jumps_empties_no_bin() {
        for jump in [-20_000.0, -31.0, 31.0, 730.0, 20_000.0] {
            let once = looked_at([jump, 1.0, 2.0]);
            assert!(once.days_left() >= 27.0, "{jump}: {once:?}");
            let often = looked_at((0..28).flat_map(|day| [f64::from(day), f64::from(day) + jump]));
            assert!(!often.is_over(), "{jump}: {often:?}");
        }
        assert!(!looked_at([f64::NAN, 1.0]).is_over());
    }
}
