//! The situations that the method's rules speak of occur often in the random regions: a generator that never
//! makes a case leaves a law about it that cannot fail.

mod catalogue;
mod cohorts;
mod demand;
mod groups;
mod lists;

use std::collections::BTreeMap;

use enlace_model::Region;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::laws::oracle::demand::Demand;
use crate::laws::oracle::statement::Age;
use crate::laws::oracle::world::World;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, thousand};

/// Counts the regions in which each situation occurs.
#[derive(Default)]
struct Seen {
    regions: BTreeMap<&'static str, usize>,
    now: BTreeMap<&'static str, bool>,
}

impl Seen {
    /// Notes whether a situation occurs; one occurrence in a region is enough.
    fn note(&mut self, situation: &'static str, occurs: bool) {
        *self.now.entry(situation).or_default() |= occurs;
    }

    fn look(&mut self, region: &Region) {
        let world = World::of(region);
        let demand = Demand::of(&world, Age::Counts);
        lists::look(&world, self);
        cohorts::look(&world, self);
        catalogue::look(&world, self);
        demand::look(&world, &demand, self);
        groups::look(&world, &demand, self);
        for (situation, occurs) in std::mem::take(&mut self.now) {
            *self.regions.entry(situation).or_default() += usize::from(occurs);
        }
    }
}

/// Of how many regions, and in how many of them at least each situation occurs.
const REGIONS: usize = 2000;
const LEAST: usize = 60;

#[test]
fn every_situation_that_a_rule_speaks_of_occurs_in_one_of_some_thirty_random_regions() {
    let mut runner = TestRunner::new(thousand());
    let mut seen = Seen::default();
    for _ in 0..REGIONS {
        let tree = files(Content::Valid).new_tree(&mut runner).unwrap();
        let Shown(file) = tree.current();
        seen.look(&region(&file));
    }
    let rare: Vec<_> = seen.regions.iter().filter(|(_, n)| **n < LEAST).collect();
    assert!(
        rare.is_empty(),
        "hardly ever made: {rare:#?} of {:#?}",
        seen.regions
    );
}
