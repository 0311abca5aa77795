//! What no file holds of the open region, and what the browser may clear.

use enlace_model::RegionId;
use leptos::prelude::*;

use crate::browser::{clock, preference};
use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::device::session::{InFile, Visit};
use crate::state::device::unfiled::{Unfiled, later_of, with_later};
use crate::state::document::figures::Edition;

const UNDERSTOOD: &str = "enlace.clearing-understood";
/// Of which regions the user said "later", and at how many changes.
const LATER: &str = "enlace.reminded-later";

/// The open region at the moment when its file is asked for: it may change while the file is made.
#[derive(Clone, Copy)]
pub(in crate::state) struct FileMoment {
    visit: Visit,
    edition: Edition,
    /// How many changes no file held.
    changes: u32,
}

impl Device {
    /// What was done since the open region last left as a file.
    pub fn unfiled(self) -> Unfiled {
        self.unfiled.get()
    }

    /// The number of changes that no file holds, where the user is to be reminded of them.
    pub fn reminder(self) -> Option<u32> {
        let unfiled = self.unfiled.get();
        let open = self.document.region().is_some();
        (open && unfiled.is_due()).then_some(unfiled.changes)
    }

    /// The user wants to be reminded after as many changes again, also after a reload.
    pub fn remind_later(self) {
        let changes = self.unfiled.with_untracked(|unfiled| unfiled.changes);
        self.unfiled.update(|unfiled| unfiled.reminded = changes);
        if let Some(id) = self.document.id() {
            remember_later(&id, Some(changes));
        }
    }

    /// The region of this id was opened: so much of it no file holds.
    pub(super) fn begin_unfiled(self, id: &RegionId, changes: u32, filed_at: f64) {
        let lines = preference::read(LATER).unwrap_or_default();
        let later = later_of(&lines, id);
        self.unfiled.set(Unfiled::new(changes, filed_at, later));
    }

    /// The open region at this moment, in which its file is asked for.
    pub(in crate::state) fn moment(self) -> Option<FileMoment> {
        Some(FileMoment {
            visit: self.visit()?,
            edition: self.document.edition(),
            changes: self.unfiled.try_get_untracked()?.changes,
        })
    }

    /// The open region, as it was at that moment, left as a file, without so many contacts: what was
    /// changed since is in no file.
    pub(in crate::state) fn left_as_file(self, then: FileMoment, contacts_left_out: usize) {
        let Some(is) = self.moment() else { return };
        if is.visit != then.visit {
            return;
        }
        let now = clock::now();
        let since = is.changes.saturating_sub(then.changes);
        if let Some(id) = self.document.id() {
            self.unfiled.try_set(Unfiled::new(since, now.0, None));
            remember_later(&id, None);
        }
        let state = self.save_state.try_get_untracked();
        self.session.try_update_value(|session| {
            if contacts_left_out == 0 && is.edition == then.edition {
                session.in_file = InFile::Yes;
            }
            session.pending.changes = since;
            session.pending.filed = Some(now);
        });
        // Where saving failed, what left as a file is remembered with the next try.
        if matches!(state, Some(SaveState::Saved { .. })) {
            self.save();
        }
    }

    /// Whether the user is still to be told that the browser may clear what is saved.
    pub fn warns_of_clearing(self) -> bool {
        self.clearing_understood.track();
        preference::read(UNDERSTOOD).is_none()
    }

    /// The user knows that the browser may clear what is saved.
    pub fn clearing_understood(self) {
        preference::write(UNDERSTOOD, Some("yes"));
        self.clearing_understood.notify();
    }
}

fn remember_later(id: &RegionId, changes: Option<u32>) {
    let lines = preference::read(LATER).unwrap_or_default();
    preference::write(LATER, Some(&with_later(&lines, id, changes)));
}
