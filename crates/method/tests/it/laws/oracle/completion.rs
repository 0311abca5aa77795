//! How many complete, out of the cohorts that offers record, section 5.

use std::collections::BTreeMap;

use enlace_model::{Cohort, Offer, SettingId};

use super::lists::{Course, course};
use super::world::World;

/// The cohorts of some courses' offers, "each pair of entry year and qualification code as recorded once
/// (where several offers record it, the one with the latest start speaks, of equals the later id, also
/// where it does not know)"; "equal numbers of one year under codes that became one are one cohort".
pub fn told_once<'r>(world: &World<'r>, of: impl Fn(&Offer) -> bool) -> Vec<&'r Cohort> {
    // By course, entry year and code as recorded: the offer that speaks, and its cohort.
    let mut speaks: BTreeMap<(Course, i64, String), (&Offer, &Cohort)> = BTreeMap::new();
    // In the order of ids, so that of equals the later one stays.
    for offer in world.region.offers.values().filter(|o| of(o)) {
        for cohort in &offer.history {
            let code = offer.qualification.to_string();
            let key = (course(world, offer), cohort.entry_year.0.into(), code);
            match speaks.get(&key) {
                Some((other, _)) if other.start_year > offer.start_year => {}
                _ => {
                    speaks.insert(key, (offer, cohort));
                }
            }
        }
    }
    // By course and entry year: the cohorts whose numbers differ, of equal ones the one that would speak if
    // all had been recorded under one code.
    let mut told: BTreeMap<(Course, i64), Vec<(&Offer, &Cohort)>> = BTreeMap::new();
    for ((course, year, _), (offer, cohort)) in speaks {
        let of_year = told.entry((course, year)).or_default();
        let equal = of_year
            .iter_mut()
            .find(|(_, other)| numbers(other) == numbers(cohort));
        match equal {
            None => of_year.push((offer, cohort)),
            Some(other) => {
                if (offer.start_year, &offer.id) > (other.0.start_year, &other.0.id) {
                    *other = (offer, cohort);
                }
            }
        }
    }
    let all = told.into_values().flatten();
    all.map(|(_, cohort)| cohort).collect()
}

/// Entrants and completers: the numbers of which the rule of equal numbers speaks.
fn numbers(c: &Cohort) -> (Option<f64>, Option<f64>) {
    (c.entrants.map(|n| n.0), c.completed.map(|n| n.0))
}

/// Entrants and completers; "a cohort whose completers are unknown is left out of both".
pub fn pooled(cohorts: &[&Cohort]) -> (f64, f64) {
    let (mut entrants, mut completers) = (0.0, 0.0);
    for cohort in cohorts {
        if let (Some(n), Some(x)) = (cohort.entrants, cohort.completed) {
            entrants += n.0;
            completers += x.0;
        }
    }
    (entrants, completers)
}

/// "ĉ = (x + k·c₀) / (n + k)"; "n + k = 0: ĉ = c₀".
pub fn completion(world: &World, (n, x): (f64, f64)) -> f64 {
    let k = world.get(SettingId::CompletionPriorWeight);
    let prior = world.get(SettingId::CompletionPrior);
    if n + k > 0.0 {
        (x + k * prior) / (n + k)
    } else {
        prior
    }
}

/// The share of graduates that are available for work: (1 − s)·t.
pub fn kept(world: &World) -> f64 {
    (1.0 - world.get(SettingId::StudyShare)) * world.get(SettingId::StayShare)
}
