//! The way from page to page: at the side, or as a bar at the foot of a narrow page.

use leptos::prelude::*;

use crate::app::pages::PAGES;
use crate::components::link::{A, use_go};
use crate::components::menu::{self, MenuSide};
use crate::i18n::language::words;
use crate::state::document::Document;
use crate::state::document::figures::Figures;

/// The navigation.
pub fn navigation() -> AnyView {
    let w = words();
    let entries = || {
        let rows = PAGES.iter();
        rows.filter_map(|row| Some((row.path, row.label?(w), row.navigation?)))
    };
    let links = entries().map(|(path, label, class)| {
        view! {
            <li class=class>
                <A href=path>
                    <span>{label} " " {count(path)}</span>
                </A>
            </li>
        }
        .into_any()
    });
    let links = links.collect_view().into_any();
    let go = use_go();
    let behind = entries().filter(|(_, _, class)| class.contains("wide"));
    let more = behind.map(|(path, label, _)| {
        let go = go.clone();
        menu::entry("more", label, false, move || go(path))
    });
    let more = more.collect_view().into_any();
    view! {
        <nav class="shell-nav" aria-label=w.nav_name()>
            <ul>
                {links}
                <li class="more">
                    {menu::menu("more", MenuSide::Up, w.nav_more(), w.nav_more(), more)}
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

/// How many problems there are, beside their page.
fn count(path: &str) -> Option<AnyView> {
    let document = Document::here();
    (path == "/problems").then(|| {
        let count = move || {
            let count = document.problem_count();
            match document.figures() {
                Figures::Stale => Some("…".to_owned()),
                Figures::Current => (count > 0).then(|| words().number(count as f64, 0)),
            }
        };
        view! { <span class="count">{count}</span> }.into_any()
    })
}
