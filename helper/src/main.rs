//! The small web worker: what takes the engine long. It locks files with a passphrase and opens them, which
//! takes some seconds on purpose, and searches the best placement.
//!
//! What is asked comes as JSON with a file's bytes beside it, and so do the answers. Nothing is kept.

mod placement;

use enlace_exchange::encryption::Randomness;
use enlace_exchange::encryption::protocol::{LockResponse, answer};
use enlace_optimize::PLACEMENT;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let own = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let ask = parts.get(0).as_string().unwrap_or_default();
        let bytes = match parts.get(1).dyn_into::<Uint8Array>() {
            Ok(bytes) => bytes.to_vec(),
            Err(_) => Vec::new(),
        };
        let (text, bytes) = match ask == PLACEMENT {
            true => (ask, placement::answers(&own, &bytes)),
            false => unlocked(&own, &ask, &bytes),
        };
        let message = Array::of2(&text.into(), &Uint8Array::from(bytes.as_slice()));
        // A message of text and bytes can always be cloned.
        let _sent = own.post_message(&message);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // What is asked before this would be lost.
    let _sent = scope.post_message(&"ready".into());
}

fn unlocked(scope: &DedicatedWorkerGlobalScope, ask: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let (answer, bytes) = match serde_json::from_str(ask) {
        Ok(ask) => answer(&ask, bytes, &randomness(scope)),
        Err(_) => (LockResponse::Lost, Vec::new()),
    };
    let text = serde_json::to_string(&answer).expect("an answer is plain data");
    (text, bytes)
}

fn randomness(scope: &DedicatedWorkerGlobalScope) -> Randomness {
    let random = || {
        let mut random = [0; 16];
        scope
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random))
            .expect("every browser that runs wasm has random values");
        random
    };
    Randomness {
        file_key: random(),
        salt: random(),
        nonce: random(),
    }
}
