//! Where the list of a picker stands, and what of it is seen.

use web_sys::HtmlElement;

use crate::browser::page;

/// Puts the list below its field, or above it where there is more room.
pub(super) fn place(list: &HtmlElement, input: &HtmlElement, offers: usize) {
    let (wide, high) = page::viewport();
    let field = input.get_bounding_client_rect();
    let below = high - field.bottom();
    let room = below.max(field.top()) - MARGIN;
    let width = field.width().max(LEAST_WIDTH).min(wide - 2.0 * MARGIN);
    let left = field.left().min(wide - width - MARGIN).max(MARGIN);
    let wanted = (offers.max(1) as f64 * ROW).min(MOST_HEIGHT);
    let is_below = below >= wanted + MARGIN || below >= field.top();
    let style = list.style();
    let pixels = |value: f64| format!("{value}px");
    // They refuse only names that are no properties.
    let _ = style.set_property("width", &pixels(width));
    let _ = style.set_property("left", &pixels(left));
    let _ = style.set_property("max-height", &pixels(room.min(MOST_HEIGHT)));
    let (top, bottom) = if is_below {
        (pixels(field.bottom()), "auto".to_owned())
    } else {
        ("auto".to_owned(), pixels(high - field.top()))
    };
    let _ = style.set_property("top", &top);
    let _ = style.set_property("bottom", &bottom);
}

const MARGIN: f64 = 12.0;
const LEAST_WIDTH: f64 = 320.0;
const MOST_HEIGHT: f64 = 320.0;
const ROW: f64 = 40.0;

/// Scrolls the list, and nothing else, until the option is seen.
pub fn show_within(list: &HtmlElement, option: &HtmlElement) {
    let (top, bottom) = (
        option.offset_top(),
        option.offset_top() + option.offset_height(),
    );
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
