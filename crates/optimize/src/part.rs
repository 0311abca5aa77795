//! A connected part of a region as the search for its best placement sees it: numbers alone, which can
//! be sent to a worker that knows no region.

use crate::forest::PlacementLink;
use crate::numbers::{NumberReader, bytes};

/// Cells that are linked with each other, and with no other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacementPart {
    /// People of each supply cell, and demand of each demand cell.
    pub(super) supply: Vec<f64>,
    pub(super) demand: Vec<f64>,
    /// Demand cells are numbered on from the supply cells.
    pub(super) ways: Vec<PlacementLink>,
}

/// How a worker is asked for the answers of parts.
pub const PLACEMENT: &str = "placement";

impl PlacementPart {
    /// How many ways lead from supply to demand.
    pub fn ways(&self) -> usize {
        self.ways.len()
    }

    /// The least of its people and its demand: nothing covers more.
    pub fn at_most(&self) -> f64 {
        let (supply, demand): (f64, f64) = (self.supply.iter().sum(), self.demand.iter().sum());
        supply.min(demand)
    }

    /// Parts as bytes.
    pub fn write(parts: &[Self]) -> Vec<u8> {
        let numbers: Vec<f64> = parts.iter().flat_map(Self::numbers).collect();
        bytes(&numbers)
    }

    /// A part as numbers: how many supply cells, demand cells and ways, what each cell holds, then from
    /// where to where each way leads and what a person counts for on it.
    pub fn numbers(&self) -> Vec<f64> {
        let counts = [self.supply.len(), self.demand.len(), self.ways.len()];
        let counts = counts.iter().map(|count| *count as f64);
        let holds = self.supply.iter().chain(&self.demand).copied();
        let ways = self.ways.iter();
        let ways = ways.flat_map(|way| [f64::from(way.from), f64::from(way.to), way.weight]);
        counts.chain(holds).chain(ways).collect()
    }

    /// Parts out of such bytes; `None` where they are none.
    pub fn read(bytes: &[u8]) -> Option<Vec<Self>> {
        let numbers = &mut NumberReader::of(bytes)?;
        let mut parts = Vec::new();
        while !numbers.is_empty() {
            let [supply, demand, ways] = numbers.some()?;
            let part = Self {
                supply: numbers.take(supply as usize)?,
                demand: numbers.take(demand as usize)?,
                ways: numbers
                    .take(3 * ways as usize)?
                    .chunks_exact(3)
                    .map(|way| PlacementLink {
                        from: way[0] as u32,
                        to: way[1] as u32,
                        weight: way[2],
                    })
                    .collect(),
            };
            let cells = part.supply.len() as u32..(part.supply.len() + part.demand.len()) as u32;
            let is_way = |way: &PlacementLink| way.from < cells.start && cells.contains(&way.to);
            if !part.ways.iter().all(is_way) {
                return None;
            }
            parts.push(part);
        }
        Some(parts)
    }
}
