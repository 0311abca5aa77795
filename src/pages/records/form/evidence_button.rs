//! The form of a need leads to a new piece of evidence for it.

use std::sync::Arc;

use enlace_edit::Op;
use enlace_model::Kind;
use leptos::prelude::*;

use crate::pages::records::form::RecordForm;
use crate::pages::records::new_evidence::{EVIDENCE, EvidenceRequest};
use crate::state::document::draft::Novelty;

/// The button below the field that names the evidence; nothing below any other.
pub(super) fn button(form: RecordForm, field: &str) -> AnyView {
    if form.kind != Kind::Need || field != EVIDENCE || !form.document.can_change() {
        return ().into_any();
    }
    let ask = move |_| form.ask_for_evidence();
    view! {
        <p>
            <button type="button" class="button" on:click=ask>
                {form.w.evidence_new()}
            </button>
        </p>
    }
    .into_any()
}

impl RecordForm {
    fn ask_for_evidence(self) {
        let now = |name: &str| {
            let field = enlace_edit::field::field(Kind::Need, name);
            field.map_or_else(String::new, |field| self.now(field))
        };
        let draft = self.draft.get_untracked();
        // A need that is there gets it in the same step; for a new one it is chosen in its form.
        let cells = match self.op(&draft) {
            Ok(Some(Op::SetFields(cells))) => Some(cells),
            _ => None,
        };
        self.evidence.ask(EvidenceRequest {
            need: draft.record.clone(),
            novelty: draft.novelty,
            enterprise: untrack(|| now("enterprise")),
            typed: cells,
            done: Arc::new(move |id: String| {
                let before = match draft.novelty {
                    Novelty::There => id.clone(),
                    Novelty::New => String::new(),
                };
                self.draft.update(|draft| draft.set(EVIDENCE, id, &before));
            }),
        });
    }
}
