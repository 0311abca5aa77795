//! The open region: its figures, its problems, its history, and the one road on which every edit goes.
//!
//! ```text
//! Op → edit::decide → Region::apply → figures and problems follow → history → who listens saves
//! ```

mod codelists;
pub mod draft;
mod drafts;
mod edits;
mod engine;
pub mod figures;
mod following;
mod loading;
pub mod optimize;
pub mod refused;
pub mod sketch;

use std::sync::Arc;

use enlace_edit::History;
use enlace_edit::field::CodeList;
use enlace_edit::find::codelist::Codelist;
use enlace_method::Coverage;
use enlace_method::views::start::StepState;
use enlace_model::check::{Problem, Severity};
use enlace_model::{Change, Kind, Region, RegionId};
use leptos::prelude::*;

use crate::state::document::draft::FormDraft;
use crate::state::document::engine::Engine;
use crate::state::document::figures::{Edition, Figures, FollowedFigures, FoundProblems};
use crate::state::document::refused::ReadOnly;
use crate::state::handle::handle;
use crate::state::notices::Notices;

/// The open region. A copy is the same.
#[derive(Clone, Copy)]
pub struct Document {
    notices: Notices,
    region: RwSignal<Option<Arc<Region>>>,
    /// None until that part of the program is here.
    engine: RwSignal<Option<&'static Engine>>,
    /// Why the region cannot be changed here; `None`: it can.
    read_only: RwSignal<Option<ReadOnly>>,
    figures: RwSignal<Figures>,
    problems: Memo<FoundProblems>,
    coverage: Memo<Option<Arc<Coverage>>>,
    /// What was wrong with the file that the region came from.
    file_problems: RwSignal<Vec<Problem>>,
    /// Raised for each kind when its list gets or loses records.
    lists: StoredValue<[Trigger; Kind::ALL.len()]>,
    /// The steps that led to the region as it is.
    history: RwSignal<History>,
    /// The code lists that were asked for, as far as they are here.
    codelists: RwSignal<Vec<(CodeList, Option<Arc<Codelist>>)>>,
    drafts: RwSignal<Vec<FormDraft>>,
    typing: StoredValue<Vec<Signal<bool>>>,
    listener: StoredValue<Option<Listener>>,
    session: StoredValue<DocumentSession, LocalStorage>,
}

handle!(Document);

/// What the document holds besides what pages see.
#[derive(Default)]
struct DocumentSession {
    edition: Edition,
    followed: FollowedFigures,
    opening: Opening,
}

/// Hears of the changes of every edit.
type Listener = Box<dyn Fn(&[Change]) + Send + Sync>;

/// Whether another region is being read; the one that pages still see is not to be changed any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::state) enum Opening {
    #[default]
    No,
    UnderWay,
}

impl Document {
    /// No region. Make it at the root.
    pub(in crate::state) fn new(notices: Notices) -> Self {
        let region: RwSignal<Option<Arc<Region>>> = RwSignal::new(None);
        let engine: RwSignal<Option<&'static Engine>> = RwSignal::new(None);
        let file_problems = RwSignal::new(Vec::new());
        let figures = RwSignal::new(Figures::Current);
        let session = StoredValue::new_local(DocumentSession::default());
        Self {
            notices,
            region,
            engine,
            read_only: RwSignal::new(None),
            figures,
            problems: Memo::new(move |earlier| {
                let (engine, figures) = (engine.get(), figures.get());
                region.with(|region| {
                    let region = region.as_deref();
                    if figures == Figures::Stale {
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
                let follow = engine.get()?.follow;
                if figures.get() == Figures::Stale {
                    return None;
                }
                region.with(|region| {
                    let region = region.as_deref()?;
                    session.try_update_value(|session| session.followed.figures(region, follow))
                })
            }),
            file_problems,
            lists: StoredValue::new(std::array::from_fn(|_| Trigger::new())),
            history: RwSignal::new(History::default()),
            codelists: RwSignal::new(Vec::new()),
            drafts: RwSignal::new(Vec::new()),
            typing: StoredValue::new(Vec::new()),
            listener: StoredValue::new(None),
            session,
        }
    }

    /// Whoever keeps the open region hears of the changes of every edit.
    pub(in crate::state) fn listen(self, listener: impl Fn(&[Change]) + Send + Sync + 'static) {
        self.listener.set_value(Some(Box::new(listener)));
    }

    /// The open region, if one is open.
    pub fn region(self) -> Option<Arc<Region>> {
        self.region.get()
    }

    /// The same, without following it.
    pub(in crate::state) fn untracked(self) -> Option<Arc<Region>> {
        self.region.try_get_untracked().flatten()
    }

    /// Something about the open region, without following it.
    pub fn with_region<T>(self, about: impl FnOnce(&Region) -> T) -> Option<T> {
        self.region
            .with_untracked(|region| region.as_deref().map(about))
    }

    /// Something about the open region, without following its records: only which of this kind there
    /// are.
    pub fn with_list<T>(self, kind: Kind, read: impl FnOnce(&Region) -> T) -> Option<T> {
        self.lists.with_value(|lists| lists[kind as usize]).track();
        self.with_region(read)
    }

    /// The id of the open region, without following it.
    pub(in crate::state) fn id(self) -> Option<RegionId> {
        self.with_region(|region| region.header.id.clone())
    }

    /// Whether it is the open region.
    pub(in crate::state) fn is_open(self, id: &RegionId) -> bool {
        self.untracked()
            .is_some_and(|region| region.header.id == *id)
    }

    /// Whether the figures are those of the region as it is.
    pub fn figures(self) -> Figures {
        self.figures.get()
    }

    /// All figures of the open region, following it from edit to edit; none while they are
    /// [stale](Figures::Stale).
    pub fn coverage(self) -> Option<Arc<Coverage>> {
        self.coverage.get()
    }

    /// What is wrong with the open region, with the file that it was just opened from, and what its
    /// figures assume; nothing where none is open. While they are [stale](Figures::Stale), what was
    /// wrong a moment ago.
    pub fn problems(self) -> Arc<Vec<Problem>> {
        self.problems.with(|found| found.problems.clone())
    }

    /// How far the diagnosis of the open region is; `None` while its figures are stale. A large region is not
    /// looked at anew after each edit: `moment` is followed instead.
    pub fn diagnosis(self, moment: impl Fn()) -> Option<StepState> {
        const LARGE: usize = 5_000;
        moment();
        let engine = self.engine.get()?;
        let Some(is_large) = self.with_region(|region| region.needs.len() > LARGE) else {
            self.region.track();
            return None;
        };
        let look = move || {
            let coverage = self.coverage()?;
            self.with_region(|region| (engine.diagnosis)(region, &coverage))
        };
        if !is_large {
            return look();
        }
        let found = untrack(look);
        if found.is_none() {
            // Its first figures are awaited.
            self.coverage.track();
        }
        found
    }

    /// How many of them are more than a remark.
    pub fn problem_count(self) -> usize {
        let is_more = |problem: &&Problem| problem.severity() != Severity::Remark;
        self.problems
            .with(|found| found.problems.iter().filter(is_more).count())
    }

    /// Which edition of the region is open; follows nothing.
    pub fn edition(self) -> Edition {
        self.session.with_value(|session| session.edition)
    }
}

#[cfg(test)]
impl Document {
    /// A document in which a region is open, for tests of what pages say.
    pub fn showing(region: Region) -> Self {
        let document = Self::new(Notices::new());
        document.engine.set(Some(&Engine::WHOLE));
        document.show(Some(region));
        document
    }
}

#[cfg(test)]
pub(in crate::state) mod tests;
