//! Which figures and problems of the open region there are, and the numbers that follow it.

use std::sync::Arc;

use enlace_method::{Coverage, Incremental};
use enlace_model::check::Problem;
use enlace_model::{Change, Kind, Region, RegionId};

/// Up to so many needs and offers everything is computed with each edit, before the page is drawn.
const AT_ONCE: usize = 3_000;
/// So many changes are followed one by one; after more all is computed anew.
const FOLLOWED: usize = 5_000;

/// Whether the figures are those of the region as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    Current,
    /// They are computed as soon as typing pauses.
    Stale,
}

/// How often the open region changed, or another was opened: what was made of an earlier edition is
/// of no use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition(pub u32);

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

/// Brings the numbers up to a region that these changes, and nothing else, happened to since; without
/// numbers all is computed.
pub(super) type Follow = fn(Option<Box<Incremental>>, &Region, &[Change]) -> Box<Incremental>;

/// Adds copies of changes to others. Copying all kinds of records is much code, which comes with the engine.
pub(super) type Append = fn(&mut Vec<Change>, &[Change]);

/// The numbers behind the open region's figures, with what changed since they were last asked for.
#[derive(Default)]
pub(super) struct FollowedFigures {
    pub numbers: Option<Box<Incremental>>,
    changes: Vec<Change>,
}

impl FollowedFigures {
    /// Something changed in the region that is followed; `append` adds copies of changes to others.
    pub fn changed(&mut self, changes: &[Change], append: Append) {
        if self.changes.len() + changes.len() > FOLLOWED {
            *self = Self::default();
        } else if self.numbers.is_some() {
            append(&mut self.changes, changes);
        }
    }

    /// The figures of the open region as it is.
    pub fn figures(&mut self, region: &Region, follow: Follow) -> Arc<Coverage> {
        let changes = std::mem::take(&mut self.changes);
        let numbers = follow(self.numbers.take(), region, &changes);
        self.numbers.insert(numbers).coverage().clone()
    }

    /// Lends the numbers, where these are its figures and nothing changed since.
    pub fn lend(&mut self, figures: &Arc<Coverage>) -> Option<Box<Incremental>> {
        let is_current = |numbers: &mut Box<Incremental>| Arc::ptr_eq(numbers.coverage(), figures);
        self.changes.is_empty().then_some(())?;
        self.numbers.take_if(is_current)
    }
}

/// Whether figures and problems wait until typing pauses: the region takes long to compute.
pub fn is_large(region: &Region) -> bool {
    region.count(Kind::Need) + region.count(Kind::Offer) > AT_ONCE
}
