//! The notice that the page shows.

pub mod notice;

use leptos::prelude::*;

use crate::state::handle::handle;
use crate::state::notices::notice::Notice;

/// The notice that the page shows. A copy is the same.
#[derive(Clone, Copy)]
pub struct Notices {
    latest: RwSignal<Option<Notice>>,
}

handle!(Notices);

impl Notices {
    /// Nothing to tell. Make it at the root.
    pub(in crate::state) fn new() -> Self {
        Self {
            latest: RwSignal::new(None),
        }
    }

    /// What there is to tell.
    pub fn notice(self) -> Option<Notice> {
        self.latest.get()
    }

    /// The same, without following it.
    pub(in crate::state) fn untracked(self) -> Option<Notice> {
        self.latest.try_get_untracked().flatten()
    }

    /// Tells this in the place of what was told before.
    pub fn tell(self, notice: Notice) {
        self.latest.try_set(Some(notice));
    }

    /// Nothing is to be told any more.
    pub(in crate::state) fn clear(self) {
        self.latest.try_set(None);
    }
}
