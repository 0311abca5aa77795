//! Under which keys things lie in the database, and reading single values there.

use enlace_model::RegionId;
use indexed_db_futures::KeyRange;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::store::database::META;
use crate::store::failure::Failure;
use crate::store::piece::Piece;
use crate::store::revision::Revision;

/// The key of a piece.
pub(super) fn of_piece(id: &RegionId, piece: Piece) -> JsValue {
    let (list, number) = (piece.list().into(), piece.number().into());
    Array::of3(&id.as_str().into(), &list, &number).into()
}

/// The piece that lies under a key; `None` where this version knows none.
pub(super) fn piece_at(key: &JsValue) -> Option<Piece> {
    let key: &Array = key.dyn_ref()?;
    let number = key.get(2).as_f64()?;
    Piece::named(&key.get(1).as_string()?, number as u8)
}

/// The key of the number-th thing of a region: a step, or the snapshot of a moment.
pub(super) fn of_number(id: &RegionId, number: f64) -> JsValue {
    Array::of2(&id.as_str().into(), &number.into()).into()
}

/// The number in such a key.
pub(super) fn number_at(key: &JsValue) -> Option<f64> {
    key.dyn_ref::<Array>()?.get(1).as_f64()
}

/// All keys of a region: from `[id]` to `[id, []]`, which stands after all others.
pub(super) fn all_of(id: &RegionId) -> KeyRange<JsValue> {
    let id = JsValue::from(id.as_str());
    let (first, last) = (Array::of1(&id), Array::of2(&id, &Array::new()));
    KeyRange::Bound(first.into(), false, last.into(), false)
}

/// Puts a value under a key.
pub(super) fn put(store: &ObjectStore<'_>, key: JsValue, value: JsValue) -> Result<(), Failure> {
    drop(store.put(value).with_key(key).primitive()?);
    Ok(())
}

/// Takes away what lies under a key, or under all keys of a range.
pub(super) fn delete(store: &ObjectStore<'_>, keys: KeyRange<JsValue>) -> Result<(), Failure> {
    drop(store.delete::<JsValue, _>(keys).primitive()?);
    Ok(())
}

/// What lies under a key, if anything does.
pub(super) async fn get(
    transaction: &Transaction<'_>,
    store: &str,
    key: JsValue,
) -> Result<Option<JsValue>, Failure> {
    let store = transaction.object_store(store)?;
    Ok(store.get::<JsValue, JsValue, _>(key).primitive()?.await?)
}

/// Everything under these keys, or everything there is, each with its key.
pub(super) async fn get_all(
    transaction: &Transaction<'_>,
    store: &str,
    range: Option<KeyRange<JsValue>>,
) -> Result<Vec<(JsValue, JsValue)>, Failure> {
    let store = transaction.object_store(store)?;
    let range = range.unwrap_or(KeyRange::LowerBound(f64::NEG_INFINITY.into(), false));
    let keys = store.get_all_keys::<JsValue>();
    let keys = keys.with_query::<JsValue, _>(range.clone()).primitive()?;
    let values = store.get_all::<JsValue>();
    let values = values.with_query::<JsValue, _>(range).primitive()?;
    let (keys, values) = (keys.await?, values.await?);
    Ok(keys
        .zip(values)
        .filter_map(|(key, value)| Some((key.ok()?, value.ok()?)))
        .collect())
}

/// How often a region was saved; `None` where it is not there.
pub(super) async fn revision_of(
    transaction: &Transaction<'_>,
    id: &RegionId,
) -> Result<Option<Revision>, Failure> {
    let found = get(transaction, META, id.as_str().into()).await?;
    Ok(found
        .and_then(|value| value.as_f64())
        .map(|number| Revision(number as u32)))
}
