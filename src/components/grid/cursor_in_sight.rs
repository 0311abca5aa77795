//! The table scrolls until the cursor's cell is in sight.

use leptos::prelude::*;

use crate::browser::page;
use crate::components::grid::GridState;
use crate::components::grid::rows::{self, ColumnLayout};
use crate::components::grid::status::STATUS_ID;

/// How far the table scrolls to show the cursor's cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrollTo {
    /// So far that the cell is in sight.
    Cell,
    /// From a frozen column on also back to the columns that follow it, since a key went there.
    FirstColumns,
}

impl GridState {
    /// The height of what lies over the last rows, in pixels: the row of totals.
    fn foot_height(self) -> f64 {
        let foot = self.foot.get_untracked();
        foot.map_or(0.0, |foot| f64::from(foot.offset_height()))
    }

    /// Scrolls so far that the cursor's cell is whole in sight.
    pub fn bring_into_sight(self, scroll: ScrollTo) {
        let cursor = self.current_selection().cursor;
        let (Some(scroller), Some((left, top, width, height))) =
            (self.scroller.get_untracked(), self.cell_rect(cursor))
        else {
            return;
        };
        let head = self
            .body
            .get_untracked()
            .map_or(0.0, |body| f64::from(body.offset_top()));
        let (seen_from, seen) = (
            f64::from(scroller.scroll_top()),
            f64::from(scroller.client_height()) - self.foot_height(),
        );
        if top - head < seen_from {
            scroller.set_scroll_top((top - head) as i32);
        } else if top + height > seen_from + seen {
            scroller.set_scroll_top((top + height - seen).ceil() as i32);
        }
        let layout: ColumnLayout = self.layout.get_untracked();
        if cursor.column >= layout.frozen {
            let frozen = layout.frozen_width();
            let (from, seen) = (
                f64::from(scroller.scroll_left()),
                f64::from(scroller.client_width()),
            );
            if left - frozen < from {
                scroller.set_scroll_left((left - frozen) as i32);
            } else if left + width > from + seen {
                scroller.set_scroll_left((left + width - seen).min(left - frozen).ceil() as i32);
            }
        } else if scroll == ScrollTo::FirstColumns {
            scroller.set_scroll_left(0);
        }
        self.draw();
        if scroll == ScrollTo::FirstColumns {
            // The table itself may stand partly below the window; beside a new row it is read what it needs.
            if self.row_key(cursor.row).is_none() {
                page::show_in_window(STATUS_ID);
            }
            page::show_in_window(&rows::cell_id(cursor.row, cursor.column));
        }
    }
}
