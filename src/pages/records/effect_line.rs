//! What saving would do to the gap, in words above the buttons; nothing is saved for it.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::task;
use crate::state::document::Document;

/// Typing pauses when nothing was typed for so long.
const PAUSE: Duration = Duration::from_millis(300);

/// The sentence, once typing pauses. `follow` subscribes to what is typed; `say` gives the sentence, or
/// nothing where there is nothing to say, as where it cannot be saved as it is.
pub(super) fn effect_line(
    document: Document,
    follow: impl Fn() + 'static,
    say: impl Fn() -> Option<String> + Copy + 'static,
) -> AnyView {
    let said = RwSignal::new(None::<String>);
    let follow = move || {
        follow();
        // Other edits, and figures that come later, change what this one would do.
        document.coverage();
    };
    task::when_quiet(PAUSE, follow, move || drop(said.try_set(say())));
    let line = move || {
        said.get()
            .map(|said| view! { <p class="effect">{said}</p> }.into_any())
    };
    line.into_any()
}
