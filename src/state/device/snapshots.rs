//! Earlier states of the open region: taken each day and before what changes much, listed, compared,
//! restored, pruned.

use std::sync::Arc;

use enlace_edit::Op;
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::state::device::Device;
use crate::state::notices::notice::Notice;
use crate::store::assemble::Damage;
use crate::store::database::Durability;
use crate::store::failure::Failure;
use crate::store::pruning::outdated;
use crate::store::snapshots::{Cause, Snapshot};
use crate::store::timestamp::Timestamp;

impl Device {
    /// The snapshots of the open region in the order in which they were taken, the last one first; empty
    /// until they are looked at.
    pub fn snapshots(self) -> Vec<Snapshot> {
        self.snapshots.get()
    }

    /// The youngest snapshot; one that is dated in the future is none.
    pub fn youngest_snapshot(self) -> Option<Snapshot> {
        let now = clock::now();
        self.snapshots
            .with(|all| all.iter().find(|it| !it.is_ahead(now)).cloned())
    }

    /// Reads the list of snapshots again.
    pub fn look_at_snapshots(self) {
        spawn_local(async move {
            self.list_snapshots().await;
        });
    }

    /// Keeps the open region as it is now.
    pub fn snapshot_by_hand(self) {
        self.after_snapshot(Cause::ByHand, || {});
    }

    /// Saves, keeps the region as it is, and calls `then`; where it cannot be kept, says so and does
    /// not call it.
    pub fn after_snapshot(self, cause: Cause, then: impl FnOnce() + 'static) {
        self.after_saving(move || {
            spawn_local(async move {
                if self.snapshot(cause).await {
                    then();
                }
            });
        });
    }

    /// A snapshot as a region.
    pub async fn read_snapshot(self, snapshot: &Snapshot) -> Result<Region, Failure> {
        let database = self.database().ok_or(Failure::Unavailable)?;
        Ok(database.open_snapshot(snapshot).await?.region)
    }

    /// Makes the open region what it was at that time: one step that can be undone. How it is now is
    /// kept first.
    pub fn restore(self, snapshot: Arc<Region>, time: String) {
        self.after_snapshot(Cause::Restore, move || {
            let told = Notice::Restored { time: time.clone() };
            // It is what the user counts on, so it must surely reach the disk.
            self.session
                .update_value(|session| session.pending.durability = Durability::Strict);
            if self
                .document
                .perform(Op::RestoreRegion { snapshot, time })
                .is_ok()
            {
                self.notices.tell(told);
            }
        });
    }

    /// A region that was just opened is kept once a day, and at once where it is damaged: the next
    /// save writes over what is broken.
    pub(super) async fn snapshot_on_opening(self) {
        let damaged = matches!(
            self.notices.untracked(),
            Some(Notice::Damaged { damage }) if damage != Damage::default()
        );
        match damaged {
            true => drop(self.snapshot(Cause::Damage).await),
            false => self.snapshot_of_the_day().await,
        }
    }

    /// Keeps the region as it lies here, unless that was done today or nothing changed since.
    pub(super) async fn snapshot_of_the_day(self) {
        let today = clock::today();
        let done = self
            .session
            .try_with_value(|session| {
                session.place.is_none() || session.snapshot_day.as_ref() == Some(&today)
            })
            .unwrap_or(true);
        if done
            || self
                .save_state
                .with_untracked(|state| state.read_only().is_some())
        {
            return;
        }
        self.session
            .update_value(|session| session.snapshot_day = Some(today.clone()));
        let Some(all) = self.list_snapshots().await else {
            return;
        };
        let revision = self
            .session
            .try_with_value(|session| session.place.as_ref().map(|place| place.revision.0))
            .flatten();
        // Any of them counts, whatever a wrong clock made of their order.
        let is_enough =
            |it: &Snapshot| Some(it.revision) == revision || clock::day(Timestamp(it.at)) == today;
        if !all.iter().any(is_enough) {
            self.snapshot(Cause::Daily).await;
        }
    }

    async fn snapshot(self, cause: Cause) -> bool {
        let open = self.document.untracked();
        let (Some(region), Some(database)) = (open, self.database()) else {
            return false;
        };
        let id = &region.header.id;
        let taken = database.take_snapshot(id, cause, clock::now()).await;
        if let Err(failure) = &taken {
            let failure = failure.clone();
            self.notices.tell(Notice::NoSnapshot { failure });
        }
        if let Some(all) = self.list_snapshots().await {
            let moments: Vec<Timestamp> = all.iter().map(|it| Timestamp(it.at)).collect();
            let old = outdated(&moments, clock::now());
            // What stays too long takes room and does no harm.
            if !old.is_empty() && database.delete_snapshots(id, &old).await.is_ok() {
                self.list_snapshots().await;
            }
        }
        taken.is_ok()
    }

    /// Reads the list of the open region's snapshots and shows it.
    pub(super) async fn list_snapshots(self) -> Option<Vec<Snapshot>> {
        let region = self.document.untracked()?;
        let listed = self.database()?.snapshots(&region.header.id).await;
        let all = listed.ok()?;
        if self.document.is_open(&region.header.id) {
            self.snapshots.try_set(all.clone());
        }
        Some(all)
    }
}
