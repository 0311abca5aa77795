//! Completion rate `ĉ = (x + k·c₀) / (n + k)` (method section 5).
//!
//! `x` completed of `n` entrants, pooled over the cohorts of all offers of the same school,
//! qualification and modality, each pair of entry year and qualification code as recorded once, as in
//! the offer with the latest start. Equal numbers of one year under codes that became one are one
//! cohort. A cohort whose completers are unknown is left out of both. Unit: a share. n + k = 0: `ĉ = c₀`.

use rustc_hash::FxHashMap;

use crate::inputs::{Inputs, QualificationIdx, possible};
use crate::offer_list::KnownOffer;
use enlace_model::school_list::Course;
use enlace_model::{Cohort, SettingId};

/// The cohorts of one course, each pair of entry year and code as recorded once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    /// In the order of entry years and codes.
    pub cohorts: Vec<ToldCohort>,
    /// All offers of the course.
    pub offers: Vec<u32>,
    /// What of its cohorts enters the rate.
    pub counted: Counted,
}

/// A cohort, and who tells of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ToldCohort {
    pub entry_year: i32,
    /// The qualification under whose code it is recorded.
    pub recorded_as: QualificationIdx,
    /// Position of the offer that tells of it, and of the cohort in its history.
    pub offer: u32,
    pub entry: u32,
}

/// Completed and entrants that enter the rate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    pub completed: f64,
    pub entrants: f64,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Completion {
    pub pools: Vec<Pool>,
    /// The pool of each offer.
    pub pool_of: Vec<u32>,
    /// Positions in `pools`, by qualification.
    by_qualification: FxHashMap<QualificationIdx, Vec<u32>>,
}

impl Completion {
    pub fn of(all: &[KnownOffer]) -> Self {
        let mut index: FxHashMap<Course, u32> = FxHashMap::default();
        let mut own = Self::default();
        for (i, o) in (0..).zip(all) {
            let pool = *index.entry(o.course()).or_insert_with(|| {
                let list = own.by_qualification.entry(o.qualification).or_default();
                list.push(own.pools.len() as u32);
                own.pools.push(Pool::default());
                own.pools.len() as u32 - 1
            });
            own.pool_of.push(pool);
            own.pools[pool as usize].add(i, all);
        }
        for pool in &mut own.pools {
            pool.join_equals(all);
            let mut sum = Counted::default();
            for counted in pool.cohorts(all).filter_map(|(_, cohort)| usable(cohort)) {
                sum.completed += counted.completed;
                sum.entrants += counted.entrants;
            }
            pool.counted = sum;
        }
        own
    }

    /// The pool of an offer.
    pub fn pool(&self, offer: u32) -> &Pool {
        &self.pools[self.pool_of[offer as usize] as usize]
    }

    /// The pools of a qualification over the region.
    pub fn pools_of(&self, q: QualificationIdx) -> impl Iterator<Item = &Pool> {
        let own = self.by_qualification.get(&q).map_or(&[][..], Vec::as_slice);
        own.iter().map(|i| &self.pools[*i as usize])
    }
}

impl Pool {
    /// Its cohorts by entry year, with the offer that tells of each.
    pub fn cohorts<'a>(&'a self, all: &'a [KnownOffer]) -> impl Iterator<Item = (u32, &'a Cohort)> {
        self.cohorts.iter().map(|told| (told.offer, told.of(all)))
    }

    fn add(&mut self, i: u32, all: &[KnownOffer]) {
        self.offers.push(i);
        let o = &all[i as usize];
        for (n, cohort) in (0..).zip(&o.history) {
            let told = ToldCohort {
                entry_year: cohort.entry_year.0,
                recorded_as: o.recorded_as,
                offer: i,
                entry: n,
            };
            let known = self
                .cohorts
                .binary_search_by_key(&told.key(), ToldCohort::key);
            match known {
                Err(at) => self.cohorts.insert(at, told),
                // Offers come in the order of ids: of two with the same start the later id tells.
                Ok(at) if !self.cohorts[at].speaks_before(&told, all) => self.cohorts[at] = told,
                Ok(_) => {}
            }
        }
    }

    /// Leaves of equal numbers of one year under several codes one cohort: the same pupils were
    /// recorded anew when the qualification was renewed.
    fn join_equals(&mut self, all: &[KnownOffer]) {
        let mut joined: Vec<ToldCohort> = Vec::new();
        for told in &self.cohorts {
            let numbers = |told: &ToldCohort| {
                let cohort = told.of(all);
                (cohort.entrants, cohort.completed)
            };
            let same_year = |other: &ToldCohort| other.entry_year == told.entry_year;
            let equal = joined
                .iter_mut()
                .find(|other| same_year(other) && numbers(other) == numbers(told));
            match equal {
                None => joined.push(*told),
                Some(other) if !other.speaks_before(told, all) => {
                    (other.offer, other.entry) = (told.offer, told.entry);
                }
                Some(_) => {}
            }
        }
        self.cohorts = joined;
    }
}

impl ToldCohort {
    fn key(&self) -> (i32, QualificationIdx) {
        (self.entry_year, self.recorded_as)
    }

    fn of<'a>(&self, all: &'a [KnownOffer]) -> &'a Cohort {
        &all[self.offer as usize].history[self.entry as usize]
    }

    /// Whether its offer speaks rather than another's: it starts later, or its id is the later one.
    fn speaks_before(&self, other: &Self, all: &[KnownOffer]) -> bool {
        let rank = |told: &Self| (all[told.offer as usize].start_year, told.offer);
        rank(self) > rank(other)
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
pub(crate) fn shrunk(counted: Counted, inputs: &Inputs) -> f64 {
    let (k, prior) = (
        inputs.get(SettingId::CompletionPriorWeight),
        inputs.get(SettingId::CompletionPrior),
    );
    let n = counted.entrants + k;
    if n > 0.0 {
        (counted.completed + k * prior) / n
    } else {
        prior
    }
}
