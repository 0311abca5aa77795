//! The best placement of a region's people: an upper bound of what the tiers cover (method section 13).
//!
//! maximise `Σ x·w`, with `Σ_j x_ij ≤ S_i` and `Σ_i x_ij·w_ij ≤ R_j`, over the links that the tiers use:
//! the same or a related qualification, within reach; `w = σ·δ`; one person once. Unit: persons per year.
//! Cells that no link joins do not matter to each other, so each connected part is searched on its own.
//! Of several best placements one is given: what it covers in all is certain, how that falls to single
//! qualifications and places need not be.

mod figures;
mod forest;
mod part;
mod search;
#[cfg(test)]
mod tests;

pub use figures::{BestPlacement, Elsewhere, PartFigures, QualificationBest, Unknown};
pub use part::{Answer, PLACEMENT, Part, Patience};
pub use search::{Search, Standing};

use crate::coverage::allocation::Link;
use crate::coverage::best::forest::Way;
use crate::coverage::compute::{cells, supply_cells};
use crate::coverage::figures::{DemandCell, SupplyCell, Tier};
use crate::coverage::ground::NONE;
use crate::coverage::ledger::Ledger;
use crate::coverage::target::T;
use crate::coverage::working::Working;
use crate::model::{QualificationCode, Region};

/// What is asked: the parts to be searched, and what it takes to read the answers.
#[derive(Debug)]
pub struct Question {
    pub parts: Vec<Part>,
    /// By part, the links of its ways.
    links: Vec<Vec<Placed>>,
    demand: Vec<DemandCell>,
    supply: Vec<SupplyCell>,
    /// By demand cell.
    targets: Vec<T>,
    /// The targets that each qualification answers for, and with which share.
    qualifications: Vec<(QualificationCode, Vec<(T, f64)>)>,
}

/// A link of the tiers, with the people that take it there.
#[derive(Clone, Copy, Debug)]
struct Placed {
    supply: u32,
    demand: u32,
    tier: Tier,
    people: f64,
    weight: f64,
}

impl Question {
    /// The question of a region; without supply, demand or links it has no part.
    pub fn of(region: &Region) -> Self {
        Self::from_numbers(&Working::of(region))
    }

    /// The same of a region whose numbers are kept.
    pub fn kept(ledger: &mut Ledger, region: &Region) -> Self {
        ledger.lend(region, |w| {
            let own = Self::from_numbers(&w);
            (w, own)
        })
    }

    fn from_numbers(w: &Working) -> Self {
        let mut own = Self {
            parts: Vec::new(),
            links: Vec::new(),
            demand: cells(w),
            supply: supply_cells(w),
            targets: w.demand.cells.iter().map(|cell| cell.target).collect(),
            qualifications: Vec::new(),
        };
        for q in w.qualifications() {
            let code = w.ground.qualifications[q as usize].code.clone();
            let shares = std::iter::once((q, 1.0)).chain(w.shares_of(q));
            own.qualifications.push((code, shares.collect()));
        }
        own.divide(w);
        own
    }

    /// Divides the cells into parts: those that links join.
    fn divide(&mut self, w: &Working) {
        let (supply, demand) = (self.supply.len(), self.demand.len());
        let mut joined = Joined((0..(supply + demand) as u32).collect());
        each_link(w, |i, link, _| joined.join(i, supply as u32 + link.demand));
        let mut part_of = vec![NONE; supply + demand];
        // By cell: its number in its part, among those of its side.
        let mut number = vec![0; supply + demand];
        each_link(w, |i, link, tier| {
            let root = joined.root(i) as usize;
            if part_of[root] == NONE {
                part_of[root] = self.links.len() as u32;
                self.links.push(Vec::new());
            }
            self.links[part_of[root] as usize].push(Placed {
                supply: i,
                demand: link.demand,
                tier,
                people: link.people,
                weight: link.weight(),
            });
        });
        self.parts = vec![Part::default(); self.links.len()];
        for cell in 0..(supply + demand) as u32 {
            let part = part_of[joined.root(cell) as usize];
            let Some(part) = self.parts.get_mut(part as usize) else {
                continue;
            };
            let at = (cell as usize).checked_sub(supply);
            let (list, holds) = match at {
                None => (&mut part.supply, self.supply[cell as usize].available),
                Some(at) => (&mut part.demand, self.demand[at].demand),
            };
            number[cell as usize] = list.len() as u32;
            list.push(holds.0);
        }
        for (part, links) in self.parts.iter_mut().zip(&self.links) {
            let first = part.supply.len() as u32;
            let ways = links.iter().map(|link| Way {
                from: number[link.supply as usize],
                to: first + number[supply + link.demand as usize],
                weight: link.weight,
            });
            part.ways = ways.collect();
        }
    }
}

fn each_link(w: &Working, mut tell: impl FnMut(u32, &Link, Tier)) {
    for (tier, links) in Tier::ALL.iter().zip(&w.allocation.tiers) {
        for i in 0..w.supply.places.len() {
            links
                .of(i)
                .iter()
                .for_each(|link| tell(i as u32, link, *tier));
        }
    }
}

/// For each cell another of its part, or itself.
struct Joined(Vec<u32>);

impl Joined {
    /// The one cell that stands for all of a part.
    fn root(&mut self, cell: u32) -> u32 {
        let mut cell = cell;
        while self.0[cell as usize] != cell {
            let above = self.0[self.0[cell as usize] as usize];
            self.0[cell as usize] = above;
            cell = above;
        }
        cell
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
