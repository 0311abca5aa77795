//! Files that other programs and pages shared into this one wait here until the user says what to do.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::file::{Bytes, PickedFile, safe_name};

/// What waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Inbox {
    pub files: Vec<SharedFile>,
    /// How many files were shared that it could not take.
    pub left_out: u32,
    /// How many files it takes, and how many megabytes of them.
    pub most_files: u32,
    pub most_megabytes: u32,
}

/// A file that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedFile {
    pub name: String,
    pub size: Bytes,
    address: String,
}

/// Looks what waits; `None` where this browser keeps nothing for the page.
pub async fn waiting() -> Option<Inbox> {
    let said: Array = inbox().await.ok()?.dyn_into().ok()?;
    let number = |at: u32| said.get(at).as_f64().unwrap_or_default() as u32;
    let files = said.get(0).dyn_into::<Array>().ok()?;
    let files = files.iter().filter_map(|it| {
        let file: Array = it.dyn_into().ok()?;
        Some(SharedFile {
            address: file.get(0).as_string()?,
            name: safe_name(&file.get(1).as_string()?),
            size: Bytes(file.get(2).as_f64()?),
        })
    });
    Some(Inbox {
        files: files.collect(),
        left_out: number(1),
        most_files: number(2),
        most_megabytes: number(3),
    })
}

/// Takes a file that waits; `None` where another tab took it.
pub async fn take(file: &SharedFile) -> Option<PickedFile> {
    let found = Array::of1(&take_file(&file.address).await.ok()?);
    PickedFile::from_list(&found).pop()
}

/// Leaves files out for good.
pub async fn leave_out(files: &[SharedFile]) {
    let addresses: Array = files.iter().map(|it| JsValue::from(&it.address)).collect();
    // What could not be taken out is shown again.
    let _ = leave_out_files(&addresses).await;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = inbox)]
    async fn inbox() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = take)]
    async fn take_file(address: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = enlaceOffline, js_name = leave_out)]
    async fn leave_out_files(addresses: &Array) -> Result<JsValue, JsValue>;
}
