//! The viewport scrolls over the rows: it draws the visible ones and brings the cursor into view.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

use crate::components::grid::cursor_in_sight::ScrollTo;
use crate::components::grid::input::{Pointer, show_full_text};
use crate::components::grid::keys::Action;
use crate::components::grid::props::{GridCell, GridColumn, RepeatedText, RowRef, TotalsRow};
use crate::components::grid::rows::{self, RowMarks};
use crate::components::grid::selection::CellPosition;
use crate::components::grid::{GridState, column_headers, overlay, totals_row};
use crate::i18n::language::words;

/// Draws the rows again whenever something changes that they show.
pub fn redraw_on_changes(grid: GridState) {
    // What is in the page may be of the table that stood here before, scrolled to its end.
    let mut is_first = true;
    Effect::new(move |_| {
        if let Some(scroller) = grid.scroller.get()
            && is_first
        {
            is_first = false;
            scroller.set_scroll_left(0);
            scroller.set_scroll_top(0);
        }
    });
    Effect::new(move |_| {
        let (Some(body), layout, visible) = (
            grid.body.get(),
            grid.layout.get(),
            grid.visible_columns.get(),
        ) else {
            return;
        };
        grid.with_columns(&visible, |columns| {
            grid.rendered
                .update_value(|rendered| rendered.rebuild(body.into(), columns, &layout));
        });
        grid.draw();
    });
    Effect::new(move |_| {
        grid.order.track();
        grid.refused.track();
        grid.props.with_value(|props| (props.track_changes)());
        grid.rendered
            .update_value(|rendered| rendered.forget_texts());
        grid.draw();
    });
    Effect::new(move |_| {
        grid.selection.track();
        grid.marked.track();
        grid.draw();
    });
    Effect::new(move |_| {
        if let Some((key, column)) = grid.props.with_value(|props| props.target.get()) {
            grid.move_cursor_to(&key, column);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| {
        grid.rendered
            .update_value(|rendered| rendered.forget_height());
        grid.draw();
    });
    on_cleanup(move || resized.remove());
    grid.listen_for_clipboard();
}

/// The scrolling viewport.
pub fn viewport(grid: GridState) -> AnyView {
    let name = grid.props.with_value(|props| props.name.clone());
    let columns = grid.props.with_value(|props| props.columns.len() + 1);
    let totals = grid.props.with_value(|props| props.totals);
    let rows = move || {
        let beside = match totals.get() {
            TotalsRow::Hidden => 2,
            TotalsRow::Shown => 3,
        };
        (grid.order.with(|order| order.keys.len()) + beside).to_string()
    };
    let active = move || {
        grid.order.track();
        let cursor = grid.selection.get().within(grid.size()).cursor;
        rows::cell_id(cursor.row, cursor.column)
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
                    on:focus=move |_| grid.draw()
                    on:pointerdown=move |event| {
                        let is_touch = event.pointer_type() == "touch";
                        pointer.set_value(if is_touch { Pointer::Finger } else { Pointer::Mouse });
                    }
                    on:mousedown=move |event| grid.on_press(&event, pointer.get_value())
                    on:click=move |event| grid.on_click(&event)
                    on:contextmenu=move |event| grid.on_context_menu(&event)
                    on:mousemove=move |event| grid.on_drag(&event)
                    on:mouseover=move |event| show_full_text(&event)
                    on:dblclick=move |event| {
                        if grid.cell_under(&event).is_some_and(|(_, column)| column.is_some()) {
                            grid.run_action(Action::Edit);
                        }
                    }
                >
                    {column_headers::head(grid)}
                    <div role="rowgroup" class="grid-body" node_ref=grid.body style:height=move || grid.height()></div>
                    {totals_row::totals_row(grid)}
                </div>
                {overlay::editor(grid)}
            </div>
        </div>
        <p id="grid-way" class="visually-hidden">
            {words().grid_way()}
        </p>
    }
    .into_any()
}

impl GridState {
    /// Reads the visible columns, each with its index among all columns.
    pub fn with_columns<T>(
        self,
        visible: &[usize],
        with: impl FnOnce(&[(usize, &GridColumn)]) -> T,
    ) -> T {
        self.props.with_value(|props| {
            let columns = visible.iter().map(|index| (*index, &props.columns[*index]));
            with(&columns.collect::<Vec<_>>())
        })
    }

    /// The height of all rows, as the style sheet expects it.
    fn height(self) -> String {
        let rows = self.order.with(|order| order.keys.len()) + 1;
        format!("calc({rows} * var(--grid-row))")
    }

    /// Draws the visible rows.
    pub fn draw(self) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let (width, height) = (scroller.client_width(), f64::from(scroller.client_height()));
        self.rendered.update_value(|rendered| rendered.measure());
        let row_height = self.rendered.with_value(|rendered| rendered.row_height());
        if row_height == 0.0 {
            // The rows are not in the page yet.
            if self
                .body
                .get_untracked()
                .is_some_and(|body| body.child_element_count() > 0)
            {
                request_animation_frame(move || {
                    if self.selection.try_get_untracked().is_some() {
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
        if self.page_size.get_untracked() != page {
            self.page_size.set(page);
        }
        if self
            .pending_scroll
            .try_update_value(Option::take)
            .flatten()
            .is_some()
        {
            return self.bring_into_sight(ScrollTo::Cell);
        }
        let shape = self.size();
        let selection = self.current_selection();
        let (rows, columns) = (selection.rows(), selection.columns());
        let visible = self.visible_columns.get_untracked();
        let layout = self.layout.get_untracked();
        let marked = self.marked.get_untracked();
        let keys = self.order.get_untracked().keys;
        let marks = |row: usize| RowMarks {
            selected: match rows.contains(&row) {
                true => *columns.start()..columns.end() + 1,
                false => 0..0,
            },
            active: (row == selection.cursor.row).then_some(selection.cursor.column),
            is_marked: keys.get(row).is_some_and(|key| marked.contains(key)),
            is_new: row >= keys.len(),
        };
        let read = |row: usize| {
            (
                self.row_label(row, keys.len()),
                self.drawn_cells(row, &visible),
            )
        };
        let window = (f64::from(scroller.scroll_top()), height);
        self.with_columns(&visible, |columns| {
            self.rendered.update_value(|rendered| {
                rendered.draw(window, shape.rows, columns, &layout, &read, &marks);
            });
        });
    }

    fn row_label(self, row: usize, rows: usize) -> String {
        if row < rows {
            words().number((row + 1) as f64, 0)
        } else {
            words().grid_new().to_owned()
        }
    }

    /// The cells of a row, with the problems of what was refused last.
    pub fn drawn_cells(self, row: usize, columns: &[usize]) -> Vec<GridCell> {
        let mut cells = self.cells(row, columns);
        self.mark_ditto(row, columns, &mut cells);
        let refused = self.refused.get_untracked();
        if refused.is_empty() {
            return cells;
        }
        let Some(key) = self.row_key(row) else {
            return cells;
        };
        for refused in refused
            .iter()
            .filter(|refused| refused.row == RowRef::Row(key.clone()))
        {
            let index = columns
                .iter()
                .position(|column| Some(*column) == refused.column);
            if let Some(cell) = index.and_then(|index| cells.get_mut(index)) {
                cell.problem = Some(refused.reason.clone());
            }
        }
        cells
    }

    /// Marks the cells that say what the row above says, in the columns that show that as a mark.
    fn mark_ditto(self, row: usize, columns: &[usize], cells: &mut [GridCell]) {
        let is_below_a_row = row > 0 && self.row_key(row).is_some();
        let dittoed: Vec<usize> = self.props.with_value(|props| {
            let shown = |column: &&usize| {
                let column = props.columns.get(**column);
                column.is_some_and(|column| column.repeated == RepeatedText::AsDitto)
            };
            columns.iter().filter(shown).copied().collect()
        });
        if !is_below_a_row || dittoed.is_empty() {
            return;
        }
        let above = self.cells(row - 1, &dittoed);
        for (column, above) in dittoed.iter().zip(above) {
            let index = columns.iter().position(|own| own == column);
            if let Some(cell) = index.and_then(|index| cells.get_mut(index)) {
                cell.is_ditto = !cell.text.is_empty() && cell.text == above.text;
            }
        }
    }

    /// The element of the cursor's cell, where it is drawn.
    pub fn cursor_element(self) -> Option<Element> {
        let cursor = self.current_selection().cursor;
        let id = rows::cell_id(cursor.row, cursor.column);
        let body = self.body.get_untracked()?;
        body.query_selector(&format!("[id='{id}']")).ok().flatten()
    }

    /// The position and size of a cell on the canvas in pixels: left, top, width, height.
    pub fn cell_rect(self, position: CellPosition) -> Option<(f64, f64, f64, f64)> {
        let layout = self.layout.get_untracked();
        let scroller = self.scroller.get_untracked()?;
        let row_height = self.rendered.with_value(|rendered| rendered.row_height());
        let mut left = *layout.lefts.get(position.column)?;
        if position.column < layout.frozen {
            left += f64::from(scroller.scroll_left());
        }
        let head = f64::from(self.body.get_untracked()?.offset_top());
        let top = head + position.row as f64 * row_height;
        Some((left, top, layout.widths[position.column], row_height))
    }
}
