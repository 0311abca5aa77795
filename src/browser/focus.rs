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

/// Whether the focus is on this element itself.
pub fn is_on(element: &HtmlElement) -> bool {
    active().as_ref() == Some(element)
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

/// Puts the focus on the first element that is there under one of these ids.
pub fn first_of(mut ids: impl Iterator<Item = String>) {
    let document = gloo::utils::document();
    let element = ids.find_map(|id| document.get_element_by_id(&id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Leaves the field that has the focus, so that it tells what was typed.
pub fn leave_field() {
    if let Some(element) = active() {
        let _ = element.blur();
    }
}
