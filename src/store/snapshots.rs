//! Earlier states of a region: its pieces as they lay on this device, compressed, read only when
//! somebody asks for one.

use enlace_model::order::put_in_order;
use enlace_model::{Region, RegionId};
use js_sys::{Array, JSON};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::store::assemble::{Assembled, all_pieces, assemble, each_piece};
use crate::store::chunk;
use crate::store::compress::{self, Compression};
use crate::store::database::{
    CHUNKS, Database, Durability, META, SHELF, SNAPSHOT_PIECES, SNAPSHOTS, commit,
};
use crate::store::failure::Failure;
use crate::store::keys;
use crate::store::piece::Piece;
use crate::store::pruning::is_ahead;
use crate::store::revision::Revision;
use crate::store::shelf::ShelfEntry;
use crate::store::timestamp::Timestamp;
use crate::store::yield_timer::Breath;

/// What the list of snapshots says of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// When it was taken, in milliseconds since 1970; no two of a region are of the same moment.
    pub at: f64,
    pub cause: Cause,
    /// The save whose state it holds.
    pub revision: u32,
    /// How many bytes it takes on this device.
    pub size: f64,
    pub encoding: Compression,
    /// What the list of regions said of the region.
    pub entry: ShelfEntry,
}

enlace_model::variants! {
    /// Why a snapshot was taken.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Cause {
        Daily = "daily",
        Import = "import",
        Merge = "merge",
        Restore = "restore",
        /// The region was found damaged; this is how it lay.
        Damage = "damage",
        /// The user asked for it.
        ByHand = "by_hand",
    }
}

impl Snapshot {
    /// Whether it is dated in the future: the device's clock was wrong then, or is now.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        is_ahead(Timestamp(self.at), now)
    }
}

impl Database {
    /// The snapshots of a region in the order in which they were taken, the last one first. The clock may
    /// have been wrong, but every save raises the revision.
    pub async fn snapshots(&self, id: &RegionId) -> Result<Vec<Snapshot>, Failure> {
        let transaction = self.reading(&[SNAPSHOTS])?;
        let range = Some(keys::all_of(id));
        let all = keys::get_all(&transaction, SNAPSHOTS, range).await?;
        let mut all: Vec<Snapshot> = all
            .into_iter()
            .filter_map(|(_, text)| serde_json::from_str(&text.as_string()?).ok())
            .collect();
        put_in_order(&mut all, |a, b| {
            let by_time = b.at.total_cmp(&a.at);
            b.revision.cmp(&a.revision).then(by_time)
        });
        Ok(all)
    }

    /// Keeps the region as it lies on this device now, damaged pieces as they are. Where a snapshot of
    /// that very moment is there, since the clock was put back, this one is of the next free one.
    pub async fn take_snapshot(
        &self,
        id: &RegionId,
        cause: Cause,
        at: Timestamp,
    ) -> Result<Snapshot, Failure> {
        let transaction = self.reading(&[SHELF, META, CHUNKS, SNAPSHOTS])?;
        let mut at = at;
        while let Some(_taken) =
            keys::get(&transaction, SNAPSHOTS, keys::of_number(id, at.0)).await?
        {
            at.0 += 1.0;
        }
        let entry = keys::get(&transaction, SHELF, id.as_str().into()).await?;
        let revision = keys::revision_of(&transaction, id).await?;
        let revision = revision.ok_or(Failure::Gone)?;
        let pieces = keys::get_all(&transaction, CHUNKS, Some(keys::all_of(id))).await?;
        drop(transaction);
        let texts = Array::new();
        let mut breath = Breath::begin();
        for (key, text) in pieces {
            let Some(piece) = keys::piece_at(&key) else {
                continue;
            };
            add_line(&texts, piece, &text)?;
            breath.taken().await;
        }
        let entry = ShelfEntry::read(id, entry.and_then(|text| text.as_string()).as_deref());
        self.keep(&texts, entry, revision, cause, at).await
    }

    /// A snapshot as a region.
    pub async fn open_snapshot(&self, snapshot: &Snapshot) -> Result<Assembled, Failure> {
        let transaction = self.reading(&[SNAPSHOT_PIECES])?;
        let key = keys::of_number(&snapshot.entry.id, snapshot.at);
        let bytes = keys::get(&transaction, SNAPSHOT_PIECES, key).await?;
        drop(transaction);
        let bytes = bytes.ok_or(Failure::Gone)?;
        let text = compress::unpack(&bytes, snapshot.encoding).await?;
        let mut pieces: Vec<(Piece, String)> = Vec::new();
        for line in text.lines() {
            let (list, number, text): (String, u8, String) =
                serde_json::from_str(line).map_err(|_| Failure::Damaged)?;
            pieces.extend(Piece::named(&list, number).map(|piece| (piece, text)));
        }
        Ok(assemble(&pieces, &snapshot.entry))
    }

    /// Puts a region in place of what a snapshot holds; the moment and the cause stay.
    pub async fn rewrite_snapshot(
        &self,
        snapshot: &Snapshot,
        region: &Region,
    ) -> Result<Snapshot, Failure> {
        let revision = Revision(snapshot.revision);
        let texts = Array::new();
        let all: Vec<Piece> = all_pieces().collect();
        let mut written = Ok(());
        each_piece(region, &all, &mut |piece, lines| {
            if !lines.is_empty() && written.is_ok() {
                let text = chunk::write(revision, lines);
                written = add_line(&texts, piece, &text.into());
            }
        });
        written?;
        let (entry, at) = (snapshot.entry.clone(), Timestamp(snapshot.at));
        self.keep(&texts, entry, revision, snapshot.cause, at).await
    }

    /// Takes snapshots of a region away.
    pub async fn delete_snapshots(&self, id: &RegionId, at: &[Timestamp]) -> Result<(), Failure> {
        if at.is_empty() {
            return Ok(());
        }
        let stores = [SNAPSHOTS, SNAPSHOT_PIECES];
        let transaction = self.writing(&stores, Durability::Relaxed)?;
        for store in stores {
            let store = transaction.object_store(store)?;
            for moment in at {
                keys::delete(&store, keys::of_number(id, moment.0).into())?;
            }
        }
        commit(transaction).await
    }

    async fn keep(
        &self,
        texts: &Array,
        entry: ShelfEntry,
        revision: Revision,
        cause: Cause,
        at: Timestamp,
    ) -> Result<Snapshot, Failure> {
        let (bytes, encoding) = compress::pack(texts).await?;
        let snapshot = Snapshot {
            at: at.0,
            cause,
            revision: revision.0,
            size: f64::from(bytes.length()),
            encoding,
            entry,
        };
        let text = serde_json::to_string(&snapshot).expect("an entry is an object with text keys");
        let key = keys::of_number(&snapshot.entry.id, at.0);
        let transaction = self.writing(&[SNAPSHOTS, SNAPSHOT_PIECES], Durability::Strict)?;
        let list = transaction.object_store(SNAPSHOTS)?;
        keys::put(&list, key.clone(), JsValue::from(text))?;
        let pieces = transaction.object_store(SNAPSHOT_PIECES)?;
        keys::put(&pieces, key.clone(), bytes.into())?;
        commit(transaction).await?;

        let again = self.reading(&[SNAPSHOTS])?;
        match keys::get(&again, SNAPSHOTS, key).await? {
            Some(_) => Ok(snapshot),
            None => Err(Failure::NotKept),
        }
    }
}

/// One line for each piece: its list, its number, its text.
fn add_line(texts: &Array, piece: Piece, text: &JsValue) -> Result<(), Failure> {
    // A piece that is no text at all is damaged beyond its frame.
    let nothing = JsValue::from("");
    let text = if text.is_string() { text } else { &nothing };
    let line = Array::of3(&piece.list().into(), &piece.number().into(), text);
    let line = JSON::stringify(&line).map_err(|_| Failure::Damaged)?;
    // Each is handed to the browser by itself: all at once would take long.
    let line = Blob::new_with_str_sequence(&Array::of2(&line, &"\n".into()));
    texts.push(&line.map_err(|_| Failure::Damaged)?.into());
    Ok(())
}
