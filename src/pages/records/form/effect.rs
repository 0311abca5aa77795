//! What saving a form would do to the gap.

use leptos::prelude::*;

use crate::pages::records::effect_line::effect_line;
use crate::pages::records::effect_words;
use crate::pages::records::form::RecordForm;
use crate::state::document::draft::FormDraft;

/// The sentence; nothing while nothing was typed, where it cannot be saved as it is, and for what enters
/// no figure.
pub(super) fn effect(form: RecordForm) -> AnyView {
    let say = move || {
        let mut draft = form.draft.try_get_untracked()?;
        draft.drop_empty_rows();
        if !FormDraft::is_touched(&draft) {
            return None;
        }
        let op = form.op(&draft).ok()??;
        let sketch = form.document.sketch(&op)?;
        effect_words::of(form.w, &sketch, &draft.record)
    };
    effect_line(form.document, move || form.draft.track(), say)
}
