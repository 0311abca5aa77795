//! Saving a form is one step, or a message at every field that prevents it.

use enlace_edit::field::{CellFault, Fault};
use enlace_edit::{Cells, Deed, Op, Rejection};
use leptos::prelude::*;

use crate::browser::focus;
use crate::pages::records::form::RecordForm;
use crate::pages::records::form::first_field::focus_within;
use crate::pages::shared::refusal_words::{fault, refusal};
use crate::state::document::draft::{FormDraft, Novelty, RefusedField};
use crate::state::document::refused::EditRefused;

/// The first field that cannot be saved; of a group of choices the first of them.
pub(in crate::pages::records) const WRONG: &str =
    ":is(input, select, textarea)[aria-invalid=true], [role=radiogroup][aria-invalid=true] input";

/// What happens once a form is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterSave {
    Close,
    /// An empty form for another record of the kind is opened.
    Another,
}

impl RecordForm {
    /// Saves what was typed as one step and closes the form. Where a field cannot be saved, its message
    /// appears and it gets the focus.
    pub(super) fn save(self, then: AfterSave) {
        // A picker commits its text when it loses the focus.
        focus::leave_field();
        self.draft.update(FormDraft::drop_empty_rows);
        let draft = self.draft.get_untracked();
        let done = match self.op(&draft) {
            Err(wrong) => Err(wrong),
            Ok(None) => Ok(()),
            Ok(Some(op)) => match self.document.perform(op) {
                Err(EditRefused::Rejected(Rejection::Cells(faults))) => Err(places(faults)),
                Err(refused) => {
                    self.refused.set(Some(refusal(self.w, &refused)));
                    return;
                }
                Ok(()) => Ok(()),
            },
        };
        match done {
            Ok(()) => {
                self.draft
                    .set(FormDraft::new(draft.region, draft.record, draft.novelty));
                match then {
                    AfterSave::Close => self.close(),
                    AfterSave::Another => self.another.update(|count| *count += 1),
                }
            }
            Err(wrong) => self.tell(&wrong),
        }
    }

    /// What saving would do; `None` where nothing was typed. A field that cannot be saved is an error.
    pub(super) fn op(self, draft: &FormDraft) -> Result<Option<Op>, Vec<RefusedField>> {
        let cells = draft.cells(self.mark())?;
        let (deed, add) = match draft.novelty {
            Novelty::New => (Deed::Add, vec![draft.record.clone()]),
            Novelty::There if cells.is_empty() => return Ok(None),
            Novelty::There => (Deed::Set, Vec::new()),
        };
        Ok(Some(Op::SetFields(Cells { deed, add, cells })))
    }

    fn tell(self, wrong: &[(String, Fault)]) {
        let said = wrong
            .iter()
            .map(|(path, why)| (path.clone(), fault(self.w, why)));
        self.wrong.set(said.collect());
        let count = wrong.len() as f64;
        self.refused.set(Some(self.w.form_wrong(count)));
        // The next frame is awaited: by then the messages are drawn, and closed entries are open.
        request_animation_frame(move || {
            if let Some(node) = self.node.try_get_untracked().flatten() {
                focus_within(&node, WRONG);
            }
        });
    }
}

fn places(faults: Vec<CellFault>) -> Vec<(String, Fault)> {
    let all = faults.into_iter();
    all.map(|found| (found.field, found.fault)).collect()
}
