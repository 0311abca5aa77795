//! Who serves whom: allocation of supply to demand in four tiers (method section 7).
//!
//! One person is used once. Tiers in order: the same qualification near, the same far, related near,
//! related far. Within a tier every supply cell with people left splits them over its linked demand
//! cells in proportion to their residual demand; a cell that would get more than it lacks takes the
//! fraction that it lacks; all move at once; until fewer than 1e-9 persons move. Proportional sharing
//! after edpond; the four tiers are ours. Unit: persons per year.

use crate::demand::{Demand, DemandPlace};
use crate::distance::Distances;
use crate::figures::{AllocationEnd, Tier};
use crate::inputs::{MunicipalityIdx, NONE, QualificationIdx};
use crate::relatedness::{LeadsTo, Relatedness};
use crate::supply::SupplyPlace;
use crate::target::{TargetIdx, Targets};

/// Fewer persons than this do not move.
const LEAST_MOVE: f64 = 1e-9;
/// A guard; 6 were the most ever seen.
const MOST_PASSES: usize = 50;

/// A way from a supply cell to a demand cell, with the people that took it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub demand: u32,
    pub sigma: f64,
    pub delta: f64,
    pub people: f64,
}

impl Link {
    /// What one person counts for.
    pub fn weight(&self) -> f64 {
        self.sigma * self.delta
    }
}

/// The links of one tier, by supply cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct TierLinks {
    /// `links[start[i]..start[i + 1]]` belong to supply cell `i`.
    pub start: Vec<u32>,
    pub links: Vec<Link>,
}

impl TierLinks {
    /// The links of a supply cell.
    pub fn of(&self, supply: usize) -> &[Link] {
        &self.links[self.start[supply] as usize..self.start[supply + 1] as usize]
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Allocation {
    pub tiers: [TierLinks; 4],
    /// People left over, by supply cell; after the tiers of the same qualification, and at the end.
    pub left_same_only: Vec<f64>,
    pub left: Vec<f64>,
    /// Demand not covered, by demand cell; likewise.
    pub lacking_same_only: Vec<f64>,
    pub lacking: Vec<f64>,
    pub end: AllocationEnd,
    /// Whether its cells are those of the allocation before it.
    pub has_earlier_cells: bool,
    /// The cells between which the links lead.
    linked: LinkedCells,
}

/// Demand cells and supply cells, by target or qualification and municipality.
#[derive(Clone, Debug, Default, PartialEq)]
struct LinkedCells {
    demand: Vec<(TargetIdx, MunicipalityIdx)>,
    supply: Vec<(QualificationIdx, MunicipalityIdx)>,
}

impl LinkedCells {
    fn of(cells: &AllocationCells) -> Self {
        Self {
            demand: cells.demand.cells.iter().map(demand_key).collect(),
            supply: cells.supply.iter().map(supply_key).collect(),
        }
    }

    fn are_those_of(&self, cells: &AllocationCells) -> bool {
        let (demand, supply) = (cells.demand.cells.iter(), cells.supply.iter());
        demand.map(demand_key).eq(self.demand.iter().copied())
            && supply.map(supply_key).eq(self.supply.iter().copied())
    }
}

fn demand_key(cell: &DemandPlace) -> (TargetIdx, MunicipalityIdx) {
    (cell.target, cell.municipality)
}

fn supply_key(place: &SupplyPlace) -> (QualificationIdx, MunicipalityIdx) {
    (place.qualification, place.municipality)
}

/// What one pass moved over one link, for who wants to see how it came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PassStep {
    /// People left in the supply cell.
    pub supply: f64,
    /// Residual demand of the demand cell.
    pub lacking: f64,
    /// Residual demand of all demand cells linked to the supply cell.
    pub lacking_all: f64,
    /// The fraction that the demand cell takes.
    pub fraction: f64,
}

/// What is allocated, and what decides who may serve whom.
pub(crate) struct AllocationCells<'a> {
    pub demand: &'a Demand,
    pub supply: &'a [SupplyPlace],
    pub targets: &'a Targets,
    pub leads: &'a LeadsTo,
    pub related: &'a Relatedness,
    pub distances: &'a Distances,
}

/// A link to follow: tier, supply cell, demand cell.
pub(crate) type FollowedLink = (Tier, usize, usize);

impl Allocation {
    /// The same with other numbers. The links stay where they lead between the same cells: what they
    /// rest on besides must be as it was.
    pub fn again(self, cells: &AllocationCells) -> Self {
        let AllocationCells { supply, demand, .. } = cells;
        let has_links = !self.tiers[0].start.is_empty();
        let has_earlier_cells = has_links && self.linked.are_those_of(cells);
        let (mut tiers, linked) = match has_earlier_cells {
            true => (self.tiers, self.linked),
            false => (links(cells), LinkedCells::of(cells)),
        };
        let all = tiers.iter_mut().flat_map(|tier| &mut tier.links);
        all.for_each(|link| link.people = 0.0);
        let mut left: Vec<f64> = supply.iter().map(|s| s.available).collect();
        let mut lacking: Vec<f64> = demand.cells.iter().map(|c| c.demand).collect();
        let mut end = AllocationEnd::Settled;
        let mut same_only = (Vec::new(), Vec::new());
        for (n, tier) in tiers.iter_mut().enumerate() {
            if n == 2 {
                same_only = (left.clone(), lacking.clone());
            }
            if run(tier, &mut left, &mut lacking, None) == AllocationEnd::Guard {
                end = AllocationEnd::Guard;
            }
        }
        Self {
            tiers,
            left_same_only: same_only.0,
            left,
            lacking_same_only: same_only.1,
            lacking,
            end,
            has_earlier_cells,
            linked,
        }
    }

    /// Runs the tiers again and tells the passes over one link.
    pub fn follow(
        &self,
        link: FollowedLink,
        demand: &Demand,
        supply: &[SupplyPlace],
    ) -> Vec<PassStep> {
        let mut left: Vec<f64> = supply.iter().map(|s| s.available).collect();
        let mut lacking: Vec<f64> = demand.cells.iter().map(|c| c.demand).collect();
        let mut steps = Vec::new();
        for (tier, links) in Tier::ALL.iter().zip(&self.tiers) {
            let mut again = links.clone();
            again.links.iter_mut().for_each(|l| l.people = 0.0);
            let mut tell = |i: usize, j: usize, step: PassStep| {
                if (*tier, i, j) == link {
                    steps.push(step);
                }
            };
            run(&mut again, &mut left, &mut lacking, Some(&mut tell));
            if *tier == link.0 {
                break;
            }
        }
        steps
    }
}

/// Who could serve whom, for asking again and again how large the gap is with other people.
#[derive(Debug)]
pub(crate) struct Reallocation {
    tiers: [TierLinks; 4],
    /// By demand cell.
    demand: Vec<f64>,
}

impl Reallocation {
    pub fn of(cells: &AllocationCells) -> Self {
        Self {
            tiers: links(cells),
            demand: cells.demand.cells.iter().map(|cell| cell.demand).collect(),
        }
    }

    /// The region's gap with so many people by supply cell.
    pub fn gap(&mut self, available: &[f64]) -> f64 {
        let mut left = available.to_vec();
        let mut lacking = self.demand.clone();
        for tier in &mut self.tiers {
            run(tier, &mut left, &mut lacking, None);
        }
        lacking.iter().sum()
    }
}

/// Moves people of one tier until fewer than 1e-9 move.
fn run(
    tier: &mut TierLinks,
    left: &mut [f64],
    lacking: &mut [f64],
    mut tell: Option<&mut dyn FnMut(usize, usize, PassStep)>,
) -> AllocationEnd {
    let TierLinks { start, links } = tier;
    if links.is_empty() {
        return AllocationEnd::Settled;
    }
    let mut sent = vec![0.0_f64; links.len()];
    let mut inflow = vec![0.0_f64; lacking.len()];
    let mut fraction = vec![1.0_f64; lacking.len()];
    // Most cells have no link of this tier.
    let linked: Vec<usize> = {
        let mut is_linked = vec![false; lacking.len()];
        links
            .iter()
            .for_each(|l| is_linked[l.demand as usize] = true);
        (0..lacking.len()).filter(|j| is_linked[*j]).collect()
    };
    let range = |i: usize| start[i] as usize..start[i + 1] as usize;
    // Those that still have people and whose links lead to demand: who has none gets none later on.
    let mut moving: Vec<usize> = (0..left.len()).filter(|i| !range(*i).is_empty()).collect();
    for _ in 0..MOST_PASSES {
        linked.iter().for_each(|j| inflow[*j] = 0.0);
        moving.retain(|i| {
            let own = left[*i];
            let wanted = match own > 0.0 {
                true => wanted(&links[range(*i)], lacking),
                false => 0.0,
            };
            if wanted <= 0.0 {
                return false;
            }
            for (link, sent) in links[range(*i)].iter().zip(&mut sent[range(*i)]) {
                let j = link.demand as usize;
                *sent = own * (lacking[j] / wanted);
                inflow[j] += *sent * link.weight();
            }
            true
        });
        for j in &linked {
            fraction[*j] = if inflow[*j] > lacking[*j] {
                lacking[*j] / inflow[*j]
            } else {
                1.0
            };
        }
        let mut moved_in_all = 0.0;
        for i in moving.iter().copied() {
            let own = &mut left[i];
            let mut moved = 0.0;
            for l in range(i) {
                let j = links[l].demand as usize;
                if let Some(tell) = tell.as_mut().filter(|_| sent[l] > 0.0) {
                    let step = PassStep {
                        supply: *own,
                        lacking: lacking[j],
                        lacking_all: wanted(&links[range(i)], lacking),
                        fraction: fraction[j],
                    };
                    tell(i, j, step);
                }
                links[l].people += sent[l] * fraction[j];
                moved += sent[l] * fraction[j];
            }
            *own = (*own - moved).max(0.0);
            moved_in_all += moved;
        }
        for j in &linked {
            lacking[*j] = if fraction[*j] < 1.0 {
                0.0
            } else {
                (lacking[*j] - inflow[*j]).max(0.0)
            };
        }
        if moved_in_all < LEAST_MOVE {
            return AllocationEnd::Settled;
        }
    }
    AllocationEnd::Guard
}

/// Residual demand of all cells that links lead to.
fn wanted(links: &[Link], lacking: &[f64]) -> f64 {
    links.iter().map(|l| lacking[l.demand as usize]).sum()
}

/// The links of all four tiers.
fn links(cells: &AllocationCells) -> [TierLinks; 4] {
    let AllocationCells {
        supply,
        targets,
        leads,
        related,
        distances,
        ..
    } = *cells;
    let cells = CellTable::of(cells.demand, targets, distances);
    let mut tiers: [TierLinks; 4] = Default::default();
    let mut qualification = u32::MAX;
    let mut same: Vec<(TargetIdx, f64)> = Vec::new();
    let mut similar: Vec<(TargetIdx, f64)> = Vec::new();
    for place in supply {
        tiers
            .iter_mut()
            .for_each(|t| t.start.push(t.links.len() as u32));
        let q = place.qualification;
        if qualification != q {
            qualification = q;
            let own = std::iter::once(q).chain(leads.occupations_of(q).iter().copied());
            same = own.map(|t| (t, 1.0)).collect();
            similar = related.targets_of(q, targets, leads);
        }
        let reach = distances.reach(place.municipality);
        for (first_tier, wanted) in [(0, &same), (2, &similar)] {
            for (target, sigma) in wanted {
                let row = cells.of_target(*target);
                if row.is_empty() {
                    continue;
                }
                for r in reach {
                    let demand = row[r.municipality as usize];
                    let tier = first_tier + usize::from(!distances.is_near(r.minutes));
                    if demand != NONE && sigma * r.delta > 0.0 {
                        tiers[tier].links.push(Link {
                            demand,
                            sigma: *sigma,
                            delta: r.delta,
                            people: 0.0,
                        });
                    }
                }
            }
        }
    }
    tiers
        .iter_mut()
        .for_each(|t| t.start.push(t.links.len() as u32));
    tiers
}

/// Where each target's demand cells stand, by municipality: rows only for targets that have any.
struct CellTable {
    width: usize,
    row_of: Vec<u32>,
    rows: Vec<u32>,
}

impl CellTable {
    fn of(demand: &Demand, targets: &Targets, distances: &Distances) -> Self {
        let width = distances.municipalities();
        let mut row_of = vec![NONE; targets.len()];
        let mut rows = Vec::new();
        for (j, cell) in (0..).zip(&demand.cells) {
            let row = &mut row_of[cell.target as usize];
            if *row == NONE {
                *row = rows.len() as u32;
                rows.resize(rows.len() + width, NONE);
            }
            rows[*row as usize + cell.municipality as usize] = j;
        }
        Self {
            width,
            row_of,
            rows,
        }
    }

    fn of_target(&self, target: TargetIdx) -> &[u32] {
        match self.row_of[target as usize] {
            NONE => &[],
            row => &self.rows[row as usize..row as usize + self.width],
        }
    }
}
