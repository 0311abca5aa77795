//! The method a second time: plain, slow, from its text, sharing nothing with the engine but the
//! nouns and the names of the figures. Where the two differ, one of them has a bug.

mod allocation;
mod classes;
mod demand;
mod indicators;
mod level;
mod qualification;
mod related;
mod short_courses;
mod supply;
mod verdict;
mod world;

use enlace_engine::coverage::figures::CellTarget;
use enlace_engine::model::Region;

use crate::flat::Flat;

use allocation::{Allocation, TIERS};
use demand::{Age, Demand};
use qualification::Qualifications;
use supply::Supply;
use world::World;

/// A region's figures under the names that [`Flat::of`] gives them.
pub fn figures(region: &Region) -> Flat {
    let world = World::of(region);
    let demand = Demand::of(&world, Age::Counts);
    let supply = Supply::of(&world);
    let allocation = Allocation::of(&world, &demand, &supply);
    let mut flat = Flat::default();
    demand.write(&mut flat);
    supply.write(&world, &mut flat);
    allocation.write(&mut flat);
    let all = Qualifications {
        world: &world,
        demand: &demand,
        without_age: &Demand::of(&world, Age::Ignored),
        supply: &supply,
        allocation: &allocation,
    };
    all.write(&mut flat);
    short_courses::write(&world, &mut flat);
    for target in demand.targets() {
        if let CellTarget::Occupation(..) = &target
            && world.leading_to(&target).is_empty()
        {
            let name = format!("unled.{target}");
            flat.number(&name, "demand", demand.of_target(&target));
            flat.number(&name, "gap", allocation.of_target(&target, TIERS));
        }
    }
    flat.word("allocation", "end", "Settled");
    flat
}
