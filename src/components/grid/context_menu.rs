//! The menu of the rows opens at the right mouse button, at the menu key and at Shift+F10.

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::{focus, page};
use crate::components::grid::GridState;
use crate::components::grid::keys::{Action, MENU_ACTIONS, listed};
use crate::components::grid::selection::{CellPosition, Selection};
use crate::components::placing;
use crate::i18n::language::words;

/// Where the menu stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MenuSpot {
    /// At a point of the window.
    Point(f64, f64),
    /// Beside the cell of the cursor.
    Cursor,
}

/// Which of the entries a key leads to.
fn entry_after(key: &str, now: usize, count: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    Some(match key {
        "ArrowDown" if now >= last => 0,
        "ArrowDown" => now + 1,
        "ArrowUp" if now == 0 => last,
        "ArrowUp" => now - 1,
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

fn entry_id(index: usize) -> String {
    format!("grid-menu-{index}")
}

/// The menu, while it is open.
pub fn context_menu(grid: GridState) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let (Some(menu), Some(spot)) = (node.get(), grid.menu.get()) else {
            return;
        };
        // It refuses only what is shown already.
        let _ = menu.show_popover();
        match spot {
            MenuSpot::Point(left, top) => placing::at(&menu, (left, top)),
            MenuSpot::Cursor => {
                if let Some(cell) = grid.cursor_element() {
                    placing::beside(&menu, &cell);
                }
            }
        }
        page::focus(&entry_id(0));
    });
    let open = move || {
        grid.menu.get()?;
        Some(entries(grid, node))
    };
    open.into_any()
}

fn entries(grid: GridState, node: NodeRef<html::Div>) -> AnyView {
    let w = words();
    let mut count = 0;
    let mut labels: Vec<String> = Vec::new();
    let groups = MENU_ACTIONS.iter().map(|group| {
        let entries = group.iter().map(|action| {
            let (id, keys) = listed(*action).unwrap_or_default();
            let label = w.of("action", id);
            let index = count;
            count += 1;
            labels.push(label.to_lowercase());
            let action = *action;
            view! {
                <button
                    type="button"
                    class="item"
                    role="menuitem"
                    tabindex="-1"
                    id=entry_id(index)
                    on:click=move |_| grid.run_from_menu(action)
                >
                    <span>{label}</span>
                    <kbd aria-hidden="true">{keys}</kbd>
                </button>
            }
            .into_any()
        });
        let entries = entries.collect_view();
        view! { <div role="group">{entries}</div> }.into_any()
    });
    let groups = groups.collect_view();
    let keys = move |event: KeyboardEvent| {
        event.stop_propagation();
        let key = event.key();
        if matches!(key.as_str(), "Escape" | "Tab") {
            event.prevent_default();
            grid.menu.set(None);
            return grid.focus();
        }
        let now = focused_entry(&event);
        // A letter leads to the next entry that begins with it.
        let by_letter = || {
            let letter = key.to_lowercase();
            let fits = |index: &usize| labels[*index].starts_with(&letter);
            let is_letter = key.chars().count() == 1 && key != " ";
            let all = (now + 1..count).chain(0..=now.min(count - 1));
            all.into_iter().find(fits).filter(|_| is_letter)
        };
        if let Some(index) = entry_after(&key, now, count).or_else(by_letter) {
            event.prevent_default();
            page::focus(&entry_id(index));
        }
    };
    // A click elsewhere, or another window, closes it.
    let left = move |event: FocusEvent| {
        let to = event.related_target();
        let to = to.and_then(|to| to.dyn_into::<Element>().ok());
        let stays = to.and_then(|to| to.closest(".grid-context").ok().flatten());
        if stays.is_none() {
            grid.menu.try_set(None);
        }
    };
    view! {
        <div
            class="menu grid-context"
            role="menu"
            aria-label=w.grid_menu()
            popover="manual"
            node_ref=node
            on:keydown=keys
            on:focusout=left
            on:contextmenu=move |event: MouseEvent| event.prevent_default()
        >
            {groups}
        </div>
    }
    .into_any()
}

/// The place of the entry that has the focus.
fn focused_entry(event: &KeyboardEvent) -> usize {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let place = target.and_then(|entry| entry.id().strip_prefix("grid-menu-")?.parse().ok());
    place.unwrap_or(0)
}

impl GridState {
    /// Opens the menu where the right mouse button was pressed, for the cell that is there. The keyboard
    /// asks for it where the cursor is.
    pub fn on_context_menu(self, event: &MouseEvent) {
        let under = self.cell_under(event);
        let is_on_grid = self
            .root
            .get_untracked()
            .is_some_and(|root| focus::is_on(&root));
        if under.is_none() && !is_on_grid {
            return;
        }
        event.prevent_default();
        let Some((row, column)) = under else {
            return self.open_menu_at_cursor();
        };
        if !self.commit_open_editor() {
            return;
        }
        self.say_nothing();
        let present = self.current_selection();
        let column = column.unwrap_or(present.cursor.column);
        let is_selected = present.rows().contains(&row) && present.columns().contains(&column);
        if !is_selected {
            self.choose_by_pointer(Selection::at(CellPosition { row, column }));
        }
        let (left, top) = (event.client_x(), event.client_y());
        self.menu
            .set(Some(MenuSpot::Point(left.into(), top.into())));
    }

    /// Opens the menu at the cell of the cursor.
    pub fn open_menu_at_cursor(self) {
        self.menu.set(Some(MenuSpot::Cursor));
    }

    fn run_from_menu(self, action: Action) {
        self.menu.set(None);
        self.focus();
        self.run_action(action);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_the_menu_and_the_ends_are_one_key_away() {
        let check = |key, now, expected| assert_eq!(entry_after(key, now, 5), expected, "{key}");
        check("ArrowDown", 0, Some(1));
        check("ArrowDown", 4, Some(0));
        check("ArrowUp", 0, Some(4));
        check("Home", 3, Some(0));
        check("End", 1, Some(4));
        check("Enter", 1, None);
    }
}
