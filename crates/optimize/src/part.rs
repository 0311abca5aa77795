//! A connected part of a region as the search for its best placement sees it: numbers alone, which can
//! be sent to a worker that knows no region.

use crate::forest::PlacementLink;
use crate::search::{PlacementSearch, SearchState};
use enlace_model::Share;

/// Cells that are linked with each other, and with no other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacementPart {
    /// People of each supply cell, and demand of each demand cell.
    pub(super) supply: Vec<f64>,
    pub(super) demand: Vec<f64>,
    /// Demand cells are numbered on from the supply cells.
    pub(super) ways: Vec<PlacementLink>,
}

/// What became of the search in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum PartSolution {
    /// People on each way of the part, in its order.
    Found(Vec<f64>),
    /// It took longer than it may.
    TookTooLong,
    /// The part has more ways than can be searched.
    TooLarge,
    /// The numbers lie too far apart to be sure of an answer.
    Unsure,
}

/// A part with more ways than this is not searched: it would need more memory than a page should take.
pub const MOST_WAYS: usize = 2_000_000;

/// How a worker is asked for the answers of parts.
pub const PLACEMENT: &str = "placement";

/// So many steps are taken before the search tells how far it is: some milliseconds at most.
const STEPS: usize = 100;

impl PlacementPart {
    /// How many ways lead from supply to demand.
    pub fn ways(&self) -> usize {
        self.ways.len()
    }

    /// The least of its people and its demand: nothing covers more.
    fn at_most(&self) -> f64 {
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
        while !numbers.0.is_empty() {
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

/// Whether a search may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    GoOn,
    GiveUp,
}

impl PartSolution {
    /// Searches a part. `told` hears now and then what share of all that could be covered the search has
    /// reached, and says whether it may go on.
    pub fn of(part: &PlacementPart, told: &mut dyn FnMut(Share) -> Patience) -> Self {
        if part.ways() > MOST_WAYS {
            return Self::TooLarge;
        }
        let mut search = PlacementSearch::of(part);
        loop {
            match search.step(STEPS) {
                SearchState::Found => return Self::Found(search.people().to_vec()),
                SearchState::Unsure => return Self::Unsure,
                SearchState::Searching => {
                    let reached = Share(search.covered() / part.at_most());
                    if told(reached) == Patience::GiveUp {
                        return Self::TookTooLong;
                    }
                }
            }
        }
    }

    /// Answers as bytes.
    pub fn write(answers: &[Self]) -> Vec<u8> {
        let mut numbers = Vec::new();
        for answer in answers {
            match answer {
                Self::Found(people) => {
                    numbers.push(people.len() as f64);
                    numbers.extend(people);
                }
                Self::TookTooLong => numbers.push(-1.0),
                Self::TooLarge => numbers.push(-2.0),
                Self::Unsure => numbers.push(-3.0),
            }
        }
        bytes(&numbers)
    }

    /// Answers out of such bytes; `None` where they are none.
    pub fn read(bytes: &[u8]) -> Option<Vec<Self>> {
        let numbers = &mut NumberReader::of(bytes)?;
        let mut answers = Vec::new();
        while !numbers.0.is_empty() {
            let [word] = numbers.some()?;
            answers.push(match word {
                -1.0 => Self::TookTooLong,
                -2.0 => Self::TooLarge,
                -3.0 => Self::Unsure,
                count => Self::Found(numbers.take(count as usize)?),
            });
        }
        Some(answers)
    }
}

/// Numbers that are taken one after the other.
struct NumberReader(Vec<f64>);

impl NumberReader {
    /// The numbers of these bytes, the last one first.
    fn of(bytes: &[u8]) -> Option<Self> {
        let (all, rest) = bytes.as_chunks();
        let numbers = all.iter().rev().map(|eight| f64::from_le_bytes(*eight));
        rest.is_empty().then(|| Self(numbers.collect()))
    }

    fn take(&mut self, count: usize) -> Option<Vec<f64>> {
        let from = self.0.len().checked_sub(count)?;
        Some(self.0.drain(from..).rev().collect())
    }

    fn some<const N: usize>(&mut self) -> Option<[f64; N]> {
        self.take(N)?.try_into().ok()
    }
}

fn bytes(numbers: &[f64]) -> Vec<u8> {
    let eights = numbers.iter().flat_map(|number| number.to_le_bytes());
    eights.collect()
}
