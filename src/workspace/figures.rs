//! Figures and problems follow the region: at once where that is quick, else when typing pauses.

use std::sync::Arc;
use std::time::Duration;

use enlace_method::{Coverage, Incremental};
use enlace_model::check::Problem;
use enlace_model::{Change, Kind, Region, RegionId};
use leptos::prelude::*;

use crate::browser::task;
use crate::workspace::Workspace;
use crate::workspace::session::Edition;

/// Up to so many needs and offers everything is computed with each edit, before the page is drawn.
const AT_ONCE: usize = 3_000;
/// Typing pauses when nothing was edited for so long.
const PAUSE: Duration = Duration::from_millis(400);
/// A large region that was just opened is drawn before its figures are computed.
const DRAWN: Duration = Duration::from_millis(50);

/// So many changes are followed one by one; after more all is computed anew.
const FOLLOWED: usize = 5_000;

/// Whether the figures are those of the region as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    UpToDate,
    /// They are computed as soon as typing pauses.
    Awaited,
}

/// The problems of a region, as it is or was a moment ago.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FoundProblems {
    of: Option<RegionId>,
    pub problems: Arc<Vec<Problem>>,
}

impl FoundProblems {
    /// What was wrong a moment ago, where it was found in the region that is open now.
    pub fn earlier(earlier: Option<&Self>, region: Option<&Region>) -> Self {
        let open = region.map(|region| &region.header.id);
        let same = earlier.filter(|earlier| earlier.of.as_ref() == open);
        same.cloned().unwrap_or_default()
    }

    /// What is wrong with a region now.
    pub fn now(region: Option<&Region>, problems: Vec<Problem>) -> Self {
        Self {
            of: region.map(|region| region.header.id.clone()),
            problems: Arc::new(problems),
        }
    }
}

/// Brings a ledger up to a region that these changes, and nothing else, happened to since; without one
/// all is computed.
pub(super) type Follow = fn(Option<Box<Incremental>>, &Region, &[Change]) -> Box<Incremental>;

/// See [`Follow`].
pub(super) fn follow(
    ledger: Option<Box<Incremental>>,
    region: &Region,
    changes: &[Change],
) -> Box<Incremental> {
    match ledger {
        Some(mut ledger) => {
            ledger.follow(region, changes);
            ledger
        }
        None => Box::new(Incremental::of(region)),
    }
}

/// The ledger of the open region, with what changed since it was last asked.
#[derive(Default)]
pub(super) struct Figures {
    ledger: Option<Box<Incremental>>,
    changes: Vec<Change>,
}

impl Figures {
    /// Something changed in the region that is followed.
    fn changed(&mut self, changes: &[Change]) {
        if self.changes.len() + changes.len() > FOLLOWED {
            *self = Self::default();
        } else if self.ledger.is_some() {
            self.changes.extend_from_slice(changes);
        }
    }

    /// The figures of the open region as it is.
    pub fn figures(&mut self, region: &Region, follow: Follow) -> Arc<Coverage> {
        let changes = std::mem::take(&mut self.changes);
        let ledger = follow(self.ledger.take(), region, &changes);
        self.ledger.insert(ledger).coverage().clone()
    }

    /// Lends the ledger, where these are its figures and nothing changed since.
    fn lend(&mut self, figures: &Arc<Coverage>) -> Option<Box<Incremental>> {
        let is_current = |ledger: &mut Box<Incremental>| Arc::ptr_eq(ledger.coverage(), figures);
        self.changes.is_empty().then_some(())?;
        self.ledger.take_if(is_current)
    }
}

impl Workspace {
    /// Whether the figures are those of the region as it is, or are awaited.
    pub fn following(self) -> Following {
        self.following.get()
    }

    /// Asks the numbers behind a region's figures: those that are kept, where it is the open one as it
    /// is; else they are computed anew.
    pub fn ask<T>(
        self,
        region: &Region,
        figures: &Arc<Coverage>,
        ask: impl FnOnce(&mut Incremental) -> T,
    ) -> T {
        let lent = self
            .session
            .try_update_value(|session| session.followed.lend(figures));
        match lent.flatten() {
            Some(mut ledger) => {
                let told = ask(&mut ledger);
                self.session
                    .update_value(|session| session.followed.ledger = Some(ledger));
                told
            }
            None => ask(&mut Incremental::of(region)),
        }
    }

    /// The open region, without following its records: only which of this kind there are.
    pub fn with_list<T>(self, kind: Kind, read: impl FnOnce(&Region) -> T) -> Option<T> {
        self.lists[kind as usize].track();
        self.with_region(read)
    }

    /// Which edition of the region is open; follows nothing.
    pub fn edition(self) -> Edition {
        self.session.with_value(|session| session.edition)
    }

    /// Shows another region, or none. Every region that is opened comes this way.
    pub(super) fn show(self, region: Option<Region>) {
        self.await_figures(region.as_ref(), DRAWN);
        self.session
            .update_value(|session| session.followed = Figures::default());
        self.region.set(region.map(Arc::new));
        self.lists.iter().for_each(Trigger::notify);
    }

    /// Changes the open region, and tells that these lists have other ids now; `changes` are those
    /// that a figure may rest on. Every edit comes this way.
    pub(super) fn alter(
        self,
        lists: &[Kind],
        changes: &[Change],
        change: impl FnOnce(&mut Region),
    ) {
        self.session
            .update_value(|session| session.followed.changed(changes));
        self.region
            .with_untracked(|region| self.await_figures(region.as_deref(), PAUSE));
        self.region.update(|region| {
            if let Some(region) = region.as_mut().map(Arc::make_mut) {
                change(region);
            }
        });
        lists
            .iter()
            .for_each(|list| self.lists[*list as usize].notify());
    }

    /// Computes what is awaited of an edition, unless something was edited since.
    pub(super) fn catch_up(self, edition: Edition) {
        if self.session.try_with_value(|session| session.edition) == Some(edition) {
            self.following.try_set(Following::UpToDate);
        }
    }

    fn await_figures(self, region: Option<&Region>, pause: Duration) {
        let edition = self.session.try_update_value(|session| {
            session.edition.0 += 1;
            session.edition
        });
        let now = match region.is_some_and(is_large) {
            true => Following::Awaited,
            false => Following::UpToDate,
        };
        if self.following.get_untracked() != now {
            self.following.set(now);
        }
        if let (Following::Awaited, Some(edition)) = (now, edition) {
            task::after(pause, move || self.catch_up(edition));
        }
    }
}

/// Whether figures and problems wait until typing pauses: the region takes long to compute.
pub fn is_large(region: &Region) -> bool {
    region.count(Kind::Need) + region.count(Kind::Offer) > AT_ONCE
}
