//! What computes and changes the open region, in the part that is loaded with it.

use std::sync::Arc;

use enlace_edit::{History, Op, Rejection, decide};
use enlace_method::views::start::{StartOverview, StartStep, StepState};
use enlace_method::{Assumptions, Coverage, Incremental};
use enlace_model::check::{Problem, check};
use enlace_model::{Change, Region, RegionId};

use crate::browser::id;
use crate::state::document::figures::{Append, Follow};
use crate::state::part::loads_part;

/// What of the part the document uses.
pub(in crate::state) struct Engine {
    pub follow: Follow,
    pub append: Append,
    pub check: fn(&Region, &[Problem]) -> Vec<Problem>,
    pub decide: fn(&Op, &Region) -> Result<Vec<Change>, Rejection>,
    pub apply: fn(&mut Arc<Region>, &[Change]),
    /// The figures after changes that are only tried.
    pub after: fn(&Incremental, &Region, &[Change]) -> Arc<Coverage>,
    /// The figures under other assumptions.
    pub assuming: fn(&Incremental, &Region, &Assumptions) -> Arc<Coverage>,
    pub go_to: fn(&mut History, usize) -> Vec<Change>,
    /// The same region under a name and an id of its own.
    pub copy: fn(&Region, String) -> Region,
    /// How far the diagnosis is: done when the five steps of a new region are.
    pub diagnosis: fn(&Region, &Coverage) -> StepState,
}

impl Engine {
    /// All of it, there at once.
    pub const WHOLE: Self = Self {
        follow,
        append: |kept, changes| kept.extend_from_slice(changes),
        check: |region, in_file| [in_file, &check(region)].concat(),
        decide,
        apply,
        after: Incremental::after,
        assuming: Incremental::assuming,
        go_to: History::go_to,
        copy,
        diagnosis: |region, coverage| StartOverview::of(region, coverage).state(StartStep::Results),
    };
}

loads_part!(load: Engine);

fn follow(
    numbers: Option<Box<Incremental>>,
    region: &Region,
    changes: &[Change],
) -> Box<Incremental> {
    match numbers {
        Some(mut numbers) => {
            numbers.follow(region, changes);
            numbers
        }
        None => Box::new(Incremental::of(region)),
    }
}

fn apply(region: &mut Arc<Region>, changes: &[Change]) {
    let region = Arc::make_mut(region);
    changes.iter().for_each(|change| region.apply(change));
}

fn copy(region: &Region, name: String) -> Region {
    let mut copy = region.clone();
    copy.header.id = RegionId::from(id::mint());
    copy.header.name = name;
    copy
}
