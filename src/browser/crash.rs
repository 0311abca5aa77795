//! After a panic no Rust runs: the panic is told to `rescue.js`, which takes over the page.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From here on a panic hands the page over.
pub fn hand_over_on_panic() {
    std::panic::set_hook(Box::new(|panic| hand_over(&panic.to_string())));
}

fn hand_over(text: &str) {
    let window = gloo::utils::window();
    let rescue = Reflect::get(&window, &"enlaceRescue".into());
    if let Some(rescue) = rescue.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
        // Where rescue itself fails, nothing is left to try.
        let _ = rescue.call2(&JsValue::NULL, &"panic".into(), &text.into());
    }
}
