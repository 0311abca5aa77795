//! After a panic no Rust runs: the panic is told to `rescue.js`, which takes over the page.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From here on a panic hands the page over.
pub fn hand_over_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        hand_over("panic", &panic.to_string());
    }));
}

/// Hands the page over because a newer program laid out the data here in a way unknown to this one.
pub fn hand_over_to_newer() {
    hand_over("newer", "");
}

fn hand_over(reason: &str, text: &str) {
    let window = gloo::utils::window();
    let rescue = Reflect::get(&window, &"enlaceRescue".into());
    if let Some(rescue) = rescue.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
        // Where rescue itself fails, nothing is left to try.
        let _ = rescue.call2(&JsValue::NULL, &reason.into(), &text.into());
    }
}
