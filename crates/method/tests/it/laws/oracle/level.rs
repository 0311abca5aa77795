//! Need level, section 11.

use std::collections::BTreeSet;

use enlace_method::figures::NeedLevelComponent;
use enlace_model::SettingId;

use super::allocation::TIERS;
use super::qualification::Qualifications;
use super::statement::Statement;
use crate::laws::flat::Flat;

/// Severity, volume, difficulty, breadth, relevance; 0 to 1, or missing.
type Scores = [Option<f64>; 5];

const WEIGHTS: [SettingId; 5] = [
    SettingId::WeightSeverity,
    SettingId::WeightVolume,
    SettingId::WeightDifficulty,
    SettingId::WeightBreadth,
    SettingId::WeightRelevance,
];

impl Qualifications<'_, '_> {
    pub fn levels(&self, codes: &[String], flat: &mut Flat) {
        let wanted: Vec<&String> = codes.iter().filter(|q| self.demanded(q) > 0.0).collect();
        let scores: Vec<Scores> = wanted.iter().map(|q| self.scores(q)).collect();
        let weights = WEIGHTS.map(|id| self.world.get(id));
        let mut ranks = vec![(usize::MAX, 0); wanted.len()];
        for weighting in 0..32 {
            let tried = std::array::from_fn(|i| {
                weights[i] * if weighting >> i & 1 == 1 { 1.2 } else { 0.8 }
            });
            let totals: Vec<f64> = scores
                .iter()
                .map(|s| points(s, tried).map_or(f64::NEG_INFINITY, |p| score(&p)))
                .collect();
            for (rank, own) in ranks.iter_mut().zip(&totals) {
                let here = 1 + totals.iter().filter(|t| **t > own + 1e-9).count();
                *rank = (rank.0.min(here), rank.1.max(here));
            }
        }
        for ((code, scores), (low, high)) in wanted.iter().zip(&scores).zip(ranks) {
            let name = &format!("q.{code}");
            let Some(points) = points(scores, weights) else {
                continue;
            };
            let score = score(&points);
            flat.number(name, "score", score);
            flat.number(name, "level", (score / 10.0 - 1e-9).ceil().clamp(1.0, 10.0));
            flat.number(name, "rank_low", low as f64);
            flat.number(name, "rank_high", high as f64);
            flat.maybe(name, "relevance", self.relevance(code));
            for (component, points) in NeedLevelComponent::ALL.iter().zip(points) {
                flat.maybe(name, &format!("points.{}", component.as_str()), points);
            }
        }
    }

    fn scores(&self, code: &str) -> Scores {
        let world = self.world;
        let demand = self.demanded(code);
        let total_gap: f64 = self.allocation.met.values().map(|met| met[TIERS]).sum();
        let volume = if total_gap > 1e-9 {
            self.gap(code) / total_gap
        } else {
            0.0
        };
        let hard = |s: &Statement| {
            let step = s.need.difficulty.map(|d| d.0 as f64);
            let is_hard = step.is_some_and(|d| d >= world.get(SettingId::HardDifficulty) - 1e-9);
            if is_hard { s.weighed() } else { 0.0 }
        };
        let stated = world
            .region
            .needs
            .values()
            .any(|n| n.is_recruit() && n.difficulty.is_some());
        // "Breadth counts enterprises whose recruit statements count in T with r > 0, a group's before its
        // reduction."
        let mut speakers = BTreeSet::new();
        for s in self.demand.counted().filter(|s| s.stated > 0.0) {
            if self.world.leading_to(&s.target).iter().any(|q| q == code) {
                speakers.extend(s.enterprise());
            }
        }
        let breadth = speakers.len() as f64 / world.get(SettingId::BreadthEnterprises);
        [
            Some(self.gap(code) / demand),
            Some(volume),
            stated.then(|| self.of_needs(code, hard) / demand),
            Some(breadth.min(1.0)),
            self.relevance(code).map(|level| level / 10.0),
        ]
    }

    /// Relevance in the most specific territory, there the latest, of several the highest.
    fn relevance(&self, code: &str) -> Option<f64> {
        let header = &self.world.region.header;
        let contains = |territory: &str| {
            header
                .nuts
                .as_deref()
                .is_some_and(|n| n.starts_with(territory))
                || header.country.as_deref() == Some(territory)
        };
        let all = &self.world.qualification(code).relevance;
        let around = all.iter().filter(|r| contains(&r.territory));
        let best = around.max_by_key(|r| (r.territory.len(), r.year, r.level))?;
        Some(best.level.0 as f64)
    }
}

/// The weights of a qualification's components, as shares of those that are not missing; `None` where
/// these weigh nothing, and there is no score.
fn shares(scores: &Scores, weights: [f64; 5]) -> Option<[f64; 5]> {
    let there = scores.iter().zip(weights).filter(|(s, _)| s.is_some());
    let sum: f64 = there.map(|(_, w)| w).sum();
    (sum > 0.0).then(|| weights.map(|w| w / sum))
}

/// Points by component; a missing component's weight is spread over the others.
fn points(scores: &Scores, weights: [f64; 5]) -> Option<Scores> {
    let shares = shares(scores, weights)?;
    Some(std::array::from_fn(|i| {
        Some(100.0 * shares[i] * scores[i]?)
    }))
}

/// The score: the sum of the points.
fn score(points: &Scores) -> f64 {
    points.iter().flatten().sum()
}
