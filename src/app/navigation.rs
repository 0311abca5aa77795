//! The way from page to page: at the side, or as a bar at the foot of a narrow page.

use leptos::prelude::*;

use crate::app::routes::NavigationEntry;
use crate::components::link::{A, use_go};
use crate::components::menu::{self, MenuSide};
use crate::i18n::language::words;
use crate::state::document::Document;
use crate::state::document::figures::Figures;

/// The pages in their order. `apart` begins a group; `wide` stands behind "more" on a narrow page.
const ORDER: [(NavigationEntry, &str); 13] = [
    (NavigationEntry::Overview, ""),
    (NavigationEntry::Coverage, ""),
    (NavigationEntry::Reasons, "wide"),
    (NavigationEntry::Compare, "wide"),
    (NavigationEntry::Territory, "apart wide"),
    (NavigationEntry::Qualifications, "wide"),
    (NavigationEntry::Schools, "wide"),
    (NavigationEntry::Enterprises, "wide"),
    (NavigationEntry::Evidence, "wide"),
    (NavigationEntry::Problems, "apart"),
    (NavigationEntry::Files, ""),
    (NavigationEntry::History, "wide"),
    (NavigationEntry::Settings, "wide"),
];

/// The navigation.
pub fn navigation() -> AnyView {
    let w = words();
    let link = move |place: NavigationEntry, class: &'static str| {
        view! {
            <li class=class>
                <A href=place.path()>
                    <span>{place.label(w)} " " {count(place)}</span>
                </A>
            </li>
        }
        .into_any()
    };
    let links = ORDER.map(|(place, class)| link(place, class));
    let go = use_go();
    let behind = ORDER
        .into_iter()
        .filter(|(_, class)| class.contains("wide"));
    let more = behind.map(|(place, _)| {
        let go = go.clone();
        menu::entry("more", place.label(w), false, move || {
            go(place.path());
        })
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
fn count(place: NavigationEntry) -> Option<AnyView> {
    let document = Document::here();
    (place == NavigationEntry::Problems).then(|| {
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
