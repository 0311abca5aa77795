//! The way from page to page: at the side, or as a bar at the foot of a narrow page.

use leptos::prelude::*;

use crate::app::routes::Place;
use crate::components::link::{A, use_go};
use crate::components::menu::{self, Side};
use crate::i18n::language::words;
use crate::workspace::Workspace;

/// The navigation. On a narrow page the last entry stands behind "more".
pub fn navigation() -> AnyView {
    let w = words();
    let link = move |place: Place, class: &'static str| {
        view! {
            <li class=class>
                <A href=place.path()>
                    <span>{place.label(w)} " " {count(place)}</span>
                </A>
            </li>
        }
        .into_any()
    };
    let go = use_go();
    let settings = menu::entry("more", w.nav_settings(), false, move || {
        go(Place::Settings.path());
    });
    view! {
        <nav class="shell-nav" aria-label=w.nav_name()>
            <ul>
                {link(Place::Overview, "")} {link(Place::Coverage, "")} {link(Place::Problems, "")}
                {link(Place::Files, "apart")} {link(Place::Settings, "wide")}
                <li class="more">
                    {menu::menu("more", Side::Up, w.nav_more(), w.nav_more(), settings)}
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

/// How many problems there are, beside their page.
fn count(place: Place) -> Option<AnyView> {
    let workspace = Workspace::here();
    (place == Place::Problems).then(|| {
        let count = move || {
            let count = workspace.problems().len();
            (count > 0).then(|| words().number(count as f64, 0))
        };
        view! { <span class="count">{count}</span> }.into_any()
    })
}
