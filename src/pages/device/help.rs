//! The page Help says what to do first, explains the method, keys and files, and what may be lost.
//!
//! Its text comes from a file per language, so that the program carries none of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch::{self, NotFetched};
use crate::components::link::A;
use crate::components::notice::{Tone, notice};
use crate::components::prose::{headings, prose};
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::page_parts::head;

/// The page; `shortcuts` gives the table of keys, which the shell knows.
pub fn help(shortcuts: fn() -> AnyView) -> AnyView {
    let w = words();
    let text = RwSignal::new(None::<Result<String, NotFetched>>);
    let file = format!("help/{}.txt", w.0.tag());
    spawn_local(async move {
        let bytes = fetch::own_file(&file).await;
        let read = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|_| NotFetched));
        text.try_set(Some(read));
    });
    let shown = move || match text.get() {
        None => view! { <p role="status">{w.help_loading()}</p> }.into_any(),
        Some(Ok(text)) => written(w, &text, shortcuts),
        Some(Err(NotFetched)) => {
            let said = view! { <p>{w.help_not_fetched()}</p> }.into_any();
            notice(Tone::Warn, said)
        }
    };
    view! {
        {head(w.nav_help().to_owned(), ().into_any())}
        <div class="prose" translate="yes">{shown}</div>
    }
    .into_any()
}

fn written(w: Words, text: &str, shortcuts: fn() -> AnyView) -> AnyView {
    let contents = headings(text).into_iter().map(|(id, heading)| {
        let href = format!("/help#{id}");
        view! {
            <li>
                <A href=href>{heading}</A>
            </li>
        }
        .into_any()
    });
    let body = prose(text, |name| (name == "shortcuts").then(shortcuts));
    view! {
        <nav class="contents no-print" aria-label=w.help_contents()>
            <ul>{contents.collect_view()}</ul>
        </nav>
        {body}
    }
    .into_any()
}
