//! Which page stands at which address. All routes are one level deep, so that the relative
//! addresses in `index.html` hold on every page and one build works under any sub-path.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::app::page_loading::drawn;
use crate::app::{moved, pages};
use crate::browser::page;
use crate::components::link::A;
use crate::i18n::language::words;
use crate::pages::shared::page_row::{Needs, PageDrawing, PageRow};
use crate::state::device::{Device, Stage};
use crate::state::document::Document;

/// Whether a region is open.
pub fn has_region() -> Memo<bool> {
    let document = Document::here();
    Memo::new(move |_| document.region().is_some())
}

/// The page at the present address.
pub fn routes() -> AnyView {
    pages::routes(page_of, not_here)
}

/// A page, once what it needs is there.
fn page_of(row: &'static PageRow) -> AnyView {
    match row.needs {
        Needs::Region => of_region(row.draw),
        Needs::Nothing => drawn(row.draw),
    }
}

/// A page about the open region: drawn anew when another region is opened.
fn of_region(draw: PageDrawing) -> AnyView {
    let (document, device) = (Document::here(), Device::here());
    // What is shown changes with nothing else: a page that is drawn twice loses what is being typed.
    let open = Memo::new(move |_| {
        let id = document.region().map(|region| region.header.id.clone());
        let stage = match id {
            Some(_) if document.can_compute() => Stage::Ready,
            Some(_) => Stage::Starting,
            None => device.stage(),
        };
        (id, stage)
    });
    let view = move || match open.get() {
        (Some(_), Stage::Ready) => drawn(draw),
        (Some(_), Stage::Starting) | (None, Stage::Starting) => {
            view! { <p role="status">{words().app_looking()}</p> }.into_any()
        }
        (None, Stage::Ready) => nothing_open(),
    };
    view.into_any()
}

fn nothing_open() -> AnyView {
    let w = words();
    view! {
        <h1 id="title" tabindex="-1">
            {w.app_no_region()}
        </h1>
        <p>{w.app_no_region_way()}</p>
        <p>
            <A href="/" attr:class="button first">
                {w.app_to_first_page()}
            </A>
        </p>
    }
    .into_any()
}

fn not_here() -> AnyView {
    let location = use_location();
    let tab = location.query.with_untracked(|query| query.get("tab"));
    let path = location.pathname.get_untracked();
    if moved::now_at(&path, &tab.unwrap_or_default()).is_some() {
        return ().into_any();
    }
    let w = words();
    page::set_title("Enlace");
    view! {
        <h1 id="title" tabindex="-1">
            {w.app_no_such_page()}
        </h1>
        <p>
            <A href="/">{w.app_to_first_page()}</A>
        </p>
    }
    .into_any()
}
