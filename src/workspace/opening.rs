//! Starting, opening a region of the shelf, closing it, and what other tabs do meanwhile.

use std::rc::Rc;
use std::sync::Arc;

use enlace_engine::edit::History;
use enlace_engine::model::{Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::crash;
use crate::browser::lock::{self, Asked, Lock};
use crate::browser::preference;
use crate::browser::tabs::Tabs;
use crate::store::database::{self, Access, Database};
use crate::store::failure::Failure;
use crate::store::regions::Loaded;
use crate::workspace::notice::Notice;
use crate::workspace::save_state::{ReadOnly, SaveState};
use crate::workspace::session::{Opening, Visit};
use crate::workspace::{Stage, Workspace};

const LAST_REGION: &str = "enlace.last-region";

impl Workspace {
    /// Looks at what lies on this device and opens the region of the last visit.
    pub fn start(self) {
        self.guard_against_leaving();
        let tabs = Tabs::join(database::NAME, move |id| self.heard(RegionId::from(id)));
        self.session.update_value(|session| session.tabs = tabs);
        spawn_local(async move {
            let blocked = move || {
                let failure = Failure::Blocked;
                self.notice.try_set(Some(Notice::NotRead { failure }));
            };
            match Database::open(database::NAME, blocked).await {
                Ok(database) => {
                    let database = Some(Rc::new(database));
                    self.session
                        .try_update_value(|session| session.database = database);
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
            preference::write(LAST_REGION, None);
            self.show_nothing();
        });
    }

    fn show_nothing(self) {
        self.begin_visit();
        self.region.set(None);
        self.save_state.set(SaveState::NothingOpen);
    }

    /// Shows a region that does not lie on this device yet, and saves it.
    pub(super) fn show_new(self, region: Region) {
        let id = region.header.id.clone();
        let visit = self.begin_visit();
        preference::write(LAST_REGION, Some(id.as_str()));
        self.region.set(Some(Arc::new(region)));
        self.save_state.set(SaveState::Saving);
        spawn_local(async move {
            // Nobody else can know the new id; the lock only keeps later tabs out.
            let asked = lock::take_if_free(&lock_name(&id)).await;
            if let Asked::Held(lock) = asked {
                self.keep_lock(visit, lock);
            }
            self.save();
        });
    }

    /// Reads a region from this device and shows it.
    pub(super) async fn show_stored(self, id: RegionId) {
        let Some(database) = self.database() else {
            return;
        };
        let visit = self.begin_visit();
        self.session
            .update_value(|session| session.opening = Opening::UnderWay);
        let asked = lock::take_if_free(&lock_name(&id)).await;
        let read_only = match (database.access(), &asked) {
            (Access::ReadOnly, _) => Some(ReadOnly::NewerDatabase),
            (Access::ReadWrite, Asked::Taken) => Some(ReadOnly::OpenElsewhere),
            (Access::ReadWrite, Asked::Held(_) | Asked::Unsupported) => None,
        };
        if let Asked::Held(lock) = asked {
            self.keep_lock(visit, lock);
        }
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
        }
    }

    /// Whether it is the open region; opening that again would give its lock away for a moment.
    pub(super) fn is_open(self, id: &RegionId) -> bool {
        let open = self.region.try_get_untracked().flatten();
        open.is_some_and(|region| region.header.id == *id)
    }

    /// Reads the list of regions on this device again.
    pub(super) async fn look_at_shelf(self) {
        let Some(database) = self.database() else {
            return;
        };
        match database.shelf().await {
            Ok(entries) => {
                self.shelf.try_set(entries);
            }
            Err(_) if database.access() == Access::ReadOnly => crash::hand_over_to_newer(),
            Err(failure) => {
                self.notice.try_set(Some(Notice::NotRead { failure }));
            }
        }
    }

    /// Tells other tabs that the open region was saved, and looks at the shelf again.
    pub(super) fn tell_other_tabs(self) {
        let region = self.region.try_get_untracked().flatten();
        self.session.try_with_value(|session| {
            if let (Some(tabs), Some(region)) = (&session.tabs, region) {
                tabs.tell(region.header.id.as_str());
            }
        });
        spawn_local(self.look_at_shelf());
    }

    pub(super) fn database(self) -> Option<Rc<Database>> {
        self.session
            .try_with_value(|session| session.database.clone())?
    }

    async fn open_last(self) {
        let last = preference::read(LAST_REGION).map(RegionId::from);
        let here = last.filter(|id| {
            self.shelf
                .with_untracked(|shelf| shelf.iter().any(|entry| entry.id == *id))
        });
        if let Some(id) = here {
            self.show_stored(id).await;
        }
    }

    /// Waits until the tab that has the region open lets go of it, then reads it again to write.
    async fn write_when_free(self, id: RegionId, visit: Visit) {
        let lock = lock::wait_for(&lock_name(&id)).await;
        let (Some(lock), Some(database)) = (lock, self.database()) else {
            return;
        };
        if !self.is_current(visit) {
            return;
        }
        self.keep_lock(visit, lock);
        if let Ok(loaded) = database.load(&id).await
            && self.is_current(visit)
        {
            self.show_loaded(loaded, None);
        }
    }

    /// Another tab saved the region of this id.
    fn heard(self, id: RegionId) {
        spawn_local(async move {
            self.look_at_shelf().await;
            let looking_on = matches!(
                self.save_state.try_get_untracked(),
                Some(SaveState::ReadOnly {
                    reason: ReadOnly::OpenElsewhere
                })
            );
            let same = self.is_open(&id);
            let (Some(database), Some(visit)) = (self.database(), self.visit()) else {
                return;
            };
            if !looking_on || !same {
                return;
            }
            if let Ok(loaded) = database.load(&id).await
                && self.is_current(visit)
            {
                self.show_loaded(loaded, Some(ReadOnly::OpenElsewhere));
            }
        });
    }

    fn show_loaded(self, loaded: Loaded, read_only: Option<ReadOnly>) {
        let Loaded {
            assembled,
            place,
            changed_at,
        } = loaded;
        self.session.update_value(|session| {
            session.place = Some(place);
            session.touched = assembled.touched;
            session.opening = Opening::No;
        });
        let damage = assembled.damage;
        if damage.pieces + damage.records > 0 {
            let (pieces, records) = (damage.pieces, damage.records);
            self.notice.set(Some(Notice::Damaged { pieces, records }));
        }
        self.region.set(Some(Arc::new(assembled.region)));
        self.save_state.set(match read_only {
            Some(reason) => SaveState::ReadOnly { reason },
            None => SaveState::Saved { at: changed_at },
        });
    }

    fn begin_visit(self) -> Visit {
        self.file_problems.set(Vec::new());
        self.history.set(History::default());
        self.session
            .try_update_value(|session| session.begin_visit())
            .expect("the workspace lives as long as the page")
    }

    fn visit(self) -> Option<Visit> {
        self.session.try_with_value(|session| session.visit)
    }

    fn is_current(self, visit: Visit) -> bool {
        self.visit() == Some(visit)
    }

    /// Keeps the lock while the visit lasts; a lock that comes too late is let go of.
    fn keep_lock(self, visit: Visit, lock: Lock) {
        if self.is_current(visit) {
            self.session
                .update_value(|session| session.lock = Some(lock));
        }
    }
}

fn lock_name(id: &RegionId) -> String {
    format!("enlace-region-{id}")
}
