//! Everything on this device as files: `rescue.js` does it, which works without the program, too.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The device's storage could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRead;

/// Hands out every region and every snapshot, each as a file in one archive, and says how many.
pub async fn download() -> Result<u32, NotRead> {
    hand_out().await.map_err(|_| NotRead)
}

async fn hand_out() -> Result<u32, JsValue> {
    let window = gloo::utils::window();
    let all: Function = Reflect::get(&window, &"enlaceEverything".into())?.dyn_into()?;
    let promise: Promise = all.call0(&JsValue::NULL)?.dyn_into()?;
    let count = JsFuture::from(promise).await?;
    Ok(count.as_f64().unwrap_or_default() as u32)
}
