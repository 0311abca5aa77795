//! What the search for the best placement of a part finds, and how long it may take.

use crate::numbers::{NumberReader, bytes};
use crate::part::PlacementPart;
use crate::search::{PlacementSearch, SearchState};
use enlace_model::Share;

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

/// So many steps are taken before the search tells how far it is: some milliseconds at most.
const STEPS: usize = 100;
/// So often between two looks at the bound, which takes as long as many steps.
const BETWEEN_BOUNDS: usize = 20;

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
        while !numbers.is_empty() {
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
