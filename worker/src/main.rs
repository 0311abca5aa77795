//! The web worker: spreadsheets in and out, large files of regions and answers of partners. What is asked comes as JSON with
//! a file's bytes beside it, and so do the answers.
//!
//! It can be ended at any time; nothing is kept in it that the page does not have.

use std::cell::RefCell;
use std::rc::Rc;

use enlace_exchange::merge::protocol::Reader;
use enlace_model::uuid;
use enlace_tables::import::Desk;
use enlace_tables::import::protocol::ImportResponse;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::default();
    let told = scope.clone();
    // What cannot be told is only how far the work is.
    desk.progress = Some(Box::new(move |rows| {
        let _lost = told.post_message(&JsValue::from_f64(rows as f64));
    }));
    let desk = Rc::new(RefCell::new(desk));
    let reader = RefCell::new(Reader::default());
    let own = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let ask = parts.get(0).as_string().unwrap_or_default();
        let bytes = match parts.get(1).dyn_into::<Uint8Array>() {
            Ok(bytes) => bytes.to_vec(),
            Err(_) => Vec::new(),
        };
        let (text, bytes) = match serde_json::from_str(&ask) {
            Ok(ask) => {
                let mut tell = |done: usize| {
                    let _lost = own.post_message(&JsValue::from_f64(done as f64));
                };
                let (heard, bytes) = reader.borrow_mut().answer(ask, &bytes, &mut tell);
                (serde_json::to_string(&heard), bytes)
            }
            Err(_) => {
                let (answer, bytes) = answered(&own, &mut desk.borrow_mut(), &ask, bytes);
                (serde_json::to_string(&answer), bytes)
            }
        };
        let text = text.expect("an answer is plain data");
        let bytes = Uint8Array::from(bytes.as_slice());
        let message = Array::of2(&text.into(), &bytes);
        // A message of text and bytes can always be handed over.
        let _sent = own.post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // What is asked before this would be lost.
    let _sent = scope.post_message(&"ready".into());
}

fn answered(
    scope: &DedicatedWorkerGlobalScope,
    desk: &mut Desk,
    ask: &str,
    bytes: Vec<u8>,
) -> (ImportResponse, Vec<u8>) {
    let Ok(ask) = serde_json::from_str(ask) else {
        return (ImportResponse::Lost, Vec::new());
    };
    let from = Date::now() as u64;
    let mut place = 0;
    let mut mint = || {
        let mut random = [0; 10];
        scope
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random))
            .expect("every browser that runs wasm has random values");
        place += 1;
        uuid::in_order(from, place, random)
    };
    desk.answer(ask, bytes, &mut mint)
}
