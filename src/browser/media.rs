//! Media queries: whether the user prefers dark, whether the page is narrow.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, MediaQueryListEvent};

/// A dark page is preferred.
pub const PREFERS_DARK: &str = "(prefers-color-scheme: dark)";

/// Whether the query holds now; a browser that does not know it says no.
pub fn matches(query: &str) -> bool {
    list(query).is_some_and(|list| list.matches())
}

/// Calls `heard` with the new answer whenever it changes, as long as the page lives.
pub fn on_change(query: &str, mut heard: impl FnMut(bool) + 'static) {
    let Some(list) = list(query) else { return };
    let listener =
        Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| {
            heard(event.matches())
        });
    list.set_onchange(Some(listener.as_ref().unchecked_ref()));
    // The browser may collect the list with its listener; both live as long as the page.
    listener.forget();
    std::mem::forget(list);
}

fn list(query: &str) -> Option<MediaQueryList> {
    gloo::utils::window().match_media(query).ok().flatten()
}
