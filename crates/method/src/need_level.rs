//! Need level: `score = 100 · Σ w·s`, `level = clamp(ceil(score/10), 1, 10)` (method section 11).
//!
//! Components: severity (1 − coverage), volume (share of the region's gap), difficulty (share of D that
//! is hard to recruit), breadth (min(1, enterprises/5)), relevance (level/10). A missing component's
//! weight is spread over the others in proportion. D = 0: no level. Points 0 to 100; after the grid for
//! Portuguese TeSP courses.

use crate::demand::TargetDemand;
use crate::figures::{NeedLevel, NeedLevelComponent};
use crate::inputs::{QualificationIdx, TOLERANCE};
use crate::pipeline::{DemandTotals, Pipeline};
use enlace_model::order::put_in_order;
use enlace_model::qualification::Relevance;
use enlace_model::{Points, SettingId, SettingsInForce, Share};

/// The value of each component, 0 to 1, in the order of [`Component::ALL`].
pub(crate) type Components = [Option<f64>; 5];

/// The settings that weigh the components, in their order.
pub(crate) const WEIGHTS: [SettingId; 5] = [
    SettingId::WeightSeverity,
    SettingId::WeightVolume,
    SettingId::WeightDifficulty,
    SettingId::WeightBreadth,
    SettingId::WeightRelevance,
];

/// The components of a qualification with demand.
pub(crate) fn components(
    q: QualificationIdx,
    demand: &TargetDemand,
    met: &DemandTotals,
    region_gap: f64,
    w: &Pipeline,
) -> Components {
    // What rounding leaves of a gap that is 0 has no shares.
    let volume = if region_gap > TOLERANCE {
        met.gap / region_gap
    } else {
        0.0
    };
    let difficulty = any_difficulty_stated(w).then(|| demand.hard / demand.demand);
    let breadth = breadth(q, w) as f64 / w.inputs.get(SettingId::BreadthEnterprises);
    let relevance = relevance(q, w).map(|r| r.level.0 as f64 / 10.0);
    [
        Some(met.gap / demand.demand),
        Some(volume),
        difficulty,
        Some(breadth.min(1.0)),
        relevance,
    ]
    .map(|component| component.map(|value: f64| value.clamp(0.0, 1.0)))
}

/// Distinct enterprises and groups with a recruit need that asks for people in the target year.
pub(crate) fn breadth(q: QualificationIdx, w: &Pipeline) -> usize {
    w.respondents[q as usize].asking as usize
}

/// Whether any recruit need of the region states a difficulty.
pub(crate) fn any_difficulty_stated(w: &Pipeline) -> bool {
    w.statements.with_difficulty > 0
}

/// The relevance that counts: of the most specific territory containing the region, in it the latest
/// year, of several the highest.
pub(crate) fn relevance<'r>(q: QualificationIdx, w: &Pipeline<'r>) -> Option<&'r Relevance> {
    let header = &w.inputs.region.header;
    let contains = |territory: &str| {
        let in_nuts = header
            .nuts
            .as_deref()
            .is_some_and(|n| n.starts_with(territory));
        !territory.is_empty() && (in_nuts || header.country.as_deref() == Some(territory))
    };
    w.inputs.qualifications[q as usize]
        .relevance
        .iter()
        .filter(|r| (1..=10).contains(&r.level.0) && contains(&r.territory))
        .max_by_key(|r| (r.territory.len(), r.year, r.level))
}

/// The points of each component under a weighting; a missing component's weight is spread over the
/// others in proportion. `None` when no weight is left.
pub(crate) fn points(components: &Components, weights: &[f64; 5]) -> Option<Components> {
    let present = components.iter().zip(weights).filter(|(c, _)| c.is_some());
    let all: f64 = present.map(|(_, weight)| weight).sum();
    if all <= 0.0 {
        return None;
    }
    let mut points = *components;
    for (point, weight) in points.iter_mut().zip(weights) {
        *point = point.map(|value| 100.0 * value * weight / all);
    }
    Some(points)
}

/// The need levels of all qualifications with demand, ranked against each other.
pub(crate) fn need_levels(
    all: &[(QualificationIdx, Components)],
    w: &Pipeline,
) -> Vec<Option<NeedLevel>> {
    let valued: Vec<Valued> = all
        .iter()
        .map(|(q, components)| Valued {
            components: *components,
            relevance: relevance(*q, w).map(|r| r.level.0),
        })
        .collect();
    weighed(&valued, &weights(w.inputs.settings))
}

/// What the need level of a qualification is made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Valued {
    pub components: Components,
    pub relevance: Option<i64>,
}

/// The weights that are in force.
pub(crate) fn weights(settings: SettingsInForce) -> [f64; 5] {
    WEIGHTS.map(|id| settings.get(id))
}

/// The need levels of qualifications under these weights, ranked against each other.
pub(crate) fn weighed(all: &[Valued], weights: &[f64; 5]) -> Vec<Option<NeedLevel>> {
    let components: Vec<Components> = all.iter().map(|valued| valued.components).collect();
    let ranges = rank_ranges(&components, weights);
    all.iter()
        .zip(ranges)
        .map(|(valued, (rank_low, rank_high))| {
            let points = points(&valued.components, weights)?;
            let score: f64 = points.iter().flatten().sum();
            Some(NeedLevel {
                score: Points(score),
                components: valued.components.map(|value| value.map(Share)),
                points: points.map(|p| p.map(Points)),
                level: ((score / 10.0 - TOLERANCE).ceil() as i64).clamp(1, 10),
                rank_low,
                rank_high,
                relevance: valued.relevance,
            })
        })
        .collect()
}

/// Best and worst rank over the 32 weightings in which each weight is × 0.8 or × 1.2.
fn rank_ranges(all: &[Components], weights: &[f64; 5]) -> Vec<(usize, usize)> {
    let mut ranges = vec![(usize::MAX, 0); all.len()];
    for weighting in 0..WEIGHTINGS {
        for (range, rank) in ranges.iter_mut().zip(ranks(all, weights, weighting)) {
            *range = (range.0.min(rank), range.1.max(rank));
        }
    }
    ranges
}

/// How many weightings the rank range looks at: each of five weights × 0.8 or × 1.2.
pub(crate) const WEIGHTINGS: u32 = 1 << NeedLevelComponent::ALL.len();

/// The rank of each qualification under a weighting: 1 + how many have a higher score.
fn ranks(all: &[Components], weights: &[f64; 5], weighting: u32) -> Vec<usize> {
    let mut varied = *weights;
    for (n, weight) in varied.iter_mut().enumerate() {
        *weight *= if weighting >> n & 1 == 1 { 1.2 } else { 0.8 };
    }
    let score = |c| points(c, &varied).map_or(0.0, |p| p.iter().flatten().sum::<f64>());
    let scores: Vec<f64> = all.iter().map(score).collect();
    let mut sorted = scores.clone();
    put_in_order(&mut sorted, f64::total_cmp);
    let higher =
        |own: &f64| sorted.len() - sorted.partition_point(|other| *other <= own + TOLERANCE);
    scores.iter().map(|own| 1 + higher(own)).collect()
}

/// The components of all qualifications with demand.
pub(crate) fn ranked(w: &Pipeline, region_gap: f64) -> Vec<(QualificationIdx, Components)> {
    let all = w.qualifications().map(|q| (q, w.demand_of(q)));
    all.filter(|(_, demand)| demand.demand > 0.0)
        .map(|(q, demand)| (q, components(q, &demand, &w.met_of(q), region_gap, w)))
        .collect()
}

/// The ranks of one qualification under the 32 weightings.
pub(crate) fn varied_ranks(q: QualificationIdx, w: &Pipeline, region_gap: f64) -> Vec<usize> {
    let all = ranked(w, region_gap);
    let weights = weights(w.inputs.settings);
    let Some(own) = all.iter().position(|(other, _)| *other == q) else {
        return Vec::new();
    };
    let all: Vec<Components> = all.iter().map(|(_, components)| *components).collect();
    (0..WEIGHTINGS)
        .map(|n| ranks(&all, &weights, n)[own])
        .collect()
}
