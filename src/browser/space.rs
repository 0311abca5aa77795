//! The room that the browser gives on this device, and whether it promises to keep it.

use wasm_bindgen_futures::JsFuture;

/// Whether the browser may clear what was saved when space gets short or time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It keeps it until the user deletes it.
    Kept,
    /// It may clear it; the user should keep files of their own.
    MayBeCleared,
}

/// Asks the browser to keep what was saved; call it in answer to something the user did.
pub async fn ask_to_keep() -> Promise {
    let storage = gloo::utils::window().navigator().storage();
    let answer = match storage.persist() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(refused) => Err(refused),
    };
    match answer {
        Ok(kept) if kept.is_truthy() => Promise::Kept,
        _ => Promise::MayBeCleared,
    }
}
