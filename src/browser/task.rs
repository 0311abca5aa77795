//! Work that goes on while the browser does other things, before the page is drawn.

/// Starts the work; it ends with the page. Once the page is drawn, `leptos::task` does the same.
pub fn start(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
