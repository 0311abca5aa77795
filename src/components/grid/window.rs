//! The window onto the rows: draws those in sight, hears keys and the mouse, brings the cursor into
//! sight.

use leptos::ev::{self, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use web_sys::Element;

use crate::components::grid::editor::Start;
use crate::components::grid::keys::{self, Action, Held};
use crate::components::grid::place::{Range, Selection, Spot, Step};
use crate::components::grid::sheet::{At, Cell, Column};
use crate::components::grid::surface::{self, Layout, Marks};
use crate::components::grid::{Grid, Leaving, head, over};
use crate::i18n::language::words;

/// Draws again whatever changes.
pub fn follow(grid: Grid) {
    Effect::new(move |_| {
        let (Some(body), layout, shown) = (grid.body.get(), grid.layout.get(), grid.shown.get())
        else {
            return;
        };
        grid.with_columns(&shown, |columns| {
            grid.surface
                .update_value(|surface| surface.rebuild(body.into(), columns, &layout));
        });
        grid.draw();
    });
    Effect::new(move |_| {
        grid.order.track();
        grid.refused.track();
        grid.sheet.with_value(|sheet| (sheet.follow)());
        grid.surface.update_value(|surface| surface.forget_texts());
        grid.draw();
    });
    Effect::new(move |_| {
        grid.selection.track();
        grid.marked.track();
        grid.draw();
    });
    Effect::new(move |_| {
        if let Some((key, column)) = grid.sheet.with_value(|sheet| sheet.about.get()) {
            grid.go_to(&key, column);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| {
        grid.surface.update_value(|surface| surface.forget_height());
        grid.draw();
    });
    on_cleanup(move || resized.remove());
}

/// The scrolling window.
pub fn window(grid: Grid) -> AnyView {
    let name = grid.sheet.with_value(|sheet| sheet.name.clone());
    let columns = grid.sheet.with_value(|sheet| sheet.columns.len() + 1);
    let rows = move || (grid.order.with(|order| order.keys.len()) + 2).to_string();
    let active = move || {
        grid.order.track();
        let cursor = grid.selection.get().within(grid.shape()).cursor;
        surface::cell_id(cursor.row, cursor.column)
    };
    let width = move || format!("{}px", grid.layout.get().width());
    let template = move || grid.layout.get().template();
    let pointer = StoredValue::new(Pointer::Mouse);
    view! {
        <div class="grid-scroll" node_ref=grid.scroller on:scroll=move |_| grid.draw()>
            <div class="grid-canvas" style:width=width>
                <div
                    id="grid"
                    role="grid"
                    tabindex="0"
                    node_ref=grid.root
                    aria-label=name
                    aria-rowcount=rows
                    aria-colcount=columns.to_string()
                    aria-multiselectable="true"
                    aria-activedescendant=active
                    aria-describedby="grid-way"
                    style:--columns=template
                    on:keydown=move |event| grid.on_key_in_cells(&event)
                    on:copy=move |event| grid.copy(&event)
                    on:cut=move |event| grid.cut(&event)
                    on:paste=move |event| grid.paste_event(&event)
                    on:focus=move |_| grid.draw()
                    on:pointerdown=move |event| {
                        let is_touch = event.pointer_type() == "touch";
                        pointer.set_value(if is_touch { Pointer::Finger } else { Pointer::Mouse });
                    }
                    on:mousedown=move |event| grid.on_press(&event, pointer.get_value())
                    on:mousemove=move |event| grid.on_drag(&event)
                    on:mouseover=move |event| say_whole(&event)
                    on:dblclick=move |event| {
                        if grid.place_under(&event).is_some_and(|(_, column)| column.is_some()) {
                            grid.act(Action::Edit);
                        }
                    }
                >
                    {head::head(grid)}
                    <div role="rowgroup" class="grid-body" node_ref=grid.body style:height=move || grid.height()></div>
                </div>
                {over::editor(grid)}
            </div>
        </div>
        <p id="grid-way" class="visually-hidden">
            {words().grid_way()}
        </p>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    Mouse,
    Finger,
}

/// Says the whole text of a cell that is too narrow for it, unless something else is said of it.
fn say_whole(event: &MouseEvent) {
    let element: Element = event_target(event);
    if element.get_attribute("role").as_deref() != Some("gridcell") || surface::is_told_of(&element)
    {
        return;
    }
    // Both refuse only names that are no attribute names.
    let _ = match element.scroll_width() > element.client_width() {
        true => element.set_attribute("title", &element.text_content().unwrap_or_default()),
        false => element.remove_attribute("title"),
    };
}

impl Grid {
    /// The columns that are shown, with their places among all.
    pub fn with_columns<T>(
        self,
        shown: &[usize],
        with: impl FnOnce(&[(usize, &Column)]) -> T,
    ) -> T {
        self.sheet.with_value(|sheet| {
            let columns = shown.iter().map(|place| (*place, &sheet.columns[*place]));
            with(&columns.collect::<Vec<_>>())
        })
    }

    /// The height of all rows, as the style sheet wants it.
    fn height(self) -> String {
        let rows = self.order.with(|order| order.keys.len()) + 1;
        format!("calc({rows} * var(--grid-row))")
    }

    /// Draws what is in sight.
    pub fn draw(self) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let (width, height) = (scroller.client_width(), f64::from(scroller.client_height()));
        self.surface.update_value(|surface| surface.measure());
        let row_height = self.surface.with_value(|surface| surface.row_height());
        if row_height == 0.0 {
            // Not in the page yet.
            if self
                .body
                .get_untracked()
                .is_some_and(|body| body.child_element_count() > 0)
            {
                request_animation_frame(move || {
                    if self.said.try_get_untracked().is_some() {
                        self.draw();
                    }
                });
            }
            return;
        }
        if self.width.get_untracked() != width {
            self.width.set(width);
        }
        let page = ((height / row_height) as usize).saturating_sub(2).max(1);
        if self.page.get_untracked() != page {
            self.page.set(page);
        }
        if self
            .awaited
            .try_update_value(Option::take)
            .flatten()
            .is_some()
        {
            return self.bring_into_sight();
        }
        let shape = self.shape();
        let selection = self.range();
        let (rows, columns) = (selection.rows(), selection.columns());
        let shown = self.shown.get_untracked();
        let layout = self.layout.get_untracked();
        let marked = self.marked.get_untracked();
        let keys = self.order.get_untracked().keys;
        let marks = |row: usize| Marks {
            selected: match rows.contains(&row) {
                true => *columns.start()..columns.end() + 1,
                false => 0..0,
            },
            active: (row == selection.cursor.row).then_some(selection.cursor.column),
            is_marked: keys.get(row).is_some_and(|key| marked.contains(key)),
            is_new: row >= keys.len(),
        };
        let read = |row: usize| (self.head_of(row, keys.len()), self.drawn_cells(row, &shown));
        let window = (f64::from(scroller.scroll_top()), height);
        self.with_columns(&shown, |columns| {
            self.surface.update_value(|surface| {
                surface.draw(window, shape.rows, columns, &layout, &read, &marks);
            });
        });
    }

    fn head_of(self, row: usize, rows: usize) -> String {
        if row < rows {
            words().number((row + 1) as f64, 0)
        } else {
            words().grid_new().to_owned()
        }
    }

    /// The cells of a row, with what was refused of it last.
    pub fn drawn_cells(self, row: usize, columns: &[usize]) -> Vec<Cell> {
        let mut cells = self.cells(row, columns);
        let refused = self.refused.get_untracked();
        if refused.is_empty() {
            return cells;
        }
        let Some(key) = self.key(row) else {
            return cells;
        };
        for refused in refused
            .iter()
            .filter(|refused| refused.at == At::Row(key.clone()))
        {
            let place = columns
                .iter()
                .position(|column| Some(*column) == refused.column);
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                cell.problem = Some(refused.why.clone());
            }
        }
        cells
    }

    /// Where a cell stands on the canvas: left, top, width, height.
    pub fn place_of(self, spot: Spot) -> Option<(f64, f64, f64, f64)> {
        let layout = self.layout.get_untracked();
        let scroller = self.scroller.get_untracked()?;
        let row_height = self.surface.with_value(|surface| surface.row_height());
        let mut left = *layout.lefts.get(spot.column)?;
        if spot.column < layout.frozen {
            left += f64::from(scroller.scroll_left());
        }
        let head = f64::from(self.body.get_untracked()?.offset_top());
        let top = head + spot.row as f64 * row_height;
        Some((left, top, layout.widths[spot.column], row_height))
    }

    /// Scrolls so far that the cursor's cell is seen.
    pub fn bring_into_sight(self) {
        let cursor = self.range().cursor;
        let (Some(scroller), Some((left, top, width, height))) =
            (self.scroller.get_untracked(), self.place_of(cursor))
        else {
            return;
        };
        let head = self
            .body
            .get_untracked()
            .map_or(0.0, |body| f64::from(body.offset_top()));
        let (seen_from, seen) = (
            f64::from(scroller.scroll_top()),
            f64::from(scroller.client_height()),
        );
        if top - head < seen_from {
            scroller.set_scroll_top((top - head) as i32);
        } else if top + height > seen_from + seen {
            scroller.set_scroll_top((top + height - seen).ceil() as i32);
        }
        let layout: Layout = self.layout.get_untracked();
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
        }
        self.draw();
    }

    fn on_key_in_cells(self, event: &KeyboardEvent) {
        let key = event.key();
        let held = Held {
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if let Some(action) = keys::action(&key, held) {
            if let Action::Move(step @ (Step::Next | Step::Previous), _) = action {
                let from = self.range().cursor;
                let leaves = self.leaving.get_untracked() == Leaving::Leaves;
                if leaves || from.after(step, self.shape()) == from {
                    return;
                }
            }
            event.prevent_default();
            event.stop_propagation();
            let action = match (action, self.next.get_untracked()) {
                (Action::Move(step, _), Range::Extended) => Action::Move(step, Range::Extended),
                _ => action,
            };
            let extends = matches!(action, Action::Move(_, Range::Extended)) && !held.shift;
            self.act(action);
            if extends {
                self.next.set(Range::Extended);
            }
        } else if keys::writes(&key, held) {
            // No prevent_default: the letter goes into the editor that has the focus by now.
            event.stop_propagation();
            let column = self.column_at(self.range().cursor.column);
            self.edit(Start::Letter(&key));
            let goes_in = column.is_some_and(|column| self.is_text(column));
            if !goes_in {
                event.prevent_default();
            }
        }
    }

    fn on_press(self, event: &MouseEvent, pointer: Pointer) {
        let Some((row, column)) = self.place_under(event) else {
            return;
        };
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if !self.commit_present() {
            return;
        }
        let Some(column) = column else {
            if let Some(key) = self.key(row) {
                self.mark(&[key]);
            }
            return self.focus();
        };
        let spot = Spot { row, column };
        let before = self.range();
        if pointer == Pointer::Finger && before.cursor == spot {
            return self.edit(Start::Whole);
        }
        let extends = event.shift_key() || self.next.get_untracked() == Range::Extended;
        let range = if extends {
            Range::Extended
        } else {
            Range::Anew
        };
        self.choose(before.to(spot, range));
    }

    fn on_drag(self, event: &MouseEvent) {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let Some((row, Some(column))) = self.place_under(event) {
            let present = self.range();
            let spot = Spot { row, column };
            if present.cursor != spot {
                let dragged = Selection {
                    anchor: present.anchor,
                    cursor: spot,
                };
                self.choose(dragged);
            }
        }
    }

    /// The row under the mouse, and the column among those that are shown; none over its number.
    fn place_under(self, event: &MouseEvent) -> Option<(usize, Option<usize>)> {
        let element: Element = event_target(event);
        let cell = element.closest("[role=gridcell],[role=rowheader]").ok()??;
        let number = |element: &Element, name| element.get_attribute(name)?.parse::<usize>().ok();
        let row = number(&cell.parent_element()?, "aria-rowindex")?.checked_sub(2)?;
        let column = number(&cell, "aria-colindex")?.checked_sub(2);
        let shown = self.shown.get_untracked();
        Some((
            row,
            column.and_then(|column| shown.iter().position(|own| *own == column)),
        ))
    }
}
