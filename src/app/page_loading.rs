//! A page is drawn once its part of the program is here; the other parts come when the start is over.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::pages::PAGES;
use crate::app::start_up;
use crate::i18n::language::words;
use crate::pages::shared::page_row::{DrawPage, LoadPage, PageDrawing};
use crate::state::document::Document;

/// So long after the start the rest may come: what the user does first goes before.
pub const QUIET: Duration = Duration::from_secs(4);

/// A page, once its part of the program is here.
pub fn drawn(draw: PageDrawing) -> AnyView {
    match draw {
        PageDrawing::AtOnce(draw) => draw(),
        PageDrawing::WhenLoaded(part) => once_loaded(part),
    }
}

fn once_loaded(part: fn() -> LoadPage) -> AnyView {
    let loaded: RwSignal<Option<Result<DrawPage, ()>>> = RwSignal::new(None);
    let load = move || {
        loaded.set(None);
        spawn_local(async move {
            let draw = part().await.map_err(|_| ());
            loaded.try_set(Some(draw));
            start_up::catch_up();
        });
    };
    load();
    let view = move || {
        let w = words();
        match loaded.get() {
            Some(Ok(draw)) => draw(),
            Some(Err(())) => view! {
                <p role="alert">{w.app_part_not_loaded()}</p>
                <p>
                    <button type="button" class="button first" on:click=move |_| load()>
                        {w.app_try_again()}
                    </button>
                </p>
            }
            .into_any(),
            None => view! { <p role="status">{w.app_looking()}</p> }.into_any(),
        }
    };
    view.into_any()
}

/// Loads what was not needed yet, so that it is there when it is, also without a connection.
pub fn load_the_rest(document: Document) {
    document.have_engine();
    spawn_local(async {
        for row in PAGES {
            if let PageDrawing::WhenLoaded(part) = row.draw {
                // One that cannot be had now is asked for again by its page, which says so.
                let _ = part().await;
            }
        }
    });
}
