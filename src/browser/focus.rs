//! Where the focus was, is, and goes.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::page;

thread_local! {
    /// Where the focus was before something opened that takes it.
    static BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

fn active() -> Option<HtmlElement> {
    let active = gloo::utils::document().active_element()?;
    active.dyn_into::<HtmlElement>().ok()
}

/// Remembers where the focus is, for when what opens now is closed.
pub fn remember() {
    BEFORE.with(|before| *before.borrow_mut() = active());
}

/// Puts the focus where it was; on the element with this id where that is gone.
pub fn give_back(otherwise: &str) {
    let element = BEFORE.with(|before| before.borrow_mut().take());
    match element.filter(|element| element.is_connected()) {
        Some(element) => drop(element.focus()),
        None => drop(page::focus(otherwise)),
    }
}

/// Leaves the field that has the focus, so that it tells what was typed.
pub fn leave_field() {
    if let Some(element) = active() {
        let _ = element.blur();
    }
}
