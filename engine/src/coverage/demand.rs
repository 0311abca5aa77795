//! Demand `D(target, municipality) = Σ r·π` and its variance (method section 4).
//!
//! Unit: persons per year in the target year. No needs: 0. A whole-region statement is split over
//! the municipalities by business count, else evenly, and stays one need in the variance.

use crate::coverage::ground::{Ground, M, NONE};
use crate::coverage::statement::{Statement, Statements};
use crate::coverage::target::{T, Targets};
use crate::model::{Choice, EvidenceKind, Need, SettingId};

/// What is demanded of one target over the region.
#[derive(Clone, Debug, Default)]
pub(crate) struct TargetDemand {
    pub demand: f64,
    pub variance: f64,
    /// Demand and variance if no evidence grew old.
    pub ageless_demand: f64,
    pub ageless_variance: f64,
    pub carried: f64,
    pub carried_by_reason: [f64; 5],
    pub by_evidence: [f64; 7],
    /// Demand that is hard to recruit.
    pub hard: f64,
    /// Statements on this target, in the order of needs.
    pub statements: Vec<u32>,
}

impl TargetDemand {
    /// Adds a share of another target's demand; variances with the square of the share.
    pub fn add(&mut self, other: &Self, share: f64) {
        self.demand += other.demand * share;
        self.variance += other.variance * share * share;
        self.ageless_demand += other.ageless_demand * share;
        self.ageless_variance += other.ageless_variance * share * share;
        self.carried += other.carried * share;
        self.hard += other.hard * share;
        for (own, more) in self
            .carried_by_reason
            .iter_mut()
            .zip(&other.carried_by_reason)
        {
            *own += more * share;
        }
        for (own, more) in self.by_evidence.iter_mut().zip(&other.by_evidence) {
            *own += more * share;
        }
    }

    fn record(&mut self, index: u32, s: &Statement, hard_from: f64) {
        let demand = s.demand();
        let (ageless, ageless_variance) = s.ageless();
        self.demand += demand;
        self.variance += s.variance();
        self.ageless_demand += ageless;
        self.ageless_variance += ageless_variance;
        if s.is_carried {
            let reason = s.need.reason.as_ref().and_then(Choice::known);
            self.carried += demand;
            self.carried_by_reason[reason.map_or(4, |r| r as usize)] += demand;
        }
        self.by_evidence[usize::from(s.weight.kind).min(EvidenceKind::ALL.len())] += demand;
        if is_hard(s.need, hard_from) {
            self.hard += demand;
        }
        self.statements.push(index);
    }
}

/// Whether a stated difficulty counts as hard; unstated counts as not hard.
pub(crate) fn is_hard(need: &Need, from: f64) -> bool {
    need.stated_difficulty().is_some_and(|d| d.0 as f64 >= from)
}

/// Demand for a target in a municipality.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub target: T,
    pub municipality: M,
    pub demand: f64,
}

pub(crate) struct Demand {
    /// One entry per target.
    pub targets: Vec<TargetDemand>,
    /// Cells with demand, by target and municipality.
    pub cells: Vec<Cell>,
}

impl Demand {
    pub fn of(ground: &Ground, targets: &Targets, statements: &Statements) -> Self {
        let split = split_over_municipalities(ground);
        let hard_from = ground.get(SettingId::HardDifficulty);
        let mut by_target = vec![TargetDemand::default(); targets.len()];
        let mut pieces: Vec<(u64, f64)> = Vec::with_capacity(statements.all.len());
        for (i, s) in (0..).zip(&statements.all) {
            by_target[s.target as usize].record(i, s, hard_from);
            let demand = s.demand();
            if demand <= 0.0 {
                continue;
            }
            if s.municipality == NONE {
                let parts = (0..).zip(&split).filter(|(_, share)| **share > 0.0);
                pieces.extend(parts.map(|(m, share)| (cell_key(s.target, m), demand * share)));
            } else {
                pieces.push((cell_key(s.target, s.municipality), demand));
            }
        }
        // Stable: within a cell the needs keep their order, so the sum does not depend on the file's.
        pieces.sort_by_key(|(key, _)| *key);
        let cells = pieces
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| Cell {
                target: (same[0].0 >> 32) as T,
                municipality: same[0].0 as M,
                demand: same.iter().map(|(_, d)| d).sum(),
            })
            .collect();
        Self {
            targets: by_target,
            cells,
        }
    }

    /// The index of a cell, if anything is demanded there.
    pub fn cell(&self, target: T, municipality: M) -> Option<usize> {
        self.cells
            .binary_search_by_key(&cell_key(target, municipality), |c| {
                cell_key(c.target, c.municipality)
            })
            .ok()
    }

    /// The cells of a target: their range among all.
    pub fn cells_of(&self, target: T) -> std::ops::Range<usize> {
        let start = self.cells.partition_point(|c| c.target < target);
        start..start + self.cells[start..].partition_point(|c| c.target == target)
    }
}

fn cell_key(target: T, municipality: M) -> u64 {
    u64::from(target) << 32 | u64::from(municipality)
}

/// By business count, where any is recorded; else evenly.
fn split_over_municipalities(ground: &Ground) -> Vec<f64> {
    let counts: Vec<f64> = ground
        .municipalities
        .iter()
        .map(|m| m.business_count().map_or(0.0, |c| c.0))
        .map(|count| {
            if count.is_finite() {
                count.max(0.0)
            } else {
                0.0
            }
        })
        .collect();
    let all: f64 = counts.iter().sum();
    if all > 0.0 && all.is_finite() {
        counts.iter().map(|count| count / all).collect()
    } else {
        vec![1.0 / counts.len() as f64; counts.len()]
    }
}
