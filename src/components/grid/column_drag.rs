//! A column is dragged by its head to another place; a line shows where it would stand.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use web_sys::Element;

use crate::components::grid::GridState;

/// So far the pointer moves before it drags, in pixels: a click is not meant to move a column.
const LEAST: i32 = 6;

/// A column that is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraggedColumn {
    column: usize,
    /// Where the pointer was pressed.
    from: i32,
    /// Before which of the visible columns it would stand; `None` until the pointer went far enough.
    gap: Option<usize>,
}

/// The gap that is nearest to a place, given where each column begins and ends.
fn nearest_gap(columns: &[(f64, f64)], at: f64) -> usize {
    let is_before = |(left, right): &(f64, f64)| at < f64::midpoint(*left, *right);
    let found = columns.iter().position(is_before);
    found.unwrap_or(columns.len())
}

impl GridState {
    /// Remembers where the head of a column was pressed. A finger scrolls, and moves columns by their menu.
    pub fn press_head(self, event: &PointerEvent, column: usize) {
        let is_meant = event.button() == 0 && event.pointer_type() != "touch";
        self.dragged.set(is_meant.then(|| DraggedColumn {
            column,
            from: event.client_x(),
            gap: None,
        }));
    }

    /// Follows the pointer while a head is dragged.
    pub fn drag_head(self, event: &PointerEvent) {
        let Some(dragged) = self.dragged.get_untracked() else {
            return;
        };
        let at = event.client_x();
        if dragged.gap.is_none() && (at - dragged.from).abs() < LEAST {
            return;
        }
        let head: Element = event_target(event);
        // The browser refuses this only for a pointer that has gone already.
        let _ = head.set_pointer_capture(event.pointer_id());
        let visible = self.visible_columns.get_untracked();
        let places = visible.iter().filter_map(|column| self.head_of(*column));
        let places: Vec<(f64, f64)> = places
            .map(|head| {
                let area = head.get_bounding_client_rect();
                (area.left(), area.right())
            })
            .collect();
        let gap = Some(nearest_gap(&places, at.into()));
        if gap != dragged.gap {
            self.dragged.set(Some(DraggedColumn { gap, ..dragged }));
        }
    }

    /// Moves the column to where it was dragged. Gives whether it was: then the head was not clicked.
    pub fn drop_head(self) -> bool {
        let dragged = self.dragged.get_untracked();
        self.dragged.set(None);
        let Some((column, gap)) = dragged.and_then(|own| Some((own.column, own.gap?))) else {
            return false;
        };
        self.move_column(column, gap);
        self.focus();
        true
    }

    /// The class of a head while a column is dragged to one of its sides.
    pub fn drop_class(self, column: usize) -> &'static str {
        let Some(gap) = self.dragged.get().and_then(|own| own.gap) else {
            return "";
        };
        let visible = self.visible_columns.get();
        match visible.iter().position(|own| *own == column) {
            Some(now) if now == gap => " drop-before",
            Some(now) if now + 1 == gap && gap == visible.len() => " drop-after",
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_goes_to_the_gap_that_is_nearest() {
        let columns = [(0.0, 100.0), (100.0, 120.0), (120.0, 220.0)];
        let check = |at, expected| assert_eq!(nearest_gap(&columns, at), expected, "{at}");
        check(-5.0, 0);
        check(49.0, 0);
        check(51.0, 1);
        check(115.0, 2);
        check(219.0, 3);
        check(500.0, 3);
        assert_eq!(nearest_gap(&[], 5.0), 0);
    }
}
