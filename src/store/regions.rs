//! Regions on this device: listed, read whole, and saved piece by piece.

use std::collections::BTreeMap;

use enlace_engine::model::order::put_in_order;
use enlace_engine::model::{Region, RegionId};
use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::store::assemble::{Assembled, all_pieces, assemble, lines};
use crate::store::chunk;
use crate::store::database::{CHUNKS, Database, Durability, META, SHELF, commit};
use crate::store::failure::Failure;
use crate::store::moment::Moment;
use crate::store::piece::{Piece, Touched};
use crate::store::revision::Revision;
use crate::store::shelf::ShelfEntry;

/// What is known of a region's place on this device, from one save to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub revision: Revision,
    pub opened_from: Option<RegionId>,
    /// How many bytes each piece takes.
    sizes: BTreeMap<Piece, usize>,
}

/// A region read from this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub assembled: Assembled,
    pub place: Place,
    pub changed_at: Moment,
}

/// A write, computed whole before a transaction opens, which would not wait.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    id: RegionId,
    entry: String,
    /// Each piece with its text; none: a piece without records, which is not there.
    pieces: Vec<(Piece, Option<String>)>,
    /// The region's place once this is written.
    place: Place,
    durability: Durability,
}

impl Database {
    /// The regions on this device, the last changed first. An entry that cannot be read is left out
    /// and stays where it is.
    pub async fn shelf(&self) -> Result<Vec<ShelfEntry>, Failure> {
        let transaction = self.reading(&[SHELF])?;
        let store = transaction.object_store(SHELF)?;
        let texts = store.get_all::<JsValue>().primitive()?.await?;
        let mut entries: Vec<ShelfEntry> = texts
            .filter_map(|text| serde_json::from_str(&text.ok()?.as_string()?).ok())
            .collect();
        put_in_order(&mut entries, |a, b| b.changed_at.total_cmp(&a.changed_at));
        Ok(entries)
    }

    /// Reads a region whole, in one transaction.
    pub async fn load(&self, id: &RegionId) -> Result<Loaded, Failure> {
        let transaction = self.reading(&[SHELF, META, CHUNKS])?;
        let entry = text_of(&transaction, SHELF, id)
            .await?
            .ok_or(Failure::Gone)?;
        let entry: ShelfEntry =
            serde_json::from_str(&entry).map_err(|error| Failure::Other(error.to_string()))?;
        let revision = revision_of(&transaction, id).await?;
        let chunks = transaction.object_store(CHUNKS)?;
        let keys = chunks
            .get_all_keys::<JsValue>()
            .with_query::<JsValue, _>(all_of(id));
        let texts = chunks
            .get_all::<JsValue>()
            .with_query::<JsValue, _>(all_of(id));
        let (keys, texts) = (keys.primitive()?, texts.primitive()?);
        let (keys, texts) = (keys.await?, texts.await?);
        let pieces: Vec<(Piece, String)> = keys
            .zip(texts)
            .filter_map(|(key, text)| {
                // A piece that is no text at all is damaged beyond its frame.
                let text = text.ok()?.as_string().unwrap_or_default();
                Some((piece_of(&key.ok()?)?, text))
            })
            .collect();
        let sizes = pieces.iter().map(|(piece, text)| (*piece, text.len()));
        Ok(Loaded {
            place: Place {
                revision: revision.unwrap_or_default(),
                opened_from: entry.opened_from.clone(),
                sizes: sizes.collect(),
            },
            changed_at: Moment(entry.changed_at),
            assembled: assemble(&pieces, &entry),
        })
    }

    /// Writes, if nobody else saved the region since its place was known, and gives its new place.
    /// A write that fails changes nothing.
    pub async fn write(&self, write: Write) -> Result<Place, Failure> {
        let (id, revision) = (&write.id, write.place.revision);
        let transaction = self.writing(write.durability)?;
        let stored = revision_of(&transaction, id).await?.unwrap_or_default();
        if stored.next() != revision {
            return Err(Failure::Conflict);
        }
        let chunks = transaction.object_store(CHUNKS)?;
        for (piece, text) in &write.pieces {
            let key = key_of(id, *piece);
            match text {
                Some(text) => drop(chunks.put(text.as_str()).with_key(key).primitive()?),
                None => drop(chunks.delete::<JsValue, _>(key).primitive()?),
            }
        }
        let shelf = transaction.object_store(SHELF)?;
        put(&shelf, id, JsValue::from(&write.entry))?;
        let meta = transaction.object_store(META)?;
        put(&meta, id, JsValue::from(revision.0))?;
        commit(transaction).await?;

        let again = self.reading(&[META])?;
        if revision_of(&again, id).await? != Some(revision) {
            return Err(Failure::NotKept);
        }
        Ok(write.place)
    }
}

impl Write {
    /// The first write of a region, which is not on this device yet.
    pub fn new_region(region: &Region, opened_from: Option<RegionId>, at: Moment) -> Self {
        let nowhere = Place {
            revision: Revision::default(),
            opened_from,
            sizes: BTreeMap::new(),
        };
        let all = all_pieces().collect();
        Self::prepare(region, &all, &nowhere, at, Durability::Strict)
    }

    /// The write of the pieces that were touched since the region's place was known.
    pub fn edits(region: &Region, touched: &Touched, place: &Place, at: Moment) -> Self {
        Self::prepare(region, touched, place, at, Durability::Relaxed)
    }

    fn prepare(
        region: &Region,
        touched: &Touched,
        place: &Place,
        at: Moment,
        durability: Durability,
    ) -> Self {
        let mut place = place.clone();
        place.revision = place.revision.next();
        let mut pieces = Vec::new();
        for piece in touched {
            let lines = lines(region, *piece);
            let text = (!lines.is_empty()).then(|| chunk::write(place.revision, &lines));
            match &text {
                Some(text) => place.sizes.insert(*piece, text.len()),
                None => place.sizes.remove(piece),
            };
            pieces.push((*piece, text));
        }
        let size = place.sizes.values().sum::<usize>() as f64;
        let entry = ShelfEntry::of(region, at.0, size, place.opened_from.clone());
        Self {
            id: region.header.id.clone(),
            entry: serde_json::to_string(&entry).expect("an entry is an object with text keys"),
            pieces,
            place,
            durability,
        }
    }
}

fn put(store: &ObjectStore<'_>, id: &RegionId, value: JsValue) -> Result<(), Failure> {
    drop(store.put(value).with_key(id.to_string()).primitive()?);
    Ok(())
}

async fn text_of(
    transaction: &Transaction<'_>,
    store: &str,
    id: &RegionId,
) -> Result<Option<String>, Failure> {
    let store = transaction.object_store(store)?;
    let found: Option<JsValue> = store.get(id.to_string()).primitive()?.await?;
    Ok(found.and_then(|value| value.as_string()))
}

async fn revision_of(
    transaction: &Transaction<'_>,
    id: &RegionId,
) -> Result<Option<Revision>, Failure> {
    let store = transaction.object_store(META)?;
    let found: Option<JsValue> = store.get(id.to_string()).primitive()?.await?;
    Ok(found
        .and_then(|value| value.as_f64())
        .map(|number| Revision(number as u32)))
}

fn key_of(id: &RegionId, piece: Piece) -> JsValue {
    let (list, number) = (piece.list().into(), piece.number().into());
    Array::of3(&id.as_str().into(), &list, &number).into()
}

fn piece_of(key: &JsValue) -> Option<Piece> {
    let key: &Array = key.dyn_ref()?;
    let number = key.get(2).as_f64()?;
    Piece::named(&key.get(1).as_string()?, number as u8)
}

/// From `[id]` to `[id, []]`, which stands after every `[id, list, number]`.
fn all_of(id: &RegionId) -> KeyRange<JsValue> {
    let id = JsValue::from(id.as_str());
    let (first, last) = (Array::of1(&id), Array::of2(&id, &Array::new()));
    KeyRange::Bound(first.into(), false, last.into(), false)
}
