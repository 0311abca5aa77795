//! The one reactive state of the page, and the one road on which every edit goes.
//!
//! ```text
//! Op → edit::decide → Region::apply → memos recompute → autosave → save_state → other tabs hear
//! ```

pub mod archive;
mod codelists;
mod connection;
pub mod draft;
mod engine;
pub mod environment;
pub mod figures;
mod file_state;
mod going_back;
mod history_store;
pub mod importing;
pub mod mail;
pub mod new_region;
pub mod notice;
mod open_file;
mod opening;
pub mod optimize;
pub mod progress;
pub mod refused;
mod region_ops;
mod save_file;
pub mod save_state;
mod saving;
pub mod session;
mod snapshots;
mod tabs;
mod typing_guard;
mod worker_reader;

use std::sync::Arc;

use enlace_edit::{History, Op, Rejection};
use enlace_method::Coverage;
use enlace_model::check::{Problem, Severity};
use enlace_model::{Kind, Region, RegionId};
use leptos::prelude::*;

use crate::browser::space::Promise;
use crate::browser::{clock, id};
use crate::store::database::Durability;
use crate::store::sent::Sent;
use crate::store::shelf::ShelfEntry;
use crate::store::snapshots::Snapshot;
use crate::workspace::archive::OfferedArchive;
use crate::workspace::engine::Engine;
use crate::workspace::environment::Surroundings;
use crate::workspace::figures::{Following, FoundProblems};
use crate::workspace::file_state::Unfiled;
use crate::workspace::mail::Incoming;
use crate::workspace::new_region::NewRegion;
use crate::workspace::notice::Notice;
use crate::workspace::refused::EditRefused;
use crate::workspace::save_state::SaveState;
use crate::workspace::session::WorkspaceSession;

/// Everything that pages read and do. A copy is the same workspace.
#[derive(Clone, Copy)]
pub struct Workspace {
    region: RwSignal<Option<Arc<Region>>>,
    /// None until that part of the program is here.
    engine: RwSignal<Option<Engine>>,
    save_state: RwSignal<SaveState>,
    shelf: RwSignal<Vec<ShelfEntry>>,
    /// The regions in the bin, the last deleted first.
    bin: RwSignal<Vec<ShelfEntry>>,
    stage: RwSignal<Stage>,
    notice: RwSignal<Option<Notice>>,
    kept: RwSignal<Option<Promise>>,
    surroundings: RwSignal<Surroundings>,
    snapshots: RwSignal<Vec<Snapshot>>,
    unfiled: RwSignal<Unfiled>,
    /// Raised when the user has read that the browser may clear what is saved.
    clearing_told: Trigger,
    taking_over: RwSignal<bool>,
    /// What was wrong with the file that the open region came from.
    file_problems: RwSignal<Vec<Problem>>,
    /// Raised for each kind when its list gets or loses records.
    lists: [Trigger; Kind::ALL.len()],
    following: RwSignal<Following>,
    problems: Memo<FoundProblems>,
    coverage: Memo<Option<Arc<Coverage>>>,
    codelists: RwSignal<codelists::Codelists>,
    /// The steps that led to the open region as it is.
    history: RwSignal<History>,
    drafts: RwSignal<Vec<draft::FormDraft>>,
    typing: StoredValue<Vec<Signal<bool>>>,
    /// The files that were sent of the open region, the youngest first; empty until looked at.
    sent: RwSignal<Vec<Sent>>,
    /// Files that came back and were not taken in yet.
    incoming: RwSignal<Vec<Incoming>>,
    /// A file that was opened and waits for its passphrase: its name and its bytes.
    locked: RwSignal<Option<(String, Arc<Vec<u8>>)>>,
    /// An archive that was opened and waits for what the user chooses of it.
    archive: RwSignal<Option<OfferedArchive>>,
    /// Large files that are being opened or made.
    underway: RwSignal<Vec<progress::ProgressShown>>,
    session: StoredValue<WorkspaceSession, LocalStorage>,
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
        let region: RwSignal<Option<Arc<Region>>> = RwSignal::new(None);
        let engine: RwSignal<Option<Engine>> = RwSignal::new(None);
        let file_problems = RwSignal::new(Vec::new());
        let following = RwSignal::new(Following::UpToDate);
        let session = StoredValue::new_local(WorkspaceSession::default());
        Self {
            region,
            engine,
            save_state: RwSignal::new(SaveState::NothingOpen),
            shelf: RwSignal::new(Vec::new()),
            bin: RwSignal::new(Vec::new()),
            stage: RwSignal::new(Stage::Starting),
            notice: RwSignal::new(None),
            kept: RwSignal::new(None),
            surroundings: RwSignal::new(Surroundings::default()),
            snapshots: RwSignal::new(Vec::new()),
            sent: RwSignal::new(Vec::new()),
            incoming: RwSignal::new(Vec::new()),
            locked: RwSignal::new(None),
            archive: RwSignal::new(None),
            underway: RwSignal::new(Vec::new()),
            unfiled: RwSignal::new(Unfiled::default()),
            clearing_told: Trigger::new(),
            taking_over: RwSignal::new(false),
            file_problems,
            lists: std::array::from_fn(|_| Trigger::new()),
            following,
            problems: Memo::new(move |earlier| {
                let (engine, following) = (engine.get(), following.get());
                region.with(|region| {
                    let region = region.as_deref();
                    if following == Following::Awaited {
                        return FoundProblems::earlier(earlier, region);
                    }
                    let found = match (engine, region) {
                        (Some(engine), Some(region)) => {
                            file_problems.with(|in_file| (engine.check)(region, in_file))
                        }
                        _ => Vec::new(),
                    };
                    FoundProblems::now(region, found)
                })
            }),
            coverage: Memo::new(move |_| {
                let follow = engine.get()?.following;
                if following.get() == Following::Awaited {
                    return None;
                }
                region.with(|region| {
                    let region = region.as_deref()?;
                    session.try_update_value(|session| session.followed.figures(region, follow))
                })
            }),
            codelists: RwSignal::new(Vec::new()),
            history: RwSignal::new(History::default()),
            drafts: RwSignal::new(Vec::new()),
            typing: StoredValue::new(Vec::new()),
            session,
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

    /// Something about the open region, without subscribing to it.
    pub fn with_region<T>(self, about: impl FnOnce(&Region) -> T) -> Option<T> {
        self.region
            .with_untracked(|region| region.as_deref().map(about))
    }

    /// Where the open region's work stands.
    pub fn save_state(self) -> SaveState {
        self.save_state.get()
    }

    /// The regions on this device, the last changed first.
    pub fn shelf(self) -> Vec<ShelfEntry> {
        self.shelf.get()
    }

    /// All figures of the open region, following it from edit to edit; none while they are
    /// [awaited](Following::Awaited).
    pub fn coverage(self) -> Option<Arc<Coverage>> {
        self.coverage.get()
    }

    /// What is wrong with the open region, with the file that it was just opened from, and what its
    /// figures assume; nothing where none is open. While they are [awaited](Following::Awaited), what
    /// was wrong a moment ago.
    pub fn problems(self) -> Arc<Vec<Problem>> {
        self.problems.with(|found| found.problems.clone())
    }

    /// How many of them are more than a remark.
    pub fn problem_count(self) -> usize {
        let is_more = |problem: &&Problem| problem.severity() != Severity::Remark;
        self.problems
            .with(|found| found.problems.iter().filter(is_more).count())
    }

    /// Whether the browser promises to keep what is saved; `None` before it was asked.
    pub fn kept(self) -> Option<Promise> {
        self.kept.get()
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
    /// Does what the op wants to the open region, or says why not; saves it at once.
    pub fn perform(self, op: Op) -> Result<(), EditRefused> {
        let region = self.changeable()?;
        let engine = self
            .engine
            .get_untracked()
            .ok_or(EditRefused::NothingOpen)?;
        let changes = (engine.decide)(&op, &region).map_err(EditRefused::Rejected)?;
        if changes.is_empty() {
            return Ok(());
        }
        // The signal's own is then the only one, so that applying copies nothing.
        drop(region);
        self.apply(&changes);
        if let Op::RestoreRegion { .. } = op {
            self.session
                .update_value(|session| session.pending.durability = Durability::Strict);
        }
        self.history
            .update(|history| history.record(op.id(), op.values(), clock::now().0, changes));
        self.save();
        Ok(())
    }

    /// Makes a new region and opens it, once the open one is saved.
    pub fn create(self, new: NewRegion) -> Result<(), Rejection> {
        let region = new.build(RegionId::from(id::mint()), clock::today())?;
        self.after_saving(move || self.show_new(region));
        Ok(())
    }

    /// The user has read the notice.
    pub fn dismiss_notice(self) {
        if self.notice.get_untracked() == Some(Notice::Gone) {
            self.forget_last();
        }
        self.notice.set(None);
    }
}

#[cfg(test)]
impl Workspace {
    /// A workspace in which a region is open, for tests of what pages say.
    pub fn showing(region: enlace_model::Region) -> Self {
        let workspace = Self::new();
        workspace.engine.set(Some(engine::Engine::WHOLE));
        workspace.show(Some(region));
        workspace
    }
}

#[cfg(test)]
mod tests;
