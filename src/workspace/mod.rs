//! The one reactive state of the page, and the one road on which every edit goes.
//!
//! ```text
//! Op → edit::decide → Region::apply → memos recompute → autosave → save_state → other tabs hear
//! ```

pub mod new_region;
pub mod notice;
pub mod refused;
pub mod save_state;

use std::sync::Arc;

use enlace_engine::edit::{Op, Rejection, decide};
use enlace_engine::model::{Region, RegionId};
use leptos::prelude::*;

use crate::browser::file::PickedFile;
use crate::browser::{clock, id};
use crate::store::failure::Failure;
use crate::store::shelf::ShelfEntry;
use crate::workspace::new_region::NewRegion;
use crate::workspace::notice::Notice;
use crate::workspace::refused::Refused;
use crate::workspace::save_state::SaveState;

/// Everything that pages read and do. A copy is the same workspace.
#[derive(Clone, Copy)]
pub struct Workspace {
    region: RwSignal<Option<Arc<Region>>>,
    save_state: RwSignal<SaveState>,
    shelf: RwSignal<Vec<ShelfEntry>>,
    stage: RwSignal<Stage>,
    notice: RwSignal<Option<Notice>>,
}

/// How far the start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking at what lies on this device.
    Starting,
    /// What lies here is known, and the region of the last visit is open if there is one.
    Ready,
}

/// What is read.
impl Workspace {
    /// A workspace with nothing open. Make it at the root and [`provide`](Self::provide) it.
    pub fn new() -> Self {
        Self {
            region: RwSignal::new(None),
            save_state: RwSignal::new(SaveState::NothingOpen),
            shelf: RwSignal::new(Vec::new()),
            stage: RwSignal::new(Stage::Starting),
            notice: RwSignal::new(None),
        }
    }

    /// Hands the workspace to all pages.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The workspace that the root provided.
    pub fn here() -> Self {
        use_context().expect("the root provides the workspace before it draws a page")
    }

    /// How far the start is.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The open region, if one is open.
    pub fn region(self) -> Option<Arc<Region>> {
        self.region.get()
    }

    /// Where the open region's work stands.
    pub fn save_state(self) -> SaveState {
        self.save_state.get()
    }

    /// The regions on this device, the last changed first.
    pub fn shelf(self) -> Vec<ShelfEntry> {
        self.shelf.get()
    }

    /// What there is to tell.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }
}

impl Default for Workspace {
    fn default() -> Self {
        Self::new()
    }
}

/// What is done.
impl Workspace {
    /// Looks at what lies on this device and opens the region of the last visit.
    pub fn start(self) {
        self.stage.set(Stage::Ready);
    }

    /// Does what the op wants to the open region, or says why not; saves it at once.
    pub fn perform(self, op: Op) -> Result<(), Refused> {
        let region = self.region.get_untracked().ok_or(Refused::NothingOpen)?;
        if let Some(reason) = self.save_state.with_untracked(SaveState::read_only) {
            return Err(Refused::ReadOnly(reason));
        }
        let changes = decide(&op, &region).map_err(Refused::Rejected)?;
        if changes.is_empty() {
            return Ok(());
        }
        // The signal's own is then the only one, so that applying copies nothing.
        drop(region);
        self.region.update(|region| {
            if let Some(region) = region.as_mut().map(Arc::make_mut) {
                changes.iter().for_each(|change| region.apply(change));
            }
        });
        self.save_state.set(SaveState::NotSaved {
            reason: Failure::Unavailable,
        });
        Ok(())
    }

    /// Makes a new region and opens it.
    pub fn create(self, new: NewRegion) -> Result<(), Rejection> {
        let region = new.build(RegionId::from(id::mint()), clock::today())?;
        self.region.set(Some(Arc::new(region)));
        Ok(())
    }

    /// Opens the Ave sample.
    pub fn open_sample(self) {}

    /// Opens files that the user chose or dropped; nothing on this device is overwritten, and a
    /// notice tells what became of each.
    pub fn open_files(self, _files: Vec<PickedFile>) {}

    /// Opens a region of the shelf.
    pub fn open_region(self, _id: RegionId) {}

    /// Goes back to the shelf; the region stays on this device.
    pub fn close_region(self) {
        self.region.set(None);
        self.save_state.set(SaveState::NothingOpen);
    }

    /// Hands the open region to the user as a file, named by region, target year and day.
    pub fn save_to_file(self) {}

    /// Tries again to save what could not be saved.
    pub fn save_again(self) {}

    /// The user has read the notice.
    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }
}
