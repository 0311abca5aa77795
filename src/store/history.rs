//! The steps that can be undone, as they lie in the database: written with the change they belong to.

use enlace_model::RegionId;
use indexed_db_futures::transaction::Transaction;
use wasm_bindgen::JsValue;

use crate::store::database::HISTORY;
use crate::store::failure::Failure;
use crate::store::keys;

/// The history of a region as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptSteps {
    /// Where in the history the user stands, and what else is said of it as a whole.
    pub head: Option<String>,
    /// The steps under their numbers, the oldest first.
    pub steps: Vec<(u32, String)>,
}

/// What of the history is written with a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepsWrite {
    pub head: Option<String>,
    pub put: Vec<(u32, String)>,
    pub remove: Vec<u32>,
}

/// The head lies under this number; steps are numbered from 1.
const HEAD: f64 = 0.0;

pub(super) async fn read(
    transaction: &Transaction<'_>,
    id: &RegionId,
) -> Result<KeptSteps, Failure> {
    let mut kept = KeptSteps::default();
    for (key, text) in keys::get_all(transaction, HISTORY, Some(keys::all_of(id))).await? {
        match (keys::number_at(&key), text.as_string()) {
            (Some(HEAD), Some(text)) => kept.head = Some(text),
            (Some(number), Some(text)) => kept.steps.push((number as u32, text)),
            _ => {}
        }
    }
    Ok(kept)
}

pub(super) fn write(
    transaction: &Transaction<'_>,
    id: &RegionId,
    steps: &StepsWrite,
) -> Result<(), Failure> {
    let store = transaction.object_store(HISTORY)?;
    let key = |number: u32| keys::of_number(id, f64::from(number));
    for number in &steps.remove {
        keys::delete(&store, key(*number).into())?;
    }
    for (number, text) in &steps.put {
        keys::put(&store, key(*number), text.into())?;
    }
    match &steps.head {
        Some(head) => keys::put(&store, keys::of_number(id, HEAD), JsValue::from(head)),
        None => Ok(()),
    }
}
