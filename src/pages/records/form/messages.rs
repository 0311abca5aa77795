//! What is wrong with the fields of a form.

use enlace_model::check::ProblemPlace;
use leptos::prelude::*;

use crate::pages::records::form::RecordForm;

impl RecordForm {
    /// The message about a field: from the last attempt to save, else from the problems of the region.
    pub(super) fn said_of(self, path: &str) -> Option<String> {
        let wrong = self.wrong.with(|wrong| {
            let found = wrong.iter().find(|(own, _)| own == path);
            found.map(|(_, said)| said.clone())
        });
        wrong.or_else(|| {
            let typed = self.draft.with(|draft| draft.text(path).is_some());
            if typed { None } else { self.problem_of(path) }
        })
    }

    fn problem_of(self, path: &str) -> Option<String> {
        let record = self.draft.with(|draft| draft.record.clone());
        let problems = self.document.problems();
        let found = problems.iter().find(|problem| match &problem.place {
            ProblemPlace::Record {
                record: own,
                field: Some(field),
            } => *own == record && field == path,
            _ => false,
        })?;
        Some(self.w.of("problem", found.id()))
    }

    /// Removes the message about a field that is being changed.
    pub(super) fn mend(self, path: &str) {
        if self
            .wrong
            .with_untracked(|wrong| wrong.iter().any(|(own, _)| own == path))
        {
            self.wrong
                .update(|wrong| wrong.retain(|(own, _)| own != path));
        }
        if self.refused.with_untracked(Option::is_some) {
            self.refused.set(None);
        }
    }
}
