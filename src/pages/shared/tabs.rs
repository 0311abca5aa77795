//! Tabs are the parts of a page that are shown one at a time; the address says which.

use leptos::prelude::*;

use crate::browser::page;
use crate::i18n::language::words;
use crate::pages::shared::address::Address;
use crate::pages::shared::page_row::PageRows;

/// Links to the tabs of the page with this path; nothing where there is one thing to show.
pub fn tabs(path: &'static str) -> AnyView {
    let w = words();
    let row = PageRows::here().iter().find(|row| row.path == path);
    let tabs = row.map_or(&[][..], |row| row.tabs);
    if tabs.len() < 2 {
        return ().into_any();
    }
    let address = Address::here();
    let now = Memo::new(move |_| address.get("tab"));
    let links = tabs.iter().map(|tab| {
        let key = tab.key();
        let to = match key {
            "" => format!("{}{path}", page::base_path()),
            key => format!("{}{path}?tab={key}", page::base_path()),
        };
        let current = move || (now.get() == key).then_some("true");
        view! {
            <li>
                <a href=to aria-current=current>
                    {tab.label(w)}
                </a>
            </li>
        }
        .into_any()
    });
    view! {
        <nav class="no-print" aria-label=w.views_name()>
            <ul class="tabs">{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
