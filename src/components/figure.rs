//! A figure that explains itself when it is asked.

use leptos::prelude::*;

/// A figure as text, underlined with dots; choosing it opens its explanation.
pub fn figure(text: String, name: String, on_ask: impl Fn() + 'static) -> AnyView {
    let label = format!("{text} – {name}");
    view! {
        <button
            type="button"
            class="figure"
            aria-haspopup="dialog"
            aria-label=label
            on:click=move |_| on_ask()
        >
            {text}
        </button>
    }
    .into_any()
}

/// A word for a balance with a sign of its own shape.
pub fn verdict(class: &'static str, sign: &'static str, words: String) -> AnyView {
    view! {
        <span class=format!("verdict {class}")>
            <span class="sign" aria-hidden="true">
                {sign}
            </span>
            <span>{words}</span>
        </span>
    }
    .into_any()
}
