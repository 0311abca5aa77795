//! The field of a passphrase: hidden until somebody wants to see it, and kept from the browser's own lists of
//! what was typed and from its spelling.

use leptos::prelude::*;

use crate::components::field::{FieldProps, around};
use crate::i18n::language::words;

/// Whether what is typed can be read on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legible {
    Yes,
    No,
}

/// The field with the button that shows what is typed.
pub fn passphrase(
    field: FieldProps,
    value: RwSignal<String>,
    legible: RwSignal<Legible>,
    fault: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let w = words();
    let is_shown = move || legible.get() == Legible::Yes;
    let turn = move |_| {
        legible.update(|it| {
            *it = match it {
                Legible::Yes => Legible::No,
                Legible::No => Legible::Yes,
            };
        });
    };
    let input = view! {
        <div class="with-button">
            <input
                id=field.id
                type=move || if is_shown() { "text" } else { "password" }
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                prop:value=move || value.get()
                aria-describedby=format!("{}-hint", field.id)
                aria-invalid=move || fault().map(|_| "true")
                on:input:target=move |event| value.set(event.target().value())
            />
            <button type="button" class="button" aria-controls=field.id on:click=turn>
                {move || if is_shown() { w.passphrase_hide() } else { w.passphrase_show() }}
            </button>
        </div>
    };
    around(field, input.into_any(), fault)
}
