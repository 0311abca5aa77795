//! Regions on this device: listed, read whole, and saved piece by piece.

use std::collections::BTreeMap;

use enlace_model::order::put_in_order;
use enlace_model::{Region, RegionId};
use wasm_bindgen::JsValue;

use crate::store::assemble::{Assembled, all_pieces, each_piece};
use crate::store::chunk;
use crate::store::database::{Access, CHUNKS, Database, Durability, HISTORY, META, SHELF, commit};
use crate::store::failure::Failure;
use crate::store::history::{self, KeptSteps, StepsWrite};
use crate::store::keys;
use crate::store::piece::{Piece, TouchedPieces};
use crate::store::revision::Revision;
use crate::store::shelf::ShelfEntry;
use crate::store::stored_place::StoredPlace;
use crate::store::timestamp::Timestamp;
use crate::store::yield_timer::Breath;

/// A region read from this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub assembled: Assembled,
    pub place: StoredPlace,
    pub changed_at: Timestamp,
    pub history: KeptSteps,
}

/// A write, computed whole before a transaction opens, which would not wait.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    id: RegionId,
    entry: ShelfEntry,
    /// Each piece with its text; none: a piece without records, which is not there.
    pieces: Vec<(Piece, Option<String>)>,
    /// The region's place before this is written, and after.
    before: StoredPlace,
    place: StoredPlace,
    /// What of the history goes with it.
    pub steps: StepsWrite,
    pub durability: Durability,
}

impl Database {
    /// The regions on this device, the last changed first, those too whose entry cannot be read and those
    /// in the bin.
    pub async fn shelf(&self) -> Result<Vec<ShelfEntry>, Failure> {
        let transaction = self.reading(&[SHELF, META])?;
        let mut found = keys::get_all(&transaction, SHELF, None).await?;
        let saved = keys::get_all(&transaction, META, None).await?;
        let has_entry = |key: &JsValue| found.iter().any(|(own, _)| own == key);
        let without: Vec<_> = saved
            .into_iter()
            .filter(|(key, _)| !has_entry(key))
            .collect();
        found.extend(without);
        let mut entries: Vec<ShelfEntry> = found
            .iter()
            .filter_map(|(key, text)| {
                let id = RegionId::from(key.as_string()?);
                Some(ShelfEntry::read(&id, text.as_string().as_deref()))
            })
            .collect();
        put_in_order(&mut entries, |a, b| b.changed_at.total_cmp(&a.changed_at));
        Ok(entries)
    }

    /// Reads a region whole, in one transaction; a large one is put together while the page goes on.
    pub async fn load(&self, id: &RegionId) -> Result<Loaded, Failure> {
        // A newer program may keep its history in another way.
        let stores = match self.access() {
            Access::ReadWrite => &[SHELF, META, CHUNKS, HISTORY][..],
            Access::ReadOnly => &[SHELF, META, CHUNKS],
        };
        let transaction = self.reading(stores)?;
        let entry = keys::get(&transaction, SHELF, id.as_str().into()).await?;
        let revision = keys::revision_of(&transaction, id).await?;
        let all = keys::get_all(&transaction, CHUNKS, Some(keys::all_of(id))).await?;
        if entry.is_none() && revision.is_none() && all.is_empty() {
            return Err(Failure::Gone);
        }
        let history = match self.access() {
            Access::ReadWrite => history::read(&transaction, id).await?,
            Access::ReadOnly => KeptSteps::default(),
        };
        drop(transaction);
        let entry = ShelfEntry::read(id, entry.and_then(|text| text.as_string()).as_deref());
        if entry.bin.is_some() {
            return Err(Failure::Gone);
        }
        let known = |(key, text)| Some((keys::piece_at(&key)?, text));
        let pieces: Vec<(Piece, JsValue)> = all.into_iter().filter_map(known).collect();
        // A piece that is no text at all is damaged beyond its frame.
        let text_of = |text: &JsValue| text.as_string().unwrap_or_default();
        let head = pieces.iter().find(|(piece, _)| *piece == Piece::Head);
        let head = head.map(|(_, text)| text_of(text));
        let mut assembled = Assembled::beginning(head.as_deref(), &entry);
        let mut sizes = BTreeMap::new();
        let mut breath = Breath::begin();
        for (piece, text) in &pieces {
            let text = text_of(text);
            sizes.insert(*piece, text.len());
            assembled.add(*piece, &text);
            breath.taken().await;
        }
        let there: Vec<Piece> = sizes.keys().copied().collect();
        assembled.end(&there, &entry);
        Ok(Loaded {
            place: StoredPlace {
                revision: revision.unwrap_or_default(),
                opened_from: entry.opened_from.clone(),
                unfiled: entry.unfiled,
                filed_at: entry.filed_at,
                writer: new_writer(),
                sizes,
            },
            changed_at: Timestamp(entry.changed_at),
            assembled,
            history,
        })
    }

    /// Writes, if nobody else saved the region since its place was known, and gives its new place.
    /// A write that fails changes nothing.
    pub async fn write(&self, write: &Write) -> Result<StoredPlace, Failure> {
        let (id, revision) = (&write.id, write.place.revision);
        let transaction = self.writing(&[SHELF, META, CHUNKS, HISTORY], write.durability)?;
        let stored = keys::revision_of(&transaction, id).await?;
        let entry = keys::get(&transaction, SHELF, id.as_str().into()).await?;
        let entry = entry.and_then(|text| text.as_string());
        let entry = ShelfEntry::read(id, entry.as_deref());
        let is_new = revision == Revision::default().next();
        if entry.bin.is_some() || stored.is_none() && !is_new {
            return Err(Failure::Gone);
        }
        if stored.unwrap_or_default().next() != revision {
            let own = entry.saved_by == write.place.writer;
            if stored != Some(revision) || !own {
                return Err(Failure::Conflict);
            }
        }
        let chunks = transaction.object_store(CHUNKS)?;
        for (piece, text) in &write.pieces {
            let key = keys::of_piece(id, *piece);
            match text {
                Some(text) => keys::put(&chunks, key, text.into())?,
                None => keys::delete(&chunks, key.into())?,
            }
        }
        history::write(&transaction, id, &write.steps)?;
        let key = || JsValue::from(id.as_str());
        let shelf = transaction.object_store(SHELF)?;
        keys::put(&shelf, key(), JsValue::from(write.entry.text()))?;
        let meta = transaction.object_store(META)?;
        keys::put(&meta, key(), JsValue::from(revision.0))?;
        commit(transaction).await?;

        let again = self.reading(&[META])?;
        if keys::revision_of(&again, id).await? != Some(revision) {
            return Err(Failure::NotKept);
        }
        Ok(write.place.clone())
    }
}

impl Write {
    /// The region's place after this write failed: nobody may know whether it is there or not, so
    /// the next one leaves no piece of it out.
    pub fn failed(&self) -> StoredPlace {
        let mut place = self.before.clone();
        for (piece, _) in &self.pieces {
            place.sizes.entry(*piece).or_default();
        }
        place
    }

    /// The first write of a region, which is not on this device yet.
    pub fn new_region(region: &Region, opened_from: Option<RegionId>, at: Timestamp) -> Self {
        let nowhere = StoredPlace {
            opened_from,
            writer: new_writer(),
            ..StoredPlace::default()
        };
        let all = all_pieces().collect();
        Self::prepare(region, &all, &nowhere, at, Durability::Strict)
    }

    /// The same; a large region is written out while the page goes on.
    pub async fn new_region_in_turns(
        region: &Region,
        opened_from: Option<RegionId>,
        at: Timestamp,
    ) -> Self {
        let nowhere = StoredPlace {
            opened_from,
            writer: new_writer(),
            ..StoredPlace::default()
        };
        let mut own = Self::begun(region, &nowhere, at, Durability::Strict);
        let mut breath = Breath::begin();
        for piece in all_pieces() {
            own.add(region, &[piece]);
            breath.taken().await;
        }
        own.ended(region)
    }

    /// The write of the pieces that were touched since the region's place was known.
    pub fn edits(
        region: &Region,
        touched: &TouchedPieces,
        place: &StoredPlace,
        at: Timestamp,
    ) -> Self {
        Self::prepare(region, touched, place, at, Durability::Relaxed)
    }

    fn prepare(
        region: &Region,
        touched: &TouchedPieces,
        place: &StoredPlace,
        at: Timestamp,
        durability: Durability,
    ) -> Self {
        let mut own = Self::begun(region, place, at, durability);
        let touched: Vec<Piece> = touched.iter().copied().collect();
        own.add(region, &touched);
        own.ended(region)
    }

    fn begun(region: &Region, before: &StoredPlace, at: Timestamp, durability: Durability) -> Self {
        let mut place = before.clone();
        place.revision = place.revision.next();
        Self {
            id: region.header.id.clone(),
            entry: ShelfEntry::of(region, at, &place),
            pieces: Vec::new(),
            before: before.clone(),
            place,
            steps: StepsWrite::default(),
            durability,
        }
    }

    fn add(&mut self, region: &Region, pieces: &[Piece]) {
        let Self {
            pieces: all, place, ..
        } = self;
        each_piece(region, pieces, &mut |piece, lines| {
            let text = (!lines.is_empty()).then(|| chunk::write(place.revision, lines));
            let there = match &text {
                Some(text) => place.sizes.insert(piece, text.len()),
                None => place.sizes.remove(&piece),
            };
            if text.is_some() || there.is_some() {
                all.push((piece, text));
            }
        });
    }

    /// All pieces were added: what they take together can be told.
    fn ended(mut self, region: &Region) -> Self {
        let at = Timestamp(self.entry.changed_at);
        self.entry = ShelfEntry::of(region, at, &self.place);
        self
    }
}

/// A name that no other tab has.
fn new_writer() -> String {
    format!("{:016x}", (js_sys::Math::random() * 2_f64.powi(52)) as u64)
}
