//! Hearing that the page, or something in it, was scrolled.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Hears every scrolling until it is dropped.
pub struct Scrolling(Closure<dyn FnMut(Event)>);

impl Scrolling {
    /// Calls `act` whenever something was scrolled.
    pub fn hear(mut act: impl FnMut() + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(move |_| act());
        // Scrolling of what stands in the page is told only on the way down. It fails only where a
        // page has no events.
        let _ = gloo::utils::window().add_event_listener_with_callback_and_bool(
            "scroll",
            heard.as_ref().unchecked_ref(),
            true,
        );
        Self(heard)
    }
}

impl Drop for Scrolling {
    fn drop(&mut self) {
        let _ = gloo::utils::window().remove_event_listener_with_callback_and_bool(
            "scroll",
            self.0.as_ref().unchecked_ref(),
            true,
        );
    }
}
