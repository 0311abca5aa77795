//! What is typed and not saved: kept by record where a form was left, else guarded, so that the browser
//! asks before the page is left with it.

use enlace_model::{RecordRef, RegionId};
use leptos::prelude::*;

use crate::state::document::Document;
use crate::state::document::draft::FormDraft;

impl Document {
    /// Takes what was typed about a record of the open region out of what is kept.
    pub fn take_draft(self, record: &RecordRef) -> Option<FormDraft> {
        let region = self.open_id()?;
        let mut found = None;
        self.drafts.update(|drafts| {
            let own = |draft: &FormDraft| draft.region == region && draft.record == *record;
            let at = drafts.iter().position(own);
            found = at.map(|at| drafts.remove(at));
        });
        found
    }

    /// Keeps what was typed about a record until it is saved or thrown away.
    pub fn keep_draft(self, draft: FormDraft) {
        self.drafts.update(|drafts| {
            drafts.retain(|own| own.region != draft.region || own.record != draft.record);
            drafts.push(draft);
        });
    }

    /// What was typed about the open region and not saved.
    pub fn drafts(self) -> Vec<FormDraft> {
        let Some(region) = self.open_id() else {
            return Vec::new();
        };
        let mut drafts = self.drafts.get();
        drafts.retain(|draft| draft.region == region);
        drafts
    }

    fn open_id(self) -> Option<RegionId> {
        self.region().map(|region| region.header.id.clone())
    }

    /// Throws away what was typed about these records.
    pub(in crate::state) fn drop_drafts(self, is_meant: impl Fn(&RecordRef) -> bool) {
        self.drafts
            .update(|drafts| drafts.retain(|draft| !is_meant(&draft.record)));
    }

    /// While `is_typed` says so, and for as long as it lives, the browser asks before the page is
    /// left.
    pub fn guard_typing(self, is_typed: Signal<bool>) {
        self.typing.update_value(|all| {
            all.retain(|own| own.try_get_untracked().is_some());
            all.push(is_typed);
        });
    }

    /// Whether leaving the page now would lose what was typed into a form or a new row.
    pub(in crate::state) fn has_typed_work(self) -> bool {
        let kept = self.drafts.try_with_untracked(|drafts| !drafts.is_empty());
        let typed = self.typing.try_with_value(|all| {
            let mut now = all.iter().map(|own| own.try_get_untracked());
            now.any(|typed| typed == Some(true))
        });
        kept == Some(true) || typed == Some(true)
    }
}
