//! The engine as the page has it, to be timed in the browser by `cargo xtask bench`.

use enlace_engine::coverage::compute;
use enlace_engine::exchange::json::read;
use enlace_engine::model::Region;
use wasm_bindgen::prelude::*;

/// A region that was read from a file.
#[wasm_bindgen]
pub struct Opened(Region);

#[wasm_bindgen]
impl Opened {
    /// Reads a region file; throws the refusal's id.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Opened, JsValue> {
        match read(bytes) {
            Ok(opened) => Ok(Self(opened.region)),
            Err(refusal) => Err(JsValue::from_str(refusal.id())),
        }
    }

    /// Computes all figures and gives the gap, so that nothing can be left out as unused.
    pub fn coverage(&self) -> f64 {
        compute(&self.0).totals.gap.0
    }
}
