//! What is being typed and is kept nowhere yet: the browser asks before the page is left with it.

use leptos::prelude::*;

use crate::workspace::Workspace;

impl Workspace {
    /// While `is_typed` says so, and for as long as it lives, the browser asks before the page is
    /// left.
    pub fn guard_typing(self, is_typed: Signal<bool>) {
        self.typing.update_value(|all| {
            all.retain(|own| own.try_get_untracked().is_some());
            all.push(is_typed);
        });
    }

    /// Whether leaving the page now would lose what was typed into a form or a new row.
    pub(super) fn has_typed_work(self) -> bool {
        let kept = self.drafts.try_with_untracked(|drafts| !drafts.is_empty());
        let typed = self.typing.try_with_value(|all| {
            let mut now = all.iter().map(|own| own.try_get_untracked());
            now.any(|typed| typed == Some(true))
        });
        kept == Some(true) || typed == Some(true)
    }
}
