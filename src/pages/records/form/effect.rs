//! What saving the form would do to the gap, in words above its buttons; nothing is saved for it.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::task;
use crate::pages::records::effect_words;
use crate::pages::records::form::RecordForm;
use crate::state::document::draft::FormDraft;

/// Typing pauses when nothing was typed for so long.
const PAUSE: Duration = Duration::from_millis(300);

/// The sentence, once typing pauses; nothing while nothing was typed, where it cannot be saved as it is,
/// and for what enters no figure.
pub(super) fn effect(form: RecordForm) -> AnyView {
    let said = RwSignal::new(None::<String>);
    let typed = StoredValue::new(0u32);
    Effect::new(move |_| {
        form.draft.track();
        // Other edits, and figures that come later, change what this one would do.
        form.document.coverage();
        let Some(now) = typed.try_update_value(|count| {
            *count += 1;
            *count
        }) else {
            return;
        };
        task::after(PAUSE, move || {
            if typed.try_get_value() == Some(now) {
                said.try_set(of_draft(form));
            }
        });
    });
    let line = move || {
        said.get()
            .map(|said| view! { <p class="effect">{said}</p> }.into_any())
    };
    line.into_any()
}

fn of_draft(form: RecordForm) -> Option<String> {
    let mut draft = form.draft.try_get_untracked()?;
    draft.drop_empty_rows();
    if !FormDraft::is_touched(&draft) {
        return None;
    }
    let op = form.op(&draft).ok()??;
    let sketch = form.document.sketch(&op)?;
    effect_words::of(form.w, &sketch, &draft.record)
}
