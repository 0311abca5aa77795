//! Completion rate `ĉ = (x + k·c₀) / (n + k)` (method section 5).
//!
//! `x` completed of `n` entrants, pooled over the cohorts of all offers of the same school,
//! qualification and modality, each entry year once, as in the offer with the latest start. A cohort
//! whose completers are unknown is left out of both. Unit: a share. n + k = 0: `ĉ = c₀`.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::coverage::ground::{Ground, Q, possible};
use crate::coverage::offer_list::{Course, Listed};
use crate::model::{Cohort, SettingId};

/// The cohorts of one course, each entry year once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool<'r> {
    /// Position of the offer that tells of the cohort, and the cohort, by entry year.
    pub cohorts: BTreeMap<i32, (u32, &'r Cohort)>,
    /// All offers of the course.
    pub offers: Vec<u32>,
}

/// Completed and entrants that enter the rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    pub completed: f64,
    pub entrants: f64,
}

pub(crate) struct Completion<'r> {
    pub pools: Vec<Pool<'r>>,
    /// The pool of each offer.
    pub pool_of: Vec<u32>,
    /// Positions in `pools`, by qualification.
    by_qualification: FxHashMap<Q, Vec<u32>>,
}

impl<'r> Completion<'r> {
    pub fn of(all: &[Listed<'r>]) -> Self {
        let mut index: FxHashMap<Course, u32> = FxHashMap::default();
        let mut pools: Vec<Pool> = Vec::new();
        let mut by_qualification: FxHashMap<Q, Vec<u32>> = FxHashMap::default();
        let mut pool_of = Vec::with_capacity(all.len());
        for (i, o) in (0..).zip(all) {
            let pool = *index.entry(o.course()).or_insert_with(|| {
                by_qualification
                    .entry(o.qualification)
                    .or_default()
                    .push(pools.len() as u32);
                pools.push(Pool::default());
                pools.len() as u32 - 1
            });
            pool_of.push(pool);
            let pool = &mut pools[pool as usize];
            pool.offers.push(i);
            for cohort in &o.offer.history {
                let told = pool
                    .cohorts
                    .entry(cohort.entry_year.0)
                    .or_insert((i, cohort));
                // Offers come in the order of ids: of two with the same start the later id tells.
                if all[told.0 as usize].offer.start_year <= o.offer.start_year {
                    *told = (i, cohort);
                }
            }
        }
        Self {
            pools,
            pool_of,
            by_qualification,
        }
    }

    /// The rate of an offer.
    pub fn rate(&self, offer: u32, ground: &Ground) -> f64 {
        shrunk(
            self.pools[self.pool_of[offer as usize] as usize].counted(),
            ground,
        )
    }

    /// The pools of a qualification over the region.
    pub fn pools_of(&self, q: Q) -> impl Iterator<Item = &Pool<'r>> {
        let own = self.by_qualification.get(&q).map_or(&[][..], Vec::as_slice);
        own.iter().map(|i| &self.pools[*i as usize])
    }
}

impl Pool<'_> {
    /// What of its cohorts enters the rate.
    pub fn counted(&self) -> Counted {
        let mut sum = Counted::default();
        for cohort in self.cohorts.values().filter_map(|(_, c)| usable(c)) {
            sum.completed += cohort.completed;
            sum.entrants += cohort.entrants;
        }
        sum
    }
}

/// A cohort's completed and entrants; `None` where one is unknown or they cannot be.
pub(crate) fn usable(cohort: &Cohort) -> Option<Counted> {
    let entrants = possible(cohort.entrants?.0)?;
    let completed = possible(cohort.completed?.0)?;
    (completed <= entrants).then_some(Counted {
        completed,
        entrants,
    })
}

/// The observed rate drawn towards the prior by as many imagined pupils as the prior weighs.
pub(crate) fn shrunk(counted: Counted, ground: &Ground) -> f64 {
    let (k, prior) = (
        ground.get(SettingId::CompletionPriorWeight),
        ground.get(SettingId::CompletionPrior),
    );
    let n = counted.entrants + k;
    if n > 0.0 {
        (counted.completed + k * prior) / n
    } else {
        prior
    }
}
