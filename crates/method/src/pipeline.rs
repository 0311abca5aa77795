//! The whole computation, step by step, with what each step leaves for the next and for explaining.

use std::ops::Deref;

use crate::allocation::{Allocation, AllocationCells};
use crate::demand::{Demand, TargetDemand};
use crate::distance::Distances;
use crate::heard::{Counting, Spoke};
use crate::inputs::{Inputs, QualificationIdx};
use crate::relatedness::{LeadsTo, Relatedness};
use crate::statements::Statements;
use crate::supply::Supply;
use crate::target::{TargetIdx, Targets};
use enlace_model::{Rate, Region};

/// The computation of a region, with the region that it is of.
pub(crate) struct Pipeline<'r> {
    pub inputs: Inputs<'r>,
    pub stages: Stages,
}

/// What each step left, by numbers: it can be kept while the region changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stages {
    pub targets: Targets,
    pub statements: Statements,
    pub demand: Demand,
    pub supply: Supply,
    pub leads: LeadsTo,
    pub related: Relatedness,
    pub distances: Distances,
    pub allocation: Allocation,
    /// By qualification.
    pub own: Vec<SupplyTotals>,
    /// By target.
    pub met: Vec<DemandTotals>,
    /// By occupation target: its share among the qualifications that lead there.
    pub shares: Vec<Vec<(QualificationIdx, f64)>>,
    /// The same if no evidence grew old: old evidence may make more qualifications share.
    pub shares_ageless: Vec<Vec<(QualificationIdx, f64)>>,
    /// By qualification.
    pub respondents: Vec<Spoke>,
}

impl Deref for Pipeline<'_> {
    type Target = Stages;
    fn deref(&self) -> &Stages {
        &self.stages
    }
}

/// Demand and supply of a region, joined and summed up by target and place, but not yet brought
/// together: as far as a program for tables would come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums {
    pub demand: Rate,
    pub supply: Rate,
    /// How many sums there are.
    pub cells: usize,
}

/// Joins and sums up; for comparing with other programs.
pub fn sums(region: &Region) -> Sums {
    let inputs = Inputs::of(region);
    let (statements, _) = Statements::of(&inputs);
    let demand = Demand::of(&inputs, &statements);
    Sums::of(&demand, &Supply::of(&inputs))
}

impl Sums {
    pub(crate) fn of(demand: &Demand, supply: &Supply) -> Self {
        Self {
            demand: Rate(demand.cells.iter().map(|c| c.demand).sum()),
            supply: Rate(supply.places.iter().map(|p| p.available).sum()),
            cells: demand.cells.len() + supply.places.len(),
        }
    }
}

/// What becomes of a qualification's own people, in persons per year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SupplyTotals {
    pub supply: f64,
    pub variance: f64,
    pub assumed: f64,
    /// Used where they are the same: people, and what they count for.
    pub same_people: f64,
    pub same_covered: f64,
    /// Used where they are related.
    pub related_people: f64,
    pub related_covered: f64,
    pub left_same_only: f64,
    pub left: f64,
}

/// How a target's demand is met, in persons per year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct DemandTotals {
    pub demand: f64,
    /// By tier.
    pub covered: [f64; 4],
    pub gap_same_only: f64,
    pub gap: f64,
}

impl DemandTotals {
    /// Adds a share of another target's.
    pub fn add(&mut self, other: &Self, share: f64) {
        self.demand += other.demand * share;
        for (own, more) in self.covered.iter_mut().zip(&other.covered) {
            *own += more * share;
        }
        self.gap_same_only += other.gap_same_only * share;
        self.gap += other.gap * share;
    }
}

impl<'r> Pipeline<'r> {
    pub fn of(region: &'r Region) -> Self {
        Self::on(Inputs::of(region))
    }

    /// The same with inputs that are read already.
    pub fn on(inputs: Inputs<'r>) -> Self {
        let (statements, targets) = Statements::of(&inputs);
        let mut stages = Stages {
            demand: Demand::of(&inputs, &statements),
            supply: Supply::of(&inputs),
            leads: LeadsTo::of(&inputs, &targets),
            related: Relatedness::of(&inputs),
            distances: Distances::of(&inputs),
            statements,
            targets,
            ..Stages::default()
        };
        stages.allocate(&inputs);
        let mut counting = Counting::of(&stages.statements);
        let spoke = |q| counting.spoke(q, &stages.statements, &stages.leads);
        stages.respondents = (0..inputs.qualifications.len() as QualificationIdx)
            .map(spoke)
            .collect();
        Self { inputs, stages }
    }

    /// The qualifications that stand under their own code.
    pub fn qualifications(&self) -> impl Iterator<Item = QualificationIdx> + '_ {
        (0..self.inputs.qualifications.len() as QualificationIdx).filter(|q| self.inputs.stands(*q))
    }

    /// The occupation targets that a qualification shares in for reporting, with its share.
    pub fn shares_of(&self, q: QualificationIdx) -> impl Iterator<Item = (TargetIdx, f64)> + '_ {
        self.shares_among(q, &self.shares)
    }

    /// The same if no evidence grew old.
    pub fn ageless_shares_of(
        &self,
        q: QualificationIdx,
    ) -> impl Iterator<Item = (TargetIdx, f64)> + '_ {
        self.shares_among(q, &self.shares_ageless)
    }

    /// A qualification's share of an occupation if no evidence grew old; 0 where it shares nothing.
    pub fn ageless_share(&self, q: QualificationIdx, target: TargetIdx) -> f64 {
        let mut shares = self.ageless_shares_of(q);
        let own = shares.find(|(other, _)| *other == target);
        own.map_or(0.0, |(_, share)| share)
    }

    fn shares_among<'a>(
        &'a self,
        q: QualificationIdx,
        all: &'a [Vec<(QualificationIdx, f64)>],
    ) -> impl Iterator<Item = (TargetIdx, f64)> + 'a {
        let occupations = self.leads.occupations_of(q).iter();
        occupations.filter_map(move |target| {
            let shares = &all[(target - self.targets.qualifications) as usize];
            let own = shares.iter().find(|(other, _)| *other == q);
            own.map(|(_, share)| (*target, *share))
        })
    }

    /// Demand of a qualification: direct, and its shares of occupations (method section 8).
    pub fn demand_of(&self, q: QualificationIdx) -> TargetDemand {
        let direct = self.demand.targets[q as usize];
        let mut sum = direct;
        for (target, share) in self.shares_of(q) {
            sum.add(&self.demand.targets[target as usize], share);
        }
        sum.ageless_demand = direct.ageless_demand;
        sum.ageless_variance = direct.ageless_variance;
        for (target, share) in self.ageless_shares_of(q) {
            let target = &self.demand.targets[target as usize];
            sum.ageless_demand += target.ageless_demand * share;
            sum.ageless_variance += target.ageless_variance * share * share;
        }
        sum
    }

    /// How a qualification's demand is met, likewise.
    pub fn met_of(&self, q: QualificationIdx) -> DemandTotals {
        let mut sum = self.met[q as usize];
        for (target, share) in self.shares_of(q) {
            sum.add(&self.met[target as usize], share);
        }
        sum
    }
}

impl Stages {
    /// Who serves whom, and what follows from it; all other steps must have been taken.
    pub fn allocate(&mut self, inputs: &Inputs) {
        let earlier = std::mem::take(&mut self.allocation);
        self.allocation = earlier.again(&AllocationCells {
            demand: &self.demand,
            supply: &self.supply.places,
            targets: &self.targets,
            leads: &self.leads,
            related: &self.related,
            distances: &self.distances,
        });
        self.own = own_people(inputs, &self.supply, &self.allocation);
        self.met = met_demand(&self.targets, &self.demand, &self.allocation);
        let demand = &self.demand.targets;
        self.shares = reporting_shares(&self.targets, &self.own, &|q| demand[q].demand);
        self.shares_ageless =
            reporting_shares(&self.targets, &self.own, &|q| demand[q].ageless_demand);
    }
}

fn own_people(inputs: &Inputs, supply: &Supply, allocation: &Allocation) -> Vec<SupplyTotals> {
    use crate::figures::OfferStanding;
    let mut own = vec![SupplyTotals::default(); inputs.qualifications.len()];
    for offer in &supply.offers {
        let sum = &mut own[offer.qualification as usize];
        sum.variance += offer.variance;
        if offer.standing == OfferStanding::AssumedToRepeat {
            sum.assumed += offer.available;
        }
    }
    for (i, place) in supply.places.iter().enumerate() {
        let sum = &mut own[place.qualification as usize];
        sum.supply += place.available;
        sum.left += allocation.left[i];
        sum.left_same_only += allocation.left_same_only[i];
        for (n, tier) in allocation.tiers.iter().enumerate() {
            for link in tier.of(i) {
                let covered = link.people * link.weight();
                let (people, counted) = if n < 2 {
                    (&mut sum.same_people, &mut sum.same_covered)
                } else {
                    (&mut sum.related_people, &mut sum.related_covered)
                };
                *people += link.people;
                *counted += covered;
            }
        }
    }
    own
}

fn met_demand(targets: &Targets, demand: &Demand, allocation: &Allocation) -> Vec<DemandTotals> {
    let mut met = vec![DemandTotals::default(); targets.len()];
    for (cell, (lacking, same_only)) in demand
        .cells
        .iter()
        .zip(allocation.lacking.iter().zip(&allocation.lacking_same_only))
    {
        let sum = &mut met[cell.target as usize];
        sum.demand += cell.demand;
        sum.gap += lacking;
        sum.gap_same_only += same_only;
    }
    for (n, tier) in allocation.tiers.iter().enumerate() {
        for link in &tier.links {
            let cell = &demand.cells[link.demand as usize];
            met[cell.target as usize].covered[n] += link.people * link.weight();
        }
    }
    met
}

/// Demand stated as an occupation is shared among the qualifications that lead there and have supply
/// or this direct demand (where none has, among all), in proportion to supply + 1 (method section 8).
fn reporting_shares(
    targets: &Targets,
    own: &[SupplyTotals],
    direct: &dyn Fn(usize) -> f64,
) -> Vec<Vec<(QualificationIdx, f64)>> {
    let is_live = |q: &QualificationIdx| own[*q as usize].supply > 0.0 || direct(*q as usize) > 0.0;
    targets
        .occupations
        .iter()
        .map(|occupation| {
            let mut sharing: Vec<QualificationIdx> =
                occupation.led_by.iter().copied().filter(is_live).collect();
            if sharing.is_empty() {
                sharing.clone_from(&occupation.led_by);
            }
            let all: f64 = sharing.iter().map(|q| own[*q as usize].supply + 1.0).sum();
            sharing
                .into_iter()
                .map(|q| (q, (own[q as usize].supply + 1.0) / all))
                .collect()
        })
        .collect()
}
