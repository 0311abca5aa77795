//! What is found in a cell stands beside it, with the corrections as buttons.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::browser::scrolling::Scrolling;
use crate::components::grid::GridState;
use crate::components::grid::editor::EditStart;
use crate::components::grid::keys::Action;
use crate::components::grid::props::{CellFinding, FindingKind, OfferedCorrection};
use crate::components::grid::selection::CellPosition;
use crate::components::link::A;
use crate::components::placing;
use crate::i18n::language::words;

/// The id of the first button beside the cell.
const FIRST: &str = "grid-finding-first";

/// Where it is said what is found in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFinding {
    position: CellPosition,
    focus: FindingFocus,
}

/// Where the focus is while it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingFocus {
    /// On the first button beside the cell, for the keyboard.
    Inside,
    /// In the cells: a click chooses the cell as any other.
    InCells,
}

/// The pop-over, while it is open.
pub fn finding(grid: GridState) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let following = StoredValue::new_local(None::<Scrolling>);
    Effect::new(move |_| {
        let Some(bubble) = node.get() else { return };
        let Some(open) = grid.finding.get() else {
            following.set_value(None);
            // It refuses only what is so already.
            let _ = bubble.hide_popover();
            return;
        };
        // The next frame is awaited: by then the cursor's cell is drawn, and the bubble is as large as it will be.
        request_animation_frame(move || {
            if grid.finding.try_get_untracked().flatten() != Some(open) {
                return;
            }
            let _ = bubble.show_popover();
            let place = move || {
                if let Some(cell) = grid.cursor_element() {
                    placing::beside(&bubble, &cell);
                }
            };
            place();
            following.try_set_value(Some(Scrolling::hear(place)));
            if open.focus == FindingFocus::Inside {
                page::focus(FIRST);
            }
        });
    });
    // Whatever moves the cursor closes it, as does what mends the cell.
    Effect::new(move |_| {
        let cursor = grid.selection.get().within(grid.size()).cursor;
        grid.order.track();
        if let Some(open) = grid.finding.get_untracked()
            && open.position != cursor
        {
            grid.finding.set(None);
        }
    });
    let inside = move || {
        let open = grid.finding.get()?;
        let column = grid.visible_column(open.position.column)?;
        let key = grid.row_key(open.position.row)?;
        let all = grid
            .props
            .with_value(|props| untrack(|| (props.findings)(&key, column)));
        Some(all_of(grid, all))
    };
    let closed = move |_| {
        let is_open = node
            .get_untracked()
            .is_some_and(|bubble| bubble.matches(":popover-open") == Ok(true));
        if !is_open {
            grid.finding.try_set(None);
        }
    };
    view! {
        <div
            class="grid-fault grid-finding"
            role="dialog"
            aria-label=words().of("action", "finding")
            popover="auto"
            node_ref=node
            on:toggle=closed
            on:keydown=move |event| on_key(grid, &event)
        >
            {inside}
        </div>
    }
    .into_any()
}

/// Keys while the focus is beside the cell: to the next problem, and back to the cells.
fn on_key(grid: GridState, event: &KeyboardEvent) {
    match event.key().as_str() {
        "F8" if event.shift_key() => grid.run_action(Action::PreviousProblem),
        "F8" => grid.run_action(Action::NextProblem),
        "Escape" => grid.close_finding(),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn all_of(grid: GridState, all: Vec<CellFinding>) -> AnyView {
    let w = words();
    let refused = RwSignal::new(None::<String>);
    let has_corrections = all.iter().any(|found| !found.corrections.is_empty());
    let mut is_first = true;
    let mut first_id = move || std::mem::take(&mut is_first).then_some(FIRST);
    let each = all.into_iter().map(|found| {
        let class = match found.kind {
            FindingKind::Wrong => "fault",
            FindingKind::Remark => "soft",
        };
        let about =
            (!found.about.is_empty()).then(|| view! { <strong class=class>{found.about}</strong> });
        let buttons = found
            .corrections
            .into_iter()
            .map(|offered| correction(grid, offered, first_id(), refused))
            .collect_view();
        let elsewhere = found
            .elsewhere
            .map(|(label, route)| view! { <A href=route>{label}</A> });
        view! {
            {about}
            <p>{found.says} " " {elsewhere}</p>
            <div class="row">{buttons}</div>
        }
        .into_any()
    });
    let each = each.collect_view();
    let edit_class = match has_corrections {
        true => "button quiet",
        false => "button",
    };
    view! {
        {each}
        <div role="alert">{move || refused.get().map(|why| view! { <p class="fault">{why}</p> })}</div>
        <div class="row">
            <button
                type="button"
                id=first_id()
                class=edit_class
                on:click=move |_| {
                    grid.close_finding();
                    grid.start_editing(EditStart::Whole);
                }
            >
                {w.of("action", "edit")}
            </button>
        </div>
    }
    .into_any()
}

fn correction(
    grid: GridState,
    offered: OfferedCorrection,
    id: Option<&'static str>,
    refused: RwSignal<Option<String>>,
) -> AnyView {
    let OfferedCorrection { label, run } = offered;
    let class = match id {
        Some(_) => "button first",
        None => "button",
    };
    let done = words().grid_corrected(&label);
    let act = move |_| match run.run(()) {
        Ok(()) => {
            grid.close_finding();
            grid.announce(done.clone());
        }
        Err(why) => refused.set(Some(why)),
    };
    view! {
        <button type="button" id=id class=class on:click=act>
            {label}
        </button>
    }
    .into_any()
}

impl GridState {
    /// Says beside the cursor's cell what is found in it; where nothing is, that is announced.
    pub fn open_finding(self, focus: FindingFocus) {
        let position = self.current_selection().cursor;
        let found = self
            .visible_column(position.column)
            .zip(self.row_key(position.row));
        let is_found = found.is_some_and(|(column, key)| {
            self.props
                .with_value(|props| !untrack(|| (props.findings)(&key, column)).is_empty())
        });
        match (is_found, focus) {
            (true, _) => self.finding.set(Some(OpenFinding { position, focus })),
            (false, FindingFocus::Inside) => {
                self.announce(words().grid_nothing_found().to_owned());
                self.focus();
            }
            (false, FindingFocus::InCells) => {}
        }
    }

    /// Closes it; the focus is in the cells again.
    fn close_finding(self) {
        self.finding.set(None);
        self.focus();
    }

    /// A click on a cell in which something is wrong says what it is.
    pub fn on_click(self, event: &MouseEvent) {
        let Some((row, Some(column))) = self.cell_under(event) else {
            return;
        };
        let is_free = self.editing.with_untracked(Option::is_none)
            && self.current_selection().size() == 1
            && event.detail() == 1;
        let shown = self.visible_column(column);
        let is_wrong = shown.is_some_and(|column| {
            let cell = self.drawn_cells(row, &[column]).pop();
            cell.is_some_and(|cell| cell.problem.is_some())
        });
        if is_free && is_wrong {
            self.open_finding(FindingFocus::InCells);
        }
    }
}
