//! Demand `D(target, municipality) = Σ r·π` and its variance (method section 4).
//!
//! Unit: persons per year in the target year. No needs: 0. A whole-region statement is split over
//! the municipalities by business count, else evenly, and stays one need in the variance.

use crate::inputs::{Inputs, MunicipalityIdx, NONE};
use crate::statement::Statement;
use crate::statements::Statements;
use crate::target::TargetIdx;
use enlace_model::{EvidenceKind, Region, SettingId};

/// What is demanded of one target over the region.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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

    fn record(&mut self, s: &Statement, hard_from: f64) {
        let demand = s.demand();
        let (ageless, ageless_variance) = s.ageless();
        self.demand += demand;
        self.variance += s.variance();
        self.ageless_demand += ageless;
        self.ageless_variance += ageless_variance;
        if s.is_carried {
            self.carried += demand;
            self.carried_by_reason[usize::from(s.reason)] += demand;
        }
        self.by_evidence[usize::from(s.weight.kind).min(EvidenceKind::ALL.len())] += demand;
        if s.is_hard(hard_from) {
            self.hard += demand;
        }
    }
}

/// Demand for a target in a municipality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DemandPlace {
    pub target: TargetIdx,
    pub municipality: MunicipalityIdx,
    pub demand: f64,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Demand {
    /// One entry per target.
    pub targets: Vec<TargetDemand>,
    /// Cells with demand, by target and municipality.
    pub cells: Vec<DemandPlace>,
    /// Whether each municipality has a business count.
    pub has_businesses: Vec<bool>,
    /// The part of a whole-region statement that falls to each municipality.
    split: Vec<f64>,
    /// Demand by municipality while a target is summed up; `None` where there is none.
    summed: Vec<Option<f64>>,
}

impl Demand {
    pub fn of(inputs: &Inputs, statements: &Statements) -> Self {
        let counts = business_counts(inputs.region);
        let mut own = Self {
            has_businesses: counts.iter().map(|count| *count > 0.0).collect(),
            split: shares(&counts),
            summed: vec![None; inputs.municipalities.len()],
            ..Self::default()
        };
        let mut cells = Vec::new();
        for target in 0..statements.by_target.len() as TargetIdx {
            let sum = own.sum_up(target, statements, inputs, &mut cells);
            own.targets.push(sum);
        }
        own.cells = cells;
        own
    }

    /// Sums one target up again.
    pub fn again(&mut self, target: TargetIdx, statements: &Statements, inputs: &Inputs) {
        let mut cells = Vec::new();
        self.targets[target as usize] = self.sum_up(target, statements, inputs, &mut cells);
        let range = self.cells_of(target);
        self.cells.splice(range, cells);
    }

    /// Sums up the statements on a target, in the order of ids, and adds its cells.
    fn sum_up(
        &mut self,
        target: TargetIdx,
        statements: &Statements,
        inputs: &Inputs,
        cells: &mut Vec<DemandPlace>,
    ) -> TargetDemand {
        let hard_from = inputs.get(SettingId::HardDifficulty);
        let mut sum = TargetDemand::default();
        for s in statements.on(target) {
            sum.record(s, hard_from);
            let demand = s.demand();
            if demand <= 0.0 {
                continue;
            }
            if s.municipality == NONE {
                let parts = self.summed.iter_mut().zip(&self.split);
                for (here, share) in parts.filter(|(_, share)| **share > 0.0) {
                    *here = Some(here.unwrap_or(0.0) + demand * share);
                }
            } else {
                let here = &mut self.summed[s.municipality as usize];
                *here = Some(here.unwrap_or(0.0) + demand);
            }
        }
        for (municipality, here) in (0..).zip(&mut self.summed) {
            cells.extend(here.take().map(|demand| DemandPlace {
                target,
                municipality,
                demand,
            }));
        }
        sum
    }

    /// The index of a cell, if anything is demanded there.
    pub fn cell(&self, target: TargetIdx, municipality: MunicipalityIdx) -> Option<usize> {
        self.cells
            .binary_search_by_key(&cell_key(target, municipality), |c| {
                cell_key(c.target, c.municipality)
            })
            .ok()
    }

    /// The cells of a target: their range among all.
    pub fn cells_of(&self, target: TargetIdx) -> std::ops::Range<usize> {
        let start = self.cells.partition_point(|c| c.target < target);
        start..start + self.cells[start..].partition_point(|c| c.target == target)
    }
}

fn cell_key(target: TargetIdx, municipality: MunicipalityIdx) -> u64 {
    u64::from(target) << 32 | u64::from(municipality)
}

/// What of a statement for the whole region falls to each municipality, in the order of codes: by
/// business count, where any is recorded; else evenly.
pub fn split_over_municipalities(region: &Region) -> Vec<f64> {
    shares(&business_counts(region))
}

/// The businesses of each municipality, in the order of codes; 0 where it has no count.
fn business_counts(region: &Region) -> Vec<f64> {
    let all = region.municipalities.values();
    all.map(|m| m.business_count().map_or(0.0, |count| count.0))
        .collect()
}

fn shares(counts: &[f64]) -> Vec<f64> {
    let all: f64 = counts.iter().sum();
    if all > 0.0 {
        counts.iter().map(|count| count / all).collect()
    } else {
        vec![1.0 / counts.len() as f64; counts.len()]
    }
}
