//! A dialog over the page: modal, closed with Escape or its button; the focus goes back to where
//! it came from.

use leptos::html;
use leptos::prelude::*;

/// What a dialog shows: its heading and what stands below.
pub struct DialogContent {
    pub title: String,
    pub body: AnyView,
}

/// A modal dialog that is open while `is_open` says so. Its heading takes the focus whenever the
/// content changes.
pub fn dialog(
    close: &'static str,
    is_open: impl Fn() -> bool + Copy + Send + Sync + 'static,
    content: impl Fn() -> Option<DialogContent> + Copy + Send + Sync + 'static,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        match (is_open(), element.open()) {
            // It refuses only when the element is not in the page.
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => {}
        }
    });
    let inside = move || {
        let content = content()?;
        let title = NodeRef::<html::H2>::new();
        Effect::new(move |_| {
            if let Some(title) = title.get() {
                let _ = title.focus();
            }
        });
        let view = view! {
            <div class="dialog-head">
                <h2 tabindex="-1" id="dialog-title" node_ref=title>
                    {content.title}
                </h2>
                <button type="button" class="button quiet" on:click=move |_| on_close()>
                    {close}
                </button>
            </div>
            {content.body}
        };
        Some(view.into_any())
    };
    view! {
        <dialog node_ref=node aria-labelledby="dialog-title" on:close=move |_| on_close()>
            {inside}
        </dialog>
    }
    .into_any()
}
