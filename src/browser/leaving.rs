//! The question that the browser asks before a page with unsaved work is left.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Whether leaving now would lose something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    Safe,
    LosesWork,
}

/// Asks the user before the page is left while `state` says that work would be lost.
pub fn ask_before(state: impl Fn() -> Leaving + 'static) {
    let ask = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if state() == Leaving::LosesWork {
            event.prevent_default();
        }
    });
    // Fails only where a page has no events, and then there is nobody to ask.
    let _ = gloo::utils::window()
        .add_event_listener_with_callback("beforeunload", ask.as_ref().unchecked_ref());
    // The page listens as long as it lives.
    ask.forget();
}
