//! What is said while a passphrase is tried on a file.

use enlace_exchange::encryption::unusual_memory;
use leptos::prelude::*;

use crate::i18n::Words;

/// That it is being tried, and what that takes where another program asked for more than ours does.
pub fn trying(w: Words, busy: RwSignal<bool>, file: &[u8]) -> AnyView {
    let memory = unusual_memory(file);
    let said = move || {
        let much = memory.map(|bytes| {
            let megabytes = (bytes >> 20) as f64;
            w.exchange_unlocking_long(&w.number(megabytes, 0))
        });
        busy.get()
            .then(|| [w.exchange_unlocking(), &much.unwrap_or_default()].join(" "))
    };
    view! { <span role="status">{said}</span> }.into_any()
}
