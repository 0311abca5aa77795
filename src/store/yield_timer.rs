//! Long work that gives way to the page now and then, so that it can be seen and used meanwhile.

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

/// Work goes on for so many milliseconds before the page has its turn: long enough that the pause of some
/// four, which browsers put between timers, costs little.
const TURN: f64 = 30.0;

/// When work last gave way.
#[derive(Debug)]
pub struct Breath(f64);

impl Breath {
    /// Work begins.
    pub fn begin() -> Self {
        Self(Date::now())
    }

    /// Gives way, where work went on for long enough; short work goes through at once.
    pub async fn taken(&mut self) {
        if Date::now() - self.0 < TURN {
            return;
        }
        let turn = Promise::new(&mut |done, _| {
            // A window has timers; if it had none, work would go on at once.
            if let Some(window) = web_sys::window()
                && window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0)
                    .is_ok()
            {
                return;
            }
            let _ = done.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
        // The promise is only ever kept.
        let _ = JsFuture::from(turn).await;
        self.0 = Date::now();
    }
}
