//! What both web workers share: the page's requests come in, and the answers go out, each a text with a
//! file's bytes beside it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every request for as long as the worker runs, and tells the page that it may ask.
pub fn serve(mut answer: impl FnMut(&str, Vec<u8>) -> (String, Vec<u8>) + 'static) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let request = parts.get(0).as_string().unwrap_or_default();
        let bytes = match parts.get(1).dyn_into::<Uint8Array>() {
            Ok(bytes) => bytes.to_vec(),
            Err(_) => Vec::new(),
        };
        let (text, bytes) = answer(&request, bytes);
        let bytes = Uint8Array::from(bytes.as_slice());
        let message = Array::of2(&text.into(), &bytes);
        // A message of text and bytes can always be handed over.
        let _sent = scope().post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // What is asked before this would be lost.
    let _sent = scope().post_message(&"ready".into());
}

/// Tells the page how far the work is.
pub fn tell_progress(done: f64) {
    // What cannot be told is only how far the work is.
    let _lost = scope().post_message(&JsValue::from_f64(done));
}

/// Random bytes of the browser.
pub fn random<const N: usize>() -> [u8; N] {
    let mut random = [0; N];
    scope()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random))
        .expect("every browser that runs wasm has random values");
    random
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
