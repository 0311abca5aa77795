//! Starting, opening a region of the shelf, closing it, and what other tabs do meanwhile.

use std::rc::Rc;

use enlace_edit::History;
use enlace_model::order::put_in_order;
use enlace_model::{Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::crash;
use crate::browser::lock::LockMode;
use crate::browser::preference;
use crate::browser::tabs::Tabs;
use crate::store::assemble::Damage;
use crate::store::database::{self, Access, Database};
use crate::store::failure::Failure;
use crate::store::regions::Loaded;
use crate::store::shelf::ShelfEntry;
use crate::workspace::file_state::Unfiled;
use crate::workspace::notice::Notice;
use crate::workspace::save_state::{ReadOnly, SaveState};
use crate::workspace::session::{Opening, Visit};
use crate::workspace::tabs::MayWrite;
use crate::workspace::{Stage, Workspace, history_store};

pub(super) const LAST_REGION: &str = "enlace.last-region";
const ANY_REGION: &str = "enlace.any-region";

impl Workspace {
    /// Looks at what lies on this device and opens the region of the last visit.
    pub fn start(self) {
        self.guard_against_leaving();
        let tabs = Tabs::join(database::NAME, move |text| self.heard(&text));
        self.session.update_value(|session| session.tabs = tabs);
        spawn_local(async move {
            match self.open_database().await {
                Ok(()) => {
                    self.look_at_bin().await;
                    self.look_at_shelf().await;
                    self.open_last().await;
                }
                Err(failure) => {
                    self.notice.try_set(Some(Notice::NotRead { failure }));
                }
            }
            self.stage.try_set(Stage::Ready);
            self.follow_surroundings();
        });
    }

    /// Whether regions lay on this device when it was looked at last, perhaps by an earlier visit.
    pub fn expects_regions(self) -> bool {
        preference::read(ANY_REGION).is_some()
    }

    /// Opens a region of the shelf, once the open one is saved.
    pub fn open_region(self, id: RegionId) {
        if self.is_open(&id) {
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

    /// The next visit begins with no region open.
    pub(super) fn forget_last(self) {
        preference::write(LAST_REGION, None);
    }

    pub(super) fn show_nothing(self) {
        self.begin_visit();
        self.show(None);
        self.save_state.set(SaveState::NothingOpen);
    }

    /// Shows a region that does not lie on this device yet, and saves it.
    pub(super) fn show_new(self, region: Region) {
        let id = region.header.id.clone();
        let visit = self.begin_visit();
        preference::write(LAST_REGION, Some(id.as_str()));
        self.have_engine();
        self.show(Some(region));
        self.save_state.set(SaveState::Saving);
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
        self.session
            .update_value(|session| session.opening = Opening::UnderWay);
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
                    self.notice.set(Some(Notice::NotRead { failure }));
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

    /// Whether it is the open region; opening that again would give its lock away for a moment.
    pub(super) fn is_open(self, id: &RegionId) -> bool {
        let open = self.region.try_get_untracked().flatten();
        open.is_some_and(|region| region.header.id == *id)
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
    pub(super) async fn look_at_shelf(self) {
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
                self.notice.try_set(Some(Notice::NotRead { failure }));
            }
        }
    }

    /// A region of this device as it lies there, without opening it.
    pub async fn read_region(self, id: &RegionId) -> Result<Region, Failure> {
        let database = self.database().ok_or(Failure::Unavailable)?;
        Ok(database.load(id).await?.assembled.region)
    }

    pub(super) fn database(self) -> Option<Rc<Database>> {
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
            None if is_known => drop(self.notice.try_set(Some(Notice::Gone))),
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
        self.history.set(history);
        self.session.update_value(|session| {
            session.place = Some(place);
            session.steps = steps;
            session.pending.touched = assembled.touched;
            session.opening = Opening::No;
        });
        let damage = assembled.damage;
        if damage != Damage::default() {
            self.notice.set(Some(Notice::Damaged { damage }));
        }
        self.show(Some(assembled.region));
        self.save_state.set(match read_only {
            Some(reason) => SaveState::ReadOnly { reason },
            None => SaveState::Saved { at: changed_at },
        });
    }

    fn begin_visit(self) -> Visit {
        self.file_problems.set(Vec::new());
        self.history.set(History::default());
        self.snapshots.set(Vec::new());
        self.unfiled.set(Unfiled::default());
        self.taking_over.set(false);
        self.session
            .try_update_value(|session| session.begin_visit())
            .expect("the workspace lives as long as the page")
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
