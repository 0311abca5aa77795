//! Marks of a picture: which one an event came from, and where the focus goes among them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What marks a mark.
const MARK: &str = "[data-mark]";

/// A mark as the page knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// None where it only says what it is.
    pub key: Option<usize>,
    pub label: String,
}

/// The mark that an event came from.
pub fn of(event: &Event) -> Option<Mark> {
    let element = element_of(event)?;
    Some(Mark {
        key: element.get_attribute("data-mark")?.parse().ok(),
        label: element.get_attribute("aria-label").unwrap_or_default(),
    })
}

/// Puts the focus on another mark of the same picture: `find` is given the place of this one among
/// all and the middles of all, and says which. `false` where it stays.
pub fn go(event: &Event, find: impl Fn(usize, &[(f64, f64)]) -> Option<usize>) -> bool {
    let Some(here) = element_of(event) else {
        return false;
    };
    let all = all_of(&here);
    let middles: Vec<(f64, f64)> = all
        .iter()
        .map(|mark| {
            let place = mark.get_bounding_client_rect();
            (
                place.left() + place.width() / 2.0,
                place.top() + place.height() / 2.0,
            )
        })
        .collect();
    let from = all.iter().position(|mark| *mark == here);
    let to = from.and_then(|from| find(from, &middles));
    match to.and_then(|to| all.get(to)) {
        Some(mark) => {
            // An element of SVG takes the focus as one of HTML does.
            let _ = mark.unchecked_ref::<HtmlElement>().focus();
            true
        }
        None => false,
    }
}

/// Makes the mark that has the focus the one that Tab comes back to.
pub fn reach(event: &Event) {
    let Some(here) = element_of(event) else {
        return;
    };
    for mark in all_of(&here) {
        let reach = if mark == here { "0" } else { "-1" };
        if mark.get_attribute("tabindex").as_deref() != Some(reach) {
            // Refuses only names that are no attribute names.
            let _ = mark.set_attribute("tabindex", reach);
        }
    }
}

fn element_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(MARK).ok().flatten()
}

fn all_of(mark: &Element) -> Vec<Element> {
    let Some(picture) = mark.closest("svg").ok().flatten() else {
        return Vec::new();
    };
    let Ok(found) = picture.query_selector_all(MARK) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect()
}
