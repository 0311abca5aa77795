//! What only a browser can show: wasm tests in headless Chromium against real IndexedDB.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod bin;
mod faults;
mod fixture;
mod lock;
mod regions;
mod sent;
mod snapshots;
mod trouble;

wasm_bindgen_test_configure!(run_in_browser);
