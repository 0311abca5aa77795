//! The map of all pages, by group: what the search opens on, and "more" on a narrow page.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::commands::{Hands, OpenOverlay};
use crate::app::header;
use crate::app::navigation::{count_beside, pages_of};
use crate::browser::page;
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::page_group::{NavigationNote, PageGroup};

/// The map. A click on a page closes what it stands in.
pub fn page_map(context: Hands) -> AnyView {
    let w = words();
    let close = move || context.open.set(OpenOverlay::Nothing);
    let has_region = context.document.region().is_some();
    let groups = PageGroup::IN_HEAD
        .into_iter()
        .filter(|_| has_region)
        .map(|group| {
            let class = if group.is_stage() { "stage" } else { "" };
            let pages = pages_of(group).map(|(row, place, label)| {
                view! {
                    <li>
                        <A href=row.path on:click=move |_| close()>
                            <span>{label(w)}</span>
                            {beside(w, place.beside)}
                        </A>
                    </li>
                }
                .into_any()
            });
            view! {
                <section class=class>
                    <h2>{group.label(w)}</h2>
                    <ul>{pages.collect_view()}</ul>
                </section>
            }
            .into_any()
        });
    let about = pages_of(PageGroup::Region)
        .filter(|(row, ..)| has_region || row.path == "/help")
        .map(|(row, _, label)| {
            view! {
                <A href=row.path on:click=move |_| close()>
                    {label(w)}
                </A>
            }
            .into_any()
        });
    let tools = view! {
        <span class="row only-narrow">
            {header::file_menu("share-more")}
            {header::language_menu("language-more")}
        </span>
    };
    view! {
        <nav class="page-map" aria-label=w.nav_name() on:keydown=step>
            <div class="page-map-groups">{groups.collect_view()}</div>
            <p class="page-map-foot">
                {about.collect_view()}
                <A href="/" on:click=move |_| close()>
                    {w.header_another_region()}
                </A>
                {tools}
                <span class="soft keys">{w.palette_keys()}</span>
            </p>
        </nav>
    }
    .into_any()
}

fn beside(w: Words, beside: NavigationNote) -> AnyView {
    match beside {
        NavigationNote::Words(words) => view! { <small>{words(w)}</small> }.into_any(),
        other => view! { <small>{count_beside(other)}</small> }.into_any(),
    }
}

/// The arrow keys go from page to page.
fn step(event: KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => 1,
        "ArrowUp" | "ArrowLeft" => -1,
        _ => return,
    };
    event.prevent_default();
    page::focus_beside(".page-map a", by);
}
