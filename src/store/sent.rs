//! What was sent of a region: kept compressed, so that an answer can be compared with it. People's
//! contacts are not kept again.

use enlace_model::RegionId;
use enlace_model::order::put_in_order;
use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::store::compress::{self, Compression};
use crate::store::database::{Database, Durability, SENT, SENT_FILES, commit};
use crate::store::failure::Failure;
use crate::store::keys;
use crate::store::pruning::is_ahead;
use crate::store::timestamp::Timestamp;

/// What the list of sent files says of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// When, in milliseconds since 1970; no two of a region are of the same moment.
    pub at: f64,
    /// The digest that the file names, and its answer with it.
    pub digest: String,
    /// For whom, as the file says it.
    pub profile: String,
    pub partner: String,
    pub encoding: Compression,
    /// When an answer to it was last taken in; 0: never.
    #[serde(default)]
    pub answered_at: f64,
}

impl Database {
    /// The files that were sent of a region, the youngest first; what is dated in the future, since the
    /// clock was wrong, comes last.
    pub async fn sent(&self, id: &RegionId, now: Timestamp) -> Result<Vec<Sent>, Failure> {
        let transaction = self.reading(&[SENT])?;
        let all = keys::get_all(&transaction, SENT, Some(keys::all_of(id))).await?;
        let mut all: Vec<Sent> = all
            .into_iter()
            .filter_map(|(_, text)| serde_json::from_str(&text.as_string()?).ok())
            .collect();
        let is_ahead = |sent: &Sent| is_ahead(Timestamp(sent.at), now);
        put_in_order(&mut all, |a, b| {
            let by_time = b.at.total_cmp(&a.at);
            is_ahead(a).cmp(&is_ahead(b)).then(by_time)
        });
        Ok(all)
    }

    /// Keeps what was sent. The encoding is that of this browser.
    pub async fn keep_sent(&self, id: &RegionId, sent: Sent, text: &str) -> Result<(), Failure> {
        let (bytes, encoding) = compress::pack(&Array::of1(&text.into())).await?;
        let sent = Sent { encoding, ..sent };
        let key = keys::of_number(id, sent.at);
        let transaction = self.writing(&[SENT, SENT_FILES], Durability::Strict)?;
        let list = transaction.object_store(SENT)?;
        keys::put(&list, key.clone(), entry(&sent))?;
        let files = transaction.object_store(SENT_FILES)?;
        keys::put(&files, key, bytes.into())?;
        commit(transaction).await
    }

    /// The file that was sent.
    pub async fn open_sent(&self, id: &RegionId, sent: &Sent) -> Result<Vec<u8>, Failure> {
        let transaction = self.reading(&[SENT_FILES])?;
        let key = keys::of_number(id, sent.at);
        let bytes = keys::get(&transaction, SENT_FILES, key).await?;
        drop(transaction);
        compress::unpack_bytes(&bytes.ok_or(Failure::Gone)?, sent.encoding).await
    }

    /// Notes that answers were taken in.
    pub async fn note_answers(&self, id: &RegionId, answered: &[Sent]) -> Result<(), Failure> {
        let transaction = self.writing(&[SENT], Durability::Relaxed)?;
        let list = transaction.object_store(SENT)?;
        for sent in answered {
            keys::put(&list, keys::of_number(id, sent.at), entry(sent))?;
        }
        commit(transaction).await
    }
}

fn entry(sent: &Sent) -> JsValue {
    let text = serde_json::to_string(sent).expect("an entry is an object with text keys");
    text.into()
}
