//! The method a second time: plain, slow, from its text, sharing nothing with the engine but the
//! nouns and the names of the figures. Where the two differ, one of them has a bug.

pub mod allocation;
pub mod cause;
mod classes;
mod completion;
pub mod confidence;
pub mod demand;
mod indicators;
mod level;
pub mod lists;
mod qualification;
mod related;
pub mod remarks;
pub mod renewed;
mod short_courses;
pub mod statement;
pub mod supply;
mod verdict;
pub mod world;

use enlace_method::figures::CellTarget;
use enlace_model::Region;

use crate::laws::flat::Flat;

use allocation::{Allocation, TIERS};
use cause::Cause;
use demand::Demand;
use qualification::Qualifications;
use statement::Age;
use supply::Supply;
use world::World;

/// What the figures of a region are computed from.
struct Parts<'r> {
    world: World<'r>,
    demand: Demand<'r>,
    without_age: Demand<'r>,
    supply: Supply<'r>,
    allocation: Allocation,
}

impl<'r> Parts<'r> {
    fn of(region: &'r Region) -> Self {
        let world = World::of(region);
        let demand = Demand::of(&world, Age::Counts);
        let supply = Supply::of(&world);
        Self {
            without_age: Demand::of(&world, Age::Ignored),
            allocation: Allocation::of(&world, &demand, &supply),
            world,
            demand,
            supply,
        }
    }

    fn qualifications(&self) -> Qualifications<'_, 'r> {
        Qualifications {
            world: &self.world,
            demand: &self.demand,
            without_age: &self.without_age,
            supply: &self.supply,
            allocation: &self.allocation,
        }
    }
}

/// A region's figures under the names that [`Flat::of`] gives them.
pub fn figures(region: &Region) -> Flat {
    let parts = Parts::of(region);
    let mut flat = Flat::default();
    parts.demand.write(&mut flat);
    parts.supply.write(&parts.world, &mut flat);
    parts.allocation.write(&mut flat);
    parts.qualifications().write(&mut flat);
    short_courses::write(&parts.world, &mut flat);
    for target in parts.demand.targets() {
        if let CellTarget::Occupation(..) = &target
            && parts.world.leading_to(&target).is_empty()
        {
            let name = format!("unled.{target}");
            flat.number(&name, "demand", parts.demand.of_target(&target));
            flat.number(&name, "gap", parts.allocation.of_target(&target, TIERS));
        }
    }
    flat.word("allocation", "end", "Settled");
    flat
}

/// Where a qualification's gap comes from.
pub fn cause(region: &Region, code: &str) -> Cause {
    cause::cause(&Parts::of(region).qualifications(), code)
}
