//! The page Unlock asks for the passphrase of a locked file before it is opened.

use enlace_exchange::encryption::Locked;
use leptos::prelude::*;

use crate::components::field::FieldProps;
use crate::components::link::A;
use crate::components::passphrase::{self, Legible};
use crate::i18n::language::words;
use crate::pages::partners::unlocking::trying;
use crate::pages::shared::page_parts::head;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// The page.
pub fn unlock() -> AnyView {
    let w = words();
    let (document, transfers) = (Document::here(), Transfers::here());
    let passphrase = RwSignal::new(String::new());
    let why: RwSignal<Option<Locked>> = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let legible = RwSignal::new(Legible::No);
    let fault = move || why.get().map(|why| w.of("locked", why.as_str()));
    let field = FieldProps {
        id: "passphrase",
        label: w.exchange_passphrase(),
        hint: w.exchange_passphrase_asked(),
    };
    let open = move || {
        busy.set(true);
        why.set(None);
        transfers.open_locked(passphrase.get(), move |it| {
            busy.try_set(false);
            why.try_set(it);
        });
    };
    let form = move || {
        transfers.locked_file().map(|(file, bytes)| {
            view! {
                <form
                    class="stack"
                    on:submit=move |event| {
                        event.prevent_default();
                        open();
                    }
                >
                    <p>
                        <bdi>{w.exchange_locked(&file)}</bdi>
                    </p>
                    {passphrase::passphrase(field, passphrase, legible, fault)}
                    <p class="row">
                        <button type="submit" class="button first" disabled=move || busy.get()>
                            {w.exchange_unlock()}
                        </button>
                        {trying(w, busy, &bytes)}
                    </p>
                </form>
            }
        })
    };
    // After a reload no file waits any more.
    let came_late = untrack(|| transfers.locked_file().is_none());
    let none = move || {
        (came_late && transfers.locked_file().is_none())
            .then(|| view! { <p>{w.exchange_nothing_locked()}</p> })
    };
    let opened = move || {
        (transfers.locked_file().is_none() && document.region().is_some()).then(|| {
            view! {
                <p>
                    <A href="/overview" attr:class="button first">
                        {w.exchange_to_region()}
                    </A>
                </p>
            }
        })
    };
    view! {
        {head(w.exchange_unlock_title().to_owned(), ().into_any())}
        {form}
        {none}
        {opened}
    }
    .into_any()
}
