//! The search for the best placement of one part, step by step: a simplex method on its forest.
//!
//! maximise `Σ x·w`, with `Σ_j x_ij ≤ S_i` and `Σ_i x_ij·w_ij ≤ R_j`. A plan is improved by one way at a
//! time until none would add anything; the prices that prove it give an upper bound, which the plan must
//! reach. So an answer is right or is none.

use crate::forest::{Forest, Loose};
use crate::part::PlacementPart;

/// A way that adds less than this per person is not worth taking.
const LEAST_GAIN: f64 = 1e-12;
/// Columns that change by less are taken as not changing.
const LEAST_CHANGE: f64 = 1e-10;
/// Ratios as near as this are equal; of equal ones the largest change is the safest to divide by.
const EQUAL: f64 = 1e-11;
/// How far plan and proof may be apart, and so much more for each person.
const EXACT: f64 = 1e-7;
const ROUNDING: f64 = 1e-12;

/// How a search stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchState {
    Searching,
    Found,
    /// The numbers lie too far apart to be sure of an answer.
    Unsure,
}

/// A search for the best placement of one part.
#[derive(Debug)]
pub struct PlacementSearch {
    pub(super) forest: Forest,
    /// What each cell holds: people, or demand.
    holds: Vec<f64>,
    supply_cells: usize,
    /// By column: people on each way, then the room left in each cell.
    value: Vec<f64>,
    /// The demand cells and ways are looked at in turns, from here on.
    next: usize,
    /// So many steps in a row moved nobody.
    idle: usize,
    standing: SearchState,
}

impl PlacementSearch {
    /// Begins with nobody placed.
    pub fn of(part: &PlacementPart) -> Self {
        let supply_cells = part.supply.len();
        let holds: Vec<f64> = part.supply.iter().chain(&part.demand).copied().collect();
        let mut value = vec![0.0; part.ways.len()];
        value.extend(&holds);
        Self {
            forest: Forest::of(part.ways.clone(), supply_cells as u32, holds.len()),
            holds,
            supply_cells,
            value,
            next: 0,
            idle: 0,
            standing: SearchState::Searching,
        }
    }

    /// Takes so many steps, or fewer where the search ends.
    pub fn step(&mut self, steps: usize) -> SearchState {
        for _ in 0..steps {
            if self.standing != SearchState::Searching {
                break;
            }
            self.standing = match self.improve() {
                Ok(true) => SearchState::Searching,
                Ok(false) => self.settle(),
                Err(Loose) => SearchState::Unsure,
            };
        }
        self.standing
    }

    /// People on each way of the part, in its order.
    pub fn people(&self) -> &[f64] {
        &self.value[..self.forest.ways.len()]
    }

    /// Demand covered so far.
    pub fn covered(&self) -> f64 {
        let ways = self.forest.ways.iter().zip(&self.value);
        ways.map(|(way, people)| people * way.weight).sum()
    }

    /// What no placement can exceed, by the prices of the plan: exact once the search is at its end.
    pub fn bound(&self) -> f64 {
        let (supply, demand) = self.holds.split_at(self.supply_cells);
        let price = |cell: usize| self.forest.price[cell].clamp(0.0, 1.0);
        let mut worth = vec![0.0_f64; supply.len()];
        for way in &self.forest.ways {
            let worth = &mut worth[way.from as usize];
            *worth = worth.max(way.weight * price(way.to as usize));
        }
        let wanted = (self.supply_cells..).zip(demand);
        let of_demand: f64 = wanted.map(|(cell, d)| d * (1.0 - price(cell))).sum();
        of_demand + supply.iter().zip(&worth).map(|(s, w)| s * w).sum::<f64>()
    }

    /// One step; `false` where none would add anything.
    fn improve(&mut self) -> Result<bool, Loose> {
        let Some(coming) = self.worth_taking() else {
            return Ok(false);
        };
        self.forest.changes(coming)?;
        let mut least = f64::INFINITY;
        for (column, change) in self.forest.each_change() {
            if change > LEAST_CHANGE {
                least = least.min(self.value[column as usize].max(0.0) / change);
            }
        }
        let (mut leaving, mut largest) = (None, 0.0);
        for (column, change) in self.forest.each_change() {
            let blocks = change > LEAST_CHANGE
                && self.value[column as usize].max(0.0) / change <= least + EQUAL;
            let is_better = match leaving {
                Some(other) if self.is_stalled() => column < other,
                _ => change > largest,
            };
            if blocks && is_better {
                (leaving, largest) = (Some(column), change);
            }
        }
        let leaving = leaving.ok_or(Loose)?;
        for (column, change) in self.forest.each_change() {
            self.value[column as usize] -= least * change;
        }
        self.value[leaving as usize] = 0.0;
        self.value[coming as usize] = least;
        self.idle = if least > EQUAL { 0 } else { self.idle + 1 };
        self.forest.exchange(coming, leaving)?;
        Ok(true)
    }

    /// After so many steps in which nobody moved, the first column is taken instead of the best: such a
    /// search cannot go round in circles (Bland's rule).
    fn is_stalled(&self) -> bool {
        self.idle > 2 * self.holds.len() + 50
    }

    /// The column that adds most per person, of a block of them; none where none in all adds anything.
    fn worth_taking(&mut self) -> Option<u32> {
        let ways = self.forest.ways.len();
        let all = ways + self.holds.len() - self.supply_cells;
        let block = (all as f64).sqrt() as usize * 2 + 30;
        let gain = |n: usize| match self.forest.ways.get(n) {
            Some(way) => {
                way.weight * self.forest.price[way.to as usize]
                    - self.forest.price[way.from as usize]
            }
            None => self.forest.price[n - ways + self.supply_cells] - 1.0,
        };
        let column = |n: usize| match n < ways {
            true => n as u32,
            false => (n + self.supply_cells) as u32,
        };
        if self.is_stalled() {
            return (0..all).find(|n| gain(*n) > LEAST_GAIN).map(column);
        }
        let mut best = (LEAST_GAIN, None);
        for looked in 0..all {
            let n = (self.next + looked) % all;
            let own = gain(n);
            if own > best.0 {
                best = (own, Some(n));
            }
            if best.1.is_some() && looked % block == block - 1 {
                self.next = (n + 1) % all;
                break;
            }
        }
        best.1.map(column)
    }

    /// Works the people out anew from the forest, so that no rounding is left, and compares with the
    /// bound.
    fn settle(&mut self) -> SearchState {
        self.value = self.forest.flows(&self.holds);
        let exact = EXACT + ROUNDING * self.holds.iter().sum::<f64>();
        let is_possible = |v: &f64| *v >= -exact;
        if !self.value.iter().all(is_possible) {
            return SearchState::Unsure;
        }
        self.value.iter_mut().for_each(|v| *v = v.max(0.0));
        match (self.bound() - self.covered()).abs() <= exact {
            true => SearchState::Found,
            false => SearchState::Unsure,
        }
    }
}
