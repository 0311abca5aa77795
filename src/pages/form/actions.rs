//! What can be done with the record of a form besides changing its fields.

use enlace_engine::model::Kind;
use leptos::prelude::*;

use crate::pages::form::Form;
use crate::workspace::draft::Novelty;

/// The buttons; nothing for a record that is still to be made.
pub(super) fn actions(form: Form) -> AnyView {
    let w = form.w;
    if form
        .draft
        .with_untracked(|draft| draft.novelty == Novelty::New)
    {
        return ().into_any();
    }
    let id = form
        .draft
        .with_untracked(|draft| draft.record.id.to_string());
    let next_year = (form.kind == Kind::School).then(|| {
        let ask = move |_| form.next_year.set(Some(id.clone()));
        view! {
            <button type="button" class="button" aria-haspopup="dialog" on:click=ask>
                {w.next_year_of_school()}
            </button>
        }
        .into_any()
    });
    view! { <div class="row">{next_year}</div> }.into_any()
}
