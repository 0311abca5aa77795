//! The pages as parts of the program that are loaded when they are first needed.
//!
//! What only some pages use lies in files of its own (`xtask/src/code_splitting.rs` cuts the program at the
//! functions marked here), so that the first page comes up without waiting for all others. Pages
//! with the same name of a part come together.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(split)]
use leptos::wasm_split::wasm_split;

use crate::app::{shortcuts, start_up};
use crate::i18n::language::words;
use crate::pages;
use crate::state::document::Document;

/// Draws a page.
type DrawPage = fn() -> AnyView;

macro_rules! chunks {
    ($( $part:ident $page:ident: $draw:path ),* $(,)?) => {
        /// A page that does not come with the first one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PagePart { $($page),* }

        impl PagePart {
            /// All of them.
            const ALL: &[Self] = &[$(Self::$page),*];

            async fn load(self) -> Result<DrawPage, SplitLoaderError> {
                match self { $(Self::$page => load::$page().await),* }
            }
        }

        #[allow(non_snake_case, reason = "each function has the name of its page")]
        mod load {
            use super::*;
            $(
                #[cfg(split)]
                #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
                pub fn $page() -> Result<DrawPage, SplitLoaderError> {
                    Ok($draw)
                }

                // Only `cargo xtask build` cuts the program: every other build has all of it at once.
                #[cfg(not(split))]
                pub async fn $page() -> Result<DrawPage, SplitLoaderError> {
                    Ok($draw)
                }
            )*
        }
    };
}

chunks! {
    start NewRegion: pages::start::new_region::new_region,
    figures Overview: pages::figures::overview::overview,
    figures Coverage: pages::figures::coverage::coverage,
    figures Reasons: pages::figures::reasons::reasons,
    figures Compare: pages::figures::compare::compare,
    figures Study: pages::figures::study::study,
    figures Brochure: pages::figures::brochure::brochure,
    records Territory: pages::records::territory::territory,
    records Qualifications: pages::records::qualifications::qualifications,
    records Schools: pages::records::schools::schools,
    records Enterprises: pages::records::enterprises::enterprises,
    records Evidence: pages::records::evidence::evidence,
    device Problems: pages::device::problems::problems,
    device History: pages::device::history::history,
    device Files: pages::device::files::files,
    import Import: pages::import::import,
    device Settings: pages::device::settings::settings,
    device Snapshots: pages::device::snapshots::snapshots,
    device Help: help,
    partners Exchange: pages::partners::exchange::exchange,
    partners Unlock: pages::partners::unlock::unlock,
    partners Inbox: pages::partners::inbox::inbox,
}

fn help() -> AnyView {
    pages::device::help::help(shortcuts::table)
}

/// A page, once its part of the program is here.
pub fn page_of(chunk: PagePart) -> AnyView {
    let loaded: RwSignal<Option<Result<DrawPage, ()>>> = RwSignal::new(None);
    let load = move || {
        loaded.set(None);
        spawn_local(async move {
            let draw = chunk.load().await.map_err(|_| ());
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

/// So long after the start the rest may come: what the user does first goes before.
pub const QUIET: Duration = Duration::from_secs(4);

/// Loads what was not needed yet, so that it is there when it is, also without a connection.
pub fn load_the_rest(document: Document) {
    document.have_engine();
    spawn_local(async {
        for chunk in PagePart::ALL {
            // One that cannot be had now is asked for again by its page, which says so.
            let _ = chunk.load().await;
        }
    });
}
