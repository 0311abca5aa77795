//! Raw rates over the offers counted in the target year (method section 8).
//!
//! fill = entrants / places; pressure = first choices / places, over offers whose first choices are
//! known; completion = completed / entrants over cohorts; study and employment over the completers
//! whose destination is known; favourable outcome = (study + work) / completers. No unit. Each comes
//! with the people it rests on; on nobody: no rate.

use std::collections::BTreeSet;

use crate::coverage::completion::usable;
use crate::coverage::figures::{Indicators, RawRate};
use crate::coverage::ground::{Q, possible};
use crate::coverage::working::Working;
use crate::model::{Persons, Ratio};

pub(crate) fn indicators(q: Q, w: &Working) -> Indicators {
    let (mut fill, mut pressure) = ((0.0, 0.0), (0.0, 0.0));
    let mut pools = BTreeSet::new();
    for offer in w.supply.of_qualification(q) {
        let record = w.supply.list.all[offer.offer as usize].offer;
        pools.insert(w.supply.completion.pool_of[offer.offer as usize]);
        if let Some(entrants) = record.entrants.and_then(|e| possible(e.0)) {
            fill = (fill.0 + entrants, fill.1 + offer.places);
        }
        if let Some(first) = record.first_choices.and_then(|f| possible(f.0)) {
            pressure = (pressure.0 + first, pressure.1 + offer.places);
        }
    }
    let (mut completion, mut outcome) = ((0.0, 0.0), Outcome::default());
    for pool in pools {
        for (_, cohort) in w.supply.completion.pools[pool as usize].cohorts.values() {
            if let Some(counted) = usable(cohort) {
                completion = (
                    completion.0 + counted.completed,
                    completion.1 + counted.entrants,
                );
                let people = |n: Option<Persons>| n.and_then(|n| possible(n.0));
                outcome.add(
                    counted.completed,
                    people(cohort.in_study),
                    people(cohort.in_work),
                    people(cohort.unknown),
                );
            }
        }
    }
    let known = outcome.completers - outcome.unknown;
    Indicators {
        fill: rate(fill.0, fill.1),
        pressure: rate(pressure.0, pressure.1),
        completion: rate(completion.0, completion.1),
        study: rate(outcome.study, known),
        employment: rate(outcome.work, known),
        favourable: rate(outcome.study + outcome.work, outcome.completers),
        unknown_destination: rate(outcome.unknown, outcome.completers),
    }
}

/// Completers of cohorts whose destinations were asked, by destination.
#[derive(Default)]
struct Outcome {
    completers: f64,
    study: f64,
    work: f64,
    unknown: f64,
}

impl Outcome {
    /// Adds a cohort; one of which no destination is recorded is left out, as is one that cannot be.
    fn add(
        &mut self,
        completers: f64,
        study: Option<f64>,
        work: Option<f64>,
        unknown: Option<f64>,
    ) {
        if study.is_none() && work.is_none() {
            return;
        }
        let (study, work) = (study.unwrap_or(0.0), work.unwrap_or(0.0));
        let unknown = unknown.unwrap_or(0.0);
        if study + work + unknown <= completers {
            self.completers += completers;
            self.study += study;
            self.work += work;
            self.unknown += unknown;
        }
    }
}

fn rate(part: f64, of: f64) -> RawRate {
    RawRate {
        value: (of > 0.0).then(|| Ratio(part / of)),
        n: Persons(of),
    }
}
