//! Work that goes on while the browser does other things, before the page is drawn.

use std::time::Duration;

/// Starts the work; it ends with the page. Once the page is drawn, `leptos::task` does the same.
pub fn start(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Does something later, once. Outside a browser, as in tests, nothing is later.
pub fn after(pause: Duration, then: impl FnOnce() + 'static) {
    #[cfg(target_arch = "wasm32")]
    leptos::prelude::set_timeout(then, pause);
    #[cfg(not(target_arch = "wasm32"))]
    drop((pause, then));
}
