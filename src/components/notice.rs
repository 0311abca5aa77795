//! Something that stands beside the work and wants to be read.

use leptos::prelude::*;

/// How a notice looks and whether it interrupts a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Warn,
}

/// A notice.
pub fn notice(tone: Tone, content: AnyView) -> AnyView {
    let (class, role) = match tone {
        Tone::Plain => ("notice", "status"),
        Tone::Warn => ("notice warn", "alert"),
    };
    view! {
        <div class=class role=role>
            {content}
        </div>
    }
    .into_any()
}

/// The mark of a record that is made up to illustrate; it is printed too.
pub fn mark(words: &'static str) -> AnyView {
    view! { <span class="mark">{words}</span> }.into_any()
}

/// The same with words that are put together.
pub fn mark_of(words: String) -> AnyView {
    view! { <span class="mark">{words}</span> }.into_any()
}
