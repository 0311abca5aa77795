//! Starting, opening a region of the shelf, closing it, and what other tabs do meanwhile.

use std::rc::Rc;

use enlace_model::order::put_in_order;
use enlace_model::{Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::crash;
use crate::browser::lock::LockMode;
use crate::browser::preference;
use crate::browser::tabs::Tabs;
use crate::state::device::save_state::SaveState;
use crate::state::device::session::Visit;
use crate::state::device::tabs::MayWrite;
use crate::state::device::unfiled::Unfiled;
use crate::state::device::{Device, Stage, history_store};
use crate::state::document::Opening;
use crate::state::document::refused::ReadOnly;
use crate::state::notices::notice::Notice;
use crate::store::assemble::Damage;
use crate::store::database::{self, Access, Database};
use crate::store::failure::Failure;
use crate::store::regions::Loaded;
use crate::store::shelf::ShelfEntry;

const LAST_REGION: &str = "enlace.last-region";
const ANY_REGION: &str = "enlace.any-region";

impl Device {
    /// Looks at what lies on this device and opens the region of the last visit.
    pub(in crate::state) async fn start(self) {
        self.guard_against_leaving();
        let tabs = Tabs::join(database::NAME, move |text| self.heard(&text));
        self.session.update_value(|session| session.tabs = tabs);
        match self.open_database().await {
            Ok(()) => {
                self.look_at_bin().await;
                self.look_at_shelf().await;
                self.open_last().await;
            }
            Err(failure) => self.notices.tell(Notice::NotRead { failure }),
        }
        self.stage.try_set(Stage::Ready);
    }

    /// Whether regions lay on this device when it was looked at last, perhaps by an earlier visit.
    pub fn expects_regions(self) -> bool {
        preference::read(ANY_REGION).is_some()
    }

    /// Opens a region of the shelf, once the open one is saved.
    pub fn open_region(self, id: RegionId) {
        // Opening the open region again would give its lock away for a moment.
        if self.document.is_open(&id) {
            return;
        }
        self.after_saving(move || spawn_local(self.show_stored(id)));
    }

    /// Goes back to the shelf, once everything is saved; the region stays on this device.
    pub fn close_region(self) {
        self.after_saving(move || {
            self.forget_last();
            self.show_nothing();
        });
    }

    /// The user has read the notice. That the region of the last visit is gone is told only once.
    pub fn dismiss_notice(self) {
        if self.notices.untracked() == Some(Notice::Gone) {
            self.forget_last();
        }
        self.notices.clear();
    }

    /// The next visit begins with no region open.
    pub(super) fn forget_last(self) {
        preference::write(LAST_REGION, None);
    }

    pub(super) fn show_nothing(self) {
        self.begin_visit();
        self.document.show(None);
        self.set_state(SaveState::NothingOpen);
    }

    /// Shows a region that does not lie on this device yet, and saves it.
    pub(in crate::state) fn show_new(self, region: Region) {
        let id = region.header.id.clone();
        let visit = self.begin_visit();
        preference::write(LAST_REGION, Some(id.as_str()));
        self.document.have_engine();
        self.document.show(Some(region));
        self.set_state(SaveState::Saving);
        spawn_local(async move {
            // Nobody else can know the new id; the lock only keeps later tabs out.
            self.ask_for_lock(&id, visit, LockMode::IfFree).await;
            self.save();
        });
    }

    /// Reads a region from this device and shows it.
    pub(super) async fn show_stored_now(self, id: RegionId) {
        let Some(database) = self.database() else {
            return;
        };
        let visit = self.begin_visit();
        self.document.set_opening(Opening::UnderWay);
        let may_write = self.ask_for_lock(&id, visit, LockMode::IfFree).await;
        let read_only = match (database.access(), may_write) {
            (Access::ReadOnly, _) => Some(ReadOnly::NewerDatabase),
            (Access::ReadWrite, MayWrite::No) => Some(ReadOnly::OpenElsewhere),
            (Access::ReadWrite, MayWrite::Yes) => None,
        };
        let loaded = match database.load(&id).await {
            Ok(loaded) => loaded,
            Err(failure) => {
                if self.is_current(visit) {
                    self.show_nothing();
                    self.notices.tell(Notice::NotRead { failure });
                }
                return;
            }
        };
        if !self.is_current(visit) {
            return;
        }
        preference::write(LAST_REGION, Some(id.as_str()));
        self.show_loaded(loaded, read_only);
        if read_only == Some(ReadOnly::OpenElsewhere) {
            spawn_local(self.write_when_free(id, visit));
        } else if read_only.is_none() {
            spawn_local(self.snapshot_on_opening());
        }
    }

    /// Lets go of what has been in the bin long enough.
    async fn look_at_bin(self) {
        let Some(database) = self.database() else {
            return;
        };
        if database.access() == Access::ReadWrite {
            // What could not go now goes with a later start.
            let _ = database.look_at_bin(clock::now()).await;
        }
    }

    /// Reads the list of regions on this device again.
    pub(in crate::state) async fn look_at_shelf(self) {
        let Some(database) = self.database() else {
            return;
        };
        match database.shelf().await {
            Ok(entries) => {
                let (mut bin, shelf): (Vec<_>, Vec<_>) =
                    entries.into_iter().partition(|entry| entry.bin.is_some());
                put_in_order(&mut bin, |a, b| deleted_at(b).total_cmp(&deleted_at(a)));
                expect_regions(&shelf);
                self.shelf.try_set(shelf);
                self.bin.try_set(bin);
            }
            Err(_) if database.access() == Access::ReadOnly => crash::hand_over_to_newer(),
            Err(failure) => {
                self.notices.tell(Notice::NotRead { failure });
            }
        }
    }

    /// A region of this device as it lies there, without opening it.
    pub async fn read_region(self, id: &RegionId) -> Result<Region, Failure> {
        let database = self.database().ok_or(Failure::Unavailable)?;
        Ok(database.load(id).await?.assembled.region)
    }

    pub(in crate::state) fn database(self) -> Option<Rc<Database>> {
        self.session
            .try_with_value(|session| session.database.clone())?
    }

    async fn open_last(self) {
        let last = preference::read(LAST_REGION).map(RegionId::from);
        let is_known = last.is_some();
        let here = last.filter(|id| {
            self.shelf
                .with_untracked(|shelf| shelf.iter().any(|entry| entry.id == *id))
        });
        match here {
            Some(id) => self.show_stored(id).await,
            None if is_known => self.notices.tell(Notice::Gone),
            None => {}
        }
    }

    pub(super) fn show_loaded(self, loaded: Loaded, read_only: Option<ReadOnly>) {
        let Loaded {
            assembled,
            place,
            changed_at,
            history,
        } = loaded;
        let id = &assembled.region.header.id;
        self.begin_unfiled(id, place.unfiled, place.filed_at);
        let (history, steps) = history_store::read(&history);
        self.document.set_history(history);
        self.document.set_opening(Opening::No);
        self.session.update_value(|session| {
            session.place = Some(place);
            session.steps = steps;
            session.pending.touched = assembled.touched;
        });
        let damage = assembled.damage;
        if damage != Damage::default() {
            self.notices.tell(Notice::Damaged { damage });
        }
        self.document.show(Some(assembled.region));
        self.set_state(match read_only {
            Some(reason) => SaveState::ReadOnly { reason },
            None => SaveState::Saved { at: changed_at },
        });
    }

    fn begin_visit(self) -> Visit {
        self.document.leave();
        self.snapshots.set(Vec::new());
        self.unfiled.set(Unfiled::default());
        self.taking_over.set(false);
        self.session
            .try_update_value(|session| session.begin_visit())
            .expect("the device lives as long as the page")
    }

    pub(super) fn visit(self) -> Option<Visit> {
        self.session.try_with_value(|session| session.visit)
    }

    pub(super) fn is_current(self, visit: Visit) -> bool {
        self.visit() == Some(visit)
    }
}

/// Remembers whether regions lie on this device, which the first page wants to know before it can look.
fn expect_regions(shelf: &[ShelfEntry]) {
    let any = (!shelf.is_empty()).then_some("yes");
    preference::write(ANY_REGION, any);
}

/// When a region was deleted; 0 where it was not.
fn deleted_at(entry: &ShelfEntry) -> f64 {
    entry.bin.map_or(0.0, |bin| bin.deleted_at)
}
