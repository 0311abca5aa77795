//! The toolbar has the search, the buttons that are needed most, and the actions for marked rows.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::components::field;
use crate::components::grid::keys::Action;
use crate::components::grid::open_dialog::GridDialog;
use crate::components::grid::{GridState, NEW_ROW_BUTTON, filter_chips};
use crate::i18n::language::words;

/// Searching begins when typing pauses.
const PAUSE: Duration = Duration::from_millis(200);

/// The toolbar.
pub fn toolbar(grid: GridState, title: AnyView, tools: AnyView) -> AnyView {
    let w = words();
    let arrangement = grid.props.with_value(|props| props.arrangement);
    let search = debounce(PAUSE, move |typed: String| {
        grid.arrange(|own| own.search = typed);
    });
    let search = StoredValue::new_local(search);
    let search = field::search(
        "grid-search",
        w.grid_search(),
        move || arrangement.with(|own| own.search.clone()),
        move |typed| search.update_value(|search| search(typed)),
    );
    let marked = move || {
        let marks = grid.marks.get();
        (marks.count() > 0).then(|| {
            let show = (marks.hidden > 0).then(|| {
                view! {
                    <button type="button" class="button" on:click=move |_| grid.show_all_rows()>
                        {w.grid_show_all()}
                    </button>
                }
                .into_any()
            });
            view! {
                <div class="row grid-marked">
                    <span>{marks.said(w)}</span>
                    {show}
                    {button(grid, Action::SetForAll, w.grid_set_for_all())}
                    {button(grid, Action::DeleteRows, w.grid_delete_rows())}
                    <button
                        type="button"
                        class="button quiet"
                        on:click=move |_| {
                            grid.marked.set(Default::default());
                            grid.focus();
                        }
                    >
                        {w.grid_unmark()}
                    </button>
                </div>
            }
            .into_any()
        })
    };
    let open_dialog = move |label, dialog: GridDialog| {
        view! {
            <button
                type="button"
                class="button"
                aria-haspopup="dialog"
                on:click=move |_| grid.dialog.set(Some(dialog.clone()))
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="grid-bar">
            {title}
            {search}
            {filter_chips::chips(grid)}
            <div class="row">
                {tools}
                <button
                    type="button"
                    class="button"
                    id=NEW_ROW_BUTTON
                    on:click=move |_| grid.run_action(Action::NewRow)
                >
                    {w.grid_new_row()}
                </button>
                <span class="wide">{button(grid, Action::FillDown, w.grid_fill_down())}</span>
                {open_dialog(w.grid_columns(), GridDialog::Columns)}
                {open_dialog(w.grid_actions(), GridDialog::Actions)}
            </div>
        </div>
        {marked}
    }
    .into_any()
}

fn button(grid: GridState, action: Action, label: &'static str) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| grid.run_action(action)>
            {label}
        </button>
    }
    .into_any()
}
