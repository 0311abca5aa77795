//! A column's width is dragged at the edge of its header, or set in the column's dialog.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use web_sys::Element;

use crate::components::grid::GridState;
use crate::components::grid::props::GridColumn;

/// The narrowest and the widest that a column can be, and by how much one step changes it, in pixels.
const LEAST: i32 = 56;
const MOST: i32 = 800;
pub const STEP: i32 = 24;

/// The x coordinates at which a drag began and is now, in pixels; `None` while nothing is dragged.
type Drag = RwSignal<Option<(i32, i32)>>;

impl GridState {
    /// The width of a column in pixels, before a small screen narrows it.
    pub fn width_of(self, column: usize) -> i32 {
        let widths = self.props.with_value(|props| props.widths).get();
        let width = self.with_column(column, |own| effective_width(own, &widths));
        width.unwrap_or_default()
    }

    /// Sets the width of a column in pixels; `None` brings its usual width back.
    pub fn set_width(self, column: usize, width: Option<i32>) {
        let Some(id) = self.with_column(column, |own| own.id) else {
            return;
        };
        let widths = self.props.with_value(|props| props.widths);
        widths.update(|all| {
            all.retain(|(own, _)| own != id);
            // What is clamped fits.
            all.extend(width.map(|width| (id.to_owned(), width.clamp(LEAST, MOST) as u16)));
        });
    }
}

/// The width of a column in pixels, given the widths that differ from the usual ones.
pub fn effective_width(column: &GridColumn, widths: &[(String, u16)]) -> i32 {
    let own = widths.iter().find(|(own, _)| own == column.id);
    own.map_or(column.width, |(_, width)| *width).into()
}

/// The handle at the edge of a header by which its column is dragged; a double click brings the usual
/// width back.
pub fn grip(grid: GridState, column: usize) -> AnyView {
    let drag: Drag = RwSignal::new(None);
    let press = move |event: PointerEvent| {
        event.prevent_default();
        let grip: Element = event_target(&event);
        // The browser refuses this only for a pointer that has gone already.
        let _ = grip.set_pointer_capture(event.pointer_id());
        drag.set(Some((event.client_x(), event.client_x())));
    };
    let follow = move |event: PointerEvent| {
        if let Some((from, _)) = drag.get_untracked() {
            drag.set(Some((from, event.client_x())));
        }
    };
    let release = move |_| {
        let Some((from, to)) = drag.get_untracked() else {
            return;
        };
        drag.set(None);
        if from != to {
            let before = untrack(|| grid.width_of(column));
            grid.set_width(column, Some(before + to - from));
        }
    };
    let moved = move || {
        let by = drag.get().map_or(0, |(from, to)| to - from);
        format!("translateX({by}px)")
    };
    view! {
        <span
            class="grid-grip"
            class:dragged=move || drag.with(Option::is_some)
            aria-hidden="true"
            style:transform=moved
            on:pointerdown=press
            on:pointermove=follow
            on:pointerup=release
            on:pointercancel=move |_| drag.set(None)
            on:dblclick=move |_| grid.set_width(column, None)
        ></span>
    }
    .into_any()
}
