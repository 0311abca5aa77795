//! A group of settings, folded, with how many there are and how many of them were changed.

use enlace_model::SettingId;
use leptos::prelude::*;

use crate::browser::paper::{Surface, surface};
use crate::pages::device::settings::SettingsPage;
use crate::pages::device::settings::row::row;

/// The group.
pub fn group(page: SettingsPage, title: &'static str, own: &'static [SettingId]) -> AnyView {
    let w = page.w;
    let changed = Memo::new(move |_| {
        let all = page.changed();
        all.into_iter()
            .filter(|id| own.contains(id))
            .collect::<Vec<_>>()
    });
    // What a user opened shows all, also once a value in it is changed.
    let whole = RwSignal::new(false);
    let is_open = RwSignal::new(changed.with_untracked(|changed| !changed.is_empty()));
    // So does one that showed all because nothing in it was changed.
    Effect::new(move |_| {
        if is_open.get() && changed.with(Vec::is_empty) {
            whole.set(true);
        }
    });
    // On paper stand all: whoever reads it cannot open a group.
    let surface = surface();
    let is_on_paper = move || surface.get() == Surface::Paper;
    let shown = Memo::new(move |_| {
        let all = own.iter().copied();
        let is_shown = |id: &SettingId| match page.is_searched() {
            true => page.is_found(*id),
            false => {
                let is_changed = changed.with(|changed| changed.contains(id));
                whole.get() || is_on_paper() || is_changed || changed.with(Vec::is_empty)
            }
        };
        all.filter(is_shown).collect::<Vec<_>>()
    });
    let is_there = move || shown.with(|shown| !shown.is_empty());
    let count = move || match changed.with(Vec::len) {
        0 => w.number(own.len() as f64, 0),
        count => w.settings_group_changed(count as f64, &w.number(own.len() as f64, 0)),
    };
    let toggle = move |event: web_sys::MouseEvent| {
        // The browser's own way would lose what a search opened.
        event.prevent_default();
        let opens = !is_open.get_untracked();
        is_open.set(opens);
        whole.set(opens);
    };
    let others = move || {
        let rest = own.len() - shown.with(Vec::len);
        let is_offered = rest > 0 && !page.is_searched();
        is_offered.then(|| {
            view! {
                <p>
                    <button type="button" class="link" on:click=move |_| whole.set(true)>
                        {w.settings_others(rest as f64)}
                    </button>
                </p>
            }
        })
    };
    view! {
        <details
            class="settings-group"
            hidden=move || !is_there()
            prop:open=move || is_open.get() || page.is_searched() || is_on_paper()
        >
            <summary on:click=toggle>
                <h2>{title}</h2>
                " "
                <span class="soft">{count}</span>
            </summary>
            <For each=move || shown.get() key=|id| id.as_str() let(id)>
                {row(page, id)}
            </For>
            {others}
        </details>
    }
    .into_any()
}
