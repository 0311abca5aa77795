//! Where something that lies over the page stands: beside what it belongs to, and whole in the window.

use web_sys::{Element, HtmlElement};

use crate::browser::page;

/// What is left free at the edges of the window, in pixels.
const MARGIN: f64 = 8.0;

/// A part of the window, in pixels from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WindowArea {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Puts an element that is shown below another one, or above it where there is no room.
pub fn beside(element: &HtmlElement, other: &Element) {
    let rect = other.get_bounding_client_rect();
    let area = WindowArea {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    };
    place(element, area);
}

/// Puts an element that is shown at a point, or as near to it as there is room.
pub fn at(element: &HtmlElement, (left, top): (f64, f64)) {
    let area = WindowArea {
        left,
        top,
        ..WindowArea::default()
    };
    place(element, area);
}

fn place(element: &HtmlElement, other: WindowArea) {
    let own = element.get_bounding_client_rect();
    let (left, top) = spot((own.width(), own.height()), other, page::viewport());
    let style = element.style();
    // They refuse only names that are no properties.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// Where something of this width and height stands beside an area, in a window of this size.
fn spot((width, height): (f64, f64), other: WindowArea, (wide, high): (f64, f64)) -> (f64, f64) {
    let left = other.left.min(wide - width - MARGIN).max(MARGIN);
    let below = other.top + other.height;
    let above = other.top - height;
    let top = if below + height + MARGIN <= high {
        below.max(MARGIN)
    } else if above >= MARGIN {
        above.min(high - height - MARGIN)
    } else {
        (high - height - MARGIN).max(MARGIN)
    };
    (left, top)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (f64, f64) = (390.0, 844.0);

    fn check(other: (f64, f64), expected: (f64, f64)) {
        let area = WindowArea {
            left: other.0,
            top: other.1,
            width: 120.0,
            height: 34.0,
        };
        assert_eq!(spot((296.0, 60.0), area, WINDOW), expected, "{other:?}");
    }

    #[test]
    fn it_stands_below_where_there_is_room_and_above_where_there_is_none() {
        check((20.0, 100.0), (20.0, 134.0));
        check((20.0, 780.0), (20.0, 720.0));
    }

    #[test]
    fn it_is_whole_in_the_window_wherever_the_other_is() {
        let whole = |(left, top): (f64, f64)| {
            left >= 0.0 && top >= 0.0 && left + 296.0 <= WINDOW.0 && top + 60.0 <= WINDOW.1
        };
        for left in [-500.0, -10.0, 0.0, 200.0, 389.0, 2_000.0] {
            for top in [-500.0, -10.0, 0.0, 400.0, 840.0, 3_000.0] {
                let area = WindowArea {
                    left,
                    top,
                    width: 120.0,
                    height: 34.0,
                };
                let spot = spot((296.0, 60.0), area, WINDOW);
                assert!(whole(spot), "{left} {top} {spot:?}");
            }
        }
    }

    #[test]
    fn what_is_larger_than_the_window_begins_at_its_upper_left() {
        let area = WindowArea::default();
        assert_eq!(spot((1_000.0, 1_000.0), area, WINDOW), (MARGIN, MARGIN));
    }
}
