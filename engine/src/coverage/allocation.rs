//! Who serves whom: allocation of supply to demand in four tiers (method section 7).
//!
//! One person is used once. Tiers in order: the same qualification near, the same far, related near,
//! related far. Within a tier every supply cell with people left splits them over its linked demand
//! cells in proportion to their residual demand; a cell that would get more than it lacks takes the
//! fraction that it lacks; all move at once; until fewer than 1e-9 persons move. Proportional sharing
//! after edpond; the four tiers are ours. Unit: persons per year.

use crate::coverage::demand::Demand;
use crate::coverage::distance::{Distances, Reach};
use crate::coverage::figures::{AllocationEnd, Tier};
use crate::coverage::ground::M;
use crate::coverage::relatedness::{LeadsTo, Relatedness};
use crate::coverage::supply::SupplyPlace;
use crate::coverage::target::{T, Targets};

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

pub(crate) struct Allocation {
    pub tiers: [TierLinks; 4],
    /// People left over, by supply cell; after the tiers of the same qualification, and at the end.
    pub left_same_only: Vec<f64>,
    pub left: Vec<f64>,
    /// Demand not covered, by demand cell; likewise.
    pub lacking_same_only: Vec<f64>,
    pub lacking: Vec<f64>,
    pub end: AllocationEnd,
}

/// What one pass moved over one link, for who wants to see how it came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// People left in the supply cell.
    pub supply: f64,
    /// Residual demand of the demand cell.
    pub lacking: f64,
    /// Residual demand of all demand cells linked to the supply cell.
    pub lacking_all: f64,
    /// The fraction that the demand cell takes.
    pub fraction: f64,
}

/// A link to follow: tier, supply cell, demand cell.
pub(crate) type Followed = (Tier, usize, usize);

impl Allocation {
    pub fn of(
        demand: &Demand,
        supply: &[SupplyPlace],
        targets: &Targets,
        leads: &LeadsTo,
        related: &Relatedness,
        distances: &Distances,
    ) -> Self {
        let mut tiers = links(demand, supply, targets, leads, related, distances);
        let mut left: Vec<f64> = supply.iter().map(|s| s.available).collect();
        let mut lacking: Vec<f64> = demand.cells.iter().map(|c| c.demand).collect();
        let mut end = AllocationEnd::Settled;
        let mut same_only = (Vec::new(), Vec::new());
        for (n, tier) in tiers.iter_mut().enumerate() {
            if n == 2 {
                same_only = (left.clone(), lacking.clone());
            }
            if run(tier, &mut left, &mut lacking, |_, _, _| ()) == AllocationEnd::Guard {
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
        }
    }

    /// Runs the tiers again and tells the passes over one link.
    pub fn follow(&self, link: Followed, demand: &Demand, supply: &[SupplyPlace]) -> Vec<Step> {
        let mut left: Vec<f64> = supply.iter().map(|s| s.available).collect();
        let mut lacking: Vec<f64> = demand.cells.iter().map(|c| c.demand).collect();
        let mut steps = Vec::new();
        for (tier, links) in Tier::ALL.iter().zip(&self.tiers) {
            let mut again = links.clone();
            again.links.iter_mut().for_each(|l| l.people = 0.0);
            run(&mut again, &mut left, &mut lacking, |i, j, step| {
                if (*tier, i, j) == link {
                    steps.push(step);
                }
            });
            if *tier == link.0 {
                break;
            }
        }
        steps
    }
}

/// Moves people of one tier until fewer than 1e-9 move.
fn run(
    tier: &mut TierLinks,
    left: &mut [f64],
    lacking: &mut [f64],
    mut told: impl FnMut(usize, usize, Step),
) -> AllocationEnd {
    let TierLinks { start, links } = tier;
    if links.is_empty() {
        return AllocationEnd::Settled;
    }
    let mut sent = vec![0.0_f64; links.len()];
    let mut inflow = vec![0.0_f64; lacking.len()];
    let mut fraction = vec![1.0_f64; lacking.len()];
    for _ in 0..MOST_PASSES {
        inflow.fill(0.0);
        for (i, own) in left.iter().enumerate() {
            let range = start[i] as usize..start[i + 1] as usize;
            let wanted: f64 = links[range.clone()]
                .iter()
                .map(|l| lacking[l.demand as usize])
                .sum();
            for l in range {
                let link = &links[l];
                let j = link.demand as usize;
                sent[l] = if wanted > 0.0 {
                    own * (lacking[j] / wanted)
                } else {
                    0.0
                };
                inflow[j] += sent[l] * link.weight();
            }
        }
        for (f, (inflow, lacking)) in fraction.iter_mut().zip(inflow.iter().zip(lacking.iter())) {
            *f = if inflow > lacking {
                lacking / inflow
            } else {
                1.0
            };
        }
        let mut moved_in_all = 0.0;
        for (i, own) in left.iter_mut().enumerate() {
            let mut moved = 0.0;
            let range = start[i] as usize..start[i + 1] as usize;
            if *own <= 0.0 {
                continue;
            }
            let lacking_all: f64 = links[range.clone()]
                .iter()
                .map(|l| lacking[l.demand as usize])
                .sum();
            for l in range {
                let j = links[l].demand as usize;
                if sent[l] > 0.0 {
                    let step = Step {
                        supply: *own,
                        lacking: lacking[j],
                        lacking_all,
                        fraction: fraction[j],
                    };
                    told(i, j, step);
                }
                links[l].people += sent[l] * fraction[j];
                moved += sent[l] * fraction[j];
            }
            *own = (*own - moved).max(0.0);
            moved_in_all += moved;
        }
        for (j, lacking) in lacking.iter_mut().enumerate() {
            *lacking = if fraction[j] < 1.0 {
                0.0
            } else {
                (*lacking - inflow[j]).max(0.0)
            };
        }
        if moved_in_all < LEAST_MOVE {
            return AllocationEnd::Settled;
        }
    }
    AllocationEnd::Guard
}

/// The links of all four tiers.
fn links(
    demand: &Demand,
    supply: &[SupplyPlace],
    targets: &Targets,
    leads: &LeadsTo,
    related: &Relatedness,
    distances: &Distances,
) -> [TierLinks; 4] {
    let mut tiers: [TierLinks; 4] = Default::default();
    let mut reach_of: Vec<Option<Vec<Reach>>> = Vec::new();
    let mut qualification = u32::MAX;
    let mut same: Vec<(T, f64)> = Vec::new();
    let mut similar: Vec<(T, f64)> = Vec::new();
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
        let m = place.municipality as usize;
        if reach_of.len() <= m {
            reach_of.resize(m + 1, None);
        }
        let reach = reach_of[m].get_or_insert_with(|| distances.reach(m as M));
        for (first_tier, wanted) in [(0, &same), (2, &similar)] {
            for (target, sigma) in wanted {
                add_links(
                    &mut tiers, first_tier, demand, *target, *sigma, reach, distances,
                );
            }
        }
    }
    tiers
        .iter_mut()
        .for_each(|t| t.start.push(t.links.len() as u32));
    tiers
}

/// Adds the links to a target's cells within reach; both lists are in the order of municipalities.
fn add_links(
    tiers: &mut [TierLinks; 4],
    first_tier: usize,
    demand: &Demand,
    target: T,
    sigma: f64,
    reach: &[Reach],
    distances: &Distances,
) {
    let range = demand.cells_of(target);
    let mut cells = range.clone().zip(&demand.cells[range]).peekable();
    for r in reach {
        while cells
            .next_if(|(_, c)| c.municipality < r.municipality)
            .is_some()
        {}
        let Some((j, _)) = cells.next_if(|(_, c)| c.municipality == r.municipality) else {
            continue;
        };
        let tier = first_tier + usize::from(!distances.is_near(r.minutes));
        if sigma * r.delta > 0.0 {
            tiers[tier].links.push(Link {
                demand: j as u32,
                sigma,
                delta: r.delta,
                people: 0.0,
            });
        }
    }
}
