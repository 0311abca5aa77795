//! The actions of a form do something with its record besides changing its fields.

use enlace_edit::AnyRecord;
use enlace_model::{Kind, Region};
use leptos::prelude::*;

use crate::pages::records::form::RecordForm;
use crate::state::document::draft::{FormDraft, Novelty};

/// The buttons; nothing for a record that is still to be made.
pub(super) fn actions(form: RecordForm) -> AnyView {
    let w = form.w;
    if form
        .draft
        .with_untracked(|draft| draft.novelty == Novelty::New)
    {
        return ().into_any();
    }
    let record = form.draft.with_untracked(|draft| draft.record.clone());
    let own = match form.kind {
        Kind::School => {
            let code = record.id.to_string();
            let ask = Callback::new(move |()| form.next_year.set(Some(code.clone())));
            Some(button(w.next_year_of_school(), ask))
        }
        Kind::Contact if form.document.can_change() => {
            let record = record.clone();
            let ask = Callback::new(move |()| form.forgetting.set(Some(record.clone())));
            Some(button(w.form_forget_this(), ask))
        }
        _ => None,
    };
    let delete = form.document.can_change().then(|| {
        let ask = Callback::new(move |()| form.deleting.set(Some(vec![record.clone()])));
        button(w.form_delete(), ask)
    });
    view! { <div class="row">{own} {delete}</div> }.into_any()
}

fn button(label: &'static str, ask: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="button" aria-haspopup="dialog" on:click=move |_| ask.run(())>
            {label}
        </button>
    }
    .into_any()
}

impl RecordForm {
    /// Closes the form, and drops what was typed, when its record is deleted.
    pub(super) fn close_when_deleted(self) {
        let record = self.draft.with_untracked(|draft| draft.record.clone());
        Effect::new(move |asked: Option<bool>| {
            let is_asked = self.deleting.with(|records| {
                let mut all = records.iter().flatten();
                all.any(|own| *own == record)
            });
            let there = |region: &Region| AnyRecord::is_there(&record, region);
            let is_gone = self.document.with_region(there) == Some(false);
            if asked == Some(true) && !is_asked && is_gone {
                self.draft.update(|draft| {
                    *draft = FormDraft::new(draft.region.clone(), record.clone(), draft.novelty);
                });
                self.close();
            }
            is_asked
        });
    }
}
