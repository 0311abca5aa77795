//! Situations of what offers tell of earlier entry years, section 5.

use enlace_model::{Cohort, Offer};

use super::Seen;
use crate::laws::oracle::lists::course;
use crate::laws::oracle::world::World;

pub fn look(world: &World, seen: &mut Seen) {
    let offers: Vec<&Offer> = world.region.offers.values().collect();
    for a in &offers {
        for b in offers.iter().filter(|b| b.id > a.id) {
            if course(world, a) == course(world, b) {
                for (cohort, other) in pairs(a, b) {
                    two_tell(a, b, cohort, other, seen);
                }
            }
        }
    }
}

/// Cohorts of one entry year.
fn pairs<'r>(a: &'r Offer, b: &'r Offer) -> Vec<(&'r Cohort, &'r Cohort)> {
    let mut pairs = Vec::new();
    for cohort in &a.history {
        let same_year = b
            .history
            .iter()
            .filter(|c| c.entry_year == cohort.entry_year);
        pairs.extend(same_year.map(|other| (cohort, other)));
    }
    pairs
}

fn two_tell(a: &Offer, b: &Offer, one: &Cohort, other: &Cohort, seen: &mut Seen) {
    let same_code = a.qualification == b.qualification;
    let differ = one != other;
    let of_one_year = a.start_year == b.start_year;
    seen.note(
        "two offers of different years tell different numbers of one entry year",
        same_code && differ && !of_one_year,
    );
    seen.note(
        "two offers of one year tell different numbers of one entry year",
        same_code && differ && of_one_year,
    );
    let later = if a.start_year > b.start_year {
        one
    } else {
        other
    };
    let earlier = if a.start_year > b.start_year {
        other
    } else {
        one
    };
    seen.note(
        "the offer that speaks does not know the completers that another knows",
        same_code && later.completed.is_none() && earlier.completed.is_some(),
    );
    let known = one.completed.is_some() && one.entrants.is_some_and(|n| n.0 > 0.0);
    seen.note(
        "two codes that became one tell different numbers of one year",
        !same_code && differ && known && other.completed.is_some(),
    );
    seen.note(
        "two codes that became one tell equal numbers of one year",
        !same_code && !differ && known,
    );
}
