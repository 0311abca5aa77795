//! The code lists that ship with the program, each fetched when it is first asked for.

use std::sync::Arc;

use enlace_edit::field::CodeList;
use enlace_edit::find::codelist::Codelist;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;
use crate::state::document::Document;

/// Where a list lies beside the program; the education fields stand among the words.
fn address(list: CodeList) -> Option<&'static str> {
    match list {
        CodeList::Cnaef => None,
        CodeList::IscedF => Some("codelists/isced-f-2013.json"),
        CodeList::Sectors => Some("codelists/nace-rev2.json"),
        CodeList::Occupations => Some("codelists/isco-08.json"),
        CodeList::Areas => Some("codelists/cooperation-areas.json"),
    }
}

impl Document {
    /// A code list; `None` while it is being fetched, where it cannot be had, and for the one that
    /// stands among the words.
    pub fn codelist(self, list: CodeList) -> Option<Arc<Codelist>> {
        let known = self.codelists.with(|all| {
            let found = all.iter().find(|(own, _)| *own == list);
            found.map(|(_, found)| found.clone())
        });
        known.unwrap_or_else(|| {
            self.fetch(list);
            None
        })
    }

    /// Asked for once; a page that waits for it is drawn again when it comes.
    fn fetch(self, list: CodeList) {
        let Some(address) = address(list) else {
            return;
        };
        let asked = self
            .codelists
            .with_untracked(|all| all.iter().any(|(own, _)| *own == list));
        if asked {
            return;
        }
        // Nobody is told yet: a page must not be drawn anew by its own question.
        self.codelists
            .update_untracked(|all| all.push((list, None)));
        spawn_local(async move {
            let bytes = fetch::own_file(address).await;
            let found = bytes.ok().and_then(|bytes| Codelist::read(&bytes));
            // One that could not be had stays away until the page is loaded again; codes can be typed.
            let Some(found) = found else { return };
            self.codelists.update(|all| {
                all.retain(|(own, _)| *own != list);
                all.push((list, Some(Arc::new(found))));
            });
        });
    }
}
