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
    /// The best placement is not known; no placement covers more than this.
    Open { why: WhyUnknown, at_most: f64 },
}

enlace_model::variants! {
    /// Why a part's best placement is not known.
    pub enum WhyUnknown {
        /// The search took longer than it may.
        TookTooLong = "search_took_too_long",
        /// The part has more ways than can be searched.
        TooLarge = "search_too_large",
        /// The numbers lie too far apart to be sure of an answer.
        Unsure = "search_unsure",
    }
}

/// A part with more ways than this is not searched: it would need more memory than a page should take.
pub const MOST_WAYS: usize = 2_000_000;

/// How a worker is asked for the answers of parts.
pub const PLACEMENT: &str = "placement";

/// So many steps are taken before the search tells how far it is: some milliseconds at most.
const STEPS: usize = 100;
/// So often between two looks at the bound, which takes as long as many steps.
const BETWEEN_BOUNDS: usize = 20;

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
        Self::within(part, MOST_WAYS, told)
    }

    /// The same for a part with no more than so many ways.
    pub(super) fn within(
        part: &PlacementPart,
        most_ways: usize,
        told: &mut dyn FnMut(Share) -> Patience,
    ) -> Self {
        let mut at_most = part.at_most();
        if part.ways() > most_ways {
            let why = WhyUnknown::TooLarge;
            return Self::Open { why, at_most };
        }
        let mut search = PlacementSearch::of(part);
        for turn in 1.. {
            let state = search.step(STEPS);
            let why = match state {
                SearchState::Found => break,
                SearchState::Unsure => Some(WhyUnknown::Unsure),
                SearchState::Searching => {
                    let reached = Share(search.covered() / part.at_most());
                    let gives_up = told(reached) == Patience::GiveUp;
                    gives_up.then_some(WhyUnknown::TookTooLong)
                }
            };
            // It holds at every step, and the least of all is the best; one that is no number is none.
            if why.is_some() || turn % BETWEEN_BOUNDS == 0 {
                at_most = search.bound().min(at_most);
            }
            if let Some(why) = why {
                return Self::Open { why, at_most };
            }
        }
        Self::Found(search.people().to_vec())
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
                Self::Open { why, at_most } => {
                    let at = WhyUnknown::ALL.iter().position(|own| own == why);
                    numbers.extend([-1.0 - at.unwrap_or_default() as f64, *at_most]);
                }
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
            answers.push(match word < 0.0 {
                true => {
                    let why = *WhyUnknown::ALL.get((-1.0 - word) as usize)?;
                    let [at_most] = numbers.some()?;
                    Self::Open { why, at_most }
                }
                false => Self::Found(numbers.take(word as usize)?),
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
