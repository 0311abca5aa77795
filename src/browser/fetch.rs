//! The program's own static files: samples and code lists.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file of the program could not be had: no connection, or it is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// The bytes of a file that lies beside the program, by its path from the program's folder.
pub async fn own_file(path: &str) -> Result<Vec<u8>, NotFetched> {
    fetch(path).await.map_err(|_| NotFetched)
}

async fn fetch(path: &str) -> Result<Vec<u8>, JsValue> {
    let answer = JsFuture::from(gloo::utils::window().fetch_with_str(path)).await?;
    let answer: Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::from(answer.status()));
    }
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
