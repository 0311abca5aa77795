//! All statements of a region: which count, and for how many (method section 4).
//!
//! Needs, enterprises and pieces of evidence are known by numbers here: at national size most of the
//! time would go into fetching records by the text of their ids.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::evidence_weight::weigh;
use crate::inputs::{Inputs, NONE};
use crate::named::{Backings, Enterprises};
use crate::statement::{NoStatement, Statement, statement};
use crate::target::{TargetIdx, Targets, WantedOccupations};
use enlace_model::order::put_in_order;
use enlace_model::{Need, NeedId, Target};

/// Every need of a region by its number; a number is given once and stays while figures are kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statements {
    pub all: Vec<Statement>,
    /// So many of them, from the first on, stand in the order of ids; the others came later.
    pub in_order: u32,
    /// The enterprise that each need names, and its piece of evidence; [`NONE`] where it names none.
    pub named_by: Vec<u32>,
    pub backed_by: Vec<u32>,
    pub enterprises: Enterprises,
    pub evidence: Backings,
    /// The statements on each target, in the order of ids.
    pub by_target: Vec<Vec<u32>>,
    /// For a group's statement that is reduced: by what.
    pub reductions: FxHashMap<u32, Arc<Reduction>>,
    /// How many statements are heard from each municipality.
    pub heard_from: Vec<u32>,
    /// How many needs are no statements, by reason.
    pub others: [u32; NoStatement::COUNT],
    /// How many recruit needs state a difficulty.
    pub with_difficulty: u32,
}

/// By what a group's statements on one target and in one place are reduced.
#[derive(Clone, Debug)]
pub(crate) struct Reduction {
    /// The group's statements that count there; they are reduced together.
    pub own: Vec<u32>,
    /// Those of enterprises, which are taken off.
    pub taken_off: Vec<u32>,
}

impl Statements {
    /// Reads all needs of a region, and gathers the occupations that they ask for.
    pub fn of(inputs: &Inputs) -> (Self, Targets) {
        let region = inputs.region;
        let mut own = Self {
            enterprises: Enterprises::of(inputs),
            evidence: Backings::of(inputs),
            ..Self::default()
        };
        let count = region.needs.len();
        own.all.reserve_exact(count);
        own.named_by.reserve_exact(count);
        own.backed_by.reserve_exact(count);
        let mut asked = WantedOccupations::default();
        let mut by_occupation: Vec<(u32, u32)> = Vec::new();
        for (i, need) in (0..).zip(region.needs.values()) {
            let target = match need.target() {
                Target::Qualification(code) => inputs.qualification(code),
                Target::Occupation(occupation) if need.is_recruit() => {
                    let n = asked.number(occupation);
                    by_occupation.push((i, n));
                    // Its number among those asked for, until all are known.
                    Some(n)
                }
                _ => None,
            };
            let (statement, named, backed) = own.read(need, target, inputs);
            own.all.push(statement);
            own.named_by.push(named);
            own.backed_by.push(backed);
        }
        own.in_order = own.all.len() as u32;
        let (targets, numbers) = Targets::of(asked, inputs);
        for (i, n) in by_occupation {
            own.all[i as usize].aim(numbers[n as usize]);
        }
        own.heard_from = vec![0; inputs.municipalities.len()];
        own.by_target = vec![Vec::new(); targets.len()];
        for i in 0..own.all.len() as u32 {
            own.count_in(i);
        }
        own.settle(inputs);
        (own, targets)
    }

    /// The number of a need.
    pub fn find(&self, id: &NeedId) -> Option<u32> {
        let (in_order, later) = self.all.split_at(self.in_order as usize);
        if let Ok(i) = in_order.binary_search_by(|s| s.id.cmp(id)) {
            return Some(i as u32);
        }
        let i = later.iter().position(|s| s.id == *id)?;
        Some(self.in_order + i as u32)
    }

    /// The statements on a target, in the order of ids.
    pub fn on(&self, target: TargetIdx) -> impl Iterator<Item = &Statement> {
        let numbers = self.by_target[target as usize].iter();
        numbers.map(|i| &self.all[*i as usize])
    }

    /// Which of two needs comes first by its id.
    pub fn order(&self, a: u32, b: u32) -> Ordering {
        if a < self.in_order && b < self.in_order {
            a.cmp(&b)
        } else {
            self.all[a as usize].id.cmp(&self.all[b as usize].id)
        }
    }

    /// The needs that are no statements for a reason, in the order of ids.
    pub fn without(&self, why: NoStatement) -> Vec<u32> {
        if self.others[why as usize] == 0 {
            return Vec::new();
        }
        self.those(&|s| s.why_not == Some(why))
    }

    /// Those of all needs, in the order of ids.
    pub fn those(&self, are_meant: &dyn Fn(&Statement) -> bool) -> Vec<u32> {
        let all = (0..).zip(&self.all);
        let mut found: Vec<u32> = all.filter(|(_, s)| are_meant(s)).map(|(i, _)| i).collect();
        if self.all.len() > self.in_order as usize {
            put_in_order(&mut found, |a, b| self.order(*a, *b));
        }
        found
    }

    /// What a need states, with the numbers of the enterprise and the evidence that it names.
    pub fn read(
        &mut self,
        need: &Need,
        target: Option<TargetIdx>,
        inputs: &Inputs,
    ) -> (Statement, u32, u32) {
        let named = need.enterprise.as_ref();
        let named = named.map_or(NONE, |id| self.enterprises.number(id));
        let backed = need.evidence.as_ref();
        let backed = backed.map_or(NONE, |id| self.evidence.number(id, inputs));
        let weight = self.evidence.weight(backed);
        let weight = weight.unwrap_or_else(|| weigh(None, inputs));
        let speaker = self.enterprises.speaker(named);
        (
            statement(need, target, speaker, weight, inputs),
            named,
            backed,
        )
    }

    /// Counts all of them anew, from the numbers that are kept: for another target year, or with other
    /// settings of how evidence weighs. The region's records must be those that were read.
    pub fn count_again(&mut self, inputs: &Inputs) {
        self.evidence.weigh_again(inputs);
        let without = weigh(None, inputs);
        self.heard_from.fill(0);
        for (s, backed) in self.all.iter_mut().zip(&self.backed_by) {
            s.count(self.evidence.weight(*backed).unwrap_or(without), inputs);
            if s.is_heard() {
                self.heard_from[s.municipality as usize] += 1;
            }
        }
        self.settle(inputs);
    }

    /// Which statements count in place of others, and by what groups are reduced.
    fn settle(&mut self, inputs: &Inputs) {
        self.reductions.clear();
        self.supersede_all(inputs.target_year);
        for target in 0..self.by_target.len() as TargetIdx {
            self.reduce_groups(target, inputs, &mut Vec::new());
        }
    }

    /// Adds a need to what is counted of all.
    pub fn count_in(&mut self, i: u32) {
        let s = &self.all[i as usize];
        self.with_difficulty += u32::from(s.difficulty.is_some());
        if s.is_heard() {
            self.heard_from[s.municipality as usize] += 1;
        }
        if let Some(why) = s.why_not {
            self.others[why as usize] += 1;
            return;
        }
        let list = &self.by_target[s.target as usize];
        let at = match list.last() {
            Some(last) if self.order(*last, i).is_gt() => {
                list.partition_point(|other| self.order(*other, i).is_lt())
            }
            _ => list.len(),
        };
        let target = s.target as usize;
        self.by_target[target].insert(at, i);
    }

    /// Takes a need out of what is counted of all.
    pub fn count_out(&mut self, i: u32) {
        let s = &self.all[i as usize];
        self.with_difficulty -= u32::from(s.difficulty.is_some());
        if s.is_heard() {
            self.heard_from[s.municipality as usize] -= 1;
        }
        if let Some(why) = s.why_not {
            self.others[why as usize] -= 1;
            return;
        }
        self.by_target[s.target as usize].retain(|other| *other != i);
        self.reductions.remove(&i);
    }
}
