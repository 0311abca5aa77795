//! Raw rates over the offers counted in the target year (method section 8).
//!
//! fill = entrants / places; pressure = first choices / places, over offers whose first choices are
//! known; completion = completed / entrants over cohorts; study and employment over the completers
//! whose destination is known; favourable outcome = (study + work) / completers. No unit. Each comes
//! with the people it rests on; on nobody: no rate.

use crate::completion::usable;
use crate::explain::FigureId;
use crate::figures::{Indicators, RawRate};
use crate::inputs::{QualificationIdx, possible};
use crate::pipeline::Pipeline;
use enlace_model::order::put_in_order;
use enlace_model::{Cohort, Persons, Ratio};

/// The rates; of each what an explanation names: the fields of an offer or of its cohorts above and
/// below the line.
pub(crate) const RATES: [(FigureId, &str, &str); 7] = [
    (FigureId::FillRate, "entrants", "places"),
    (FigureId::Pressure, "first_choices", "places"),
    (
        FigureId::CompletionObserved,
        "history.completed",
        "history.entrants",
    ),
    (FigureId::StudyRate, "history.in_study", "history.known"),
    (FigureId::EmploymentRate, "history.in_work", "history.known"),
    (
        FigureId::FavourableOutcome,
        "history.favourable",
        "history.completed",
    ),
    (
        FigureId::UnknownDestination,
        "history.unknown",
        "history.completed",
    ),
];

/// What one offer or one of its cohorts adds to a rate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RatePart {
    /// Position of the offer in the list.
    pub offer: u32,
    pub part: f64,
    pub of: f64,
}

pub(crate) fn indicators(q: QualificationIdx, w: &Pipeline) -> Indicators {
    let rate = |id: FigureId| rate_of(&rate_parts(id, q, w));
    Indicators {
        fill: rate(FigureId::FillRate),
        pressure: rate(FigureId::Pressure),
        completion: rate(FigureId::CompletionObserved),
        study: rate(FigureId::StudyRate),
        employment: rate(FigureId::EmploymentRate),
        favourable: rate(FigureId::FavourableOutcome),
        unknown_destination: rate(FigureId::UnknownDestination),
    }
}

/// The rate that these parts give; none on nobody.
pub(crate) fn rate_of(parts: &[RatePart]) -> RawRate {
    let all: f64 = parts.iter().map(|p| p.of).sum();
    let part: f64 = parts.iter().map(|p| p.part).sum();
    RawRate {
        value: (all > 0.0).then(|| Ratio(part / all)),
        n: Persons(all),
    }
}

/// What the offers counted of a qualification add to a rate.
pub(crate) fn rate_parts(id: FigureId, q: QualificationIdx, w: &Pipeline) -> Vec<RatePart> {
    let offers = w.supply.of_qualification(q);
    match id {
        FigureId::FillRate | FigureId::Pressure => offers
            .filter_map(|o| {
                let listed = &w.supply.list.all[o.offer as usize];
                let part = if id == FigureId::FillRate {
                    listed.entrants
                } else {
                    listed.first_choices
                };
                Some(RatePart {
                    offer: o.offer,
                    part: part?,
                    of: o.places,
                })
            })
            .collect(),
        _ => {
            let pool = |o: u32| w.supply.completion.pool_of[o as usize] as usize;
            let mut pools: Vec<usize> = offers.map(|o| pool(o.offer)).collect();
            put_in_order(&mut pools, Ord::cmp);
            pools.dedup();
            pools
                .into_iter()
                .flat_map(|pool| w.supply.completion.pools[pool].cohorts(&w.supply.list.all))
                .filter_map(|(offer, cohort)| {
                    let (part, all) = cohort_part(id, cohort)?;
                    Some(RatePart {
                        offer,
                        part,
                        of: all,
                    })
                })
                .collect()
        }
    }
}

/// What a cohort adds; one of which no destination is recorded adds nothing to rates of destinations,
/// as does one that cannot be.
fn cohort_part(id: FigureId, cohort: &Cohort) -> Option<(f64, f64)> {
    let counted = usable(cohort)?;
    if id == FigureId::CompletionObserved {
        return Some((counted.completed, counted.entrants));
    }
    if cohort.in_study.is_none() && cohort.in_work.is_none() {
        return None;
    }
    let people = |n: Option<Persons>| possible(n.map_or(0.0, |n| n.0));
    let (study, work) = (people(cohort.in_study)?, people(cohort.in_work)?);
    let unknown = people(cohort.unknown)?;
    if study + work + unknown > counted.completed {
        return None;
    }
    let known = counted.completed - unknown;
    Some(match id {
        FigureId::StudyRate => (study, known),
        FigureId::EmploymentRate => (work, known),
        FigureId::FavourableOutcome => (study + work, counted.completed),
        _ => (unknown, counted.completed),
    })
}
