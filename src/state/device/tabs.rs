//! Several tabs of one program: one writes to a region, the others look on, follow it, and can take
//! over.

use std::time::Duration;

use enlace_model::RegionId;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::lock::{self, LockMode, LockRequested};
use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::device::session::Visit;
use crate::state::document::refused::ReadOnly;
use crate::state::notices::notice::Notice;

/// What tabs tell each other of a region.
const SAVED: &str = "saved";
/// Please let me write.
const GIVE: &str = "give";
/// I cannot: there is work here that could not be saved.
const KEEPS: &str = "keeps";

/// So long a tab that is asked may take; one that says nothing then is asleep, and has saved.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whether a region may be written to from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MayWrite {
    Yes,
    No,
}

impl Device {
    /// Asks the tab that has the open region to let this one write; takes over from one that says
    /// nothing.
    pub fn take_over(self) {
        let region = self.document.untracked();
        let (Some(region), Some(visit)) = (region, self.visit()) else {
            return;
        };
        let id = region.header.id.clone();
        self.tell(GIVE, &id);
        self.taking_over.set(true);
        let force = move || {
            self.taking_over.try_set(false);
            if self.is_current(visit) && self.looks_on() && !self.was_kept() {
                spawn_local(self.write_once_held(id, visit, LockMode::ByForce));
            }
        };
        set_timeout(force, PATIENCE);
    }

    /// Whether another tab was asked for the open region and has not answered yet.
    pub fn is_taking_over(self) -> bool {
        self.taking_over.get()
    }

    /// Tells other tabs that the open region was saved, and looks at the shelf again.
    pub(super) fn tell_other_tabs(self) {
        if let Some(region) = self.document.untracked() {
            self.tell(SAVED, &region.header.id);
        }
        spawn_local(self.look_at_shelf());
    }

    /// Tells other tabs that a region is not what it was, which need not be the open one.
    pub(super) fn tell_saved(self, id: &RegionId) {
        self.tell(SAVED, id);
    }

    fn tell(self, what: &str, id: &RegionId) {
        self.session.try_with_value(|session| {
            if let Some(tabs) = &session.tabs {
                tabs.tell(&format!("{what} {id}"));
            }
        });
    }

    /// Another tab tells something.
    pub(super) fn heard(self, text: &str) {
        let Some((what, id)) = text.split_once(' ') else {
            return;
        };
        let id = RegionId::from(id);
        match what {
            SAVED => spawn_local(self.follow(id)),
            GIVE if self.document.is_open(&id) => self.give(id),
            KEEPS if self.document.is_open(&id) && self.looks_on() => {
                self.taking_over.try_set(false);
                self.notices.tell(Notice::OtherTabKeeps);
            }
            _ => {}
        }
    }

    /// Asks for the region's lock and keeps it while the visit lasts; one that comes too late is let
    /// go of. A browser without locks lets every tab write: the revision keeps them apart.
    pub(super) async fn ask_for_lock(self, id: &RegionId, visit: Visit, way: LockMode) -> MayWrite {
        let name = format!("enlace-region-{id}");
        let asked = lock::ask(&name, way, move || self.lock_lost(visit)).await;
        match asked {
            LockRequested::Held(lock) => {
                if self.is_current(visit) {
                    self.session
                        .update_value(|session| session.lock = Some(lock));
                }
                MayWrite::Yes
            }
            LockRequested::Unsupported => MayWrite::Yes,
            LockRequested::Taken => MayWrite::No,
        }
    }

    /// Waits until the tab that has the region open lets go of it, then reads it again to write.
    pub(super) async fn write_when_free(self, id: RegionId, visit: Visit) {
        self.write_once_held(id, visit, LockMode::InLine).await;
    }

    pub(super) async fn write_once_held_now(self, id: RegionId, visit: Visit, way: LockMode) {
        let may_write = self.ask_for_lock(&id, visit, way).await;
        let Some(database) = self.database() else {
            return;
        };
        if may_write == MayWrite::No || !self.is_current(visit) {
            return;
        }
        match database.load(&id).await {
            Ok(loaded) if self.is_current(visit) => {
                self.show_loaded(loaded, None);
                self.snapshot_on_opening().await;
            }
            Ok(_) => {}
            Err(failure) => self.notices.tell(Notice::NotRead { failure }),
        }
    }

    /// Another tab asks for the open region: it gets it once everything here is saved.
    fn give(self, id: RegionId) {
        let state = self.save_state.try_get_untracked();
        match state {
            Some(SaveState::NotSaved { .. }) => self.tell(KEEPS, &id),
            Some(SaveState::Saved { .. } | SaveState::Saving) => self.after_saving(move || {
                if self.document.is_open(&id)
                    && let Some(visit) = self.visit()
                {
                    self.look_on(visit);
                }
            }),
            _ => {}
        }
    }

    /// Another tab took the lock by force.
    fn lock_lost(self, visit: Visit) {
        let writes = matches!(
            self.save_state.try_get_untracked(),
            Some(SaveState::Saved { .. })
        );
        if self.is_current(visit) && writes {
            self.look_on(visit);
        }
    }

    /// Lets go of the lock and waits in line for it.
    fn look_on(self, visit: Visit) {
        let reason = ReadOnly::OpenElsewhere;
        self.set_state(SaveState::ReadOnly { reason });
        self.session.update_value(|session| session.lock = None);
        if let Some(region) = self.document.untracked() {
            spawn_local(self.write_when_free(region.header.id.clone(), visit));
        }
    }

    /// Another tab saved the region of this id, or deleted it.
    pub(super) async fn follow_now(self, id: RegionId) {
        self.look_at_shelf().await;
        let (Some(database), Some(visit)) = (self.database(), self.visit()) else {
            return;
        };
        if !self.looks_on() || !self.document.is_open(&id) {
            return;
        }
        let loaded = database.load(&id).await;
        if !self.is_current(visit) || !self.looks_on() {
            return;
        }
        match loaded {
            Ok(loaded) => self.show_loaded(loaded, Some(ReadOnly::OpenElsewhere)),
            Err(failure) => {
                self.show_nothing();
                self.notices.tell(Notice::NotRead { failure });
            }
        }
    }

    fn looks_on(self) -> bool {
        let reason = ReadOnly::OpenElsewhere;
        self.save_state.try_get_untracked() == Some(SaveState::ReadOnly { reason })
    }

    fn was_kept(self) -> bool {
        self.notices.untracked() == Some(Notice::OtherTabKeeps)
    }
}
