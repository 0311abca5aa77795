//! The best placement of a region's people: an upper bound of what the tiers cover (method section 13).
//!
//! maximise `Σ x·w`, with `Σ_j x_ij ≤ S_i` and `Σ_i x_ij·w_ij ≤ R_j`, over the links that the tiers use:
//! the same or a related qualification, within reach; `w = σ·δ`; one person once. Unit: persons per year.
//! Cells that no link joins do not matter to each other, so each connected part is searched on its own.
//! Of several best placements one is given: what it covers in all is certain, how that falls to single
//! qualifications and places need not be.

mod figures;
mod forest;
mod numbers;
mod part;
mod search;
mod solution;
#[cfg(test)]
mod tests;

pub use figures::{BestPlacement, MovedPeople, PartFigures, QualificationBest};
pub use part::{PLACEMENT, PlacementPart};
pub use search::{PlacementSearch, SearchState};
pub use solution::{PartSolution, Patience, WhyUnknown};

use crate::forest::PlacementLink;
use enlace_method::network::{Network, NetworkLink};

/// What is asked: the parts to be searched, and what it takes to read the answers.
#[derive(Debug)]
pub struct PlacementQuestion {
    pub parts: Vec<PlacementPart>,
    /// By part, the links of its ways.
    links: Vec<Vec<NetworkLink>>,
    network: Network,
}

/// Stands for no part.
const NO_PART: u32 = u32::MAX;

impl PlacementQuestion {
    /// The question that a region's network asks; without supply, demand or links it has no part.
    pub fn of(network: Network) -> Self {
        let mut own = Self {
            parts: Vec::new(),
            links: Vec::new(),
            network,
        };
        own.divide();
        own
    }

    /// Divides the cells into parts: those that links join.
    fn divide(&mut self) {
        let network = &self.network;
        let (supply, demand) = (network.supply.len(), network.demand.len());
        let mut joined = Joined((0..(supply + demand) as u32).collect());
        for link in &network.links {
            joined.join(link.supply, supply as u32 + link.demand);
        }
        let mut part_of = vec![NO_PART; supply + demand];
        // By cell: its number in its part, among those of its side.
        let mut number = vec![0; supply + demand];
        for link in &network.links {
            let root = joined.root(link.supply) as usize;
            if part_of[root] == NO_PART {
                part_of[root] = self.links.len() as u32;
                self.links.push(Vec::new());
            }
            self.links[part_of[root] as usize].push(*link);
        }
        self.parts = vec![PlacementPart::default(); self.links.len()];
        for cell in 0..(supply + demand) as u32 {
            let part = part_of[joined.root(cell) as usize];
            let Some(part) = self.parts.get_mut(part as usize) else {
                continue;
            };
            let at = (cell as usize).checked_sub(supply);
            let (list, holds) = match at {
                None => (&mut part.supply, network.supply[cell as usize].available),
                Some(at) => (&mut part.demand, network.demand.at(at).demand),
            };
            number[cell as usize] = list.len() as u32;
            list.push(holds.0);
        }
        for (part, links) in self.parts.iter_mut().zip(&self.links) {
            let first = part.supply.len() as u32;
            let ways = links.iter().map(|link| PlacementLink {
                from: number[link.supply as usize],
                to: first + number[supply + link.demand as usize],
                weight: link.weight,
            });
            part.ways = ways.collect();
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
