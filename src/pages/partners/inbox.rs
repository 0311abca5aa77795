//! The page Inbox asks what to do with files that other programs and pages shared into this one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::inbox::{self, Inbox, SharedFile};
use crate::components::link::A;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::page_parts::head;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// The page.
pub fn inbox() -> AnyView {
    let w = words();
    let (document, transfers) = (Document::here(), Transfers::here());
    let found: RwSignal<Option<Inbox>> = RwSignal::new(None);
    let look = move || {
        spawn_local(async move {
            let now = inbox::waiting().await.unwrap_or(NOTHING);
            found.try_set(Some(now));
        });
    };
    look();
    let view = move || {
        let found = found.get()?;
        let view = view! {
            {left_out(w, &found)}
            {match found.files.is_empty() {
                true => nothing(w, document),
                false => list(w, transfers, &found.files, look),
            }}
        };
        Some(view)
    };
    view! {
        {head(w.inbox_title().to_owned(), ().into_any())}
        <div aria-live="polite">{view}</div>
    }
    .into_any()
}

const NOTHING: Inbox = Inbox {
    files: Vec::new(),
    left_out: 0,
    most_files: 0,
    most_megabytes: 0,
};

/// The files with their sizes, and what can be done with each.
fn list(
    w: Words,
    transfers: Transfers,
    files: &[SharedFile],
    look: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let leave_out = move |files: Vec<SharedFile>| {
        spawn_local(async move {
            inbox::leave_out(&files).await;
            look();
        });
    };
    let rows = files.iter().map(|it| {
        let size = (it.size.0 / 1024.0).ceil();
        let size = w.archive_kilobytes(&w.number(size, 0));
        let (opened, left) = (it.clone(), it.clone());
        let open = move |_| {
            let file = opened.clone();
            spawn_local(async move {
                if let Some(picked) = inbox::take(&file).await {
                    transfers.open_files(vec![picked]);
                }
                look();
            });
        };
        let named = |what: &str| format!("{what} {}", it.name);
        view! {
            <tr>
                <th scope="row">
                    <bdi>{it.name.clone()}</bdi>
                    <div class="soft small">{size}</div>
                </th>
                <td class="whole">
                    <span class="buttons">
                        <button
                            type="button"
                            class="button first"
                            aria-label=named(w.inbox_open())
                            on:click=open
                        >
                            {w.inbox_open()}
                        </button>
                        <button
                            type="button"
                            class="button"
                            aria-label=named(w.inbox_leave_out())
                            on:click=move |_| leave_out(vec![left.clone()])
                        >
                            {w.inbox_leave_out()}
                        </button>
                    </span>
                </td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    let all = files.to_vec();
    let none = (files.len() > 1).then(|| {
        view! {
            <p>
                <button type="button" class="button" on:click=move |_| leave_out(all.clone())>
                    {w.inbox_leave_all_out()}
                </button>
            </p>
        }
    });
    view! {
        <p>{w.inbox_what()}</p>
        <table class="table narrow folds" aria-labelledby="title">
            <tbody>{rows}</tbody>
        </table>
        {none}
    }
    .into_any()
}

/// How many files were too much, and what can be done.
fn left_out(w: Words, found: &Inbox) -> Option<AnyView> {
    let count = f64::from(found.left_out);
    let number = |of: u32| w.number(f64::from(of), 0);
    let (files, megabytes) = (number(found.most_files), number(found.most_megabytes));
    let said = w.inbox_left_out(count, &files, &megabytes);
    (found.left_out > 0).then(|| view! { <p role="alert">{said}</p> }.into_any())
}

/// Nothing waits any more, or did not.
fn nothing(w: Words, document: Document) -> AnyView {
    let on = move || match document.region().is_some() {
        true => view! {
            <A href="/overview" attr:class="button first">
                {w.exchange_to_region()}
            </A>
        },
        false => view! {
            <A href="/" attr:class="button first">
                {w.app_to_first_page()}
            </A>
        },
    };
    view! {
        <p>{w.inbox_nothing()}</p>
        <p>{on}</p>
    }
    .into_any()
}
